"""Numbers that rest on too little are withheld, and the reason is given."""

import numpy as np
import pytest

from support.planted_evidence import attribute, found, found_by, observed, outcomes
from tradewind.measuring.observations import Question


def test_nine_positives_are_too_few() -> None:
    """With nine positives numbers are withheld; the finding counts them."""
    (said,) = found_by("TW802", observed(outcomes(9, 1200)))

    assert said == (
        "Numbers are withheld: an opportunity was won in only 9 of 1,200 rows, "
        "and fewer than 10 prove nothing."
    )


def test_ten_positives_are_enough_to_tell_numbers() -> None:
    """With ten positives nothing is withheld."""
    assert found_by("TW802", observed(outcomes(10, 1200))) == []


def test_rows_that_are_all_positive_are_withheld() -> None:
    """Where it happened everywhere there is nothing to tell it from."""
    (said,) = found_by("TW802", observed(outcomes(500, 500)))

    assert "in all 500 rows" in said


@pytest.mark.parametrize(
    ("question", "advice"),
    [("buys", "--question opens"), ("wins", "--from"), ("liked", "tradewind feedback")],
)
def test_the_advice_suits_the_question(question: Question, advice: str) -> None:
    """What gives more positives depends on what was asked."""
    (problem,) = found(observed(outcomes(3, 50), question=question))

    assert advice in problem.fix


def test_rules_about_outcomes_are_silent_when_numbers_are_withheld() -> None:
    """A column that tells nine outcomes apart gives no finding of its own."""
    outcome = outcomes(9, 1000)
    tells_all = attribute("credit", np.where(outcome, 1.0, np.nan))

    codes = [problem.code for problem in found(observed(outcome), tells_all)]

    assert codes == ["TW802", "TW814"]
