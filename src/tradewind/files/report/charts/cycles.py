"""The curves of the sales cycle: the share of deals still open, by days since their opening."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

from tradewind.files.report.charts.drawing import TEXT, chart
from tradewind.files.report.charts.interface import Chart, Table, label
from tradewind.files.report.charts.palette import DASHES, tier_colour
from tradewind.files.report.numbers import days, estimated, whole
from tradewind.measuring.proof import ALL, Curve, Cycles

"""The group of all deals, which comes first."""

_CLOSED_ENOUGH = 0.05
"""Share still open at which the drawing of a curve ends; a few old deals would squeeze it."""

_MOST_POINTS = 240
"""Points of one curve; more cannot be told apart at the width of the chart."""

_GAP = 0.068
"""Least distance between two names beside the curves, in shares of the axis."""


_TOP = 1.01
"""Upper end of the axis, so that a line at 100% is drawn whole."""


def cycle_curves(cycles: tuple[Cycles, ...]) -> Chart | None:
    """Draw a Kaplan–Meier curve with its interval for each tier, or for all deals without tiers.

    Returns:
        The chart; None where no curve has two points.
    """
    drawable = [one for one in cycles if len(one.still_open.x) > 1]
    shown = [one for one in drawable if one.name != ALL] or drawable
    if not shown:
        return None
    return chart(
        "cycles",
        lambda axes: _draw(axes, shown),
        title="Deals still open, by days since opening",
        caption=_finding(shown),
        table=cycles_table(cycles, by="tier"),
        height=310,
        margins=(46, 84, 40, 10),
    )


def _draw(axes: Axes, shown: Sequence[Cycles]) -> None:
    end = max(_end(one.still_open) for one in shown)
    axes.set_xlim(0, end)
    axes.set_ylim(0, _TOP)
    axes.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    axes.yaxis.set_major_locator(MultipleLocator(0.25))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: whole(value)))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.0%}"))
    axes.grid(visible=True)
    axes.set_xlabel("days since the deal was opened", loc="left", labelpad=4)
    heights = []
    for position, one in enumerate(shown):
        curve = _until(one.still_open, end)
        _draw_curve(axes, curve, tier_colour(position), position)
        heights.append(curve.y[-1] / _TOP)
    for position, (one, at) in enumerate(zip(shown, spread(heights), strict=True)):
        _name(axes, one.name, at, heights[position], tier_colour(position))


def _draw_curve(axes: Axes, curve: Curve, colour: str, position: int) -> None:
    if curve.low is not None and curve.high is not None:
        axes.fill_between(
            curve.x, curve.low, curve.high, step="post", color=colour, alpha=0.14, linewidth=0
        )
    axes.plot(
        curve.x,
        curve.y,
        drawstyle="steps-post",
        color=colour,
        linewidth=2,
        linestyle=DASHES[position % len(DASHES)],
    )


def _name(axes: Axes, name: str, at: float, height: float, colour: str) -> None:
    inside = axes.transAxes
    axes.plot(
        [1.005, 1.05],
        [height, at],
        transform=inside,
        color=colour,
        linewidth=1,
        clip_on=False,
    )
    axes.text(
        1.06,
        at,
        label(name, most=11),
        transform=inside,
        va="center",
        color=colour,
        size=TEXT,
        weight=700,
    )


def _end(curve: Curve) -> float:
    reached = (x for x, y in zip(curve.x, curve.y, strict=True) if y <= _CLOSED_ENOUGH)
    return max(next(reached, curve.x[-1]), 1.0)


def _until(curve: Curve, end: float) -> Curve:
    """Keep the points that are drawn; the last one before `end` goes on to it."""
    count = max(sum(x <= end for x in curve.x), 1)
    step = -(-count // _MOST_POINTS)
    kept = sorted({*range(0, count, step), count - 1})

    def chosen(values: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(values[at] for at in kept)

    return Curve(
        chosen(curve.x),
        chosen(curve.y),
        None if curve.low is None else chosen(curve.low),
        None if curve.high is None else chosen(curve.high),
    )


def spread(heights: Sequence[float], *, gap: float = _GAP) -> list[float]:
    """Move names apart so that none covers another, in the order of their curves.

    Examples:
        >>> [round(one, 2) for one in spread([0.5, 0.02, 0.0], gap=0.1)]
        [0.5, 0.1, 0.0]
    """
    order = sorted(range(len(heights)), key=lambda one: (heights[one], -one))
    placed = list(heights)
    lowest = 0.0
    for one in order:
        placed[one] = max(heights[one], lowest)
        lowest = placed[one] + gap
    return placed


def _finding(shown: Sequence[Cycles]) -> str:
    known = [one for one in shown if one.median is not None]
    if not known:
        return "No curve falls to half, so no median can be told."
    first, last = known[0], known[-1]
    said = f"Half of the deals of {first.name} close within {estimated(first.median, days)}"
    if last is not first:
        said += f", of {last.name} within {estimated(last.median, days)}"
    return f"{said}; a deal still open counts as open."


def cycles_table(cycles: tuple[Cycles, ...], *, by: str) -> Table:
    """Give all cycle lengths as a table.

    Args:
        cycles: The groups.
        by: What the groups are: `tier` or `score`.
    """
    return Table(
        f"Sales cycle by {by}",
        (by, "closed deals", "open deals", "median", "median of won", "median of lost"),
        tuple(
            (
                one.name,
                whole(one.closed),
                whole(one.open),
                _median(one),
                estimated(one.won_median, days),
                estimated(one.lost_median, days),
            )
            for one in cycles
        ),
    )


def _median(cycles: Cycles) -> str:
    is_unreached = cycles.median is None and cycles.closed + cycles.open > 0
    return "not reached" if is_unreached else estimated(cycles.median, days)
