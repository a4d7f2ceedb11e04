"""How a component's events wear away: in words, as a curve, in numbers, and for programs."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table as Grid
from rich.text import Text

from tradewind.cli.rendering.decay_chart import Scale, Signs, chart
from tradewind.cli.rendering.words import number_words
from tradewind.cli.terminal import visible
from tradewind.scorecard.decay import AnyDecay
from tradewind.scorecard.decay_kinds import HalfLife, Linear, Steps, Window
from tradewind.workflows.decay import DecayCurve
from tradewind.workflows.results.readable_days import regular_days

if TYPE_CHECKING:
    import pyarrow as pa


def decay_view(curve: DecayCurve, *, width: int, signs: Signs) -> Group:
    """Lay out the words, the curve and the numbers on so many columns."""
    drawn = chart(curve.component.share_at, _scale(curve), width=width, signs=signs)
    title = Text.assemble(
        (visible(curve.label), "bold"), (f"  in {visible(curve.scorecard)}", "dim")
    )
    return Group(title, Text(" ".join(_sentences(curve))), Text(), drawn, Text(), _numbers(curve))


def decay_table(curve: DecayCurve) -> "pa.Table":
    """Give one row per day of age, from 0 on: age_days, share (0–1), points (null by a curve)."""
    import pyarrow as pa

    return pa.table(
        {
            "age_days": pa.array([int(one.age_days) for one in curve.daily], pa.int64()),
            "share": pa.array([one.share for one in curve.daily], pa.float64()),
            "points": pa.array(
                [None if one.points is None else float(one.points) for one in curve.daily],
                pa.float64(),
            ),
        }
    )


def _scale(curve: DecayCurve) -> Scale:
    each, ticks = curve.component.each, regular_days(curve.days)
    if each is None:
        return Scale("100%", "50%", "0%", curve.days, ticks)
    top, middle = number_words(each), number_words(each / 2)
    return Scale(top, middle, "0", curve.days, ticks, hangs=each < 0)


def _sentences(curve: DecayCurve) -> Iterator[str]:
    one = curve.component
    counted = {"people": "person", "days": "day"}.get(one.count, one.singular)
    given = "counts as 1" if one.each is None else f"gives {number_words(one.each)}"
    yield f"One {counted} {given} at first."
    yield f"{_wearing(one.decay)}."
    if one.window_days is not None:
        yield f"Beyond the window of {_days(one.window_days)} it does not count."


def _wearing(decay: AnyDecay | None) -> str:
    match decay:
        case HalfLife(half_life_days):
            return f"Half of what is left goes every {_days(half_life_days)}"
        case Linear(lifespan_days):
            return f"It falls evenly, to nothing after {_days(lifespan_days)}"
        case Steps():
            return f"It falls in steps, to nothing after {_days(decay.lifespan_days)}"
        case Window(days):
            return f"All of it counts for {_days(days)}, and nothing after"
        case None:
            return "It does not wear away"


def _days(days: float) -> str:
    return f"{number_words(days)} {'day' if days == 1 else 'days'}"


def _numbers(curve: DecayCurve) -> Grid:
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    has_points = curve.component.each is not None
    for title in ("day", "left", *(["points"] if has_points else [])):
        grid.add_column(title, justify="right", no_wrap=True)
    grid.add_column("", style="dim")
    for one in curve.readable:
        points = [number_words(one.points)] if one.points is not None else []
        left = f"{number_words(100 * one.share)}%"
        grid.add_row(number_words(one.age_days), left, *points, one.note)
    return grid
