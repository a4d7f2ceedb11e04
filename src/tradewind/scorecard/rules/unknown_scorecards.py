"""A scorecard may use only scorecards that are there."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.rules.interface import any_of
from tradewind.scorecard.used_scorecards import ScorecardUse, scorecard_uses

CODE = "TW261"


def unknown_scorecards(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Whatever scorecard is used stands below `scorecards:` or is a file of the project."""
    there = sorted(card.scorecards or {})
    for use in scorecard_uses(card):
        if use.name not in there:
            near = get_close_matches(use.name, there, n=1)
            yield unknown_scorecard(use, at, near[0] if near else None, there)


def unknown_scorecard(
    use: ScorecardUse, at: PlaceMap, nearest: str | None, known: Sequence[str]
) -> Problem:
    """Say that a scorecard that is used is not there.

    Args:
        use: Where it is used.
        at: The places of the scorecard that uses it.
        nearest: The name that is likely to be meant; None where none is near.
        known: All names that could be meant.
    """
    fix = f'Write "{nearest}".' if nearest else "Write a scorecard of that name to scorecards/."
    if nearest is None and known:
        fix = f"Name {any_of(known)}, or write a scorecard of that name to scorecards/."
    return Problem(CODE, at.at(*use.path), f'There is no scorecard "{use.name}".', fix)
