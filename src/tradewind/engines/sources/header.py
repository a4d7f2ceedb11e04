"""Check the names of a source's columns."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from tradewind.engines.sources.codes import BAD_HEADER, UNEVEN_FILES
from tradewind.engines.sources.interface import SourceFile
from tradewind.problems import Problem

MOST_COLUMNS = 5_000
"""Columns that one table may have; more are a sign that the file is not a table."""


def tidy(cell: str) -> str:
    r"""Give the column name that a header cell holds: line breaks and runs of blanks are one blank.

    Examples:
        >>> tidy(" Annual\nRevenue ")
        'Annual Revenue'
    """
    return " ".join(cell.split())


def _position(number: int) -> str:
    return str(number)


def check_names(
    file: SourceFile,
    names: Sequence[str],
    *,
    line: int | None = None,
    position: Callable[[int], str] = _position,
) -> None:
    """Refuse names that SQL cannot tell apart, that are empty, or that are too many.

    Args:
        file: The file that holds them.
        names: The names, in order.
        line: Line of the header, where the file has lines.
        position: How to write the place of the n-th column (from 1), such as "C" in Excel.

    Raises:
        InvalidInput: Names are missing, doubled (whatever their case), or too many.
    """
    if len(names) > MOST_COLUMNS:
        raise too_many_columns(file, f"{len(names):,}", line=line)
    unnamed = [position(i) for i, name in enumerate(names, start=1) if not name]
    if unnamed:
        raise file.refusal(
            BAD_HEADER,
            f"{_columns(unnamed)} of the header {'has' if len(unnamed) == 1 else 'have'} no name.",
            "Write a name for every column in the header, or delete the columns without one.",
            line=line,
        )
    counts = Counter(name.lower() for name in names)
    doubled = [name for name, count in counts.items() if count > 1]
    if doubled:
        raise file.refusal(
            BAD_HEADER,
            f"The header names a column twice: {'; '.join(_twins(doubled, names, position))}.",
            "Rename the columns so that no two names are alike; upper and lower case count as one.",
            line=line,
        )


def too_many_columns(file: SourceFile, shown: str, *, line: int | None) -> Exception:
    """Give the error for a header with more columns than a table may have."""
    return file.refusal(
        BAD_HEADER,
        f"The header has {shown} columns, and a table may have {MOST_COLUMNS:,} at most.",
        "Check that this is the file you mean, or export only the columns you need.",
        line=line,
    )


def _columns(positions: Sequence[str]) -> str:
    shown = ", ".join(positions[:5]) + (", …" if len(positions) > 5 else "")
    return f"Column {shown}" if len(positions) == 1 else f"Columns {shown}"


def _twins(
    doubled: Iterable[str], names: Sequence[str], position: Callable[[int], str]
) -> Iterable[str]:
    """Show each group of like names with the places of its columns, five groups at most."""
    for lower in list(doubled)[:5]:
        alike = [(position(i), n) for i, n in enumerate(names, start=1) if n.lower() == lower]
        spellings = " and ".join(dict.fromkeys(f'"{name}"' for _, name in alike))
        yield f"{spellings} (columns {', '.join(place for place, _ in alike)})"


def union_of_names(columns: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Give the names of all files once each, in order of appearance, whatever their case.

    The first spelling stands.
    """
    spelled: dict[str, str] = {}
    for names in columns:
        for name in names:
            spelled.setdefault(name.lower(), name)
    return tuple(spelled.values())


def absent_columns(files: Sequence[SourceFile], columns: Sequence[Sequence[str]]) -> list[Problem]:
    """Warn of the columns that some of several files lack; files that lack the same share one."""
    everything = union_of_names(columns)
    lacking: dict[tuple[str, ...], list[SourceFile]] = {}
    for file, names in zip(files, columns, strict=True):
        have = {name.lower() for name in names}
        absent = tuple(name for name in everything if name.lower() not in have)
        if absent:
            lacking.setdefault(absent, []).append(file)
    return [_absence(absent, alike) for absent, alike in lacking.items()]


def _absence(absent: tuple[str, ...], files: Sequence[SourceFile]) -> Problem:
    shown = ", ".join(f'"{name}"' for name in absent[:5])
    shown += f" and {len(absent) - 5} more" if len(absent) > 5 else ""
    who = "This file lacks" if len(files) == 1 else f"This file and {len(files) - 1} others lack"
    what = f"{who} {shown}, which other files have; read as missing."
    fix = "Export the files again with these columns if their values are known."
    return files[0].problem(UNEVEN_FILES, what, fix, severity="warning")
