"""Opportunities are won, lost or open as they were at the as-of moment."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from tradewind.scorecard.components.interface import Completion
from tradewind.scorecard.components.opportunities import OpportunitiesComponent
from tradewind.scorecard.facts import Facts, Opportunity

AS_OF = datetime(2026, 3, 31, tzinfo=UTC)
Row = dict[str, Any]


def component(**written: Any) -> OpportunitiesComponent:
    """Give a component of five points each, with what is written."""
    read = OpportunitiesComponent.model_validate({"name": "sales", "each": 5} | written)
    completed = read.completed(Completion(largest=read.weight * 1000))
    assert isinstance(completed, OpportunitiesComponent)
    return completed


def sale(opened: Any, closed: Any, outcome: Any, **more: Any) -> Row:
    """Give a row of the opportunities table."""
    return {"opened_at": opened, "closed_at": closed, "outcome": outcome, **more}


def seen(rows: list[Row], **written: Any) -> object:
    """Give what the receipt says of some opportunities."""
    return component(**written).seen(facts(*rows))


def facts(*rows: Row) -> Facts:
    """Give an account with some opportunities."""
    return Facts({}, AS_OF, opportunities=tuple(map(Opportunity, rows)))


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        (sale("2026-01-01", "2026-02-01", "won"), "won"),
        (sale("2026-01-01", "2026-02-01", "lost"), "lost"),
        (sale("2026-01-01", "2026-03-31", "won"), "won"),
        (sale("2026-01-01", "2026-04-01", "won"), "open"),
        (sale("2026-01-01", None, "open"), "open"),
        (sale("2026-01-01", "2026-02-01", "open"), "open"),
        (sale("2026-01-01", "2026-02-01", " won "), "won"),
        (sale("2026-03-01", "2026-02-01", "lost"), "lost"),
        (sale("2026-04-01", "2026-02-01", "won"), None),
        (sale("2026-04-01", None, "open"), None),
        (sale(None, "2026-02-01", "won"), None),
        (sale("2026-01-01", None, "won"), None),
        (sale("2026-01-01", "soon", "lost"), None),
        (sale("2026-01-01", "2026-02-01", "Won"), None),
        (sale("2026-01-01", "2026-02-01", None), None),
    ],
)
def test_the_outcome_is_what_it_was_then(row: Row, outcome: str | None) -> None:
    """Opened by then it exists, closed by then it is won or lost; otherwise it was open."""
    found = [
        one
        for one in ("won", "lost", "open")
        if "no" not in str(seen([row], opportunities={"outcome": one})).split()
    ]

    assert found == ([outcome] if outcome else [])


def test_the_age_of_a_closed_one_counts_from_its_closing() -> None:
    """Won 50 days ago, half of a hundred days are over: 2.5 of 5; open for 25 days: 3.75."""
    rows = [sale("2025-01-01", "2026-02-09", "won"), sale("2026-03-06", None, "open")]
    decay = {"linear": "100d"}

    won = component(opportunities={"outcome": "won"}, decay=decay).known_value(facts(*rows))
    still_open = component(opportunities={"outcome": "open"}, decay=decay).known_value(facts(*rows))

    assert (won, still_open) == (2.5, 3.75)


def test_the_reason_of_a_loss_can_be_asked_for() -> None:
    """Two were lost for their price, the later one on 11 February."""
    rows = [
        sale("2025-01-01", "2025-06-30", "lost", lost_reason="price"),
        sale("2025-01-01", "2026-02-11", "lost", lost_reason="price"),
        sale("2025-01-01", "2026-03-11", "lost", lost_reason="timing"),
        sale("2025-01-01", "2026-03-12", "lost", lost_reason=None),
    ]
    wanted = {"outcome": "lost", "where": {"lost_reason": ["price"]}}

    assert seen(rows, opportunities=wanted) == "2 lost opportunities, latest 2026-02-11"
    assert component(opportunities=wanted, each=-3).known_value(facts(*rows)) == -6


def test_one_opportunity_counts_once_as_it_stood_last() -> None:
    """Of three rows with one id the closed one counts; rows without an id are all counted."""
    rows = [
        sale("2026-01-01", None, "open", opportunity_id="o1"),
        sale("2026-01-01", "2026-02-01", "won", opportunity_id="o1"),
        sale("2026-01-02", None, "open", opportunity_id="o1"),
        sale("2026-01-01", None, "open"),
        sale("2026-01-01", None, "open"),
    ]

    assert seen(rows, opportunities={}) == "3 opportunities, latest 2026-02-01"
    assert seen(rows, opportunities={"outcome": "won"}) == "1 won opportunity, latest 2026-02-01"


def test_nothing_is_known_only_where_no_table_could_tell() -> None:
    """An account without opportunities has the known value 0."""
    unbound = Facts({}, AS_OF)

    assert component(opportunities={}).known_value(facts()) == 0
    assert seen([], opportunities={"outcome": "won"}) == "no won opportunities"
    assert component(opportunities={}).known_value(unbound) is None
    assert component(opportunities={}).seen(unbound) is None


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ({"count": "people"}, "`count: people` is for events"),
        ({"count": "days"}, "`count: days` is for events"),
        ({"times": "quantity"}, "has no quantity"),
        ({"per_person_per_day": 3}, "has no person"),
        ({"opportunities": {"outcome": "Won"}}, '"Won" is no outcome; write won, lost or open'),
        ({"opportunities": {"outcome": []}}, "no outcome; write won, lost or open, or a list"),
        ({"opportunities": {"where": {"outcome": "won"}}}, "would tell what came later"),
        ({"opportunities": {"where": {"closed_at": "known"}}}, "would tell what came later"),
    ],
)
def test_what_makes_no_sense_of_opportunities_is_refused(written: Any, why: str) -> None:
    """And what would let in what became known later."""
    with pytest.raises(ValidationError, match=why):
        component(**{"opportunities": {}, **written})
