"""Words and phrases that job titles are read by, and where they stand in a title."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

LETTERS = "0-9A-Za-zÀ-ſ"
"""What words are made of, as a regular expression's class has it; all else parts words."""
REST = ("…", "...")
"""How a phrase ends after which the rest of a title is about somebody else."""
MANY = "*"
"""Stands for any letters at the start or the end of a word, as in `*leiter`."""
_WORD = re.compile(f"[{LETTERS}]+")
_ENDINGS = re.compile(r"\(([^()]*)\)")
_PHRASE_WORD = re.compile(f"[*]?[{LETTERS}]+[*]?")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One or several words that stand next to each other.

    Attributes:
        words: The words in small letters, with `*` where any letters may stand.
        has_rest: Whether the rest of the title is about somebody else, as after `assistant to …`.
    """

    words: tuple[str, ...]
    has_rest: bool = False

    def __str__(self) -> str:
        return " ".join((*self.words, *(REST[:1] if self.has_rest else ())))

    def stands_at(self, place: int, title: Sequence[str | None]) -> bool:
        """Tell whether the phrase begins at this word of a title."""
        end = place + len(self.words)
        if end > len(title) or (self.has_rest and end == len(title)):
            return False
        return all(map(_fits, title[place:end], self.words))

    def stands_in(self, title: Sequence[str | None]) -> bool:
        """Tell whether the phrase stands anywhere in a title."""
        return any(self.stands_at(place, title) for place in range(len(title)))

    def holds(self, other: "Phrase") -> bool:
        """Tell whether the other phrase may stand inside this one, which says more.

        Of two phrases of one word the one with more letters says more.

        Examples:
            >>> Phrase(("vice", "president")).holds(Phrase(("president",)))
            True
            >>> Phrase(("projektleiter",)).holds(Phrase(("*leiter",)))
            True
        """
        size, own_size = len(other.words), len(self.words)
        if own_size == size and self._letters <= other._letters:
            return False
        starts = range(own_size - size + 1)
        return any(all(map(_meet, self.words[at : at + size], other.words)) for at in starts)

    @property
    def _letters(self) -> int:
        return sum(len(word.strip(MANY)) for word in self.words)


def phrases(written: str) -> tuple[Phrase, ...]:
    """Read what people write for one or several phrases: in brackets stand endings.

    Raises:
        ValueError: It has no word.

    Examples:
        >>> [str(one) for one in phrases("Projektleiter(in)")]
        ['projektleiter', 'projektleiterin']
        >>> [str(one) for one in phrases("Angestellte(r|n)")]
        ['angestellte', 'angestellter', 'angestellten']
        >>> phrases("assistant to …")
        (Phrase(words=('assistant', 'to'), has_rest=True),)
    """
    parts = _ENDINGS.split(written.lower())
    choices = [("", *part.split("|")) if at % 2 else (part,) for at, part in enumerate(parts)]
    return tuple(_phrase("".join(chosen), written) for chosen in product(*choices))


def _phrase(text: str, written: str) -> Phrase:
    words = tuple(_PHRASE_WORD.findall(text))
    if not words:
        raise ValueError(f'"{written}" has no word; write one such as `director`')
    return Phrase(words, text.rstrip().endswith(REST))


def words_of(title: str) -> tuple[str, ...]:
    """Give the words of a title, as they are written.

    Examples:
        >>> words_of("Vice-President, Sales (EMEA)")
        ('Vice', 'President', 'Sales', 'EMEA')
    """
    return tuple(_WORD.findall(title))


def without(phrases: Iterable[Phrase], title: Sequence[str]) -> tuple[str | None, ...]:
    """Give the words of a title that none of the phrases takes up, with None in the gaps.

    The phrases are looked for from left to right, the longest first.
    """
    longest = longest_first(phrases)
    kept: list[str | None] = []
    place = 0
    while place < len(title):
        found = next((one for one in longest if one.stands_at(place, title)), None)
        kept.append(title[place] if found is None else None)
        place += 1 if found is None else len(found.words)
    return tuple(kept)


def holders(phrases: Iterable[Phrase], held: Iterable[Phrase]) -> Iterator[Phrase]:
    """Go through those phrases that hold any of the others."""
    exact, loose = set[tuple[str, ...]](), list[Phrase]()
    for one in held:
        if any(MANY in word for word in one.words):
            loose.append(one)
        else:
            exact.add(one.words)
    for phrase in phrases:
        words = phrase.words
        inner = (words[start:end] for start, end in combinations(range(len(words) + 1), 2))
        is_shorter = (part in exact and part != words for part in inner)
        if any(is_shorter) or any(phrase.holds(one) for one in loose):
            yield phrase


def longest_first(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Order phrases by their words, then by their letters, the longest first."""
    return sorted(phrases, key=lambda one: (-len(one.words), -len(str(one)), str(one)))


def word_pattern(word: str) -> str:
    """Give the regular expression of a word of a phrase, for texts in small letters.

    An accent may be missing in the title, and ä, ö, ü may be written ae, oe, ue.

    Examples:
        >>> word_pattern("*führer"), word_pattern("gérant")
        ('[0-9A-Za-zÀ-ſ]*f[uüÜ]e?hrer', 'g[eéÉ]rant')
    """
    return "".join(map(_letter, word))


def _letter(letter: str) -> str:
    if letter == MANY:
        return f"[{LETTERS}]*"
    if letter.isascii():
        return letter
    if letter in _WRITTEN_OUT:
        return f"({letter}|{_WRITTEN_OUT[letter]})"
    plain = unicodedata.normalize("NFD", letter)[0]
    forms = dict.fromkeys((plain, letter, letter.upper()))
    return f"[{''.join(forms)}]{'e?' if letter in 'äöü' else ''}"


_WRITTEN_OUT = {"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l"}
"""Letters that stand for others without being those letters with an accent."""


def _meet(one: str, other: str) -> bool:
    """Tell whether whatever fits the one may fit the other, stars at the same end."""
    fixed, wanted = one.strip(MANY), other.strip(MANY)
    match other[0] == MANY, other[-1] == MANY:
        case True, True:
            return wanted in fixed
        case True, False:
            return one[-1] != MANY and fixed.endswith(wanted)
        case False, True:
            return one[0] != MANY and fixed.startswith(wanted)
    return one == other


def _fits(word: str | None, wanted: str) -> bool:
    return word is not None and _pattern(wanted).fullmatch(word) is not None


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(word_pattern(word), re.IGNORECASE)
