"""The curve of gains: how much of what is looked for the best ranked hold."""

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MultipleLocator

from tradewind.files.report.charts.drawing import chart
from tradewind.files.report.charts.interface import Chart, Table
from tradewind.files.report.charts.ranking_lines import draw_intervals, draw_lines, mark
from tradewind.files.report.numbers import estimated, share
from tradewind.measuring.proof import WORKED_SHARES, RankingProof
from tradewind.measuring.question_words import QuestionWords

BEST = WORKED_SHARES[0]


def gains(rankings: tuple[RankingProof, ...], words: QuestionWords) -> Chart | None:
    """Draw the share captured against the share worked; None where there is no curve."""
    if not rankings or len(rankings[0].gains.x) < 2:
        return None
    return chart(
        "gains",
        lambda axes: _draw(axes, rankings),
        title=f"Share of {words.successes} found, by share worked",
        caption=_finding(rankings, words),
        table=_table(rankings, words),
        height=310,
        margins=(46, 12, 40, 8),
    )


def _draw(axes: Axes, rankings: tuple[RankingProof, ...]) -> None:
    tested = rankings[0]
    draw_lines(axes, [(one, one.gains) for one in rankings], legend_at="lower right")
    axes.set_ylim(0, 1.01)
    axes.yaxis.set_major_locator(MultipleLocator(0.2))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: share(round(value, 4))))
    draw_intervals(axes, [(x, one.value, one.low, one.high) for x, one in tested.capture.items()])
    for x, one in tested.capture.items():
        mark(axes, x, one.high or one.value, f"{one.value:.0%}")


def _finding(rankings: tuple[RankingProof, ...], words: QuestionWords) -> str:
    tested = rankings[0]
    captured = tested.capture[BEST]
    return (
        f"The best {share(BEST)} by {tested.name} hold {estimated(captured, share)} of all "
        f"{words.successes}; at random it would be {share(BEST)}."
    )


def _table(rankings: tuple[RankingProof, ...], words: QuestionWords) -> Table:
    return Table(
        f"Share of all {words.successes} among the best",
        ("ranking", *(f"best {share(one)}" for one in WORKED_SHARES)),
        tuple(
            (one.name, *(estimated(one.capture.get(worked), share) for worked in WORKED_SHARES))
            for one in rankings
        ),
    )
