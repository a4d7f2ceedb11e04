"""The curve of lift: how many times as often it happens among the best ranked as among all."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from tradewind.files.report.charts.drawing import ROUND_STEPS, chart
from tradewind.files.report.charts.interface import Chart, Table
from tradewind.files.report.charts.ranking_lines import draw_intervals, draw_lines, mark
from tradewind.files.report.numbers import estimated, share
from tradewind.measuring.proof import WORKED_SHARES, Curve, RankingProof
from tradewind.measuring.question_words import QuestionWords
from tradewind.measuring.ratios import times_written

BEST = WORKED_SHARES[0]
_LEAST_WORKED = 0.05
"""Share worked from which the curve is drawn; before it, few rows make it jump."""

_STEEP = 1.5
"""Lift of the best from which the curves leave the upper corner free; else it is the lower."""


def lift(rankings: tuple[RankingProof, ...], words: QuestionWords) -> Chart | None:
    """Draw the lift against the share worked; None where there is no curve."""
    if not rankings or len(rankings[0].gains.x) < 2:
        return None
    return chart(
        "lift",
        lambda axes: _draw(axes, rankings),
        title=f"Lift: {words.successes} among the best, against all",
        caption=_finding(rankings),
        table=_table(rankings),
        height=310,
        margins=(30, 12, 40, 8),
    )


def _draw(axes: Axes, rankings: tuple[RankingProof, ...]) -> None:
    tested = rankings[0]
    curves = [(one, _lifts(one.gains)) for one in rankings]
    is_steep = tested.lift[BEST].value > _STEEP
    draw_lines(axes, curves, legend_at="upper right" if is_steep else "lower right")
    drawn = max(max(curve.y) for _, curve in curves)
    axes.set_ylim(0, 1.12 * max(drawn, *(one.high or 0.0 for one in tested.lift.values())))
    axes.yaxis.set_major_locator(MaxNLocator(6, steps=ROUND_STEPS))
    draw_intervals(axes, [(x, one.value, one.low, one.high) for x, one in tested.lift.items()])
    for x, one in tested.lift.items():
        mark(axes, x, one.high or one.value, f"{one.value:.1f}×")


def _lifts(gains: Curve) -> Curve:
    worked = np.linspace(_LEAST_WORKED, 1.0, 96)
    lifts = np.interp(worked, gains.x, gains.y) / worked
    return Curve(tuple(worked.tolist()), tuple(lifts.tolist()))


def _finding(rankings: tuple[RankingProof, ...]) -> str:
    best = rankings[0].lift[BEST]
    return (
        f"Among the best {share(BEST)} it happened {estimated(best, times_written)} times as often "
        "as among all; 1 is no better than any order."
    )


def _table(rankings: tuple[RankingProof, ...]) -> Table:
    return Table(
        "Lift among the best",
        ("ranking", *(f"best {share(one)}" for one in WORKED_SHARES)),
        tuple(
            (
                one.name,
                *(estimated(one.lift.get(worked), times_written) for worked in WORKED_SHARES),
            )
            for one in rankings
        ),
    )
