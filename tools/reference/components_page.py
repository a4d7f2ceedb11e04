"""The page of the kinds of component."""

from textwrap import dedent

from pydantic import TypeAdapter
from ruamel.yaml import YAML

from reference.markdown import code, docstring_of, page, table
from reference.words import key_table
from tradewind.scorecard.components import COMPONENT_KINDS, AnyComponent
from tradewind.scorecard.components.buying_group import BuyingGroup, BuyingRole
from tradewind.scorecard.components.event_rows import EventFilter
from tradewind.scorecard.components.intent import IntentFilter
from tradewind.scorecard.components.interface import Component
from tradewind.scorecard.components.opportunities import OpportunityFilter
from tradewind.scorecard.components.people import PeopleSelection
from tradewind.scorecard.decay import decay
from tradewind.scorecard.durations import days_in
from tradewind.scorecard.roll_ups import roll_up
from tradewind.scorecard.selections import selection_or_any

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
    "technology_count": """
        - name: CRMs in use
          technology_count: {category: CRM}
          bands: {"0": 0, "1": 8, ">=2": 10}
          seen_within: 1y
        - {name: tools of any kind, technology_count: any, ramp: {0: 0, 20: 10}}
    """,
    "technology_changes": """
        - {name: rivals dropped, technology_changes: dropped, of: {relation: competitor},
           within: 180d, gone_after: 60d, bands: {"0": 0, ">=1": 10}}
        - {name: tools added, technology_changes: added, within: 90d, ramp: {0: 0, 5: 10}}
    """,
    "early_adopter": """
        - {name: takes tools up early, early_adopter: any, ramp: {0: 0, 100: 10}}
    """,
    "days_since": """
        - {name: touched lately, days_since: last_activity_at, bands: {"<30": 10, ">=30": 0}}
        - {name: a young account, days_since: created_at, ramp: {0: 10, 365: 0}}
    """,
    "growth": """
        - {name: grows, growth: employees, over: 1y, ramp: {-20: -5, 0: 3, 20: 10}}
        - {name: sells more, growth: revenue, over: 12mo, bands: {"<0": 0, ">=0": 6}}
    """,
    "opportunities": """
        - {name: bought before, opportunities: {outcome: won}, each: 5, at_most: 10}
        - name: lost on price
          opportunities: {outcome: lost, where: {lost_reason: price}}
          each: -6
          decay: {half_life: 1y}
        - {name: open with us, opportunities: {outcome: open}, bands: {"0": 0, ">=1": 8}}
    """,
    "events": """
        - {name: demo asked, events: {kind: demo_request}, each: 6, decay: {half_life: 30d}}
        - name: pages read
          events: {stream: engagement, kind: web_visit, where: {page: [pricing, security]}}
          each: 1
          per_person_per_day: 3
          decay: {linear: 90d}
        - name: people involved
          events: {stream: engagement}
          count: people
          ramp: {0: 0, 5: 10}
          window: 60d
        - name: layoffs
          events: {stream: signal, kind: layoffs}
          each: -10
          once_within: 14d
          decay: {steps: [{within: 90d, share: 1}, {within: 180d, share: 50%}]}
        - name: pages read, by whomever
          events: {stream: engagement, kind: web_visit}
          each: 1
          per_person: 4
          decay: {half_life: 30d}
    """,
    "days_since_event": """
        - name: last visit by anyone
          days_since_event: {stream: engagement}
          bands: {"<7": 10, "7..<30": 6, ">=30": 2}
          window: 1y
    """,
    "people": """
        - name: leaders engaged
          people: {where: {seniority: [vp, c-level]}, engaged_within: 90d}
          bands: {"<1": 0, "1..<2": 6, ">=2": 10}
        - {name: best leads, people: {score_of: leads}, roll_up: {top: 3}, ramp: {0: 0, 100: 10}}
    """,
    "buying_group": """
        - name: buying group
          buying_group:
            roles:
              economic buyer: 1
              champion: {want: 2, where: {function: sales, seniority: [manager, director]}}
              user: {want: 3}
            engaged_within: 90d
    """,
    "seniority": """
        - name: seniority reached
          seniority: {c-level: 10, vp: 8, director: 6, manager: 3}
          engaged_within: 90d
    """,
    "intent": """
        - {name: reads of our topics, intent: {topics: [sales planning, territory design]},
           share_of_topics: 50%, within: 21d}
        - {name: how much of it, intent: {topics: [a, b, c, d], where: {source: Bombora}},
           score_at_least: 70, within: 3w, ramp: {0: 0, 100: 10}}
    """,
    "surge": """
        - name: busier than usual
          surge: {stream: engagement}
          recent: 14d
          before: 56d
          minimum_people: 2
          index_at_least: 70
    """,
}
"""Examples of each kind; a new kind needs one here."""
REFUSED = {"opportunities": {"count", "times", "per_person_per_day", "per_person"}}
"""Keys that a kind shares with another, and refuses."""
LENGTHS = {
    "30d": "30 days; also `30 days`",
    "6w": "42 days: a week is 7 days; also `6 weeks`",
    "1 month": "30 days: a month is always 30 days; also `1mo`",
    "1y": "365 days: a year is always 365 days; also `1 year`",
}
SELECTIONS: dict[str, tuple[object, str]] = {
    "Salesforce": ("Salesforce", "this product, under any of its names"),
    "[Salesforce, HubSpot]": (["Salesforce", "HubSpot"], "these products"),
    "{relation: competitor}": ({"relation": "competitor"}, "all that the catalogue calls so"),
    "{category: [CRM, ERP]}": ({"category": ["CRM", "ERP"]}, "all of these categories"),
    "any": ("any", "every product, where the kind says so"),
}
ROLL_UPS: dict[str, tuple[object, str]] = {
    "sum": ("sum", "all of them added"),
    "max": ("max", "the first"),
    "mean": ("mean", "their sum divided by their number"),
    "{top: 3}": ({"top": 3}, "the first three added, divided by 3; who is not there counts 0"),
    "{champion: 0.6}": (
        {"champion": 0.6},
        "0.6 of the first, and 0.4 of the mean of the others, which is 0 where there is none",
    ),
    "{diminishing: 0.5}": (
        {"diminishing": 0.5},
        "the first, half of the second, a quarter of the third, and so on",
    ),
}
DECAYS: dict[str, tuple[object, str]] = {
    "{half_life: 30d}": ({"half_life": "30d"}, "half is left after 30 days, a quarter after 60"),
    "{linear: 90d}": ({"linear": "90d"}, "as much goes every day, and nothing is left after 90"),
    "{linear: {lose: 50%, every: 1 month}}": (
        {"linear": {"lose": "50%", "every": "1 month"}},
        "half of the first value goes every month, and nothing is left after two",
    ),
    "{steps: [{within: 45d, share: 1}, {within: 90d, share: 25%}]}": (
        {"steps": [{"within": "45d", "share": 1}, {"within": "90d", "share": "25%"}]},
        "all of it up to 45 days, a quarter of the first value up to 90, then nothing",
    ),
    "{window: 30d}": ({"window": "30d"}, "all of it up to 30 days, then nothing"),
}


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
        *("## A filter of events", docstring_of(EventFilter).summary, key_table(EventFilter)),
        *("## A filter of opportunities", docstring_of(OpportunityFilter).summary),
        key_table(OpportunityFilter),
        *("## A filter of intent", docstring_of(IntentFilter).summary, key_table(IntentFilter)),
        *("## A selection of people", docstring_of(PeopleSelection).summary),
        key_table(PeopleSelection),
        *("## Roll-ups", _roll_ups()),
        *("## A buying group", docstring_of(BuyingGroup).summary, key_table(BuyingGroup)),
        *("## A role of a buying group", docstring_of(BuyingRole).summary, key_table(BuyingRole)),
        *("## Products", _products()),
        *("## Lengths of time", _lengths()),
        *("## Decay", _decays()),
    )


