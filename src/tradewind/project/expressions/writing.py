"""Writing a parsed expression as SQL: terms of terms, and the changes from one kind to another."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tradewind.project.canonical import Kind
from tradewind.project.expressions.columns import resolved
from tradewind.project.expressions.conversions import Use, from_text
from tradewind.project.expressions.forms import Form, form_key
from tradewind.project.expressions.refusal import ARGUMENT, DEPTH, KINDS, Refused
from tradewind.project.expressions.terms import (
    NAMES,
    Term,
    condition,
    identifier,
    number_term,
    settled,
    text_term,
    unknown,
)
from tradewind.written_forms import ISO_MOMENT, NO_WORDS, PLAIN_NUMBER, YES_WORDS, DateOrder

if TYPE_CHECKING:
    from sqlglot.expressions import Expr

LONGEST_SQL = 100_000
"""Characters of SQL that one expression may become; conversions repeat their operand."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """One text inside an expression that is read as something else.

    Attributes:
        sql: The text, as DuckDB SQL.
        use: What it is read as.
    """

    sql: str
    use: Use


@dataclass(slots=True)
class Writing:
    """The writing of one expression over the columns of one source.

    Attributes:
        columns: The source's columns and their kinds.
        dates: How dates kept as text are to be read.
        forms: The forms that may be used, by the key of the parser's class.
        used: The columns met so far, in order.
        conversions: The texts met so far that are read as something else, in order.
    """

    columns: Mapping[str, Kind]
    dates: DateOrder
    forms: Mapping[str, Form]
    used: list[str] = field(default_factory=list)
    conversions: list[Conversion] = field(default_factory=list)

    def term(self, node: "Expr") -> Term:
        """Write one node and all below it.

        Raises:
            Refused: The kinds of its parts do not fit, or the SQL would be too long.
        """
        term = self.forms[form_key(node)].write(self, node)
        if len(term.sql) > LONGEST_SQL:
            raise Refused(
                DEPTH,
                f"The expression becomes more than {LONGEST_SQL:,} characters of SQL.",
                "Prepare the column in the source, or split it over several columns.",
            )
        return term

    def terms(self, node: "Expr", *parts: str) -> list[Term]:
        """Write the named parts of a node, lists of nodes included."""
        contents = (node.args.get(part) for part in parts)
        lists = (content if isinstance(content, list) else [content] for content in contents)
        return [self.term(child) for children in lists for child in children if child is not None]

    def column(self, name: str) -> Term:
        """Write a column of the source.

        Raises:
            Refused: The source has no such column, or several, or it holds no single values.
        """
        own = resolved(name, self.columns)
        if self.columns[own] is Kind.OTHER:
            raise Refused(
                KINDS,
                f"{identifier(own)} holds {NAMES[Kind.OTHER]} in each row.",
                "Take the value out of it in the source.",
            )
        if own not in self.used:
            self.used.append(own)
        return Term(identifier(own), self.columns[own])

    def as_number(self, term: Term) -> Term:
        """Give the term as a number: a literal as it is, everything else as a DOUBLE."""
        if term.kind is Kind.TEXT:
            return self._read(term, "number")
        if term.kind is None or (term.kind is Kind.NUMBER and term.literal is not None):
            return term
        return settled(_only(Kind.NUMBER, term))

    def as_date(self, term: Term) -> Term:
        """Give the term as a moment, a TIMESTAMPTZ."""
        if term.kind is Kind.TEXT:
            return self._read(term, "date")
        return unknown(Kind.DATE) if term.kind is None else settled(_only(Kind.DATE, term))

    def as_condition(self, term: Term) -> Term:
        """Give the term as yes or no."""
        if term.kind is Kind.TEXT:
            return self._read(term, "yes_no")
        return term if term.kind is None else _only(Kind.YES_NO, term)

    def as_text(self, term: Term) -> Term:
        """Give the term as text; a whole number has no decimal point, on any engine."""
        if term.kind is None or term.kind is Kind.TEXT:
            return only_text(term)
        if term.kind is Kind.NUMBER:
            digits = f"CAST({term.sql} AS VARCHAR)"
            return Term(f"REGEXP_REPLACE({digits}, '[.]0$', '')", Kind.TEXT, settled=True)
        if term.kind is Kind.YES_NO:
            return Term(f"CAST({term.sql} AS VARCHAR)", Kind.TEXT, settled=True)
        return _only(Kind.TEXT, term)

    def alike(self, terms: Iterable[Term]) -> list[Term]:
        """Give terms of one kind: text beside a number, date or yes/no is read as that.

        Raises:
            Refused: The kinds cannot be reconciled.
        """
        terms = list(terms)
        kinds = list(dict.fromkeys(term.kind for term in terms if term.kind is not None))
        wanted = [kind for kind in kinds if kind is not Kind.TEXT]
        if len(wanted) > 1:
            raise Refused(
                KINDS,
                f"{_shown(terms, wanted[0])} is {NAMES[wanted[0]]} "
                f"and {_shown(terms, wanted[1])} is {NAMES[wanted[1]]}.",
                "Give both the same kind, such as with CAST.",
            )
        if not wanted:
            return terms
        change = {
            Kind.NUMBER: self.as_number,
            Kind.DATE: self.as_date,
            Kind.YES_NO: self.as_condition,
        }[wanted[0]]
        return [change(term) for term in terms]

    def _read(self, term: Term, use: Use) -> Term:
        if isinstance(term.literal, str):
            return _READERS[use](term.literal)
        self.conversions.append(Conversion(term.sql, use))
        sql = from_text(term.sql, use, self.dates)
        return Term(sql, _KINDS_OF_USES[use], settled=True)


def only_text(term: Term) -> Term:
    """Give the term, which must be text or a written NULL.

    Raises:
        Refused: It is of another kind.
    """
    return unknown(Kind.TEXT) if term.kind is None else _only(Kind.TEXT, term)


def kind_of(terms: Sequence[Term]) -> Kind | None:
    """Give the kind that terms made alike have; None where all of them are NULL."""
    return next((term.kind for term in terms if term.kind is not None), None)


def joined(sql: str, terms: Sequence[Term], *, atomic: bool = True) -> Term:
    """Give a term that takes its kind from others, one of whose values it will have."""
    is_settled = any(term.settled for term in terms)
    return Term(sql, kind_of(terms), settled=is_settled, atomic=atomic)


def _only(kind: Kind, term: Term) -> Term:
    if term.kind is kind:
        return term
    assert term.kind is not None
    raise Refused(
        KINDS,
        f"{term.sql} is {NAMES[term.kind]}, and {NAMES[kind]} is needed there.",
        _ADVICE.get((term.kind, kind), f"Write something there that gives {NAMES[kind]}."),
    )


_ADVICE = {
    (Kind.NUMBER, Kind.TEXT): "Write CAST(… AS VARCHAR) around it.",
    (Kind.YES_NO, Kind.TEXT): "Write CAST(… AS VARCHAR) around it.",
    (Kind.DATE, Kind.TEXT): "Use a part of the date, such as CAST(YEAR(…) AS VARCHAR).",
    (Kind.YES_NO, Kind.NUMBER): "Write CASE WHEN … THEN 1 ELSE 0 END.",
    (Kind.DATE, Kind.NUMBER): "Use a part of the date, such as YEAR(…).",
    (Kind.NUMBER, Kind.YES_NO): "Compare the number, such as … > 0.",
    (Kind.TEXT, Kind.YES_NO): "Compare the text, such as … = 'Yes'.",
}


def _shown(terms: Iterable[Term], kind: Kind) -> str:
    return next(term.sql for term in terms if term.kind is kind)


def _literal_number(text: str) -> Term:
    if re.fullmatch(PLAIN_NUMBER, text.strip(" ")):
        return number_term(text.strip(" "))
    raise Refused(
        KINDS,
        f"'{text}' stands where a number is needed.",
        "Write a number, such as 1250.5, or compare with text only.",
    )


def _literal_date(text: str) -> Term:
    if not re.fullmatch(ISO_MOMENT, text.strip(" ")):
        raise Refused(
            ARGUMENT,
            f"'{text}' stands where a date is needed.",
            "Write the date year first, such as '2026-03-31'.",
        )
    quoted = text_term(text.strip(" ")).sql
    return Term(f"CAST({quoted} AS TIMESTAMPTZ)", Kind.DATE, literal=text, settled=True)


def _literal_yes_no(text: str) -> Term:
    word = text.strip(" ").lower()
    if word not in YES_WORDS + NO_WORDS:
        raise Refused(
            KINDS,
            f"'{text}' stands where yes or no is needed.",
            "Write TRUE or FALSE, or compare with text only.",
        )
    return replace(condition(str(word in YES_WORDS).upper(), atomic=True), literal=word)


_READERS = {"number": _literal_number, "date": _literal_date, "yes_no": _literal_yes_no}
_KINDS_OF_USES = {"number": Kind.NUMBER, "date": Kind.DATE, "yes_no": Kind.YES_NO}
