"""The attributes of a moment are those of the version that held then."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tradewind.scorecard.facts import AttributeVersion, RawValue
from tradewind.scorecard.versions import attributes_as_of

AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)
TODAY: Mapping[str, RawValue] = {"employees": 300, "city": "Graz"}


def version(valid_from: Any, valid_to: Any = None, **columns: Any) -> AttributeVersion:
    """Give a version with its columns."""
    return AttributeVersion({"valid_from": valid_from, "valid_to": valid_to, **columns})


def employees(*versions: AttributeVersion) -> Any:
    """Give the number of employees as of the moment."""
    return attributes_as_of(TODAY, versions, AS_OF)[0]["employees"]


def test_the_version_that_started_last_counts() -> None:
    """Of two that hold, the later one; what ended and what is to come do not."""
    versions = (
        version("2026-01-01", employees=40),
        version("2026-03-01", employees=50),
        version("2025-01-01", "2026-03-31T12:00:00Z", employees=60),
        version("2026-04-01", employees=70),
    )

    attributes, valid_from = attributes_as_of(TODAY, versions, AS_OF)

    assert attributes == {"employees": 50, "city": "Graz"}
    assert valid_from == datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "held"),
    [
        (AS_OF, None, 40),
        ("2026-03-31T12:00:01Z", None, 300),
        ("2026-01-01", AS_OF, 300),
        ("2026-01-01", "2026-03-31T12:00:01Z", 40),
        ("2026-01-01", "no end", 40),
        ("soon", None, 300),
        (None, None, 300),
        (date(2026, 3, 31), date(2026, 3, 30), 300),
    ],
)
def test_a_version_holds_from_its_start_until_before_its_end(
    valid_from: Any, valid_to: Any, held: int
) -> None:
    """Without a readable start it is not used, without a readable end it still holds."""
    assert employees(version(valid_from, valid_to, employees=40)) == held


def test_what_was_unknown_then_is_not_taken_from_today() -> None:
    """A null of the version means unknown; a column that it lacks stays today's."""
    attributes, _ = attributes_as_of(TODAY, [version("2026-01-01", employees=None)], AS_OF)

    assert attributes == {"employees": None, "city": "Graz"}


def test_without_a_version_all_is_todays() -> None:
    """And nothing tells since when."""
    assert attributes_as_of(TODAY, [], AS_OF) == (TODAY, None)


@pytest.mark.parametrize(
    ("one", "other", "held"),
    [(40, 50, None), (40, None, 40), (40, 40.0, 40), (" 40", "40", "40"), (None, None, None)],
)
def test_versions_of_one_start_that_contradict_each_other_leave_the_value_unknown(
    one: Any, other: Any, held: Any
) -> None:
    """Nobody knows which of them held; where one has no value, the other's counts."""
    versions = version("2026-01-01", employees=one), version("2026-01-01", employees=other)

    assert employees(*versions) == held


def test_the_keys_of_a_version_are_no_attributes() -> None:
    """An account's own column of that name is not touched."""
    attributes, _ = attributes_as_of({"valid_from": "x"}, [version("2026-01-01")], AS_OF)

    assert attributes == {"valid_from": "x"}
