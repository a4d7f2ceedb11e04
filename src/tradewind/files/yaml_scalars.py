"""What an unquoted YAML word means: a number, true, false, nothing, or a text."""

import re
from decimal import Decimal

_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
_LEADING_ZERO = re.compile(r"[-+]?0[0-9]+(?:\.[0-9]*)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
LONGEST_NUMBER = 40

PlainScalar = str | int | Decimal | bool | None


class UnclearScalarError(ValueError):
    """A word that could mean two things, or a number that no score can use."""

    def __init__(self, what: str, fix: str) -> None:
        self.what, self.fix = what, fix
        super().__init__(what)


def scalar(word: str) -> PlainScalar:
    """Give the meaning of an unquoted word by YAML 1.2.

    `yes` and `no` are texts, and so are dates; numbers with a decimal point or an exponent are
    exact decimals.

    Raises:
        UnclearScalarError: It is infinite, not a number, too long, or begins with a zero too many.

    Examples:
        >>> scalar("10"), scalar("0.10"), scalar("yes"), scalar("true"), scalar("~")
        (10, Decimal('0.10'), 'yes', True, None)

    Sources:
        YAML Ain't Markup Language 1.2.2 (2021), section 10.3.2, the core schema, without its
        octal and hexadecimal numbers, which stay texts.
    """
    if word in ("", "~", "null", "Null", "NULL"):
        return None
    if word in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return word.lower() == "true"
    if _NOT_FINITE.fullmatch(word):
        raise UnclearScalarError(
            f'"{word}" is not a number that a score can use.', "Write a number."
        )
    if _LEADING_ZERO.fullmatch(word):
        raise UnclearScalarError(
            f'"{word}" may be a number or a text.',
            f'Write "{word}" in quotes for the text, or the number without its leading zero.',
        )
    if not _DECIMAL.fullmatch(word):
        return word
    if len(word) > LONGEST_NUMBER:
        raise UnclearScalarError(
            f'"{word[:12]}…" has more than {LONGEST_NUMBER} characters.',
            "Write a shorter number, or a text in quotes.",
        )
    return int(word) if _WHOLE.fullmatch(word) else Decimal(word)
