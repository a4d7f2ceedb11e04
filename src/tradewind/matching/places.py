"""Countries and cities as keys that are equal where people mean the same place."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tradewind.matching.words import plain

LONGEST_PLACE = 100
"""Characters beyond which a text is a note, not the name of a place; it is not compared."""

NOT_A_PLACE = frozenset({"na", "n a", "none", "null", "unknown", "other", "tbd", "various"})
"""Words that stand where nothing is known."""

MORE_COUNTRY_NAMES: Mapping[str, tuple[str, ...]] = {
    "AE": ("uae", "u a e", "emirates", "vae"),
    "AT": ("oesterreich",),
    "BA": ("bosnia",),
    "BO": ("bolivia plurinational state of",),
    "CD": ("dr congo", "drc", "democratic republic of the congo"),
    "CG": ("republic of the congo", "congo"),
    "CH": ("sui", "swiss"),
    "CI": ("ivory coast", "elfenbeinkuste"),
    "CN": ("prc", "p r c", "peoples republic of china", "mainland china"),
    "CV": ("cabo verde",),
    "CZ": ("czech republic", "ceska republika", "tschechische republik"),
    "DE": ("ger", "d", "brd", "federal republic of germany", "bundesrepublik deutschland"),
    "DK": ("den",),
    "GB": ("uk", "u k", "great britain", "england", "scotland", "wales", "northern ireland"),
    "GR": ("gre", "el", "hellas"),
    "HK": ("hong kong", "hongkong"),
    "HR": ("cro",),
    "IE": ("republic of ireland", "eire"),
    "IR": ("iran islamic republic of",),
    "KR": ("korea", "republic of korea", "korea republic of"),
    "MD": ("moldova republic of",),
    "MK": ("macedonia",),
    "MM": ("myanmar", "burma"),
    "MO": ("macau", "macao"),
    "NL": ("ned", "holland", "the netherlands"),
    "PS": ("palestine",),
    "PT": ("por",),
    "RU": ("russian federation",),
    "SK": ("slovak republic",),
    "SZ": ("swaziland",),
    "TR": ("turkey", "turkiye"),
    "TW": ("republic of china", "roc"),
    "TZ": ("tanzania united republic of",),
    "US": ("usa", "u s", "u s a", "united states of america", "the united states", "america"),
    "VE": ("venezuela bolivarian republic of",),
    "VN": ("viet nam",),
}
"""Short forms, codes of sports federations and older names that CLDR's tables lack, folded."""

_WORD = re.compile("[a-z0-9]+")
_TWO_LETTER_VOWELS = re.compile("([aou])e")


def country_of(text: str | None) -> str | None:
    """Give the ISO code of a country, the folded text where it is not known, None for none.

    Examples:
        >>> [country_of(text) for text in ("Germany", "Deutschland", "GER", "de", "Ruritania")]
        ['DE', 'DE', 'DE', 'DE', 'ruritania']
    """
    folded = folded_place(text)
    return None if folded is None else _country_codes().get(folded, folded)


def city_of(text: str | None) -> str | None:
    """Give a city's name in plain letters, by one of its names where it has several.

    What follows a comma (a state, a region) is left out, and ae, oe, ue count as a, o, u.

    Examples:
        >>> city_of("München"), city_of("Muenchen, Bayern"), city_of("MUNICH")
        ('munich', 'munich', 'munich')
        >>> city_of("Sankt Gallen"), city_of("n/a")
        ('sankt gallen', None)
    """
    folded = folded_place(None if text is None else text.partition(",")[0])
    if folded is None:
        return None
    short = _TWO_LETTER_VOWELS.sub(r"\1", folded)
    return _city_names().get(short, short)


def folded_place(text: str | None) -> str | None:
    """Write a place in lower-case plain letters, its words parted by single blanks.

    Gives None for texts without letters, words that stand for nothing, and notes.
    """
    if text is None or len(text) > LONGEST_PLACE:
        return None
    folded = " ".join(_WORD.findall(plain(text)))
    return None if not folded or folded.isdigit() or folded in NOT_A_PLACE else folded


@cache
def _country_codes() -> Mapping[str, str]:
    """Give the code of every folded code and name; no name is that of two countries."""
    codes = {name: code for code, names in MORE_COUNTRY_NAMES.items() for name in names}
    for code, *others in _rows("country_names.txt"):
        for name in (code, *others):
            codes[" ".join(_WORD.findall(plain(name)))] = code
    return codes


@cache
def last_words_of_countries() -> frozenset[str]:
    """Give the words that end the name or the code of some country."""
    return frozenset(name.rpartition(" ")[2] for name in _country_codes())


@cache
def _city_names() -> Mapping[str, str]:
    return {
        _TWO_LETTER_VOWELS.sub(r"\1", name): names[0]
        for names in _rows("city_names.txt")
        for name in names
    }


def _rows(name: str) -> list[list[str]]:
    text = files("tradewind.matching").joinpath(name).read_text("utf-8")
    return [line.split("|") for line in text.splitlines() if not line.startswith("#")]
