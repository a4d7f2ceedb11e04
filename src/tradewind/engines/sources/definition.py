"""Write the SELECT that makes a source's values uniform, and name the kind of each column."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from tradewind.project.canonical import Kind

_BLANK = r"[\s\v\x{A0}\x{3000}]*"
"""Regular expression (RE2) of a cell that shows nothing: blanks, tabs, line breaks."""
_MAY_BE_BLANK = "({0} < '!' OR {0} >= chr(160))"
"""What is true of every blank text and of few others; far cheaper than the expression."""

_WHOLE = {
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER"), "BIGINT"),
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER"), "BIGINT"),
    "UBIGINT": "HUGEINT",
}
"""Whole numbers that a small multiplication or subtraction overflows, and what holds them."""

_NUMBERS = (*_WHOLE, "BIGINT", "HUGEINT", "UHUGEINT", "FLOAT", "DOUBLE")


def identifier(name: str) -> str:
    """Write a name for SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Write a text for SQL."""
    return "'" + text.replace("'", "''") + "'"


def path_literal(path: str) -> str:
    """Write a path for SQL, so that DuckDB reads no glob into it.

    Examples:
        >>> path_literal("export [1].csv")
        "'export [[]1].csv'"
    """
    return literal("".join(f"[{c}]" if c in "*?[" else c for c in path))


def paths_list(paths: Iterable[str]) -> str:
    """Write several paths for SQL."""
    return "[" + ", ".join(path_literal(path) for path in paths) + "]"


def kind_of(type_name: str) -> Kind:
    """Give the kind of a DuckDB type.

    Examples:
        >>> kind_of("DECIMAL(18,4)"), kind_of("ENUM('a', 'b')"), kind_of("VARCHAR[]")
        (<Kind.NUMBER: 'number'>, <Kind.TEXT: 'text'>, <Kind.OTHER: 'other'>)
    """
    if type_name.endswith("]"):
        return Kind.OTHER
    if type_name in _NUMBERS or type_name.startswith("DECIMAL"):
        return Kind.NUMBER
    if type_name == "DATE" or type_name.startswith("TIMESTAMP"):
        return Kind.DATE
    if type_name in ("VARCHAR", "UUID", '"NULL"') or type_name.startswith("ENUM("):
        return Kind.TEXT
    return Kind.YES_NO if type_name == "BOOLEAN" else Kind.OTHER


def select(rows: str, columns: Mapping[str, str], *, missing_values: tuple[str, ...]) -> str:
    """Write the SELECT that reads `rows` with every unknown value null.

    Blank texts, and the texts, numbers and dates that `missing_values` names, become null.
    Numbers that are not finite stay, so that whoever reads them can count them. Small whole
    numbers widen to 64 bits; moments with a time zone become UTC without one; enumerations and
    UUIDs become text.

    Args:
        rows: What stands after FROM.
        columns: Names in the source and their DuckDB types.
        missing_values: Texts that stand for "unknown"; blanks around them do not matter.
    """
    lines = [
        f"  {_value(identifier(name), type_name, missing_values)} AS {identifier(name)}"
        for name, type_name in columns.items()
    ]
    return "SELECT\n" + ",\n".join(lines) + f"\nFROM {rows}"


def _value(column: str, type_name: str, missing_values: tuple[str, ...]) -> str:
    match kind_of(type_name):
        case Kind.TEXT:
            plain = column if type_name == "VARCHAR" else f"CAST({column} AS VARCHAR)"
            texts = [literal(text.strip()) for text in missing_values if text.strip()]
            is_blank = f"regexp_full_match({plain}, {literal(_BLANK)})"
            blank = f"({_MAY_BE_BLANK.format(plain)} AND {is_blank})"
            return _null_where(plain, [blank, *_is_one_of(f"trim({plain})", texts)])
        case Kind.NUMBER:
            wide = f"CAST({column} AS {_WHOLE[type_name]})" if type_name in _WHOLE else column
            return _null_where(wide, _is_one_of(column, _numbers(missing_values)))
        case Kind.DATE:
            zoned = "WITH TIME ZONE" in type_name
            naive = f"timezone('UTC', {column})" if zoned else column
            return _null_where(naive, _is_one_of(naive, _moments(missing_values)))
        case _:
            return column


def _null_where(value: str, conditions: list[str]) -> str:
    return (
        f"CASE WHEN {' OR '.join(conditions)} THEN NULL ELSE {value} END" if conditions else value
    )


def _is_one_of(value: str, constants: list[str]) -> list[str]:
    return [f"{value} IN ({', '.join(constants)})"] if constants else []


def _numbers(texts: tuple[str, ...]) -> list[str]:
    """Give the texts that are finite numbers, as doubles, which compare with every number."""
    numbers = []
    for text in texts:
        try:
            number = Decimal(text.strip())
        except InvalidOperation:
            continue
        if number.is_finite():
            numbers.append(f"CAST({literal(str(number))} AS DOUBLE)")
    return numbers


def _moments(texts: tuple[str, ...]) -> list[str]:
    """Give the texts that are ISO dates or moments, as timestamps."""
    moments = []
    for text in texts:
        try:
            moment = datetime.fromisoformat(text.strip())
        except ValueError:
            continue
        if moment.tzinfo is None:
            moments.append(f"TIMESTAMP {literal(moment.isoformat(sep=' '))}")
    return moments
