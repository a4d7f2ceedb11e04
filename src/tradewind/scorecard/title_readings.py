"""What titles may tell of one matter, level or function, and the words that tell it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from tradewind.scorecard.title_phrases import Phrase, holders, without


@dataclass(frozen=True)
class Readings:
    """What titles may tell of one matter, in the order in which it is looked for.

    Attributes:
        words: By what is told, best first, the phrases that tell it.
        ignored: Phrases that tell nothing.
    """

    words: Mapping[str, tuple[Phrase, ...]]
    ignored: tuple[Phrase, ...] = ()

    @cached_property
    def openings(self) -> dict[str, tuple[Phrase, ...]]:
        """The phrases after which a title is about somebody else; they come before all others."""
        return {
            told: found
            for told, phrases in self.words.items()
            if (found := tuple(one for one in phrases if one.has_rest))
        }

    @cached_property
    def plain(self) -> dict[str, tuple[Phrase, ...]]:
        """The other phrases."""
        return {
            told: found
            for told, phrases in self.words.items()
            if (found := tuple(one for one in phrases if not one.has_rest))
        }

    @cached_property
    def longer(self) -> dict[str, tuple[Phrase, ...]]:
        """The phrases of others inside which a phrase stands without telling its own."""
        return {
            told: tuple(holders((*self._others(told), *self.ignored), own))
            for told, own in self.plain.items()
        }

    def _others(self, told: str) -> Iterator[Phrase]:
        for other, own in self.plain.items():
            if other != told:
                yield from own

    def told_by(self, title: tuple[str, ...]) -> str | None:
        """Give what a title tells, or None."""
        for told, found in self.openings.items():
            if any(one.stands_in(title) for one in found):
                return told
        for told, found in self.plain.items():
            left = without(self.longer[told], title)
            if any(one.stands_in(left) for one in found):
                return told
        return None


def joined(
    first: Mapping[Any, tuple[Phrase, ...]],
    then: Mapping[Any, tuple[Phrase, ...]],
    ignored: tuple[tuple[Phrase, ...], tuple[Phrase, ...]],
    *,
    order: Sequence[str] | None = None,
) -> Readings:
    """Join what two files say of one matter; a phrase in both tells what the first one says.

    Args:
        first: The phrases of the first file, by what they tell.
        then: Those of the second.
        ignored: What both ignore.
        order: The order of what is told, best first; None for what only the first file knows
            before all that the second does.
    """
    taken = {*ignored[0], *(one for own in first.values() for one in own)}
    rest = {told: tuple(one for one in own if one not in taken) for told, own in then.items()}
    places = order or (*(told for told in first if told not in then), *then)
    words = {told: (*first.get(told, ()), *rest.get(told, ())) for told in places}
    telling = {one for own in words.values() for one in own}
    return Readings(words, tuple(one for one in chain(*ignored) if one not in telling))
