"""Labels cut by score, held against the scores that can be reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from tradewind.problems import Place, Problem
from tradewind.scorecard.rules.interface import shown
from tradewind.scorecard.rules.reach import Reach

_SLACK = Fraction(1, 1000)
"""More than rounding to four places can add to a score."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A label and the score it begins at, best first; the last one takes what is left."""

    name: str
    lowest_score: Decimal
    place: Place


def problems_of_cuts(code: str, word: str, cuts: list[Cut], reach: Reach) -> Iterator[Problem]:
    """Find labels that nobody can get.

    Args:
        code: The code of the rule.
        word: What is cut, such as "score".
        cuts: The labels, best first.
        reach: The scores that can be reached.
    """
    for cut in cuts[:-1]:
        if cut.lowest_score > reach.highest + _SLACK:
            highest = _rounded(reach.highest)
            what = f'Nobody can reach "{cut.name}": the highest {word} is {highest}.'
            fix = f"Write at most {highest}, or raise the values."
            yield Problem(code, cut.place, what, fix)
    for better, cut in pairwise(cuts):
        if better.lowest_score < reach.lowest - _SLACK:
            lowest = _rounded(reach.lowest)
            what = f'Nobody can get "{cut.name}": the lowest {word} is {lowest}.'
            fix = f'Let "{better.name}" begin above {lowest}, or lower the values.'
            yield Problem(code, cut.place, what, fix, severity="warning")


def _rounded(number: Fraction) -> str:
    return shown(Decimal(round(number * 10_000)).scaleb(-4))
