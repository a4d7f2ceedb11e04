"""Why an expression is refused: the code, what is wrong and how to repair it, without a place."""

SIZE = "TW310"
SYNTAX = "TW311"
NOT_SCALAR = "TW312"
COLUMN = "TW313"
FUNCTION = "TW314"
KINDS = "TW315"
CAST_TYPE = "TW316"
ARGUMENT = "TW317"
DEPTH = "TW318"


class Refused(Exception):  # noqa: N818  an expression that is refused is not the program's error
    """An expression cannot be used; `read_expression` adds the place and raises InvalidInput."""

    def __init__(self, code: str, what: str, fix: str) -> None:
        self.code = code
        self.what = what
        self.fix = fix
        super().__init__(f"{code} {what} fix: {fix}")
