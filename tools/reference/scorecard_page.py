"""The page of the scorecard's form: every key, and the closed forms in it."""

from textwrap import dedent

from ruamel.yaml import YAML

from reference.markdown import code, docstring_of, page, table
from reference.words import key_table
from tradewind.scorecard.card import Dimension, Profile, Scorecard
from tradewind.scorecard.catalogue import Catalogue, Product
from tradewind.scorecard.conditions import condition
from tradewind.scorecard.gates import Gate
from tradewind.scorecard.group_caps import GroupCap
from tradewind.scorecard.intervals import interval
from tradewind.scorecard.qualification import SalesQualified
from tradewind.scorecard.tiers import cell, tiers

EXAMPLE = """
    version: 1
    name: growth
    gates:
      - name: competitor
        when: {industry: Sales software}
        then: exclude
        reason: sells what we sell
    dimensions:
      fit:
        weight: 50
        profiles:
          mid-market software:
            where: {industry: [Software, Internet]}
            components:
              - {name: headcount, number: employees, bands: {"<50": 2, ">=50": 10}}
      engagement:
        weight: 30
        components:
          - {name: demo asked, events: {kind: demo_request}, each: 6, decay: {half_life: 30d}}
    tiers: {A: 75, B: 50, C: 25, D: 0}
"""
QUALIFICATION = """
    sales_qualified: {at_least: 60, when: {account.tier(growth): [A, B]}}
"""
CATALOGUE = """
    version: 1
    seen_within: 1y
    products:
      Salesforce:
        {aliases: [SFDC], category: CRM, relation: complement, say: You already run Salesforce.}
      Plancrest Cloud: {category: sales planning, relation: competitor}
      Ours Classic: {category: sales planning, relation: own, upgrade_to: Ours Cloud}
      Ours Cloud: {category: sales planning, relation: own}
"""
RANGES = {
    "<50": "below 50",
    "<=50": "50 and below",
    ">50": "above 50",
    ">=500": "500 and above",
    "50..499": "from 50 to 499, with everything that 499 becomes when its decimals are cut",
    "0..<0.5": "from 0 to below 0.5",
    "7": "exactly 7",
}
CONDITIONS: dict[str, tuple[object, str]] = {
    "industry: Software": ("Software", "the text is exactly this"),
    "industry: [Software, Internet]": (["Software", "Internet"], "the text is one of these"),
    'employees: "100..499"': ("100..499", "the number lies in this [range](#ranges)"),
    'revenue: ">= 1e6"': (">= 1e6", "the same; blanks do not matter"),
    "is_customer: true": (True, "the answer is yes; `false`: it is no"),
    "domain: known": ("known", "there is a value; `unknown`: there is none"),
    "country: {not: [France, Spain]}": ({"not": ["France", "Spain"]}, "the other test fails"),
}
TIERS: dict[str, tuple[dict[str, object], str]] = {
    "{A: 75, B: 50, C: 0}": (
        {"A": 75, "B": 50, "C": 0},
        "from that score on; the last tier also takes what lies below it",
    ),
    "{A: top 10%, B: top 30%, C: rest}": (
        {"A": "top 10%", "B": "top 30%", "C": "rest"},
        "up to that share of all ranked accounts, counted from the best",
    ),
    "{A: 25 per owner, B: 75 per owner, C: rest}": (
        {"A": "25 per owner", "B": "75 per owner", "C": "rest"},
        "up to so many accounts of each owner, counted from the owner's best",
    ),
}


def scorecard_page() -> str:
    """Write the page; its examples are read by the very functions that read scorecards."""
    return page(
        "The scorecard file",
        "src/tradewind/scorecard",
        "A scorecard is a YAML file in `scorecards/`, and says how an account, or a person, is"
        " scored.",
        "`tradewind check` finds what is wrong in it, with line, column and a way to repair it.\n"
        "Editors that know JSON Schema can use [scorecard.schema.json](scorecard.schema.json).",
        code(dedent(EXAMPLE).strip(), "yaml"),
        *("## The whole", key_table(Scorecard)),
        *("## A dimension", docstring_of(Dimension).summary, key_table(Dimension)),
        *("## A profile", docstring_of(Profile).summary, key_table(Profile)),
        *("## A component", "The kinds of component have [a page of their own](components.md)."),
        *("## A cap of a group", docstring_of(GroupCap).summary, key_table(GroupCap)),
        *("## A gate", docstring_of(Gate).summary, key_table(Gate)),
        *_qualification(),
        *_catalogue(),
        *("## Ranges", _ranges()),
        *("## Conditions", _conditions()),
        *("## Tiers", _tiers()),
        *("## Cells", _cells()),
    )


def _qualification() -> tuple[str, ...]:
    example = dedent(QUALIFICATION).strip()
    written = YAML(typ="safe").load(example)["sales_qualified"]
    SalesQualified.model_validate(written)
    return (
        "## Sales qualified",
        docstring_of(SalesQualified).summary,
        "It stands in a [scorecard of people](../scoring-people.md).",
        code(example, "yaml"),
        key_table(SalesQualified),
    )


def _catalogue() -> tuple[str, ...]:
    catalogue = dedent(CATALOGUE).strip()
    Catalogue.model_validate(YAML(typ="safe").load(catalogue))
    return (
        "## A catalogue of technologies",
        docstring_of(Catalogue).summary,
        "It stands in technologies.yaml beside tradewind.yaml, for all scorecards, or in a"
        " scorecard below `technologies`.",
        code(catalogue, "yaml"),
        key_table(Catalogue),
        *("### A product", docstring_of(Product).summary, key_table(Product)),
    )


def _ranges() -> str:
    for written in RANGES:
        interval(written)
    rows = ((f'`"{written}"`', meaning) for written, meaning in RANGES.items())
    return table(("written", "holds the numbers"), rows)


def _conditions() -> str:
    for written, (value, _) in CONDITIONS.items():
        condition({written.split(":")[0]: value})
    said = (
        "A condition is a mapping of columns to tests, all of which must hold.\n"
        "A test of an unknown value is neither true nor false, except `known` and `unknown`.\n"
        "A gate acts, and a profile counts, only where its condition is true."
    )
    rows = ((f"`{written}`", meaning) for written, (_, meaning) in CONDITIONS.items())
    return f"{said}\n\n{table(('written', 'holds where'), rows)}"


def _tiers() -> str:
    for value, _ in TIERS.values():
        tiers(value)
    said = "Tiers are written best first. `desirable: 60` instead of them makes one plain flag."
    rows = ((f"`{written}`", meaning) for written, (_, meaning) in TIERS.items())
    return f"{said}\n\n{table(('written', 'an account is in the tier'), rows)}"


def _cells() -> str:
    cell({"fit": {"A": 75, "B": 50}, "engagement": {"1": 75, "2": 50}})
    return (
        "`cell: {fit: {A: 75, B: 50}, engagement: {1: 75, 2: 50}}` cuts two dimensions into labels"
        " by their own scores; `A1` is the best of both.\n"
        "Where `cell` is left out and the scorecard has dimensions named fit and engagement,"
        " both are cut at the quarters of the scale, into A to D and 1 to 4 (way: average)."
    )
