"""Rows at each account that counts them: which steps a statement has, and in which dialects."""

from dataclasses import replace
from functools import cache

import pytest
import sqlglot
from sqlglot import exp

from support.families import PARENT
from support.markets import AS_OF, bound_project
from tradewind.compiling.compile import compile_scorecard
from tradewind.compiling.dialects import DIALECTS, translated
from tradewind.compiling.nodes import Each, Plan, Step, Text
from tradewind.compiling.tables.hierarchy import columns_of
from tradewind.compiling.write import statement
from tradewind.project.bound import BoundColumn
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.hierarchy import MOST_LEVELS


@cache
def sql_of(*policies: str) -> str:
    """Compile a scorecard with one component of events for each policy."""
    parts = [
        {"name": f"c{n}", "events": {"kind": "demo"}, "each": 2, "hierarchy": policy}
        for n, policy in enumerate(policies)
    ]
    card = Scorecard.model_validate(
        {"name": "f", "desirable": 5, "dimensions": {"all": {"components": parts}}}
    )
    project = bound_project("accounts", "technologies", "events")
    name, kept, kind = PARENT
    parent = {name: BoundColumn(name, f'"{kept}"', kind, kept)}
    accounts = replace(project.accounts, columns={**project.accounts.columns, **parent})
    return compile_scorecard(card, replace(project, accounts=accounts), as_of=AS_OF).sql


def steps_of(sql: str, dialect: str = "duckdb") -> list[str]:
    """Give the names of the steps."""
    return [step.alias for step in sqlglot.parse_one(sql, read=dialect).find_all(exp.CTE)]


def test_separate_accounts_cost_nothing() -> None:
    """The statement does not know of parents, unless a component asks for relatives."""
    sql = sql_of("separate")

    assert "parent" not in sql
    assert not [name for name in steps_of(sql) if "relatives" in name]


def test_relatives_are_found_once_for_all_components_of_a_policy() -> None:
    """Two components that roll up and one that does not read the events in two passes."""
    names = steps_of(sql_of("roll_up", "separate", "roll_up"))

    assert len(names) == len(set(names))
    assert [name for name in names if "relatives" in name] == ["roll_up_relatives"]
    assert [name for name in names if "summed" in name] == [
        "roll_up_summed_events",
        "summed_events",
    ]
    assert f"parents_{MOST_LEVELS}" in names


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_has_the_same_steps(dialect: str) -> None:
    """Plain joins and a list of numbers, which all of them can write."""
    sql = sql_of("roll_up", "inherit", "separate")

    assert steps_of(translated(sql, dialect), dialect) == steps_of(sql)


def test_rows_are_read_once_with_each_number() -> None:
    """A step may read every row of its source several times, each time with another number."""
    step = Step("s", "c", (("x", Text("y")),), "rows", each=Each("step_up", (0, 1)))

    assert 'FROM "rows"\nCROSS JOIN (VALUES (0), (1)) AS each_number(step_up)' in sql_text(step)


def sql_text(step: Step) -> str:
    """Write one step."""
    return statement(Plan("t", (step,)))


def test_the_columns_of_a_step_are_its_own_and_those_it_keeps() -> None:
    """Those of its source come first."""
    first = Step("first", "", (("a", Text("x")), ("b", Text("x"))), "rows")
    second = Step("second", "", (("c", Text("x")),), "first", keeps=True)

    assert columns_of("second", [first, second]) == ["a", "b", "c"]