def _kind(kind: str, model: type[Component]) -> tuple[str, ...]:
    about = docstring_of(model)
    own = [name for name in model.model_fields if name not in Component.model_fields]
    own = [name for name in own if name not in REFUSED.get(kind, ())]
    own.sort(key=lambda name: name != kind)
    example = dedent(EXAMPLES[kind]).strip()
    TypeAdapter(list[AnyComponent]).validate_python(YAML(typ="safe").load(example))
    return f"## {kind}", about.summary, about.text, code(example, "yaml"), key_table(model, own)


def _roll_ups() -> str:
    for value, _ in ROLL_UPS.values():
        roll_up(value)
    said = "Say how the scores of people become one number; of nobody each of them is 0."
    rows = ((f"`{written}`", meaning) for written, (_, meaning) in ROLL_UPS.items())
    return f"{said}\n\n{table(('written', 'with the scores in descending order'), rows)}"


def _products() -> str:
    for value, _ in SELECTIONS.values():
        selection_or_any(value)
    said = (
        "Products are named as in the technologies table, or selected by what a"
        " [catalogue](scorecard.md#a-catalogue-of-technologies) says of them."
    )
    rows = ((f"`{written}`", meaning) for written, (_, meaning) in SELECTIONS.items())
    return f"{said}\n\n{table(('written', 'products'), rows)}"


def _lengths() -> str:
    for written in LENGTHS:
        days_in(written)
    said = "A whole number with its unit, above 0 and at most 100 years."
    rows = ((f"`{written}`", meaning) for written, meaning in LENGTHS.items())
    return f"{said}\n\n{table(('written', 'meaning'), rows)}"


def _decays() -> str:
    for value, _ in DECAYS.values():
        decay(value)
    said = (
        "Says what share of its first value a dated fact keeps as it ages.\n"
        "`window` beside `decay` cuts off what is older.\n"
        "`tradewind decay SCORECARD COMPONENT` draws it."
    )
    rows = ((f"`{written}`", meaning) for written, (_, meaning) in DECAYS.items())
    return f"{said}\n\n{table(('written', 'what is left'), rows)}"
