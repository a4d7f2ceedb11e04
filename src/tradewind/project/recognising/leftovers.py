"""What stays over: our columns that were not found, and the source's that were not bound."""

from collections.abc import Collection, Iterable, Mapping

from tradewind.project.canonical import CANONICAL_TABLES
from tradewind.project.recognising.guesses import ColumnGuess, MissingColumn, UnboundColumn
from tradewind.project.recognising.headers import parted, words_of
from tradewind.project.recognising.tables import Reading
from tradewind.project.recognising.values import kind_of
from tradewind.project.recognising.vocabulary import VOCABULARIES
from tradewind.project.recognising.wording import quoted


def missing_columns(
    reading: Reading, bound: Mapping[str, ColumnGuess], hints: Mapping[str, str]
) -> tuple[MissingColumn, ...]:
    """List our columns that nothing was found for, each with a hint where there is one.

    Args:
        reading: The source as a canonical table.
        bound: What was found, by our column.
        hints: What is known about ties to other tables, by our column; empty for nothing.
    """
    important = VOCABULARIES[reading.table].important
    used = {name for guess in bound.values() for name in guess.uses}
    return tuple(
        MissingColumn(
            column,
            column.required or column.name in important,
            hints.get(column.name)
            or _refused(reading, column.name)
            or _near(reading, column.name, used),
        )
        for column in CANONICAL_TABLES[reading.table].columns
        if column.name not in bound
    )


def unbound_columns(reading: Reading, used: Iterable[str]) -> tuple[UnboundColumn, ...]:
    """List the source's columns that no binding reads, with what their values look like."""
    refused = {one.source.name: one.refused for one in reversed(reading.found) if one.refused}
    taken = frozenset(used)
    return tuple(
        UnboundColumn(column.name, kind_of(column), refused.get(column.name, ""))
        for column in reading.sample.columns
        if column.name not in taken
    )


def _refused(reading: Reading, column: str) -> str:
    one = next((one for one in reading.found if one.refused and one.fit.column == column), None)
    return f"{quoted(one.source.name)} {one.refused}" if one else ""


def _near(reading: Reading, column: str, used: Collection[str]) -> str:
    """Name a column such as `employee_band`, which is not a number of employees."""
    hints = set(parted(VOCABULARIES[reading.table].columns[column].hints))
    for source in reading.sample.columns:
        if source.name not in used and hints & set(words_of(source.name)):
            return f"{quoted(source.name)} comes near; a scorecard can use it under its own name"
    return ""
