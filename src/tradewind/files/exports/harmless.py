"""Texts that a spreadsheet would execute, and how they are made harmless.

A spreadsheet takes a text for a formula if it starts with `=`, `+`, `-` or `@`, and some skip
blanks, quotes, control characters and line ends before it, or take the full-width forms
`＝`, `＋`, `－`, `＠` for the same. A tab, a carriage return or a line end at the start can move
what follows into a cell of its own. Such a text gets an apostrophe in front, which makes every
spreadsheet show it as it is. The rule knows no exceptions for texts that look like a telephone
number or a negative number: only a column of numbers holds numbers.

Sources:
    OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection
    (the characters, the apostrophe, the full-width forms).
"""

import pyarrow as pa
import pyarrow.compute as pc

from tradewind.files.exports.cells import TEXT

_SKIPPED = r'[\x00-\x20\x7f"\x{a0}\x{1680}\x{2000}-\x{200f}\x{2028}-\x{202f}\x{3000}\x{feff}]'
_EXECUTED = r"[=+\-@\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}]"
_PATTERN = rf"^{_SKIPPED}*{_EXECUTED}|^[\t\r\n]"


def is_executed(texts: pa.Array) -> pa.Array:
    """Say for each text whether a spreadsheet would execute it; null for null."""
    return pc.match_substring_regex(texts, _PATTERN)


def made_harmless(texts: pa.Array) -> tuple[pa.Array, int]:
    """Put an apostrophe before each text that a spreadsheet would execute, and count them."""
    risky = is_executed(texts)
    count = int(pc.sum(risky).as_py() or 0)
    if count == 0:
        return texts, 0
    quoted = pc.binary_join_element_wise(pa.scalar("'", TEXT), texts, pa.scalar("", TEXT))
    return pc.if_else(risky, quoted, texts), count
