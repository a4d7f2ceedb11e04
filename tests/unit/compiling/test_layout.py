"""The names of a statement's columns never clash, whatever the parts of a scorecard are called."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pytest
import sqlglot
from sqlglot import exp

from support.markets import AS_OF
from tradewind.compiling.compile import compile_scorecard
from tradewind.compiling.layout import layout_of
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.interface import ColumnUse

Run = Callable[..., dict[str, dict[str, Any]]]
CLASHING = [
    # Two names that become one.
    ("Größe", "gr_e"),
    ("size", "SIZE!"),
    ("小売", "🚀"),
    ("1st", "n1st"),
    ("x" * 60, "x" * 61),
    # One name that is another with the ending of a column.
    ("size", "size value"),
    ("size value", "size"),
    ("fit", "fit score"),
    ("gate g", "gate g closed"),
    # A name that is a column of every statement.
    ("inside", "raw"),
    ("score", "completeness"),
    ("cap", "is excluded"),
    ("known share", "account"),
    ("name", "owner"),
    ("select", "order"),
]


def card_of(names: tuple[str, str], dimension: str = "fit") -> Scorecard:
    """Build a scorecard of two components with values 10 and 0."""
    first, second = names
    components = [{"name": first, "yes_no": "yes"}, {"name": second, "yes_no": "no"}]
    gate = {"name": "g", "when": {"yes": False}, "then": "exclude", "reason": "so"}
    return Scorecard.model_validate(
        {
            "name": "short",
            "gates": [gate, gate | {"name": first}, gate | {"name": second}],
            "dimensions": {dimension: {"components": components}},
            "tiers": {"A": 50, "B": 0},
        }
    )


@pytest.mark.parametrize("names", CLASHING, ids=" and ".join)
def test_clashing_names_get_columns_of_their_own(run: Run, names: tuple[str, str]) -> None:
    """Both engines find each part under one name only, and the score is right."""
    rows = run(card_of(names), {"yes": "BOOLEAN", "no": "BOOLEAN"}, [["a", True, False]])

    assert rows["a"]["score"] == 50
    layout = layout_of(card_of(names))
    assert [rows["a"][part.points] for part in layout.components()] == [50, 0]


@pytest.mark.parametrize("names", CLASHING, ids=" and ".join)
def test_clashing_dimensions_get_columns_of_their_own(run: Run, names: tuple[str, str]) -> None:
    """Two dimensions, each with a choice of profiles, of 10 and 0."""
    sides = zip(names, ("yes", "no"), strict=True)
    dimensions: dict[str, Mapping[str, Any]] = {
        name: {"profiles": {"p": {"where": {"yes": True}, "components": [_reads(column)]}}}
        for name, column in sides
    }
    card = Scorecard.model_validate({"name": "s", "dimensions": dimensions, "tiers": {"A": 0}})

    rows = run(card, {"yes": "BOOLEAN", "no": "BOOLEAN"}, [["a", True, False]])

    first, second = layout_of(card).dimensions
    assert rows["a"]["score"] == 50
    assert [rows["a"][one.named("score")] for one in (first, second)] == [100, 0]


def _reads(column: str) -> dict[str, str]:
    return {"name": column, "yes_no": column}


def test_a_dimension_with_the_ending_of_another_is_kept_apart(run: Run) -> None:
    """`fit` has a column `fit_second_kept`, and so would `fit second`."""
    profiles = {name: {"components": [_reads(name)]} for name in ("yes", "no")}
    dimensions = {"fit": {"profiles": profiles}, "fit second": {"profiles": profiles}}
    card = Scorecard.model_validate({"name": "s", "dimensions": dimensions, "tiers": {"A": 0}})

    rows = run(card, {"yes": "BOOLEAN", "no": "BOOLEAN"}, [["a", True, False]])

    assert rows["a"]["score"] == 100
    assert rows["a"]["fit_runner_up"] == "no"


def test_an_age_and_a_component_of_its_name_are_kept_apart(run: Run) -> None:
    """The age of `x_value` and the value of `days since x` have one natural name."""
    curve = {"bands": {"<5": 10, ">=5": 0}}
    components = [
        {"name": "days since x", "number": "n", **curve},
        {"name": "age", "days_since": "x_value", **curve},
    ]
    card = Scorecard.model_validate(
        {"name": "s", "dimensions": {"fit": {"components": components}}, "tiers": {"A": 0}}
    )

    rows = run(card, {"n": "BIGINT", "x_value": "DATE"}, [["a", 9, AS_OF.date()]])

    assert rows["a"]["score"] == 50


@pytest.mark.parametrize("names", CLASHING, ids=" and ".join)
def test_no_name_is_given_twice(names: tuple[str, str]) -> None:
    """Later steps keep the columns of earlier ones, so that a name given again would be unclear."""
    kinds = {"account_id": Kind.TEXT, "yes": Kind.YES_NO, "no": Kind.YES_NO}
    columns = {name: BoundColumn(name, f'"{name}"', kind, name) for name, kind in kinds.items()}
    project = BoundProject(BoundTable("accounts", "few_accounts", columns))

    sql = compile_scorecard(card_of(names, dimension=names[0]), project, as_of=AS_OF).sql

    steps = sqlglot.parse_one(sql, read="duckdb").find_all(exp.CTE)
    given_names = Counter(column.alias for step in steps for column in step.this.expressions)
    assert [name for name, count in given_names.items() if name and count > 1] == []


def test_the_same_scorecard_gives_the_same_names() -> None:
    """Carried columns come last, so that a run's own columns have the names of its scorecard."""
    card = card_of(("size", "size value"))

    plain, carrying = layout_of(card), layout_of(card, [ColumnUse("revenue", "number")])

    assert plain.dimensions == carrying.dimensions
    assert plain.gates == carrying.gates
    assert list(carrying.reads)[: len(plain.reads)] == list(plain.reads)
