"""The steps that sum up rows: each under a name of its own."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from tradewind.compiling.compile import compile_scorecard
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.card import Scorecard

EVENTS = ("event_id", "stream", "kind", "account_id", "person_id")


def bound(table: str, *names: str, **others: Kind) -> BoundTable:
    """Bind a table under its own name."""
    kinds = dict.fromkeys(names, Kind.TEXT) | others
    columns = {name: BoundColumn(name, f'"{name}"', kind, name) for name, kind in kinds.items()}
    return BoundTable(table, f"own_{table}", columns)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("people", {"count": "people"}),
        ("days", {"count": "days"}),
        ("person days", {"per_person_per_day": 3}),
        ("capped people", {"per_person": 3}),
    ],
)
def test_a_component_may_be_called_like_a_kind_of_rows(name: str, other: dict[str, Any]) -> None:
    """One that leaves out repeats has steps of its own, which are named after it."""
    events = {"events": {}, "each": 1, "at_most": 10}
    components = [{"name": name, "once_within": "2d", **events}, {"name": "x", **other, **events}]
    dimensions = {"fit": {"components": components}}
    card = Scorecard.model_validate({"name": "c", "dimensions": dimensions, "tiers": {"A": 0}})
    project = BoundProject(
        bound("accounts", "account_id"), events=bound("events", *EVENTS, occurred_at=Kind.DATE)
    )

    sql = compile_scorecard(card, project, as_of=datetime(2026, 3, 31, tzinfo=UTC)).sql

    steps = re.findall(r"^(\w+) AS \($", sql, re.MULTILINE)
    assert len(steps) == len(set(steps)) > 9
