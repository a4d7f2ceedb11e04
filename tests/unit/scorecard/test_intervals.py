"""Ranges of numbers in all their written forms."""

from decimal import Decimal

import pytest

from tradewind.scorecard.intervals import Interval, interval, looks_like_interval

# Written, numbers inside, numbers outside.
FORMS: list[tuple[str, list[float], list[float]]] = [
    ("<50", [-1e300, 49.999], [50, 51]),
    ("<=50", [50], [50.0001]),
    (">50", [50.0001, 1e308], [50]),
    (">=50", [50], [49.999]),
    (">= 1e6", [1_000_000], [999_999]),
    ("< -2.5", [-3], [-2.5, 0]),
    ("7", [7], [6.99, 7.01]),
    ("+7.0", [7], [8]),
    ("-.5", [-0.5], [0.5]),
    ("50..499", [50, 499, 499.9], [49.9, 500]),
    ("-10..-1", [-10, -1, -0.5], [-10.1, 0]),
    ("0..0", [0, 0.9], [-0.1, 1]),
    ("0..0.5", [0.5, 0.5999], [0.6]),
    ("0..0.50", [0.5, 0.5099], [0.51]),
    ("0..<0.5", [0, 0.4999], [0.5]),
    ("0 .. < 10", [9.99], [10]),
    ("1e3..2e3", [1000, 2000, 2000.9], [2001]),
    ("  5..9 ", [9.5], [10]),
]


@pytest.mark.parametrize(("written", "inside", "outside"), FORMS, ids=[form[0] for form in FORMS])
def test_every_form_holds_what_it_says(
    written: str, inside: list[float], outside: list[float]
) -> None:
    """`a..b` holds both ends as written, cut to the places that b is written with."""
    found = interval(written)

    assert all(found.holds(number) for number in inside)
    assert not any(found.holds(number) for number in outside)


@pytest.mark.parametrize(
    "written",
    ["", " ", "fifty", "50-499", "50...499", "..50", "50..", "> ", "=>50", "== 5", "5 %", "1,000",
     "<٣", "１..２", "<5²", "0x10", "1_000", "nan", "inf", "<inf", "1e999", "<50 ]", "5..9..12"],
)  # fmt: skip
def test_what_is_no_range_is_refused_with_the_text(written: str) -> None:
    """Digits of other scripts and words are refused, although Python would read some of them."""
    with pytest.raises(ValueError, match="is not a range such as"):
        interval(written)


@pytest.mark.parametrize("written", ["9..3", "5..<5", "0..<-1", "0.5..0.3"])
def test_a_range_that_holds_no_number_says_so(written: str) -> None:
    """The rules refuse such ranges; reading them does not."""
    assert interval(written).is_empty


@pytest.mark.parametrize("written", ["5", "5..5", "0..<0.1", "<5", ">5"])
def test_a_range_that_holds_a_number_is_not_empty(written: str) -> None:
    """One number is enough."""
    assert not interval(written).is_empty


@pytest.mark.parametrize(
    ("written", "expected"), [("<5", True), ("1..2", True), ("5", False), ("Software", False)]
)
def test_a_lone_number_does_not_look_like_a_range(written: str, expected: bool) -> None:
    """In a condition `"5"` is a text; only signs and dots make a range."""
    assert looks_like_interval(written) is expected


def test_ranges_sort_by_their_lower_end() -> None:
    """The open end comes first, and an included end before the same one left out."""
    written = [">5", ">=5", "<5", "2..4"]

    assert sorted(written, key=lambda text: interval(text).order) == ["<5", "2..4", ">=5", ">5"]


def test_an_end_is_compared_as_the_nearest_double() -> None:
    """0.1 as written and 0.1 in the data are the same number."""
    assert Interval(Decimal("0.1"), None).holds(0.1)
