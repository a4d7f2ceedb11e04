"""Legal forms as people treat them: left out, written otherwise, added, or of another country."""

import re
from random import Random

SAME_FORM = (
    ("Public Company Limited", "PCL"),
    ("Company Limited", "Co., Ltd.", "Co.,Ltd.", "Co.,Ltd", "Co., Ltd", "Co Ltd", "Co.Ltd"),
    ("Private Limited", "Pvt. Ltd.", "Pvt Ltd"),
    ("Limited", "Ltd.", "Ltd", "LTD"),
    ("Corporation", "Corp.", "Corp"),
    ("Incorporated", "Inc.", "Inc"),
    ("plc", "PLC", "Plc"),
    ("Aktiengesellschaft", "AG"),
    ("S.p.A.", "SpA", "S.P.A."),
    ("AB (publ)", "AB"),
    ("A/S", "AS"),
    ("Oyj Abp", "Oyj"),
    ("N.V.", "NV"),
    ("S.A.", "SA"),
    ("Anonim Sirketi", "A.S."),
    ("S.A.B. de C.V.", "SAB de CV"),
    ("Berhad", "Bhd"),
    ("ASA",),
    ("SE",),
    ("Tbk",),
    ("GmbH",),
    ("LLC", "L.L.C."),
)
"""Spellings of one form, the longest forms first; what the names of the data end in."""

OF_OTHERS = ("Ltd", "GmbH", "S.A.", "Inc.", "LLC", "B.V.", "SARL", "AG")
"""Forms that people put where they know no better."""

_SPELLINGS = {spelling.casefold(): spellings for spellings in SAME_FORM for spelling in spellings}
_ENDING = re.compile(
    r"[ ,]+("
    + "|".join(re.escape(text) for text in sorted(_SPELLINGS, key=len, reverse=True))
    + r")\.?$",
    re.IGNORECASE,
)


def parted(name: str) -> tuple[str, str | None]:
    """Part a name from the legal form it ends in; None where it ends in none that we know."""
    found = _ENDING.search(name)
    if found is None or found.start() == 0:
        return name, None
    return name[: found.start()], found.group(1)


def written(name: str, draw: Random) -> tuple[str, str]:
    """Write a name with the legal form as people would, and say what was done.

    Half of them leave it out; a quarter keep it; the others write it otherwise, take one of
    another country, or give one to a company that has none.
    """
    bare, form = parted(name)
    share = draw.random()
    if form is None:
        if share < 0.06:
            return f"{name} {draw.choice(OF_OTHERS)}", "legal form added"
        return name, ""
    if share < 0.25:
        return name, ""
    if share < 0.78:
        return bare, "legal form dropped"
    if share < 0.95:
        others = [text for text in _SPELLINGS[form.casefold()] if text != form]
        return f"{bare} {draw.choice(others or [form])}", "legal form respelt"
    return f"{bare} {draw.choice(OF_OTHERS)}", "legal form of another country"
