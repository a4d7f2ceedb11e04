"""All that a binding expression may use: the one list that is checked, written and documented."""

from tradewind.project.expressions import (
    arithmetic,
    casts,
    choices,
    comparisons,
    dates,
    leaves,
    texts,
)
from tradewind.project.expressions.forms import Form

OPERATORS: tuple[Form, ...] = (
    *leaves.OPERATORS,
    *arithmetic.OPERATORS,
    *texts.OPERATORS,
    *comparisons.OPERATORS,
    *choices.OPERATORS,
    *casts.OPERATORS,
)
"""Everything that is not written as a function."""
FUNCTIONS: tuple[Form, ...] = tuple(
    sorted(
        (*texts.FUNCTIONS, *arithmetic.FUNCTIONS, *dates.FUNCTIONS, *choices.FUNCTIONS),
        key=lambda form: form.name,
    )
)
"""The functions, by name."""
FORMS: dict[str, Form] = {node: form for form in (*OPERATORS, *FUNCTIONS) for node in form.nodes}
"""Every form by the key of the parser's class that it is read as."""
FUNCTION_NAMES: tuple[str, ...] = tuple(
    name for form in FUNCTIONS for name in (form.name, *form.also)
)
