"""Finding the account that is meant, and its receipt as JSON."""

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tradewind.problems import InvalidInput
from tradewind.workflows.explain import explain
from tradewind.workflows.score import score


@pytest.fixture
def scored(few: Path, as_of: datetime) -> Path:
    """Give the small project with published scores."""
    score(few, as_of=as_of)
    return few


@pytest.mark.parametrize(
    ("wanted", "account_id"),
    [
        ("a5", "a5"),
        ("ann.example", "a1"),
        ("https://www.ANN.example/about?x=1", "a1"),
        ("bob.example", "a2"),
        ("ann ltd ", "a1"),
        ("Čapek S.R.O.", "a3"),
    ],
)
def test_an_account_is_found_by_id_domain_or_name(
    scored: Path, wanted: str, account_id: str
) -> None:
    """Ids to the letter; domains without what is around them; names in any case."""
    assert explain(wanted, scored).account_id == account_id


def test_a_near_miss_lists_the_nearest(scored: Path) -> None:
    """A slip in a name leads to the accounts that may be meant."""
    with pytest.raises(InvalidInput, match=r"TW511[\s\S]*Name one of the nearest: a1 \(Ann Ltd\)"):
        explain("Ann Ldt", scored)


def test_what_is_like_nothing_leads_to_the_list(scored: Path) -> None:
    """Names that look unrelated are not offered."""
    with pytest.raises(InvalidInput, match="List the accounts with `tradewind list`"):
        explain("qqqqqq", scored)


@pytest.mark.parametrize("wanted", ["", "  ", "'; DROP TABLE x; --", "%", "_"])
def test_any_text_can_be_asked_for(scored: Path, wanted: str) -> None:
    """Quotes and signs are part of a name, and nothing matches nothing."""
    with pytest.raises(InvalidInput, match="TW511"):
        explain(wanted, scored)


def test_a_name_of_two_accounts_asks_for_an_id(scored: Path) -> None:
    """Both are listed with what tells them apart."""
    with pytest.raises(InvalidInput, match=r"TW512[\s\S]*a2 \(Bob AG\), a6 \(bob ag\)\."):
        explain("Bob AG", scored)


def test_before_the_first_run_the_fix_is_to_score(few: Path) -> None:
    """Nothing was published yet."""
    with pytest.raises(InvalidInput, match=r"TW510[\s\S]*Run `tradewind score`"):
        explain("a1", few)


def test_a_scorecard_that_was_never_published_is_named(scored: Path) -> None:
    """With those that were."""
    with pytest.raises(InvalidInput, match=r'No scores of a scorecard "other"[\s\S]*one of few'):
        explain("a1", scored, scorecard="other")


def test_the_receipt_is_of_the_scorecard_as_it_was_published(scored: Path) -> None:
    """A scorecard that was changed or removed since leaves published receipts as they were."""
    before = explain("a1", scored)

    (scored / "scorecards" / "few.yaml").unlink()
    (scored / "accounts.csv").unlink()

    assert explain("a1", scored) == before


CONTRACT = {
    "account_id", "name", "scorecard", "hash", "as_of", "run_id", "scale", "score", "tier", "cell",
    "profile", "runner_up", "completeness", "base", "gates", "dimensions",
}  # fmt: skip


@pytest.mark.parametrize("account", ["a1", "a2", "a3", "a4", "a5", "a6"])
def test_the_json_form_has_the_documented_keys_and_adds_up(scored: Path, account: str) -> None:
    """Numbers have four places, and base, contributions and gates sum to the score exactly."""
    found = explain(account, scored).to_dict()

    assert found.keys() == CONTRACT
    numbers = [found["base"], *(gate["contribution"] for gate in found["gates"])]
    for dimension in found["dimensions"]:
        assert dimension.keys() >= {"name", "weight", "score", "contributions"}
        numbers += [line["contribution"] for line in dimension["contributions"]]
    assert sum(numbers, Decimal(0)) == found["score"]
    assert all(number.as_tuple().exponent == -4 for number in [*numbers, found["score"]])


def test_the_json_form_is_json(scored: Path) -> None:
    """Nothing in it needs more than decimals and moments written as text."""
    shown: dict[str, Any] = json.loads(json.dumps(explain("a1", scored).to_dict(), default=str))

    size = shown["dimensions"][0]["contributions"][0]
    assert (size["component"], size["seen"], size["value"]) == ("size", 50, "10.0000")
