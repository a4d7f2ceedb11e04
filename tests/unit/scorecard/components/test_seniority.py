"""The seniority reached at an account."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from tradewind.scorecard.components.seniority import SeniorityComponent
from tradewind.scorecard.facts import Event, Facts, Person, RawValue

AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)
LEVELS = {"manager": 4, "c-level": 10, "vp": 8}


def component(**rest: Any) -> SeniorityComponent:
    """Build a component with values for three levels, in no order."""
    return SeniorityComponent.model_validate({"name": "s", "seniority": LEVELS, **rest})


def facts(*seniorities: str | None, engaged: str = "") -> Facts:
    """Give an account by its people's seniorities; the first is called 0."""
    people = tuple(
        Person({"person_id": str(number), "seniority": written})
        for number, written in enumerate(seniorities)
    )
    row: dict[str, RawValue] = {"stream": "engagement", "occurred_at": AS_OF - timedelta(days=1)}
    events = tuple(Event({**row, "person_id": name}) for name in engaged)
    return Facts({}, AS_OF, events=events, people=people)


@pytest.mark.parametrize(
    ("seniorities", "value", "seen"),
    [
        (("vp", "manager"), 8, "vp, highest of 2 people"),
        (("manager", "c-level", "vp"), 10, "c-level, highest of 3 people"),
        (("director",), 1, "director, highest of 1 person"),
        (("owner", "vp"), 1, "owner, highest of 2 people"),
        (("vp", None, "Boss"), 8, "vp, highest of 3 people, 2 of unknown seniority"),
        ((None, "Boss"), None, None),
        ((), 1, "nobody: 0 people"),
    ],
)
def test_the_highest_level_gives_its_value(
    seniorities: tuple[str | None, ...], value: float | None, seen: str | None
) -> None:
    """Heights are those of our words, whatever the order of the file; others give `otherwise`."""
    found = component(otherwise=1)

    assert found.known_value(facts(*seniorities)) == value
    assert found.seen(facts(*seniorities)) == seen


def test_only_people_who_are_engaged_count_where_that_is_asked() -> None:
    """A chief who did nothing does not count."""
    found = component(engaged_within="30d")

    assert found.known_value(facts("c-level", "manager", engaged="1")) == 4
    assert found.seen(facts("c-level", "manager", engaged="1")) == (
        "manager, highest of 1 of 2 people engaged in 30 days"
    )
    assert found.known_value(facts("c-level")) == 0


def test_of_several_rows_of_a_person_the_lowest_counts() -> None:
    """A copy that says more of somebody is not believed."""
    people = tuple(Person({"person_id": "a", "seniority": one}) for one in ("vp", "manager", None))

    assert component().known_value(Facts({}, AS_OF, people=people)) == 4


def test_without_a_table_of_people_it_is_unknown() -> None:
    """There is neither a value nor anything to show."""
    assert component().known_value(Facts({}, AS_OF)) is None
    assert component().seen(Facts({}, AS_OF)) is None


def test_what_engages_says_for_how_long() -> None:
    """`engaged_by` alone cannot be told."""
    with pytest.raises(ValidationError, match="goes with `engaged_within`"):
        component(engaged_by={"kind": "demo"})
