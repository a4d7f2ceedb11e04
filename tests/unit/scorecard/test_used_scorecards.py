"""Scorecards that use others: which, in which order, and never themselves."""

from typing import Any

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.used_scorecards import all_used, cycle, scorecard_uses, used_scorecards


def card(name: str, *asked: str, scores: str = "people") -> Scorecard:
    """Make a scorecard that asks for scores of accounts, or of people where it scores accounts."""
    parts: list[dict[str, Any]] = [{"name": "own", "yes_no": "is_known"}]
    for other in asked:
        if scores == "people":
            part: dict[str, Any] = {"category": f"account.tier({other})", "values": {"A": 1}}
        else:
            part = {"people": {"score_of": other}, "roll_up": "max", "ramp": {0: 0, 100: 10}}
        parts.append({"name": other, **part})
    tiers = {"A": 50, "B": 0}
    written = {"name": name, "scores": scores, "tiers": tiers}
    return Scorecard.model_validate(written | {"dimensions": {"fit": {"components": parts}}})


def test_a_use_says_where_it_stands_and_what_it_wants() -> None:
    """A scorecard of people wants accounts, one of accounts wants people."""
    (of_people,) = scorecard_uses(card("leads", "growth"))
    (of_accounts,) = scorecard_uses(card("growth", "leads", scores="accounts"))

    assert (of_people.path[-1], of_people.name, of_people.wants) == (
        "category",
        "growth",
        "accounts",
    )
    assert (of_accounts.name, of_accounts.wants) == ("leads", "people")


def test_accounts_ask_nothing_of_their_account() -> None:
    """In a scorecard of accounts `account.tier(x)` is the name of a column."""
    own = card("growth").model_copy(update={"scores": "accounts"})

    assert used_scorecards(own) == ()


def test_what_is_used_comes_before_those_that_use_it() -> None:
    """Also through others; what is not there is left out."""
    others = {
        "growth": card("growth", "visitors", scores="accounts"),
        "visitors": card("visitors"),
    }

    found = all_used(card("leads", "growth", "lost"), others)

    assert found == ("visitors", "growth")


def test_a_circle_is_named_however_long_it_is() -> None:
    """A score of its own, of two, and of three scorecards; none where there is none."""
    growth = card("growth", "leads", scores="accounts")
    two = {"growth": growth, "leads": card("leads", "growth")}
    three = {
        "growth": card("growth", "visitors", scores="accounts"),
        "visitors": card("visitors", "fit"),
        "fit": card("fit", "leads", scores="accounts"),
    }

    assert cycle(card("leads", "leads"), {}) == ("leads", "leads")
    assert cycle(two["leads"], two) == ("leads", "growth", "leads")
    assert cycle(card("leads", "growth"), three) == (
        "leads",
        "growth",
        "visitors",
        "fit",
        "leads",
    )
    assert cycle(card("leads", "growth"), {"growth": card("growth", scores="accounts")}) is None
