"""Problems: their text, their order, and the places of keys and values."""

import pytest

from tradewind.problems import (
    KEY,
    InvalidInput,
    OutsideWorldFailed,
    Place,
    PlaceMap,
    Problem,
    counted,
    in_reading_order,
)


def problem(place: Place, *, code: str = "TW203", warns: bool = False) -> Problem:
    """Give a problem at a place."""
    return Problem(code, place, "What.", "Fix.", "warning" if warns else "error")


def test_a_problem_reads_as_place_code_what_and_fix() -> None:
    """Three lines, the first of which an editor can jump to."""
    place = Place("icp.yaml", 14, 13)

    assert str(problem(place)) == "icp.yaml:14:13 TW203\n  What.\n  fix: Fix."


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (Place("a.csv"), "a.csv"),
        (Place("a.csv", 3), "a.csv:3"),
        (Place("a.csv", 3, 1), "a.csv:3:1"),
    ],
)
def test_a_place_shows_what_is_known_of_it(place: Place, shown: str) -> None:
    """A file as a whole has no line."""
    assert str(place) == shown


def test_problems_are_sorted_by_place_and_errors_come_first() -> None:
    """By file, then by line as a number, then by column."""
    late, early = problem(Place("a", 10, 1)), problem(Place("a", 9, 30))
    whole, warning = problem(Place("a")), problem(Place("a", 9, 30), warns=True)
    other = problem(Place("b", 1))

    found = in_reading_order([other, late, warning, early, whole])

    assert found == (whole, early, warning, late, other)


def test_invalid_input_carries_all_problems_in_order() -> None:
    """Its text is theirs."""
    first, second = problem(Place("a")), problem(Place("b"))

    raised = InvalidInput(iter([second, first]))

    assert raised.problems == (first, second)
    assert str(raised) == f"{first}\n{second}"


def test_a_failure_outside_carries_its_problem() -> None:
    """One at a time, because it stops everything."""
    one = problem(Place("disk"), code="TW914")

    assert OutsideWorldFailed(one).problem is one


def test_the_nearest_place_around_a_value_is_given() -> None:
    """What has no place of its own stands where that stands which holds it."""
    top, value, key = Place("f", 1), Place("f", 2, 8), Place("f", 2, 1)
    places = PlaceMap("f", {(): top, ("a", 0): value, ("a", 0, KEY): key})

    assert places.at("a", 0, "deep", "down") == value
    assert places.at("b") == top
    assert places.key("a", 0) == key
    assert places.key("a", 0, "deep") == value
    assert PlaceMap("f").at("a") == Place("f")


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (12345, "12,345 rows")]
)
def test_one_thing_is_counted_as_one(count: int, shown: str) -> None:
    """Numbers have their thousands parted."""
    assert counted(count, "row") == shown
