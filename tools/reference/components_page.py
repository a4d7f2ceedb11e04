"""The page of the kinds of component."""

from textwrap import dedent

from pydantic import TypeAdapter
from ruamel.yaml import YAML

from reference.markdown import code, docstring_of, page
from reference.words import key_table
from tradewind.scorecard.components import COMPONENT_KINDS, AnyComponent
from tradewind.scorecard.components.interface import Component

EXAMPLES = {
    "number": """
        - {name: headcount, number: employees, bands: {"<50": 2, "50..499": 10, ">=500": 6}}
        - {name: traffic, number: web_visits, ramp: {0: 0, 1000: 5, 10000: 10}, missing: neutral}
    """,
    "category": """
        - {name: sector, category: industry, values: {Software: 10, Internet: 8}, otherwise: 2}
    """,
    "yes_no": """
        - {name: not a customer yet, yes_no: is_customer, yes: 0, no: 10}
    """,
    "technology": """
        - {name: runs a CRM, technology: [Salesforce, HubSpot], seen_within: 365d}
        - {name: lacks a planning tool, technology: Territoria, present: 0, absent: 10}
    """,
    "days_since": """
        - {name: touched lately, days_since: last_activity_at, bands: {"<30": 10, ">=30": 0}}
        - {name: a young account, days_since: created_at, ramp: {0: 10, 365: 0}}
    """,
}
"""Examples of each kind; a new kind needs one here."""


def components_page() -> str:
    """Write the page; its examples are held against the models."""
    kinds = [part for kind, model in COMPONENT_KINDS.items() for part in _kind(kind, model)]
    return page(
        "Kinds of component",
        "src/tradewind/scorecard/components",
        "A component is one line of a [scorecard](scorecard.md): what it looks at, what value it"
        " gives, what it weighs.\nThe key that names what it looks at tells its kind.",
        *("## Keys of every component", key_table(Component)),
        *kinds,
    )


def _kind(kind: str, model: type[Component]) -> tuple[str, ...]:
    about = docstring_of(model)
    own = [name for name in model.model_fields if name not in Component.model_fields]
    own.sort(key=lambda name: name != kind)
    example = dedent(EXAMPLES[kind]).strip()
    TypeAdapter(list[AnyComponent]).validate_python(YAML(typ="safe").load(example))
    return f"## {kind}", about.summary, about.text, code(example, "yaml"), key_table(model, own)
