"""Words for titles that contradict each other."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from tradewind.problems import Path, PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.title_phrases import Phrase
from tradewind.scorecard.title_words import built_in
from tradewind.scorecard.titles import RoleRule, TitleWords

TWO_MEANINGS = "TW280"
"""The same words of titles tell two levels or two functions, or are ignored as well."""
NO_SUCH_FUNCTION = "TW281"
"""A rule of roles names a function for which there are no words."""


def contradicting_titles(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """A phrase tells one level and one function, and roles are of functions that there are."""
    if card.titles is not None:
        yield from contradictions(card.titles, at, inside=("titles",))


def contradictions(words: TitleWords, at: PlaceMap, *, inside: Path = ()) -> Iterator[Problem]:
    """Find what contradicts itself in words for titles.

    Args:
        words: Words of the right shape.
        at: The places of their file.
        inside: Where in the file the words stand.
    """
    for section in (words.seniority, words.functions):
        name = "functions" if section is words.functions else "seniority"
        yield from _two_meanings(section, words.ignore, at, (*inside, name))
    below = built_in().functions if words.extends == "built-in" else {}
    known = [*words.functions, *(name for name in below if name not in words.functions)]
    for place, rule in enumerate(words.roles):
        yield from _unknown_functions(rule, known, at, (*inside, "roles", place))


def _two_meanings(
    section: Mapping[Any, Sequence[Phrase]], ignored: Sequence[Phrase], at: PlaceMap, start: Path
) -> Iterator[Problem]:
    claimed = dict.fromkeys(ignored, "ignore")
    for told, phrases in section.items():
        for phrase in phrases:
            other = claimed.setdefault(phrase, told)
            if other != told:
                what = f'"{phrase}" stands below `{told}` and below `{other}`.'
                fix = f'Take "{phrase}" out of one of them.'
                yield Problem(TWO_MEANINGS, at.at(*start, told), what, fix)


def _unknown_functions(
    rule: RoleRule, known: Sequence[str], at: PlaceMap, start: Path
) -> Iterator[Problem]:
    for position, name in enumerate(rule.functions):
        if name not in known:
            near = get_close_matches(name, known, n=1)
            fix = f'Write "{near[0]}".' if near else f"Write one of {', '.join(known)}."
            what = f'There are no words for the function "{name}".'
            place = at.at(*start, "functions", position)
            yield Problem(NO_SUCH_FUNCTION, place, what, fix)
