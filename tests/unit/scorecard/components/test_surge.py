"""First-party surges: counts of two periods, an index, and who it was."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from tradewind.scorecard.components.surge import SurgeComponent
from tradewind.scorecard.facts import Event, Facts, RawValue

AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)
SECOND = 1 / 86_400


def visit(age: float, person: str | None = None, **columns: RawValue) -> Event:
    """Give a visit by its age in days."""
    row: dict[str, RawValue] = {"stream": "engagement", "kind": "visit", "person_id": person}
    return Event({**row, "occurred_at": AS_OF - timedelta(days=age), **columns})


def component(**written: Any) -> SurgeComponent:
    """Build a component whose value is a tenth of the index."""
    usual = {"name": "c", "surge": {"stream": "engagement"}, "recent": "14d", "before": "56d"}
    judged = {} if "index_at_least" in written else {"ramp": {0: 0, 100: 10}}
    return SurgeComponent.model_validate(usual | judged | written)


def facts(*events: Event) -> Facts:
    """Give an account by what happened there."""
    return Facts({}, AS_OF, events=events)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (0, "1 event in 14 days, 0 in"),
        (14 - SECOND, "1 event in 14 days, 0 in"),
        (14, "0 events in 14 days, 1 in"),
        (70 - SECOND, "0 events in 14 days, 1 in"),
        (70, "0 events in 14 days, 0 in"),
        (-SECOND, "0 events in 14 days, 0 in"),
    ],
)
def test_each_period_begins_with_its_first_moment_and_ends_before_the_next(
    age: float, words: str
) -> None:
    """An age of exactly 14 days is before, and one of 70 is too old."""
    found = component().seen(facts(visit(age)))

    assert words in str(found)


def test_an_account_without_events_is_known() -> None:
    """With nothing in either period the index is 50 + 20·(√(3/8) − √(1/4 + 3/8)) = 46.4361."""
    assert component().known_value(facts()) == 4.6436
    assert component().seen(facts()) == "index 46.4: 0 events in 14 days, 0 in the 56 before"


def test_without_an_events_table_it_is_unknown() -> None:
    """Nobody could have told."""
    assert component().known_value(Facts({}, AS_OF)) is None
    assert component().seen(Facts({}, AS_OF)) is None


STORM = tuple(visit(n) for n in range(7))


@pytest.mark.parametrize(("least", "value"), [(88.5, 10), (88.6, 0)])
def test_a_threshold_tells_a_surge(least: float, value: float) -> None:
    """Seven visits with none before: 50 + 20·(√7.375 − √0.625) is 88.5025."""
    part = component(index_at_least=least)

    assert part.known_value(facts(*STORM)) == value


@pytest.mark.parametrize(
    ("people", "minimum", "value"),
    [
        (["ann"] * 7, 2, 5.0),
        (["ann", None, None, None, None, None, None], 2, 5.0),
        (["ann", " ann ", "", "ann", "ann", "ann", "ann"], 2, 5.0),
        (["ann"] * 6 + ["ben"], 2, 8.8503),
        ([None] * 7, 0, 8.8503),
        ([None] * 7, 1, 5.0),
    ],
)
def test_too_few_known_people_make_no_surge(
    people: list[str | None], minimum: int, value: float
) -> None:
    """The index is then 50 at most; blanks around an id do not make another person."""
    events = [visit(age, person) for age, person in enumerate(people)]

    assert component(minimum_people=minimum).known_value(facts(*events)) == value


def test_people_of_the_days_before_do_not_help() -> None:
    """Only who came lately tells whether a team is interested."""
    part = component(minimum_people=2)
    before = visit(20, "ben")

    found = part.seen(facts(before, *(visit(age, "ann") for age in range(7))))

    assert found == (
        "index 50.0: 7 events by 1 known person (fewer than 2: no surge) in 14 days, "
        "1 in the 56 before"
    )


def test_an_index_below_50_stays_below_whoever_came() -> None:
    """A minimum of people takes a surge away, and adds nothing to a lull."""
    quiet = facts(*(visit(20 + n) for n in range(20)))

    assert component(minimum_people=2).known_value(quiet) == component().known_value(quiet)


def test_the_filter_picks_the_events_that_count() -> None:
    """Events of another stream or kind change nothing."""
    part = component(surge={"stream": "engagement", "kind": ["demo"]})
    others = (visit(1, stream="signal", kind="demo"), visit(1), visit(1, kind="demo"))

    assert part.seen(facts(*others)) == "index 57.6: 1 event in 14 days, 0 in the 56 before"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"index_at_least": 70, "ramp": {0: 0, 9: 1}}, "give one of `index_at_least`, `bands`"),
        ({"absent": 3}, "`absent` goes with `index_at_least`"),
        ({"index_at_least": 101}, "less than or equal to 100"),
        ({"minimum_people": -1}, "greater than or equal to 0"),
        ({"recent": "0d"}, "not above zero"),
        ({"surge": {"topics": ["a"]}}, "Extra inputs"),
    ],
)
def test_what_does_not_fit_together_is_refused(written: dict[str, Any], said: str) -> None:
    """A threshold or a curve, never both."""
    with pytest.raises(ValidationError, match=said):
        component(**written)
