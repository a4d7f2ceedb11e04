"""From text to the parser's tree: one scalar value, of bearable size, without comments."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from tradewind.project.expressions.refusal import DEPTH, NOT_SCALAR, SIZE, SYNTAX, Refused

if TYPE_CHECKING:
    from sqlglot.expressions import Expr
    from sqlglot.tokenizer_core import Token

LONGEST = 10_000
"""Characters that an expression may have."""
DEEPEST = 100
"""Levels of parts within parts that an expression may have; each + of a long sum is one."""
MOST_NESTED = 25
"""Brackets within brackets; the parser spends some 25 of Python's 1,000 frames on each."""
LONGEST_QUOTE = 80
TRIPS = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What the parser raises, beside its own errors, on argument lists that it did not foresee."""

_STATEMENTS = frozenset(
    [
        "ALTER",
        "ATTACH",
        "BEGIN",
        "CALL",
        "CHECKPOINT",
        "COMMENT",
        "COMMIT",
        "COPY",
        "CREATE",
        "DELETE",
        "DESCRIBE",
        "DETACH",
        "DROP",
        "EXECUTE",
        "EXPLAIN",
        "EXPORT",
        "FROM",
        "GRANT",
        "IMPORT",
        "INSERT",
        "INSTALL",
        "LOAD",
        "MERGE",
        "PIVOT",
        "PRAGMA",
        "PREPARE",
        "RESET",
        "REVOKE",
        "ROLLBACK",
        "SELECT",
        "SET",
        "SHOW",
        "SUMMARIZE",
        "TABLE",
        "TRUNCATE",
        "UNPIVOT",
        "UPDATE",
        "USE",
        "VACUUM",
        "VALUES",
        "WITH",
    ]
)
_OPENING = frozenset({"L_PAREN", "L_BRACKET", "L_BRACE", "CASE"})
_CLOSING = frozenset({"R_PAREN", "R_BRACKET", "R_BRACE", "END"})
_ONE_VALUE = "Write one value: a column, or an expression over the columns of the source."


def check_size(written: str) -> None:
    """Refuse what is empty, too long, or holds characters that SQL cannot hold.

    Raises:
        Refused: It is one of these.
    """
    if not written.strip():
        raise Refused(SIZE, "The expression is empty.", "Write a column of the source.")
    if len(written) > LONGEST:
        raise Refused(
            SIZE,
            f"The expression has {len(written):,} characters; {LONGEST:,} are allowed.",
            "Prepare the column in the source.",
        )
    if found := re.search("[\x00\ud800-\udfff]", written):
        raise Refused(
            SIZE,
            f"The expression holds the character {found[0]!a}, which no text can hold.",
            "Take it out.",
        )


def parsed(written: str) -> "Expr":
    """Parse one value, written in DuckDB's SQL.

    Raises:
        Refused: It is not one value, or holds a comment or a semicolon, or is nested too deeply.
    """
    from sqlglot import Dialect
    from sqlglot.errors import ParseError, TokenError

    dialect = Dialect.get_or_raise("duckdb")
    statement = f"SELECT {written}"
    try:
        tokens = dialect.tokenize(statement)
        _check_tokens(tokens)
        trees = dialect.parser().parse(tokens, statement)
    except TokenError:
        raise Refused(SYNTAX, f"{_short(written)} does not end.", "Close the quote.") from None
    except ParseError as error:
        raise _unreadable(written, error.errors) from None
    except RecursionError:
        raise _too_deep(MOST_NESTED) from None
    except TRIPS:
        raise _unreadable(written, []) from None
    value = _one_value(written, trees)
    _check_depth(value)
    return value


def quoted(node: "Expr") -> str:
    """Write a node for a message, cut where it is long."""
    from sqlglot import ErrorLevel
    from sqlglot.errors import SqlglotError

    try:
        text = node.sql("duckdb", comments=False, unsupported_level=ErrorLevel.IGNORE)
    except (SqlglotError, *TRIPS):
        text = type(node).__name__.upper()
    return _short(" ".join(text.split()))


@cache
def keywords() -> frozenset[str]:
    """List the words that mean something in SQL, in upper case."""
    from sqlglot import Dialect

    return frozenset(Dialect.get_or_raise("duckdb").tokenizer_class.KEYWORDS)


def _check_depth(tree: "Expr") -> None:
    level, depth = [tree], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise _too_deep(DEEPEST)
        level = [child for node in level for child in node.iter_expressions()]


def _check_tokens(tokens: list["Token"]) -> None:
    depth = 0
    for token in tokens:
        if token.comments:
            raise Refused(
                NOT_SCALAR,
                f'The expression holds the comment "{token.comments[0].strip()}".',
                "Write comments after # in the file; double quotes hold a name with --.",
            )
        if token.token_type.name == "SEMICOLON":
            raise Refused(NOT_SCALAR, "The expression holds a semicolon.", _ONE_VALUE)
        name = token.token_type.name
        depth += (name in _OPENING) - (name in _CLOSING)
        if depth > MOST_NESTED:
            raise _too_deep(MOST_NESTED)


def _one_value(written: str, trees: list["Expr | None"]) -> "Expr":
    select = trees[0] if len(trees) == 1 else None
    if select is None or type(select).__name__ != "Select" or len(select.expressions) != 1:
        raise Refused(SYNTAX, f"{_short(written)} is not one value.", _ONE_VALUE)
    others = [part for part, content in select.args.items() if content and part != "expressions"]
    if others:
        word = others[0].strip("_").upper()
        raise Refused(NOT_SCALAR, f"{_short(written)} is a query with {word}.", _ONE_VALUE)
    value: Expr = select.expressions[0]
    if type(value).__name__ == "Alias":
        raise Refused(
            SYNTAX,
            f'An operator is missing before "{value.alias}".',
            "Write the operator, or put a name of several words in double quotes.",
        )
    return value


def _unreadable(written: str, errors: list[dict[str, Any]]) -> Refused:
    words = written.split()
    if words[0].upper() in _STATEMENTS:
        return Refused(NOT_SCALAR, f"{_short(written)} is a statement.", _ONE_VALUE)
    at = str(errors[0].get("highlight") or "") if errors else ""
    where = f' at "{at}"' if at and at != "SELECT" else ""
    return Refused(SYNTAX, f"{_short(written)} cannot be read{where}.", _ONE_VALUE)


def _too_deep(most: int) -> Refused:
    return Refused(
        DEPTH,
        f"The expression has more than {most} levels of parts within parts.",
        "Split it over several columns, or prepare the column in the source.",
    )


def _short(written: str) -> str:
    text = written.strip()
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
