"""Values that cannot be read as what they are used for; they count as missing."""

from collections.abc import Iterator

from tradewind.compiling.write import identifier
from tradewind.problems import Place, Problem, counted
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import CANONICAL_TABLES, Kind
from tradewind.project.expressions.conversions import is_unreadable
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.scorecard.conditions import Use
from tradewind.workflows.checks.interface import DataInSight
from tradewind.workflows.projects.scored_columns import read_from

UNREADABLE_VALUES = "TW451"
"""Values of a column cannot be read as numbers, dates or yes/no; they count as missing."""
NOT_FINITE = "TW455"
"""Numbers of a column are not finite (NaN or infinity); they count as missing."""
WORDS: dict[Use, str] = {"number": "numbers", "date": "dates", "yes_no": "yes or no"}
FIXES: dict[Use, str] = {
    "number": "Bind the column to an expression that gives a number, or list such texts under "
    "`missing_values:` of the source.",
    "date": "Say how dates are written with `dates: day_first` or `dates: month_first` below the "
    "source, or list such texts under `missing_values:`.",
    "yes_no": "Bind the column to an expression that gives true or false.",
}


def unreadable_values(data: DataInSight) -> Iterator[Problem]:
    """Count the values of each used column that cannot be read as what they are used for."""
    for name, table in data.tables.items():
        yield from _of_table(data, name, table)


def _of_table(data: DataInSight, name: str, table: BoundTable) -> Iterator[Problem]:
    checked: list[tuple[Place, BoundColumn, Use, str]] = []
    uses = _uses(data, name, table)
    inexact = _inexact(data, table, [table.columns[use.column] for use in uses])
    for use in uses:
        column = table.columns[use.column]
        condition = _condition(column, use.use, table, inexact)
        if condition is not None:
            checked.append((data.place_of(name, use.column), column, use.use, condition))
    if not checked:
        return
    wanted = ", ".join(
        f"COUNT(*) FILTER ({bad}), MIN(CAST({column.sql} AS VARCHAR)) FILTER ({bad})"
        for _, column, _, condition in checked
        for bad in [f"WHERE {condition}"]
    )
    (row,) = data.engine.rows(f"SELECT {wanted} FROM {identifier(table.relation)}")
    for position, (place, column, used_as, _) in enumerate(checked):
        count, example = row[2 * position], row[2 * position + 1]
        if count:
            yield _problem(place, column, used_as, count, example)


def _inexact(data: DataInSight, table: BoundTable, columns: list[BoundColumn]) -> set[str]:
    """Give the columns of floating-point numbers, which alone can be other than finite."""
    numbers = [column for column in columns if column.kind is Kind.NUMBER]
    if not numbers:
        return set()
    terms = ", ".join(f"typeof(ANY_VALUE({column.sql}))" for column in numbers)
    (types,) = data.engine.rows(
        f"SELECT {terms} FROM (SELECT * FROM {identifier(table.relation)} LIMIT 1)"
    )
    return {
        column.name
        for column, type_name in zip(numbers, types, strict=True)
        if type_name in ("FLOAT", "DOUBLE")
    }


def _condition(column: BoundColumn, use: Use, table: BoundTable, inexact: set[str]) -> str | None:
    if column.kind is Kind.TEXT and use != "text":
        return is_unreadable(column.sql, use, table.dates)
    if column.name in inexact and use == "number":
        return f"NOT isfinite(CAST({column.sql} AS DOUBLE))"
    return None


def _uses(data: DataInSight, name: str, table: BoundTable) -> list[ColumnUse]:
    """Give the columns that are used as numbers, dates or yes/no, each use once."""
    told_elsewhere = {"quantity"} if name == "events" else set()
    uses = [
        ColumnUse(column.name, column.kind.value)  # type: ignore[arg-type]  # text is left out below
        for column in CANONICAL_TABLES[name].columns
        if column.kind in (Kind.NUMBER, Kind.DATE, Kind.YES_NO)
        and column.name in table.columns
        and column.name not in told_elsewhere
    ]
    if data.scorecard is not None:
        uses.extend(_read_by(data.scorecard.card, name, table))
    return list(dict.fromkeys(uses))


def _read_by(card: Scorecard, name: str, table: BoundTable) -> Iterator[ColumnUse]:
    """Go through the columns of a table that a scorecard reads of what it scores."""
    for _, use in card.column_uses():
        held = read_from(card, use.column)
        if held is not None and held[0] == name and held[1] in table.columns:
            yield ColumnUse(held[1], use.use)


def _problem(place: Place, column: BoundColumn, use: Use, count: int, example: str) -> Problem:
    if column.kind is Kind.NUMBER:
        return Problem(
            code=NOT_FINITE,
            place=place,
            what=f'{counted(count, "value")} of "{column.name}" not finite, such as {example}: '
            "counted as missing.",
            fix="Mend them in the source, or leave it so.",
            severity="warning",
        )
    shown = example if len(example) <= 40 else f"{example[:40]}…"
    return Problem(
        code=UNREADABLE_VALUES,
        place=place,
        what=f'{counted(count, "value")} of "{column.name}" not readable as {WORDS[use]}, such as '
        f'"{shown}": counted as missing.',
        fix=FIXES[use],
        severity="warning",
    )
