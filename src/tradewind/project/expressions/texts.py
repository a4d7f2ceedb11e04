"""Functions of text; characters are Unicode code points, blanks are spaces."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tradewind.project.canonical import Kind
from tradewind.project.expressions.arguments import whole_number, written_text
from tradewind.project.expressions.arithmetic import number
from tradewind.project.expressions.forms import Form, from_terms
from tradewind.project.expressions.terms import Term, condition, text_term
from tradewind.project.expressions.writing import Writing, only_text

if TYPE_CHECKING:
    from sqlglot.expressions import Expr


def _text(sql: str, *, atomic: bool = True) -> Term:
    return Term(sql, Kind.TEXT, settled=True, atomic=atomic)


def _lower(_: Writing, terms: Sequence[Term]) -> Term:
    return _text(f"LOWER({only_text(terms[0]).sql})")


def _upper(_: Writing, terms: Sequence[Term]) -> Term:
    """Write UPPER; ß is the one letter whose capital differs between DuckDB and PostgreSQL."""
    return _text(f"UPPER(REPLACE({only_text(terms[0]).sql}, 'ß', 'SS'))")


def _trim(name: str) -> "Callable[[Writing, Expr], Term]":
    def build(_: Writing, terms: Sequence[Term]) -> Term:
        removed = terms[1] if len(terms) > 1 else text_term(" ")
        written_text(removed, "the characters to take away")
        return _text(f"{name}({only_text(terms[0]).sql}, {removed.sql})")

    return from_terms(build, "this", "expression")


def _end(name: str) -> "Callable[[Writing, Expr], Term]":
    def build(_: Writing, terms: Sequence[Term]) -> Term:
        characters = whole_number(terms[1], "the number of characters", least=0)
        return _text(f"{name}({only_text(terms[0]).sql}, {characters})")

    return from_terms(build, "this", "expression")


def _substring(_: Writing, terms: Sequence[Term]) -> Term:
    text, start = only_text(terms[0]), whole_number(terms[1], "the first character", least=1)
    if len(terms) == 2:
        return _text(f"SUBSTRING({text.sql}, {start})")
    characters = whole_number(terms[2], "the number of characters", least=0)
    return _text(f"SUBSTRING({text.sql}, {start}, {characters})")


def _length(_: Writing, terms: Sequence[Term]) -> Term:
    return number(f"CAST(LENGTH({only_text(terms[0]).sql}) AS DOUBLE)")


def _replace(_: Writing, terms: Sequence[Term]) -> Term:
    text, sought, other = terms
    written_text(sought, "the text to replace")
    return _text(f"REPLACE({only_text(text).sql}, {sought.sql}, {only_text(other).sql})")


def _split_part(_: Writing, terms: Sequence[Term]) -> Term:
    text, delimiter, part = terms
    written_text(delimiter, "the delimiter")
    position = whole_number(part, "the part, counted from 1,", least=1)
    return _text(f"SPLIT_PART({only_text(text).sql}, {delimiter.sql}, {position})")


def _position(_: Writing, terms: Sequence[Term]) -> Term:
    written_text(terms[1], "the text to find")
    return number(f"CAST(STRPOS({only_text(terms[0]).sql}, {terms[1].sql}) AS DOUBLE)")


def _contains(_: Writing, terms: Sequence[Term]) -> Term:
    written_text(terms[1], "the text to find")
    return condition(f"STRPOS({only_text(terms[0]).sql}, {terms[1].sql}) > 0")


def _starts_or_ends(side: str) -> "Callable[[Writing, Expr], Term]":
    def build(_: Writing, terms: Sequence[Term]) -> Term:
        sought = written_text(terms[1], "the text to find")
        return condition(f"{side}({only_text(terms[0]).sql}, {len(sought)}) = {terms[1].sql}")

    return from_terms(build, "this", "expression")


def _concat(writing: Writing, terms: Sequence[Term]) -> Term:
    texts = [writing.as_text(term) for term in terms if term.kind is not None]
    parts = [t.sql if t.literal is not None else f"COALESCE({t.sql}, '')" for t in texts]
    return _text(" || ".join(parts or ["''"]), atomic=len(parts) < 2)


def _beside(writing: Writing, terms: Sequence[Term]) -> Term:
    left, right = (writing.as_text(term) for term in terms)
    return _text(f"{left.operand} || {right.operand}", atomic=False)


OPERATORS = (
    Form(
        "||",
        "a || b",
        "One text after the other; unknown where either is.",
        ("DPipe",),
        ("this", "expression"),
        from_terms(_beside, "this", "expression"),
    ),
)
FUNCTIONS = (
    Form(
        "LOWER",
        "LOWER(text)",
        "Text in small letters.",
        ("Lower",),
        ("this",),
        from_terms(_lower, "this"),
        also=("LCASE",),
    ),
    Form(
        "UPPER",
        "UPPER(text)",
        "Text in capitals; ß becomes SS.",
        ("Upper",),
        ("this",),
        from_terms(_upper, "this"),
        also=("UCASE",),
    ),
    Form(
        "TRIM",
        "TRIM(text[, characters])",
        "Text without spaces, or without the given characters, at both ends.",
        ("Trim", "Trim.BOTH"),
        ("this", "expression", "position"),
        _trim("TRIM"),
        words=("position",),
        optional=("expression", "position"),
    ),
    Form(
        "LTRIM",
        "LTRIM(text[, characters])",
        "Text without spaces, or without the given characters, at its start.",
        ("Trim.LEADING",),
        ("this", "expression", "position"),
        _trim("LTRIM"),
        words=("position",),
        optional=("expression", "position"),
    ),
    Form(
        "RTRIM",
        "RTRIM(text[, characters])",
        "Text without spaces, or without the given characters, at its end.",
        ("Trim.TRAILING",),
        ("this", "expression", "position"),
        _trim("RTRIM"),
        words=("position",),
        optional=("expression", "position"),
    ),
    Form(
        "LEFT",
        "LEFT(text, n)",
        "First n characters.",
        ("Left",),
        ("this", "expression"),
        _end("LEFT"),
    ),
    Form(
        "RIGHT",
        "RIGHT(text, n)",
        "Last n characters.",
        ("Right",),
        ("this", "expression"),
        _end("RIGHT"),
    ),
    Form(
        "SUBSTRING",
        "SUBSTRING(text, start[, n])",
        "Characters from the start-th, counted from 1; all that follow, or n of them.",
        ("Substring",),
        ("this", "start", "length"),
        from_terms(_substring, "this", "start", "length"),
        also=("SUBSTR",),
        optional=("length",),
    ),
    Form(
        "LENGTH",
        "LENGTH(text)",
        "Number of characters.",
        ("Length",),
        ("this",),
        from_terms(_length, "this"),
        also=("LEN", "CHAR_LENGTH"),
    ),
    Form(
        "REPLACE",
        "REPLACE(text, 'sought', other)",
        "Text with every place of the sought text replaced.",
        ("Replace",),
        ("this", "expression", "replacement"),
        from_terms(_replace, "this", "expression", "replacement"),
    ),
    Form(
        "SPLIT_PART",
        "SPLIT_PART(text, 'delimiter', part)",
        "One of the parts between delimiters, counted from 1; empty where there are fewer.",
        ("SplitPart",),
        ("this", "delimiter", "part_index"),
        from_terms(_split_part, "this", "delimiter", "part_index"),
    ),
    Form(
        "STRPOS",
        "STRPOS(text, 'sought')",
        "Where the sought text starts, counted from 1; 0 where it is not there.",
        ("StrPosition",),
        ("this", "substr"),
        from_terms(_position, "this", "substr"),
        also=("INSTR", "POSITION"),
    ),
    Form(
        "CONTAINS",
        "CONTAINS(text, 'sought')",
        "Whether the sought text is in the text.",
        ("Contains",),
        ("this", "expression"),
        from_terms(_contains, "this", "expression"),
    ),
    Form(
        "STARTS_WITH",
        "STARTS_WITH(text, 'sought')",
        "Whether the text starts with the sought text.",
        ("StartsWith",),
        ("this", "expression"),
        _starts_or_ends("LEFT"),
    ),
    Form(
        "ENDS_WITH",
        "ENDS_WITH(text, 'sought')",
        "Whether the text ends with the sought text.",
        ("EndsWith",),
        ("this", "expression"),
        _starts_or_ends("RIGHT"),
    ),
    Form(
        "CONCAT",
        "CONCAT(a, b, …)",
        "One text after the other; unknown ones are passed over.",
        ("Concat",),
        ("expressions",),
        from_terms(_concat, "expressions"),
    ),
)
