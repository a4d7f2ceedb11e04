"""The page of what SQL expressions in bindings may hold."""

from collections.abc import Iterable

from reference.markdown import page, table
from tradewind.project.expressions.forms import Form
from tradewind.project.expressions.vocabulary import FUNCTIONS, OPERATORS


def sql_page() -> str:
    """Write the page."""
    return page(
        "SQL in bindings",
        "src/tradewind/project/expressions",
        "A binding in [tradewind.yaml](tradewind-yaml.md) is a column, or an SQL expression over"
        " the columns of one row of its source.\nEverything that an expression may hold is listed"
        " here; anything else is refused, with the nearest thing that is allowed.",
        *("## Operators", _forms(OPERATORS)),
        *("## Functions", _forms(FUNCTIONS)),
    )


def _forms(forms: Iterable[Form]) -> str:
    rows = (
        (f"`{form.usage}`", form.meaning, ", ".join(f"`{name}`" for name in form.also))
        for form in forms
    )
    return table(("written", "what it gives", "also known as"), rows)
