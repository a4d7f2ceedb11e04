"""One spelling for all ways in which a header is written."""

import re
import unicodedata
from functools import lru_cache

_LONGEST = 200
_CUSTOM_FIELD = re.compile(r"__p?[cr]$", re.IGNORECASE)
_BRACKETS_AT_END = re.compile(r"\s*[(\[{][^()\[\]{}]*[)\]}]\s*$")
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SEPARATORS = re.compile(r"[^a-z0-9]+")
_PREFIXES = ("properties", "property")


@lru_cache(maxsize=16_384)
def words_of(header: str) -> tuple[str, ...]:
    """Split a header into its words, without case, accents, signs and units in brackets.

    Salesforce's mark of a custom field (`__c`) and a leading `properties.` are dropped. Brackets
    at the start stay, as in the `(Do Not Modify) Account` of Dynamics.

    Examples:
        >>> words_of("NumberOfEmployees"), words_of("Annual_Revenue__c (USD)")
        (('number', 'of', 'employees'), ('annual', 'revenue'))
        >>> words_of("(Do Not Modify) Account")
        ('do', 'not', 'modify', 'account')
    """
    text = header[:_LONGEST].strip().lstrip("\ufeff")
    named = _CUSTOM_FIELD.sub("", _BRACKETS_AT_END.sub("", text) or text)
    folded = unicodedata.normalize("NFKD", _HUMPS.sub(" ", named)).casefold()
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    words = tuple(word for word in _SEPARATORS.split(plain) if word)
    return words[1:] if len(words) > 1 and words[0] in _PREFIXES else words


@lru_cache(maxsize=16_384)
def key_of(header: str) -> str:
    """Write a header as one word, so that all spellings of it are equal.

    Examples:
        >>> {key_of("Annual Revenue"), key_of("annualrevenue"), key_of("ANNUAL-revenue [EUR]")}
        {'annualrevenue'}
    """
    return "".join(words_of(header))


def parted(text: str, sign: str | None = None) -> tuple[str, ...]:
    """Write a list of words as one text: parted by blanks, or by the sign.

    Examples:
        >>> parted("won closedwon"), parted("not known|n/a", "|")
        (('won', 'closedwon'), ('not known', 'n/a'))
    """
    return tuple(text.split(sign))
