"""Draw numbers with their intervals, one below the other, each with its name above it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from tradewind.files.report.charts.drawing import ROUND_STEPS, SMALL, TEXT, WIDTH
from tradewind.files.report.charts.interface import label
from tradewind.files.report.charts.palette import COLOURS
from tradewind.files.report.numbers import Write
from tradewind.measuring.estimates import Estimate

HEIGHT = 38.0
"""Height of one row, in the unit of `WIDTH`."""

_BOLD_LETTER, _SMALL_LETTER = 8.2, 6.6
"""About as wide as a letter of the name and of the number is, in the unit of `WIDTH`."""

Mark = Literal["bar", "dot"]


@dataclass(frozen=True, slots=True)
class Row:
    """One number of a chart.

    Attributes:
        name: What it is of.
        said: The number in words, at the end of the row.
        estimate: The number; None where there is nothing to draw.
        role: Role of its colour.
    """

    name: str
    said: str
    estimate: Estimate | None
    role: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line across all rows, to compare them with."""

    at: float
    said: str


def height_of(rows: Sequence[Row], line: Line | None) -> float:
    """Give the height of a chart of these rows, margins included."""
    return HEIGHT * len(rows) + 40 + top_of(line)


def top_of(line: Line | None) -> float:
    """Give the room above the rows."""
    return 24.0 if line is not None else 4.0


def draw_rows(
    axes: Axes, rows: Sequence[Row], *, write: Write, x_label: str, mark: Mark, line: Line | None
) -> None:
    """Draw the rows from top to bottom.

    Args:
        axes: Where to draw.
        rows: The rows.
        write: Writes the numbers of the axis, which name no unit but %.
        x_label: What the axis measures.
        mark: Bars for what starts at nothing, dots for what is compared.
        line: A line to compare the rows with; None for none.
    """
    axes.set_xlim(0, _end(rows, line))
    axes.set_ylim(len(rows) - 0.02, -0.02)
    axes.set_yticks([])
    axes.grid(visible=True, axis="x")
    end = axes.get_xlim()[1]
    ticks = [
        float(f"{at:.12g}")
        for at in MaxNLocator(4, steps=ROUND_STEPS).tick_values(0, end)
        if 0 <= at <= end
    ]
    axes.set_xticks(ticks, [write(at) for at in ticks])
    axes.get_xticklabels()[0].set_horizontalalignment("left")
    axes.set_xlabel(x_label, loc="left", labelpad=4)
    if line is not None:
        _draw_line(axes, line, len(rows))
    for position, row in enumerate(rows):
        _name(axes, row, position)
        if row.estimate is not None:
            _draw(axes, row, row.estimate, position + 0.68, mark)


def _end(rows: Sequence[Row], line: Line | None) -> float:
    shown = [row.estimate for row in rows if row.estimate is not None]
    ends = [max(one.value, one.high or 0.0) for one in shown]
    return 1.03 * max([*ends, line.at if line else 0.0]) or 1.0


def _draw_line(axes: Axes, line: Line, rows: int) -> None:
    """Draw the line beside the bars only, lest it crosses the words above them."""
    starts = [0.46 + position for position in range(rows)]
    ends = [start + 0.46 for start in starts]
    axes.vlines([line.at] * rows, starts, ends, color=COLOURS["muted"], linewidth=1.4, zorder=2)
    at_left = line.at < axes.get_xlim()[1] / 2
    axes.annotate(
        line.said,
        (line.at, 1),
        xycoords=("data", "axes fraction"),
        xytext=(3 if at_left else -3, 8),
        textcoords="offset points",
        ha="left" if at_left else "right",
        size=SMALL,
        color=COLOURS["muted"],
    )


def _name(axes: Axes, row: Row, position: int) -> None:
    at = position + 0.30
    inside = axes.get_yaxis_transform()
    room = WIDTH - 16 - _SMALL_LETTER * len(row.said)
    name = label(row.name, most=max(int(room / _BOLD_LETTER), 8))
    axes.text(0, at, name, transform=inside, size=TEXT, weight=700)
    axes.text(1, at, row.said, transform=inside, size=SMALL, ha="right", color=COLOURS["muted"])


def _draw(axes: Axes, row: Row, estimate: Estimate, at: float, mark: Mark) -> None:
    if mark == "bar":
        axes.barh(at, estimate.value, height=0.34, color=COLOURS[row.role], alpha=0.72)
    low = estimate.value if estimate.low is None else max(estimate.low, 0.0)
    high = axes.get_xlim()[1] if estimate.high is None else estimate.high
    if high > low:
        colour = COLOURS["ink"] if mark == "bar" else COLOURS[row.role]
        axes.plot([low, high], [at, at], color=colour, linewidth=1.6, solid_capstyle="butt")
        ends = [end for end in (estimate.low, estimate.high) if end is not None]
        axes.plot(ends, [at] * len(ends), "|", color=colour, markersize=8, markeredgewidth=1.6)
    if mark == "dot":
        axes.plot(estimate.value, at, "o", color=COLOURS[row.role], markersize=8)
