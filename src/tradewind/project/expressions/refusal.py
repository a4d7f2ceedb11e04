"""Why an expression is refused: the code, what is wrong and how to repair it, without a place."""

SIZE = "TW310"
"""An expression that is too long, or holds a character that no text can hold."""

SYNTAX = "TW311"
"""A text that is no SQL expression."""

NOT_SCALAR = "TW312"
"""Something that is not an expression over one row: a subquery, a statement, a comment."""

COLUMN = "TW313"
"""A column that the source does not have, or one of several alike."""

FUNCTION = "TW314"
"""A function or a form that is not on the list of what is allowed."""

KINDS = "TW315"
"""A kind of value that does not fit where it stands."""

CAST_TYPE = "TW316"
"""A type that values cannot be cast to."""

ARGUMENT = "TW317"
"""An argument that has to be written out, or lies outside what is offered."""

DEPTH = "TW318"
"""An expression with too many levels, or that becomes too much SQL."""


class Refused(Exception):  # noqa: N818  an expression that is refused is not the program's error
    """An expression cannot be used; `read_expression` adds the place and raises InvalidInput."""

    def __init__(self, code: str, what: str, fix: str) -> None:
        self.code = code
        self.what = what
        self.fix = fix
        super().__init__(f"{code} {what} fix: {fix}")
