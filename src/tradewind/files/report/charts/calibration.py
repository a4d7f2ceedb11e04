"""The chart of calibration: what was expected against what was seen."""

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from tradewind.files.report.charts.drawing import ROUND_STEPS, SMALL, chart
from tradewind.files.report.charts.interface import Chart, Table
from tradewind.files.report.charts.palette import COLOURS
from tradewind.files.report.numbers import estimated, fine, share, whole
from tradewind.files.report.words import capitalized
from tradewind.measuring.proof import Calibration
from tradewind.measuring.question_words import QuestionWords


def calibrated(calibration: Calibration | None, words: QuestionWords) -> Chart | None:
    """Draw the seen share against the expected one; None where it was not measured."""
    if calibration is None or not calibration.rows:
        return None
    measured = calibration
    return chart(
        "calibration",
        lambda axes: _draw(axes, measured),
        title=f"{capitalized(words.share)}: expected and seen",
        caption=_finding(measured, words),
        table=_table(measured, words),
        height=310,
        margins=(52, 14, 40, 8),
    )


def _draw(axes: Axes, calibration: Calibration) -> None:
    rows = calibration.rows
    ends = [max(row.expected, row.seen.value, row.seen.high or 0.0) for row in rows]
    end = min(1.05 * max(ends), 1.03) or 1.0
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(5, steps=ROUND_STEPS))
        axis.set_major_formatter(FuncFormatter(lambda value, _: share(round(value, 6))))
    axes.set_xlim(0, end)
    axes.set_ylim(0, end)
    axes.grid(visible=True)
    axes.set_xlabel("expected", loc="left", labelpad=4)
    axes.text(
        0.02, 0.97, "seen", transform=axes.transAxes, va="top", size=SMALL, color=COLOURS["muted"]
    )
    axes.plot([0, end], [0, end], color=COLOURS["muted"], linewidth=1, linestyle=(0, (3, 2)))
    axes.text(0.62 * end, 0.57 * end, "as expected", va="top", size=SMALL, color=COLOURS["muted"])
    axes.plot(
        [row.expected for row in rows],
        [row.seen.value for row in rows],
        "o",
        color=COLOURS["tested"],
        markersize=8,
    )
    for row in rows:
        low = row.seen.value if row.seen.low is None else row.seen.low
        high = row.seen.value if row.seen.high is None else row.seen.high
        axes.plot([row.expected] * 2, [low, high], color=COLOURS["tested"], linewidth=1.6)
        axes.plot([row.expected] * 2, [low, high], "_", color=COLOURS["tested"], markersize=8)


def _finding(calibration: Calibration, words: QuestionWords) -> str:
    return (
        f"{whole(calibration.expected)} {words.successes} were expected and "
        f"{whole(calibration.seen)} seen; the Brier score is {fine(calibration.brier.value)}, and "
        f"{fine(calibration.brier_of_rate.value)} for one who expects the same of everybody."
    )


def _table(calibration: Calibration, words: QuestionWords) -> Table:
    return Table(
        "Expected and seen",
        ("group", words.rows, "expected", "seen"),
        tuple(
            (row.name, whole(row.seen.n), share(row.expected), estimated(row.seen, share))
            for row in calibration.rows
        ),
        f"Brier score {estimated(calibration.brier, fine)}; of the same share for everybody "
        f"{estimated(calibration.brier_of_rate, fine)}; smaller is better.",
    )
