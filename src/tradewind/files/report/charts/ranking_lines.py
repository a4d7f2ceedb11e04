"""Lines of rankings, which the curves of gains and of lift draw alike."""

from collections.abc import Sequence
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MultipleLocator

from tradewind.files.report.charts.drawing import SMALL
from tradewind.files.report.charts.interface import label
from tradewind.files.report.charts.palette import COLOURS, DASHES, ranking_roles
from tradewind.files.report.numbers import share
from tradewind.measuring.baseline_names import RANDOM
from tradewind.measuring.proof import Curve, RankingProof

Corner = Literal["lower right", "upper right"]


def draw_lines(
    axes: Axes, lines: Sequence[tuple[RankingProof, Curve]], *, legend_at: Corner
) -> None:
    """Draw one line for each ranking, the tested one on top.

    Args:
        axes: Where to draw.
        lines: The rankings with their curves over the share worked, the tested one first.
        legend_at: The corner that the lines leave free.
    """
    roles = ranking_roles(tuple(ranking for ranking, _ in lines))
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_locator(MultipleLocator(0.2))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: share(round(value, 4))))
    axes.grid(visible=True)
    axes.set_xlabel("share worked, best first", loc="left", labelpad=4)
    for position, (ranking, curve) in enumerate(lines):
        is_tested, is_random = position == 0, ranking.name == RANDOM
        axes.plot(
            curve.x,
            curve.y,
            color=COLOURS[roles[ranking.name]],
            linestyle=(0, (1, 2)) if is_random else DASHES[position % len(DASHES)],
            linewidth=2.6 if is_tested else 1.5,
            zorder=10 if is_tested else 5,
            label=label(ranking.name, most=26),
        )
    axes.legend(loc=legend_at, handlelength=2.8, labelspacing=0.35, borderaxespad=0.1)


def draw_intervals(
    axes: Axes, points: Sequence[tuple[float, float, float | None, float | None]]
) -> None:
    """Draw points of the tested ranking with their intervals: x, y, low, high."""
    for x, y, low, high in points:
        colour = COLOURS["tested"]
        if low is not None and high is not None:
            axes.plot([x, x], [low, high], color=colour, linewidth=1.6, zorder=11)
            axes.plot([x, x], [low, high], "_", color=colour, markersize=8, zorder=11)
        axes.plot(x, y, "o", color=colour, markersize=6, zorder=12)


def mark(axes: Axes, x: float, y: float, said: str) -> None:
    """Write a number above its point."""
    axes.annotate(
        said,
        (x, y),
        xytext=(0, 6),
        textcoords="offset points",
        ha="center",
        size=SMALL,
        weight=700,
        color=COLOURS["tested"],
        zorder=13,
    )
