"""Why something that the parser knows is not offered, and what to write instead."""

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tradewind.project.expressions.forms import Form
from tradewind.project.expressions.parsing import quoted
from tradewind.project.expressions.refusal import FUNCTION, NOT_SCALAR, Refused
from tradewind.project.expressions.vocabulary import FUNCTION_NAMES, FUNCTIONS

if TYPE_CHECKING:
    from sqlglot.expressions import Expr

_ONE_ROW = "Use the columns of one row only; compute the rest in the source."
_CONSTRUCTS: tuple[tuple[frozenset[str], str, str], ...] = (
    (
        frozenset({"Query", "Subquery", "Exists", "Any", "All", "From"}),
        "a subquery",
        "Use the columns of this source only; a DuckDB source can be a `query` that joins others.",
    ),
    (frozenset({"Window"}), "a window over several rows", _ONE_ROW),
    (
        frozenset({"AggFunc", "Filter", "WithinGroup", "Distinct", "Order", "IgnoreNulls"}),
        "an aggregate of several rows",
        _ONE_ROW,
    ),
    (frozenset({"Star", "Columns"}), "a star that stands for columns", "Name one column."),
    (
        frozenset({"Placeholder", "Parameter", "PositionalColumn", "SessionParameter"}),
        "a placeholder",
        "Write the value itself, or the name of a column.",
    ),
    (
        frozenset({"Lambda", "Kwarg", "PropertyEQ"}),
        "a lambda or named argument",
        "Use the allowed functions only.",
    ),
    (
        frozenset({"Alias", "Aliases"}),
        "a value with a name of its own",
        "Write the value only; a column name of several words stands in double quotes.",
    ),
    (
        frozenset(
            {"Bracket", "Slice", "Dot", "Struct", "Array", "ToMap", "Map", "Tuple", "Column"}
            | {"JSONExtract", "JSONExtractScalar", "StructExtract", "List"}
        ),
        "a part or a list of values, or a column with its table",
        "Name a column alone, in double quotes where the name has a dot.",
    ),
    (
        frozenset({"Interval"}),
        "an interval",
        "Bind the date itself; `days_since` in a scorecard counts days.",
    ),
    (
        frozenset({"ByteString", "RawString", "HexString", "BitString", "National", "Heredoc"}),
        "a text in a special notation",
        "Write the text in single quotes.",
    ),
)
_EXACTNESS = (
    "Leave it out: engines differ in its last digits or edge cases; bands and ramps of a "
    "scorecard can do its work."
)
_ADVICE: tuple[tuple[frozenset[str], str], ...] = (
    (
        frozenset({"CurrentDate", "CurrentTime", "CurrentTimestamp", "CurrentDatetime"})
        | {"Localtime", "Localtimestamp", "now", "today", "get_current_timestamp", "age"}
        | {"transaction_timestamp", "get_current_time", "current_localtimestamp"},
        "Bind the date itself: a score is as of a date that is stated when it is run.",
    ),
    (
        frozenset({"Rand", "Randn", "Uuid", "random", "setseed", "gen_random_uuid", "nextval"}),
        "Leave it out: the same input must always give the same score.",
    ),
    (
        frozenset({"Mod", "IntDiv", "Pow", "Sqrt", "Cbrt", "Ln", "Log", "Exp", "fmod"})
        | {"log10", "log2", "sin", "cos", "tan"},
        _EXACTNESS,
    ),
    (
        frozenset({"RegexpLike", "RegexpILike", "RegexpExtract", "RegexpReplace", "SimilarTo"})
        | {"RegexpFullMatch", "RegexpExtractAll", "Glob", "regexp_full_match"},
        "Use LIKE, CONTAINS, REPLACE or SPLIT_PART; engines differ on regular expressions.",
    ),
    (
        frozenset({"DateDiff", "TsOrDsDiff", "TimestampDiff", "DateSub", "DateAdd", "datesub"}),
        "Bind the date itself; `days_since` in a scorecard counts days.",
    ),
)


def not_offered(node: "Expr") -> Refused:
    """Say why a node that no form knows is refused."""
    classes = {kind.__name__ for kind in type(node).__mro__}
    for names, called, fix in _CONSTRUCTS:
        if classes & names:
            return Refused(NOT_SCALAR, f"{quoted(node)} is {called}.", fix)
    written = quoted(node)
    called_as = re.match(r"(\w+)(\(|$)", written)
    name = called_as[1] if called_as else ""
    keys = {type(node).__name__, name.lower()}
    fixes = (fix for names, fix in _ADVICE if keys & names)
    what = f"{written} is not among the allowed functions and operators."
    return Refused(FUNCTION, what, next(fixes, _nearest(name)))


def unknown_parts(node: "Expr", parts: list[str]) -> Refused:
    """Say that an allowed function or operator is used in a way that is not offered."""
    if type(node).__name__ == "Column":
        return not_offered(node.this if type(node.this).__name__ == "Star" else node)
    if "query" in parts:
        return not_offered(node.args["query"])
    return Refused(
        FUNCTION,
        f"{quoted(node)} uses {', '.join(parts)}, which is not offered.",
        "Write its plain form, as the list of allowed functions shows it.",
    )


def lacking(form: Form) -> Refused:
    """Say that an allowed function or operator stands without what it needs."""
    return Refused(FUNCTION, f"{form.name} stands with too few arguments.", f"Write {form.usage}.")


def _nearest(name: str) -> str:
    near = get_close_matches(name.upper(), FUNCTION_NAMES, n=3, cutoff=0.75)
    if near:
        return f"Write {' or '.join(near)}."
    return f"Use one of {', '.join(form.name for form in FUNCTIONS)}."
