"""Finding the source's column that an expression names, and the nearest one where there is none."""

import re
from collections.abc import Collection, Iterable
from difflib import get_close_matches

from tradewind.project.expressions.refusal import COLUMN, Refused
from tradewind.project.expressions.terms import identifier

MOST_LISTED = 8
_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"")


def resolved(name: str, columns: Collection[str]) -> str:
    """Give the source's own spelling of a column; case does not matter where one column fits.

    Raises:
        Refused: No column fits, or several do that differ in case only.
    """
    if name in columns:
        return name
    fitting = [column for column in columns if column.casefold() == name.casefold()]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise Refused(
            COLUMN,
            f'"{name}" can be any of the columns {_listed(fitting)}.',
            "Write the one you mean exactly as the source does.",
        )
    raise Refused(COLUMN, f'"{name}" is not a column of the source.', _nearest(name, columns))


def needing_quotes(written: str, columns: Iterable[str], keywords: Collection[str]) -> list[str]:
    """List the columns that stand in an expression without the double quotes they need.

    Args:
        written: The expression.
        columns: The source's columns.
        keywords: Words that mean something else in SQL, in upper case.
    """
    bare = _QUOTED.sub(" ", written)
    return [
        column
        for column in columns
        if (not is_plain(column) or column.upper() in keywords)
        and re.search(rf"(?<!\w){re.escape(column)}(?!\w)", bare, re.IGNORECASE)
    ]


def nearest_to(name: str, columns: Iterable[str]) -> str | None:
    """Give the column whose name is nearest, in any case; None where none is near."""
    folded = {column.casefold(): column for column in columns}
    near = get_close_matches(name.casefold(), folded, n=1)
    return folded[near[0]] if near else None


def is_plain(name: str) -> bool:
    """Tell whether a name can stand in an expression without quotes."""
    return re.fullmatch(r"[A-Za-z_]\w*", name) is not None


def _nearest(name: str, columns: Collection[str]) -> str:
    near = nearest_to(name, columns)
    if near is not None:
        return f"Write {near if is_plain(near) else identifier(near)}."
    few = f"Write one of {_listed(columns)}" if columns else "Name a source that has columns"
    return f"{few}; a text stands in single quotes."


def _listed(columns: Collection[str]) -> str:
    names = [identifier(column) for column in columns]
    more = ", …" if len(names) > MOST_LISTED else ""
    return ", ".join(names[:MOST_LISTED]) + more
