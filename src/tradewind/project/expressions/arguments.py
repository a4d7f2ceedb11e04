"""Arguments that must be written out, because engines differ on the values they leave open."""

from tradewind.project.canonical import Kind
from tradewind.project.expressions.refusal import ARGUMENT, Refused
from tradewind.project.expressions.terms import Term

LARGEST_WHOLE = 10_000


def whole_number(term: Term, name: str, *, least: int, most: int = LARGEST_WHOLE) -> int:
    """Give the whole number that an argument is.

    Raises:
        Refused: It is not written out, not whole, or outside `least` to `most`.
    """
    number = term.literal
    if isinstance(number, float) and number.is_integer() and least <= number <= most:
        return int(number)
    raise Refused(
        ARGUMENT,
        f"{term.sql} stands where {name} is needed.",
        f"Write a whole number from {least:,} to {most:,}.",
    )


def written_text(term: Term, name: str) -> str:
    """Give the text that an argument is.

    Raises:
        Refused: It is not a text in single quotes, or it is empty.
    """
    if term.kind is Kind.TEXT and isinstance(term.literal, str) and term.literal:
        return term.literal
    raise Refused(
        ARGUMENT,
        f"{term.sql} stands where {name} is needed.",
        "Write a text in single quotes.",
    )


def one_of(written: str, name: str, choices: tuple[str, ...]) -> str:
    """Give the word that an argument is, in upper case.

    Raises:
        Refused: It is none of the choices.
    """
    word = written.upper()
    if word in choices:
        return word
    raise Refused(
        ARGUMENT, f"{written} is not {name} that is offered.", f"Write one of {', '.join(choices)}."
    )
