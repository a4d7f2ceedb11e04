"""What values look like: numbers, dates, yes and no, e-mail addresses, domains, countries."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources

from tradewind.project.canonical import Kind
from tradewind.project.recognising.headers import parted
from tradewind.project.recognising.samples import ColumnSample
from tradewind.project.recognising.wording import can_be_written

Shape = Callable[[str], bool]

_PLAIN_NUMBER = re.compile(
    r"[+-]?[$€£¥]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,30})?(?:\.[0-9]{0,30})?(?:[eE][+-]?[0-9]{1,2})?"
)
_DOTTED_NUMBER = re.compile(
    r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]{1,30}|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
)
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[T ][0-9].*)?")
SHORT_DATE = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2(?:[0-9]{4}|[0-9]{2})(?:[ T,].*)?")
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;]+")
_DOMAIN = re.compile(
    r"(?:https?://)?(?:[\w-]{1,63}\.)+[a-z]{2,24}\.?(?::[0-9]+)?(?:[/?#]\S*)?", re.IGNORECASE
)
_YES_NO = frozenset(parted("true t yes y false f no n"))
_MORE_COUNTRIES = frozenset(
    parted(
        "usa|u.s.a.|u.s.|united states|united states of america|uk|u.k.|united kingdom|"
        "great britain|england|scotland|wales|northern ireland|korea|south korea|"
        "republic of korea|czech republic|czechia|the netherlands|holland|uae|viet nam|"
        "russian federation|deutschland|frankreich|allemagne|espagne|royaume-uni|spanien|italien|"
        "österreich|schweiz|suisse|niederlande|belgien|polen|alemania|españa|francia|italia|"
        "méxico|brasil|estados unidos",
        "|",
    )
)
MOSTLY = 0.5
"""From this share of fitting values on, a column counts as of that shape."""
_LONGEST = 200
MISSING_WORDS = frozenset(
    parted(
        "n/a|na|n.a.|n.a|#n/a|#na|#null!|null|nil|nan|<null>|<na>|(null)|(blank)|(none)|-|--|---|?|??|"
        "unknown|undefined|unspecified|tbd|tba|not available|not provided|not specified|not known|"
        "(not set)|[not provided]",
        "|",
    )
)
"""Texts that people and programs write where they do not know, in lower case."""


def is_missing_word(text: str) -> bool:
    """Tell whether the text stands for "unknown"."""
    return text[:_LONGEST].casefold() in MISSING_WORDS


def is_number(text: str) -> bool:
    """Tell whether the text is a number as Tradewind reads it: `1250`, `1,250.5`, `$3,000`."""
    return any(sign.isdigit() for sign in text) and bool(_PLAIN_NUMBER.fullmatch(text))


def is_dotted_number(text: str) -> bool:
    """Tell whether the text is a number with a decimal comma, such as `1.250,50`."""
    return bool(_DOTTED_NUMBER.fullmatch(text))


def is_year(text: str) -> bool:
    """Tell whether the text is a year in which a company may have been founded."""
    return bool(re.fullmatch(r"[0-9]{4}(?:\.0+)?", text)) and 1000 <= int(text[:4]) <= 2100


def is_date(text: str) -> bool:
    """Tell whether the text is a date, in ISO form or in one of the short forms."""
    return bool(_ISO_DATE.fullmatch(text) or SHORT_DATE.fullmatch(text))


def is_yes_no(text: str) -> bool:
    """Tell whether the text says yes or no."""
    return text.casefold() in _YES_NO or text in ("0", "1")


def is_email(text: str) -> bool:
    """Tell whether the text is an e-mail address."""
    return bool(_EMAIL.fullmatch(text))


def is_domain(text: str) -> bool:
    """Tell whether the text is a domain or a web address."""
    return bool(_DOMAIN.fullmatch(text))


def is_country(text: str) -> bool:
    """Tell whether the text is a country's English name or two-letter code."""
    return text.casefold() in _countries()


@cache
def _countries() -> frozenset[str]:
    """Names and codes of ISO 3166, from the list that the time zone database carries."""
    table = resources.files("tzdata").joinpath("zoneinfo/iso3166.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    listed = {word.casefold() for row in rows for word in (*row[:2], row[1].split(" (")[0])}
    return frozenset(listed) | _MORE_COUNTRIES


def known_words(column: ColumnSample) -> tuple[str, ...]:
    """Give the sampled values that tell something, cut in length.

    Left out are blank ones, words for "unknown", and texts with signs that nobody can see.
    """
    short = (text[:_LONGEST] for text in column.known if not is_missing_word(text))
    return tuple(text for text in short if can_be_written(text))


def share(values: Iterable[str], shape: Shape) -> float | None:
    """Give the share (0–1) of values that have the shape; None where there are no values."""
    answers = [shape(value) for value in values]
    return sum(answers) / len(answers) if answers else None


def kind_of(column: ColumnSample) -> Kind:
    """Say what a column's values are, also where the source calls all of them text."""
    if column.kind is not Kind.TEXT:
        return column.kind
    values = set(known_words(column))
    if not values:
        return Kind.TEXT
    shapes = ((Kind.YES_NO, is_yes_no), (Kind.NUMBER, is_number), (Kind.DATE, is_date))
    return next((kind for kind, shape in shapes if all(map(shape, values))), Kind.TEXT)
