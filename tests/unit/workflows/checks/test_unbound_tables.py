"""A scorecard asks for tables that are bound, and for columns that they have."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tradewind.workflows.check import check

Write = Callable[[Mapping[str, str]], Path]
GROWTH = "{name: it, growth: employees, over: 1y, bands: {'<0': 0, '>=0': 5}}"
SALES = "{name: it, opportunities: {kind: [new], where: {reason: price}}, each: 5}"
EVENTS = "{name: it, events: {kind: demo}, each: 5}"
HEADS = {
    "accounts": "account_id,employees\na1,50\n",
    "events": "event_id,account_id,occurred_at,sort\ne1,a1,2026-01-01,demo\n",
    "opportunities": "opportunity_id,account_id,opened_at,outcome,lost_reason\n"
    "o1,a1,2026-01-01,open,\n",
    "account_history": "account_id,valid_from,employee_count\na1,2026-01-01,40\n",
}


def problems(write: Write, component: str, *tables: str) -> list[tuple[str, str, str]]:
    """Check a project with one component and some tables; give place, code and fix."""
    bound = "".join(f"  {one}: {{source: {one}.csv}}\n" for one in ("accounts", *tables))
    card = f"name: c\ndesirable: 5\ndimensions:\n  fit:\n    components:\n      - {component}\n"
    files = {
        "tradewind.yaml": f"version: 1\nname: few\ntables:\n{bound}",
        "scorecards/c.yaml": card,
    }
    files |= {f"{one}.csv": HEADS[one] for one in ("accounts", *tables)}
    return [(str(one.place), one.code, one.fix) for one in check(write(files)).problems]


@pytest.mark.parametrize(
    ("component", "table"),
    [(SALES, "opportunities"), (EVENTS, "events")],
)
def test_a_table_that_is_not_bound_is_a_problem_of_the_component(
    write: Write, component: str, table: str
) -> None:
    """The fix names the table."""
    ((place, code, fix),) = problems(write, component)

    assert (place, code) == ("scorecards/c.yaml:6:9", "TW244")
    assert fix.startswith(f"Add `{table}:` with its `source:` below `tables:`")


def test_growth_without_a_history_is_unknown_until_one_has_grown(write: Write) -> None:
    """It may be scored: the first published run is where the history begins."""
    ((place, code, fix),) = problems(write, GROWTH)

    assert (place, code) == ("scorecards/c.yaml:6:9", "TW248")
    assert fix.startswith("Bind an `account_history:`")


@pytest.mark.parametrize(
    ("component", "table", "fixes"),
    [
        (GROWTH, "account_history", ['Write "employee_count".']),
        (SALES, "opportunities", ["Bind it, or write one of", 'Write "lost_reason".']),
        (EVENTS, "events", ["Bind it, or write one of"]),
    ],
)
def test_a_column_that_the_table_does_not_have_is_a_problem_of_its_own(
    write: Write, component: str, table: str, fixes: list[str]
) -> None:
    """With the nearest name where there is one."""
    found = [one for one in problems(write, component, table) if one[1] == "TW245"]

    assert len(found) == len(fixes)
    for (place, _, fix), start in zip(found, fixes, strict=True):
        assert place.startswith("scorecards/c.yaml:6:")
        assert fix.startswith(start)
