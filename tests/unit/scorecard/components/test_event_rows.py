"""Which rows of the events table count: known by then, each event_id once."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tradewind.scorecard.components.event_rows import (
    EventFilter,
    in_sight,
    known_events,
    once_each,
)
from tradewind.scorecard.conditions import Condition
from tradewind.scorecard.event_sight import EventSight
from tradewind.scorecard.facts import Event, Facts
from tradewind.scorecard.occurrences import usable_quantity

AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)
Row = dict[str, Any]


def facts(*rows: Row) -> Facts:
    """Give an account with some events as of noon of 31 March 2026."""
    return Facts({}, AS_OF, events=tuple(map(Event, rows)))


def merged(*rows: Row, **wanted: Any) -> list[tuple[Row, datetime]]:
    """Give the events that rows make, and when they happened."""
    condition = EventFilter.model_validate(wanted).condition
    found = once_each(known_events(facts(*rows)), condition, usable_quantity)
    return [(dict(event.columns), moment) for event, moment in found]


@pytest.mark.parametrize(
    ("occurred", "known", "counts"),
    [
        ("2026-03-31 12:00:00", None, True),
        ("2026-03-31 12:00:01", None, False),
        ("2026-03-01", "2026-03-31 12:00:00", True),
        ("2026-03-01", "2026-03-31 12:00:01", False),
        ("2026-03-01", "soon", True),
        ("2026-03-31", "2026-03-01", True),
        ("2026-04-01", "2026-03-01", False),
        (None, "2026-03-01", False),
        ("2026-02-30", "2026-03-01", False),
        ("2026-03-31T14:00:00+02:00", None, True),
        ("2026-03-31T12:00:00-01:00", None, False),
    ],
)
def test_an_event_counts_from_when_it_had_happened_and_was_known(
    occurred: Any, known: Any, counts: bool
) -> None:
    """Both moments may be the as-of moment itself; without a day of happening it never counts."""
    row = {"occurred_at": occurred, "known_at": known}

    assert bool(known_events(facts(row))) is counts


def test_without_a_known_at_an_event_was_known_when_it_happened() -> None:
    """The column may be missing altogether."""
    assert known_events(facts({"occurred_at": AS_OF}))


def test_rows_of_one_id_are_one_event_that_happened_first() -> None:
    """The earliest moment counts, in whatever order the rows stand."""
    rows = [
        {"event_id": "e1", "occurred_at": f"2026-03-{day:02}", "person_id": person}
        for day, person in ((9, "b"), (3, "c"), (5, None))
    ]

    for some in (rows, rows[::-1]):
        ((columns, moment),) = merged(*some)
        assert moment == datetime(2026, 3, 3, tzinfo=UTC)
        assert columns["person_id"] == "b"


def test_a_copy_that_becomes_known_later_is_not_looked_at() -> None:
    """The earlier date of a row that is learnt in April changes nothing in March."""
    ((_, moment),) = merged(
        {"event_id": "e1", "occurred_at": "2026-03-09", "known_at": None},
        {"event_id": "e1", "occurred_at": "2026-03-03", "known_at": "2026-04-01"},
    )

    assert moment == datetime(2026, 3, 9, tzinfo=UTC)


def test_copies_that_contradict_a_filter_do_not_pass_it() -> None:
    """An event is a demo where every row of it says so; the order of the rows does not matter."""
    rows = [
        {"event_id": "e1", "occurred_at": "2026-03-09", "kind": kind} for kind in ("demo", "visit")
    ]

    assert merged(*rows, kind="demo") == merged(*rows[::-1], kind="demo") == []
    assert len(merged(*rows, kind=["demo", "visit"])) == 1
    assert len(merged(*rows)) == 1


def test_a_copy_of_which_the_kind_is_unknown_does_not_pass_either() -> None:
    """Unknown is not certain."""
    rows = [{"event_id": "e1", "occurred_at": "2026-03-09", "kind": one} for one in ("demo", None)]

    assert merged(*rows, kind="demo") == []


@pytest.mark.parametrize("no_id", [None, "", "  "])
def test_events_without_an_id_are_each_their_own(no_id: Any) -> None:
    """They may be alike to the letter; a blank id is none."""
    row = {"event_id": no_id, "occurred_at": "2026-03-09"}

    assert len(merged(row, row, row)) == 3


def test_without_a_column_of_ids_every_row_is_an_event() -> None:
    """Nothing says that two rows are one."""
    row = {"occurred_at": "2026-03-09"}

    assert len(merged(row, row)) == 2


@pytest.mark.parametrize(
    ("quantities", "left"),
    [
        ((5.0, 7.0), 5.0),
        ((0.0, -1.0), 0.0),
        ((-1.0, 7.0), 1.0),
        ((7.0, float("nan")), 1.0),
        ((float("nan"), 7.0), 1.0),
        ((None, 7.0), 1.0),
        (("10", "9"), 9.0),
    ],
)
def test_the_smallest_quantity_of_copies_counts_as_it_is_read(
    quantities: tuple[Any, ...], left: float
) -> None:
    """Each is read first, so that one which cannot be used counts as one; then the smallest."""
    rows = [{"event_id": "e1", "occurred_at": "2026-03-09", "quantity": one} for one in quantities]

    for some in (rows, rows[::-1]):
        ((columns, _),) = merged(*some)
        assert columns["quantity"] == left


def test_texts_of_copies_are_read_before_the_smallest_is_taken() -> None:
    """Blanks around a text do not make it smaller."""
    rows = [{"event_id": "e", "occurred_at": "2026-03-09", "person_id": p} for p in (" b", "a")]

    ((columns, _),) = merged(*rows)

    assert columns["person_id"] == "a"


def test_only_what_is_in_sight_is_made_one() -> None:
    """A copy that is too old for every component is left out before rows become events."""
    rows = [
        {"event_id": "e1", "occurred_at": "2026-01-01", "kind": "demo"},
        {"event_id": "e1", "occurred_at": "2026-03-30", "kind": "demo"},
        {"event_id": "e2", "occurred_at": "2026-03-30", "kind": "visit"},
    ]

    left = in_sight(facts(*rows), EventSight({"kind": {"demo": 30.0}}))

    ((_, moment),) = once_each(known_events(left), Condition(()))
    assert moment == datetime(2026, 3, 30, tzinfo=UTC)


def test_without_an_events_table_nothing_is_in_sight() -> None:
    """Unknown stays unknown."""
    assert in_sight(Facts({}, AS_OF), EventSight({})).events is None
