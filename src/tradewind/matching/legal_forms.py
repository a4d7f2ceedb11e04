"""Legal forms of all countries, as they stand at the ends of company names."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from cleanco import termdata

from tradewind.matching.words import words_of

_NEVER_A_NAME = frozenset(
    {
        *("ab", "ag", "asa", "aps", "bv", "co", "corp", "corporation", "company", "cv", "doo"),
        *("gmbh", "inc", "incorporated", "kft", "kg", "kk", "lda", "limited", "limitada", "llc"),
        *("llp", "lp", "ltd", "ltda", "mbh", "nv", "oy", "oyj", "plc", "private", "pte", "pty"),
        *("pvt", "sa", "sarl", "spa", "spol", "spzoo", "srl", "sro", "unlimited"),
    }
)
"""Forms that are no name even where nothing else was written: "Inc." names nobody, "SAS" does."""

_NOT_A_FORM = frozenset(
    {
        *("uk", "nl", "ok", "et", "at", "ee", "ep", "ba", "bl", "fa", "sd", "ud", "ij", "ps"),
        *("sem", "sep", "teo", "vat", "cpt", "etat"),
    }
)
"""Terms of cleanco that are words, places or initials more often than forms."""

_AT_THE_START = frozenset(
    {
        *("pt", "ooo", "oao", "zao", "pao", "pjsc", "ojsc", "jsc", "cjsc", "tov", "uab", "sia"),
        *("firma", "stichting", "vereniging"),
    }
)
"""Forms that stand before the name, as in "PT Bank Mandiri" and "OOO Gazprom"."""


def without_legal_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """Take legal forms off both ends; leave a first word that may be a name.

    Examples:
        >>> without_legal_form(("sap", "se")), without_legal_form(("inc",))
        (('sap',), ())
        >>> without_legal_form(("pt", "bank", "mandiri", "tbk")), without_legal_form(("sas",))
        (('bank', 'mandiri'), ('sas',))
    """
    forms = _forms_by_last_word()
    if len(words) > 1 and words[0] in _AT_THE_START:
        words = words[1:]
    while len(words) > 1 and words[-1] in forms:
        length = _length_of_form(words, forms[words[-1]])
        if length == 0:
            break
        words = words[:-length]
    return () if len(words) == 1 and words[0] in _NEVER_A_NAME else words


def _length_of_form(words: tuple[str, ...], forms: tuple[tuple[str, ...], ...]) -> int:
    """Say how many last words are a form, leaving at least one word."""
    for form in forms:
        length = len(form)
        if length < len(words) and words[-length:] == form:
            return length
    return 0


@cache
def _forms_by_last_word() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Give all forms as words, the longest first, by their last word.

    Sources:
        cleanco 2.3, `termdata`, the terms by type and by country; `legal_forms.txt`.
    """
    by_term = (termdata.terms_by_type, termdata.terms_by_country)
    terms = [term for table in by_term for listed in table.values() for term in listed]
    listed = files("tradewind.matching").joinpath("legal_forms.txt").read_text("utf-8")
    terms += [line for line in listed.splitlines() if not line.startswith("#")]
    forms = {words_of(term) for term in terms} - {()} - {(word,) for word in _NOT_A_FORM}
    by_last: dict[str, tuple[tuple[str, ...], ...]] = {}
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        by_last[form[-1]] = (*by_last.get(form[-1], ()), form)
    return by_last
