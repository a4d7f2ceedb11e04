"""A term: a piece of an expression as it is written in SQL, and the kind of value it gives."""

import math
import re
from dataclasses import dataclass

from tradewind.project.canonical import Kind
from tradewind.project.expressions.refusal import ARGUMENT, Refused

SQL_TYPES = {
    Kind.NUMBER: "DOUBLE",
    Kind.DATE: "TIMESTAMPTZ",
    Kind.TEXT: "VARCHAR",
    Kind.YES_NO: "BOOLEAN",
}
"""The one SQL type that values of a kind have once they are computed with."""
NAMES = {
    Kind.TEXT: "text",
    Kind.NUMBER: "a number",
    Kind.DATE: "a date",
    Kind.YES_NO: "yes or no",
    Kind.OTHER: "a list or structure",
}
"""What a message calls a value of a kind."""
_LARGEST_EXACT_WHOLE = 2**53


@dataclass(frozen=True, slots=True)
class Term:
    """One piece of an expression.

    Attributes:
        sql: Its DuckDB SQL.
        kind: The kind of value it gives; None for a written NULL, which fits every kind.
        literal: The value of a literal; None where the term is anything else.
        settled: Whether its SQL type is the one of its kind in `SQL_TYPES`. A column may be of
            any type of its kind; a whole number that is written out is an integer.
        atomic: Whether it can stand beside an operator without parentheses.
    """

    sql: str
    kind: Kind | None
    literal: str | float | bool | None = None
    settled: bool = False
    atomic: bool = True

    @property
    def operand(self) -> str:
        """The SQL to stand beside an operator."""
        return self.sql if self.atomic else f"({self.sql})"


def identifier(name: str) -> str:
    """Write a column's name, quoted.

    Examples:
        >>> identifier('6" pipes')
        '"6"" pipes"'
    """
    return '"' + name.replace('"', '""') + '"'


def text_term(text: str) -> Term:
    """Write a text.

    Examples:
        >>> text_term("it's").sql
        "'it''s'"
    """
    quoted = text.replace("'", "''")
    return Term(f"'{quoted}'", Kind.TEXT, literal=text, settled=True)


def number_term(written: str) -> Term:
    """Write a number: as an integer where it is written as one, else so that it is a double.

    Raises:
        Refused: The number is beyond the largest double.

    Examples:
        >>> number_term("0100").sql, number_term("1.50").sql, number_term("1e6").sql
        ('100', '1.5e0', '1000000.0e0')
    """
    try:
        number = float(written)
    except ValueError:
        number = math.inf
    if not math.isfinite(number):
        raise Refused(ARGUMENT, f"{written} is beyond the largest number.", "Write a smaller one.")
    sign = "-" if written.startswith("-") else ""
    if re.fullmatch("-?[0-9]+", written) and abs(number) <= _LARGEST_EXACT_WHOLE:
        sql = sign + str(abs(int(written)))
    else:
        sql = repr(number) if "e" in repr(number) else repr(number) + "e0"
    return Term(sql, Kind.NUMBER, literal=number, atomic=not sign)


def unknown(kind: Kind) -> Term:
    """Give the NULL of a kind."""
    return Term(f"CAST(NULL AS {SQL_TYPES[kind]})", kind, settled=True)


def settled(term: Term) -> Term:
    """Give the term with the one SQL type of its kind."""
    if term.settled or term.kind not in (Kind.NUMBER, Kind.DATE):
        return term
    sql = f"CAST({term.sql} AS {SQL_TYPES[term.kind]})"
    return Term(sql, term.kind, settled=True)


def condition(sql: str, *, atomic: bool = False) -> Term:
    """Give a term that is yes or no."""
    return Term(sql, Kind.YES_NO, settled=True, atomic=atomic)
