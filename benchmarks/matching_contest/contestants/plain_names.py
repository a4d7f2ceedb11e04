"""Names with legal forms stripped, for the rivals that have no cleaning of their own."""

import re
import unicodedata
from functools import cache

LONGEST_FORM_WORDS = 4
_ASIDES = re.compile(r"\([^()]*\)|/ ?\w{2,3} ?/?$")
"""What stands in brackets, and the state that filers put behind a slash: "CORP /DE/"."""
_MARKS = re.compile(r"[^\w]+")


def plain(name: str | None) -> str:
    """Give a name in small letters, without accents, marks and legal forms; "" for none.

    Legal forms are those that cleanco lists, taken off the end as long as there are any; asides
    and a leading "the" go as well. A name that is nothing else stays. This does what cleanco's
    own function does in a tenth of its time, so that it does not weigh on the rivals.
    """
    if not name:
        return ""
    words = _words(_ASIDES.sub(" ", name)) or _words(name)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_without_forms(words))


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(part for part in folded if not unicodedata.combining(part))
    return _MARKS.sub(" ", letters.replace(".", "").replace("'", "").replace("&", " and ")).split()


def _without_forms(words: list[str]) -> list[str]:
    """Take legal forms off the end, the longest first; at least one word stays."""
    forms = _forms()
    while len(words) > 1:
        most = min(LONGEST_FORM_WORDS, len(words) - 1)
        ends = [count for count in range(most, 0, -1) if "".join(words[-count:]) in forms]
        if not ends:
            return words
        words = words[: -ends[0]]
    return words


@cache
def _forms() -> frozenset[str]:
    """Give cleanco's legal forms of all countries, without blanks and marks."""
    from cleanco import termdata

    tables = (termdata.terms_by_type, termdata.terms_by_country)
    terms = {term for table in tables for listed in table.values() for term in listed}
    return frozenset("".join(_words(term)) for term in terms)
