"""Who is sales qualified, and the reason that is told."""

from decimal import Decimal
from typing import Any

import pytest

from tradewind.scorecard.qualification import NURTURE, SALES_QUALIFIED, SalesQualified
from tradewind.scorecard.qualification import qualification as judged

ATTRIBUTES: dict[str, Any] = {
    "account.tier(growth)": "B",
    "account.employees": 250.0,
    "subscribed": True,
    "email": "ann@x.example",
    "country": None,
}


def reason(score: str | None, when: dict[str, Any] | None = None, **more: Any) -> str:
    """Judge a person with a score by a rule that asks for 60."""
    rule = SalesQualified.model_validate({"at_least": 60, **({"when": when} if when else {})})
    number = None if score is None else Decimal(score)
    return judged(rule, number, ATTRIBUTES, exclusions=more.get("excluded", ())).reason


@pytest.mark.parametrize(
    ("score", "when", "told"),
    [
        ("60.0000", None, "score 60 ≥ 60"),
        ("59.9999", None, "score 59.9999 < 60"),
        (None, None, "no score, because nothing is known"),
        ("72", {"account.tier(growth)": ["A", "B"]}, "score 72 ≥ 60, account.tier(growth) is B"),
        ("72", {"account.tier(growth)": ["A"]}, "account.tier(growth) is not A"),
        ("72", {"account.employees": "50..499"}, "score 72 ≥ 60, account.employees is 50..499"),
        ("72", {"account.employees": ">=500"}, "account.employees is not ≥ 500"),
        ("72", {"account.employees": {"not": "<500"}}, "account.employees is < 500"),
        ("72", {"account.employees": "0..<0.5"}, "account.employees is not 0..<0.5"),
        ("72", {"subscribed": False}, "subscribed is not no"),
        ("72", {"email": "known"}, "score 72 ≥ 60, email is known"),
        ("72", {"country": ["Italy"]}, "country is unknown"),
        ("72", {"country": "known", "subscribed": False}, "country is not known"),
        ("59", {"country": "known"}, "score 59 < 60"),
    ],
)
def test_the_reason_names_what_qualified_or_the_first_thing_that_failed(
    score: str | None, when: dict[str, Any] | None, told: str
) -> None:
    """The score comes first, then the tests in the order of the file; unknown fails."""
    assert reason(score, when) == told


def test_an_exclusion_comes_before_all_else() -> None:
    """Whoever is excluded is nurtured, whatever the score says."""
    assert reason("0", excluded=["a competitor", "too far"]) == "excluded: a competitor"


def test_without_a_score_to_reach_only_the_tests_count() -> None:
    """A person without a score may qualify where no score is asked for."""
    rule = SalesQualified(when={"subscribed": True})

    found = judged(rule, None, ATTRIBUTES, exclusions=())

    assert (found.word, found.reason) == (SALES_QUALIFIED, "subscribed is yes")


def test_a_team_that_wants_no_number_gets_none() -> None:
    """Where a scorecard has `desirable`, reasons have no number."""
    rule = SalesQualified(at_least=Decimal(60))

    found = judged(rule, Decimal(59), {}, exclusions=(), hides_number=True)

    assert (found.word, found.reason) == (NURTURE, "score too low")


def test_a_rule_asks_for_something() -> None:
    """Nobody is qualified by nothing."""
    with pytest.raises(ValueError, match="neither `at_least` nor `when` is given"):
        SalesQualified()
