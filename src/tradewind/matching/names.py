"""Read a company name: the readings a text allows, each as the words that tell companies apart."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tradewind.matching.legal_forms import without_legal_form
from tradewind.matching.places import country_of, last_words_of_countries
from tradewind.matching.words import LONGEST_NAME, MOST_WORDS, plain_words_of, words_of

LIGHT_WORDS = frozenset(
    {
        *("company", "corp", "inc", "ltd", "group", "holding", "holdco", "topco", "bidco"),
        *("enterprise", "partner", "associate", "brother", "ventures", "industry"),
        *("technology", "solution", "service", "system", "online", "com", "net"),
        *("international", "global", "worldwide", "america", "americas", "na", "europe"),
        *("emea", "asia", "pacific", "apac", "the", "of", "de", "di", "du", "del", "der", "des"),
    }
)
"""Words that say what kind of entity a company is or where it is at home, not which company: a
name with and without them is often the same company. In the form that `same_words` gives."""

_BETWEEN = frozenset({"and", "und", "et", "och", "og"})
_BETWEEN_LONG_WORDS = frozenset({"y", "e", "i", "en", "a"})
_ARTICLES = frozenset(("the",))
_LINK_WORDS = _BETWEEN | _BETWEEN_LONG_WORDS | _ARTICLES
_BRACKETS = re.compile(r"[(\[（]([^)\]）]*)[)\]）]?")
_ALSO_KNOWN = re.compile(
    r"\b(?:d/?b/?a|doing business as|t/a|trading as|f/?k/?a|formerly(?: known as)?|a/?k/?a|"
    r"also known as|previously)\b[.:]?",
    re.IGNORECASE,
)
_ALSO_KNOWN_BEGINS = frozenset(
    {"dba", "doing", "trading", "fka", "formerly", "aka", "also", "previously"}
)
"""Words one of which a plain text has where `_ALSO_KNOWN` finds something in it."""
_PLAIN = re.compile(f"[A-Za-z0-9 ,.&+-]{{0,{LONGEST_NAME}}}")
"""Most names: only these signs, and nothing in brackets; read in one step, with the same result."""
_LONG_WORD = 8
"""Letters from which a plural is no other word: "Williams" is not William."""
COUNTRY_MARK = "@"
"""What the word for a country begins with, where it ends a name."""
_SHORT_COUNTRIES = frozenset({"usa", "us", "uk", "uae"})
_BEFORE_A_PLACE = frozenset(
    {"of", "de", "du", "do", "di", "del", "della", "der", "von", "van", "la"}
)
_ALSO_PEOPLE = frozenset({"jordan", "georgia", "chad", "jersey", "niger", "guinea", "israel"})
_NO_COMPANY = frozenset(
    {
        *("freelance", "freelancer", "freiberufler", "autonomo", "independent", "individual"),
        *("self", "self employed", "selfemployed", "selbststandig", "zzp", "home", "me", "myself"),
        *("personal", "privat", "prive", "privatperson", "student", "retired", "unemployed"),
        *("test", "testing", "tests", "asdf", "abc", "xxx", "none", "null", "nil", "unknown"),
        *("tbd", "other", "not applicable", "no company", "my company", "keine", "keine firma"),
        *("na", "nan", "company name", "firma", "name"),
    }
)
"""What people write where they have no company to write."""
_JOINED = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
"""Where a blank was left out, as in "AcmeSystems"; "FedEx" has too few letters for that."""
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ø": "oe", "å": "aa"}
)
MOST_READINGS = 4
"""Readings of one text that are kept."""


def read_name(text: str) -> tuple[tuple[str, ...], ...]:
    """Give the readings of a name, the plainest first, each as its telling words.

    A name after "dba" is a reading of its own; so is a name with its umlauts written out, and one
    with a blank before a capital inside a word. No reading means that the text names nobody.

    Examples:
        >>> read_name("The Smith & Sons Mfg. Co."), read_name("Inc.")
        ((('smith', 'sons', 'manufacturing'),), ())
        >>> read_name("Blue Sky Ltd dba Azure"), read_name("Müller AG")
        ((('blue', 'sky'), ('azure',)), (('muller',), ('mueller',)))
        >>> read_name("AcmeSystems")
        (('acmesystems',), ('acme', 'system'))
    """
    if _PLAIN.fullmatch(text):
        words = plain_words_of(text)
        if (text.istitle() or not _JOINED.search(text)) and _ALSO_KNOWN_BEGINS.isdisjoint(words):
            return (telling,) if (telling := _telling(words)) else ()
    readings: dict[tuple[str, ...], None] = {}
    for part in _parts(text[:400]):
        readings[_telling(words_of(part))] = None
        if _JOINED.search(part):
            readings[_telling(words_of(_JOINED.sub(" ", part)))] = None
        if not part.isascii() and (spelt_out := part.translate(_UMLAUTS)) != part:
            readings[_telling(words_of(spelt_out))] = None
    readings.pop((), None)
    return tuple(readings)[:MOST_READINGS]


def _parts(text: str) -> list[str]:
    """Part a text at "dba", and at brackets that hold the acronym; others hold words of it."""
    parts = [text]
    if "(" in text or "[" in text or "（" in text:
        acronyms = _acronyms_in_brackets(text)
        parts = [_BRACKETS.sub(" ", text), *acronyms] if acronyms else [text]
    if _ALSO_KNOWN.search(text):
        parts = [side for part in parts for side in _ALSO_KNOWN.split(part)]
    return parts


def _acronyms_in_brackets(text: str) -> list[str]:
    first_letters = "".join(word[0] for word in words_of(_BRACKETS.sub(" ", text)))
    bracketed = _BRACKETS.findall(text)
    return [
        inside
        for inside in bracketed
        if len(inside) > 1 and first_letters.startswith("".join(words_of(inside)) or "-")
    ]


def _telling(words: tuple[str, ...]) -> tuple[str, ...]:
    words = without_legal_form(_without_link_words(words))
    if not words or (len(words) <= 2 and " ".join(words) in _NO_COMPANY):
        return ()
    if words[-1] in last_words_of_countries():
        words = _with_country_marked(words)
    same_words = _same_words()
    same = tuple([same_words.get(word) or _singular(word) for word in words[:MOST_WORDS]])
    return same if same[0] == words[0] or len(words) > 1 else words


def _singular(word: str) -> str:
    """Take the plural off a long word; in short ones an s may make another name."""
    if len(word) < _LONG_WORD or word[-1] != "s" or word[-2] in "sui":
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def _with_country_marked(words: tuple[str, ...]) -> tuple[str, ...]:
    """Write a country at the end of a name, as subsidiaries have it, as "@" and its code."""
    for length in (2, 1):
        last = words[-length:]
        if length >= len(words) or words[-length - 1] in _BEFORE_A_PLACE:
            continue
        if len("".join(last)) <= 3 and last[0] not in _SHORT_COUNTRIES:
            continue
        code = None if last[0] in _ALSO_PEOPLE else country_of(" ".join(last))
        if code is not None and code.isupper():
            return (*words[:-length], f"{COUNTRY_MARK}{code.lower()}")
    return words


def _without_link_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop "and", "the" and the like, but for a name that is made of nothing else."""
    if _LINK_WORDS.isdisjoint(words):
        return words
    kept = tuple(word for at, word in enumerate(words) if not _is_link_word(words, at))
    return kept or words


def _is_link_word(words: tuple[str, ...], at: int) -> bool:
    word = words[at]
    if word in _ARTICLES:
        return True
    if at == 0 or at == len(words) - 1:
        return False
    if word in _BETWEEN:
        return True
    return word in _BETWEEN_LONG_WORDS and min(len(words[at - 1]), len(words[at + 1])) > 3


@cache
def _same_words() -> Mapping[str, str]:
    """Give abbreviations, plurals and translations of frequent words, to one of them."""
    listed = files("tradewind.matching").joinpath("same_words.txt").read_text("utf-8")
    rows = [line.split() for line in listed.splitlines() if not line.startswith("#")]
    return {other: row[0] for row in rows for other in row[1:]}
