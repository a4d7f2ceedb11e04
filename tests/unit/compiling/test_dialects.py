"""Each dialect's statement parses there, keeps its comments, and has no leftovers of another."""

import re
from functools import cache

import pytest
import sqlglot
from sqlglot import exp

from support.markets import AS_OF, bound_project
from tradewind.compiling.compile import compile_scorecard
from tradewind.compiling.dialects import DIALECTS, translated
from tradewind.scorecard.card import Scorecard

OTHERS = tuple(dialect for dialect in DIALECTS if dialect != "duckdb")


@cache
def statement() -> str:
    """Compile a scorecard with every kind of component, gate and tier, once."""
    number = {"number": "turnover as text", "ramp": {0: 0, 10: 10}, "missing": 3}
    crm = {"technology": ["SAP S/4HANA"], "seen_within": "30d"}
    age = {"bands": {"<30": 10, ">=30": 0}}
    components = [
        {"name": "size", "number": "employees", "bands": {"<50": 1, "50..99": 5, ">=100": 9}},
        {"name": "turnover", **number},
        {"name": "sector", "category": "industry", "values": {"it's": 10}},
        {"name": "partner", "yes_no": "partner"},
        {"name": "crm", **crm},
        {"name": "age", "days_since": "founded", **age},
        {"name": "renewal", "days_since": "renewal", **age},
    ]
    profiles = {
        "one": {"where": {"industry": {"not": ["x"]}}, "components": components},
        "two": {"components": [{"name": "customer", "yes_no": "is_customer"}]},
    }
    gate = {"name": "g", "when": {"employees": "<5", "owner": "known"}, "reason": "so"}
    card = Scorecard.model_validate(
        {
            "name": "all kinds",
            "gates": [gate | {"then": "exclude"}, gate | {"name": "h", "then": {"cap": 40}}],
            "dimensions": {"fit": {"profiles": profiles}},
            "tiers": {"A": "25 per owner", "B": "rest"},
        }
    )
    project = bound_project("source_accounts", "source_technologies")
    return compile_scorecard(card, project, as_of=AS_OF).sql


@cache
def in_dialect(dialect: str) -> str:
    """Translate it, once a dialect."""
    return translated(statement(), dialect)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_it_parses_in_its_dialect_into_the_same_steps(dialect: str) -> None:
    """As many steps, with the same names, as the statement it was made of."""
    before = sqlglot.parse_one(statement(), read="duckdb")
    after = sqlglot.parse_one(in_dialect(dialect), read=dialect)

    steps = [[step.alias for step in tree.find_all(exp.CTE)] for tree in (before, after)]
    assert steps[0] == steps[1]
    assert len(after.expressions) == len(before.expressions)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_it_keeps_the_comment_of_every_step(dialect: str) -> None:
    """Who reads the statement elsewhere reads what each step is for."""
    comments = re.findall(r"^-- (.*)$", statement(), re.MULTILINE)

    missing = [comment for comment in comments if comment not in in_dialect(dialect)]

    assert len(comments) > 15
    assert missing == []


@pytest.mark.parametrize("dialect", OTHERS)
@pytest.mark.parametrize(
    "leftover", [r"\bEPOCH\(", r"\bREGEXP_MATCHES\(", r"::", r"\bTO_TIMESTAMP\(", r"\bTRY_"]
)
def test_it_has_no_function_that_only_duckdb_has(dialect: str, leftover: str) -> None:
    """Casts are guarded and seconds are counted as each dialect does it."""
    assert re.search(leftover, in_dialect(dialect)) is None


def test_brackets_that_fix_the_order_stay() -> None:
    """AND binds closer than OR in every dialect, whatever sqlglot calls the two."""
    given_sql = "SELECT (a OR b) AND NOT (c AND (d OR e)) AS x, (a + b) * (c - (d - e)) AS y"

    for dialect in OTHERS:
        again = sqlglot.parse_one(translated(given_sql, dialect), read=dialect)
        expected = sqlglot.parse_one(given_sql, read="duckdb")
        assert _without_brackets(again) == _without_brackets(expected)


def _without_brackets(tree: exp.Expr) -> str:
    """Give the structure: brackets are only how it is written."""
    bare = tree.transform(lambda node: node.this if isinstance(node, exp.Paren) else node)
    return repr(bare)


def test_an_unknown_dialect_is_a_programmers_mistake() -> None:
    """The message lists those there are."""
    with pytest.raises(ValueError, match='"oracle" is not one of duckdb, postgres, spark'):
        translated("SELECT 1", "oracle")
