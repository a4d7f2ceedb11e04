"""A form: one operator or function that a binding expression may use, and how it is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradewind.project.expressions.terms import Term

if TYPE_CHECKING:
    from sqlglot.expressions import Expr

    from tradewind.project.expressions.writing import Writing

IGNORED_FLAGS = frozenset({"safe", "coalesce", "ignore_nulls", "typed"})
"""What the parser notes about the dialect it read; the forms here do not depend on it."""


@dataclass(frozen=True, slots=True)
class Form:
    """One operator or function.

    Attributes:
        name: Its usual name, such as `SPLIT_PART` or `+`.
        usage: How it is written.
        meaning: What it gives; one sentence.
        nodes: The names of the parser's classes it is read as.
        takes: The parts of such a class that it uses; any other part refuses the expression.
        write: Writes its term.
        also: Other names it is known by.
        words: Those of `takes` that are a word or a type, not a value.
        optional: Those of `takes` that may be left out.
    """

    name: str
    usage: str
    meaning: str
    nodes: tuple[str, ...]
    takes: tuple[str, ...]
    write: "Callable[[Writing, Expr], Term]"
    also: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


def form_key(node: "Expr") -> str:
    """Name the form of a parsed node: its class, and for trims also the side."""
    side = node.args.get("position") if type(node).__name__ == "Trim" else None
    return f"Trim.{side}" if side else type(node).__name__


def unexpected_parts(node: "Expr", form: Form) -> list[str]:
    """List the parts of a node that its form does not know."""
    return [
        part
        for part, content in node.args.items()
        if content and part not in form.takes and part not in IGNORED_FLAGS
    ]


def missing_parts(node: "Expr", form: Form) -> list[str]:
    """List the parts of a node that its form needs and that are not there."""
    needed = [part for part in form.takes if part not in form.optional]
    return [part for part in needed if node.args.get(part) is None]


def values_of(node: "Expr", form: Form) -> "list[Expr]":
    """List the nodes below a node that stand for values."""
    contents = [node.args.get(part) for part in form.takes if part not in form.words]
    lists = (content if isinstance(content, list) else [content] for content in contents)
    return [child for children in lists for child in children if child is not None]


def from_terms(
    build: "Callable[[Writing, Sequence[Term]], Term]", *parts: str
) -> "Callable[[Writing, Expr], Term]":
    """Write a form from the terms of its parts, in their order; parts left out are left out."""

    def write(writing: "Writing", node: "Expr") -> Term:
        return build(writing, writing.terms(node, *parts))

    return write
