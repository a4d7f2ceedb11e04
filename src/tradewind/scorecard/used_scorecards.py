"""Which other scorecards a scorecard uses, and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tradewind.problems import Path
from tradewind.scorecard.account_columns import ScoreOfAccount, TierOfAccount, asked_of_account
from tradewind.scorecard.card import Scorecard, Scores


@dataclass(frozen=True, slots=True)
class ScorecardUse:
    """One place where a scorecard uses another.

    Attributes:
        path: Where in the file.
        name: The name of the other.
        wants: What the other must score to be of use there.
    """

    path: Path
    name: str
    wants: Scores


def scorecard_uses(card: Scorecard) -> Iterator[ScorecardUse]:
    """Go through all places where a scorecard uses another one."""
    if card.scores == "people":
        for path, use in card.column_uses():
            asked = asked_of_account(use.column)
            if isinstance(asked, ScoreOfAccount | TierOfAccount):
                yield ScorecardUse(path, asked.scorecard, "accounts")
    for placed in card.placed():
        for name in placed.component.scorecards_used:
            yield ScorecardUse((*placed.path, placed.component.kind), name, "people")


def used_scorecards(card: Scorecard) -> tuple[str, ...]:
    """Give the names of the scorecards that it uses itself, each once, in order."""
    return tuple(dict.fromkeys(use.name for use in scorecard_uses(card)))


def all_used(card: Scorecard, others: Mapping[str, Scorecard]) -> tuple[str, ...]:
    """Give the names of all scorecards that it uses, itself or through others, each once.

    One that is used comes before those that use it. What is not among the others is left out.
    """
    found: dict[str, None] = {}
    _collect(card, others, found, frozenset())
    return tuple(found)


def _collect(
    card: Scorecard, others: Mapping[str, Scorecard], found: dict[str, None], around: frozenset[str]
) -> None:
    for name in used_scorecards(card):
        if name in others and name not in found and name not in around:
            _collect(others[name], others, found, around | {name})
            found[name] = None


def cycle(card: Scorecard, others: Mapping[str, Scorecard]) -> tuple[str, ...] | None:
    """Give the names along which a scorecard uses itself, the first one last again; else None."""
    return _cycle(card, others, (card.name,))


def _cycle(
    card: Scorecard, others: Mapping[str, Scorecard], way: tuple[str, ...]
) -> tuple[str, ...] | None:
    for name in used_scorecards(card):
        if name in way:
            return (*way[way.index(name) :], name)
        if name in others and (found := _cycle(others[name], others, (*way, name))):
            return found
    return None
