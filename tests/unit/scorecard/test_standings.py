"""Tiers that depend on the other accounts."""

from decimal import Decimal

from tradewind.scorecard.standings import Standing, tiers_of
from tradewind.scorecard.tiers import tiers


def standings(*scores: int | None, owner: str | None = "Ann") -> list[Standing]:
    """Give accounts a1, a2, … with these scores and one owner."""
    return [
        Standing(f"a{number}", owner, None if score is None else Decimal(score), False)
        for number, score in enumerate(scores, start=1)
    ]


def test_the_top_tenth_of_ten_is_one() -> None:
    """One of ten accounts has fewer than one better; three of ten are in the top 30 %."""
    cuts = tiers({"A": "top 10%", "B": "top 30%", "C": "rest"})

    found = tiers_of(cuts, standings(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))

    assert "".join(found) == "CCCCCCCBBA"


def test_the_top_tenth_of_three_is_one_and_of_none_is_none() -> None:
    """The best account is always in the first tier."""
    cuts = tiers({"A": "top 10%", "B": "rest"})

    assert tiers_of(cuts, standings(5, 9, 7)) == ["B", "A", "B"]
    assert tiers_of(cuts, []) == []


def test_equals_stay_together_in_the_better_tier() -> None:
    """Two first of four: the tie makes the top quarter larger than its share."""
    cuts = tiers({"A": "top 25%", "B": "top 50%", "C": "rest"})

    # The third has two better of four, which is not below 50 %, so it is in C.
    assert tiers_of(cuts, standings(9, 9, 5, 1)) == ["A", "A", "C", "C"]


def test_a_share_with_places_is_compared_exactly() -> None:
    """33.33 % of three accounts is 0.9999, so that one account is in it and not two."""
    cuts = tiers({"A": "top 33.33%", "B": "rest"})

    assert tiers_of(cuts, standings(3, 2, 1)) == ["A", "B", "B"]


def test_excluded_and_unscored_accounts_are_not_ranked() -> None:
    """Half of the two ranked accounts is one, however many others there are."""
    cuts = tiers({"A": "top 50%", "B": "rest"})
    excluded = Standing("x", "Ann", Decimal(0), True)

    found = tiers_of(cuts, [excluded, *standings(None, 4, 6, None)])

    assert found == ["excluded", "unscored", "B", "A", "unscored"]


def test_each_owner_has_a_capacity_and_ties_go_by_id() -> None:
    """Ann and Bob have two places each; of Ann's equals the smaller ids have them."""
    cuts = tiers({"A": "1 per owner", "B": "2 per owner", "C": "rest"})

    found = tiers_of(cuts, [*standings(5, 5, 5), *standings(1, 2, owner="Bob")])

    assert found == ["A", "B", "C", "B", "A"]


def test_accounts_without_an_owner_form_one_group() -> None:
    """Nobody's accounts have places of their own, and take none of Ann's."""
    cuts = tiers({"A": "1 per owner", "B": "rest"})

    found = tiers_of(cuts, [*standings(5, 6, owner=None), *standings(1)])

    assert found == ["B", "A", "A"]


def test_ids_are_ordered_by_code_point() -> None:
    """Capital letters come before small ones, and é after both, on every engine."""
    cuts = tiers({"A": "1 per owner", "B": "rest"})
    same = [Standing(key, None, Decimal(5), False) for key in ("é", "a", "B")]

    assert tiers_of(cuts, same) == ["B", "B", "A"]


def test_by_score_every_account_stands_alone() -> None:
    """Cut by score, a tier does not depend on the others."""
    cuts = tiers({"A": 50, "B": 0})

    assert tiers_of(cuts, standings(50, 49, None)) == ["A", "B", "unscored"]
