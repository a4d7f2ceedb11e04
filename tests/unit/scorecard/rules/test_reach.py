"""The bound on scores holds whatever the accounts are, and is exact where it can be."""

from fractions import Fraction

import pytest
from hypothesis import given, settings

from support.cards import cards
from support.markets import Market, markets
from tradewind.files.scorecard_file import parse_scorecard
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.evaluate import evaluate
from tradewind.scorecard.rules.reach import Reach, dimension_reach, score_reach

SLACK = Fraction(1, 1000)


@settings(max_examples=60, deadline=None)
@given(card=cards(), market=markets())
def test_no_account_leaves_the_reach(card: Scorecard, market: Market) -> None:
    """Scores of random accounts lie within the reach of random scorecards."""
    reach = score_reach(card)
    own = {name: dimension_reach(card, name) for name in card.dimensions}

    for account in market.accounts:
        receipt = evaluate(card, market.facts(account))
        if receipt.score is not None and not receipt.is_excluded:
            assert reach.lowest - SLACK <= Fraction(receipt.score) <= reach.highest + SLACK
        for part in receipt.dimensions:
            if part.score is not None:
                low, high = own[part.name].lowest, own[part.name].highest
                assert low - SLACK <= Fraction(part.score) <= high + SLACK


CARD = """\
name: g
dimensions:
  fit:
    components:
      - {name: a, weight: 3, yes_no: a, yes: 8, no: 2%s}
      - {name: b, weight: 1, yes_no: b, yes: 4, no: 0%s}
tiers: {A: 1, B: 0}
"""


@pytest.mark.parametrize(
    ("first", "second", "lowest", "highest"),
    [
        (", missing: 5", ", missing: 2", 15, 70),  # (3·2 + 0)/4 and (3·8 + 4)/4, times ten
        (", missing: 5", "", 15, 80),  # the second may be left out, which is best
        ("", ", missing: 2", 0, 70),  # the first may be left out, which is worst
        ("", "", 0, 80),  # each may stand alone
        (", missing: 9", "", 15, 90),  # an unknown fact may give most
    ],
)
def test_the_reach_of_an_average_can_be_worked_by_hand(
    first: str, second: str, lowest: int, highest: int
) -> None:
    """Components that are skipped may be left out; the others always weigh in."""
    card = parse_scorecard(CARD % (first, second), shown_as="g.yaml").card

    reach = score_reach(card)

    assert reach == Reach(Fraction(lowest), Fraction(highest))


def test_points_add_up_to_their_reach() -> None:
    """Sums of points run from all that count against to all that count for, from the base on."""
    text = "way: points\nbase: 20\n" + CARD % ("", ", missing: 50")

    reach = score_reach(parse_scorecard(text, shown_as="g.yaml").card)

    assert reach == Reach(Fraction(20), Fraction(78))


def test_bounds_and_caps_move_the_reach() -> None:
    """A highest score cuts the reach above; a cap lets scores fall below the lowest value."""
    gate = "gates: [{name: r, when: {a: b}, then: {cap: 5}, reason: w}]\nat_most: 60\n"
    text = gate + CARD % (", missing: 5", ", missing: 2")

    reach = score_reach(parse_scorecard(text, shown_as="g.yaml").card)

    assert reach == Reach(Fraction(5), Fraction(60))


TWO = """\
name: g
%s
dimensions:
  fit: {weight: 3, components: [{name: a, yes_no: a, yes: 8, no: 2, missing: 5}]}
  use: {weight: 1, components: [{name: b, yes_no: b, yes: 4, no: -4, missing: 0}]}
tiers: {A: 1, B: 0}
"""
LEAVE_OUT = "{name: r, when_scores: {fit: '<40'}, then: {leave_out: NAME}, reason: w}"
SUM = "way: points\nbase: 1\n"


@pytest.mark.parametrize(
    ("more", "lowest", "highest"),
    [
        ("", 5, 70),  # (3·20 − 40)/4 and (3·80 + 40)/4
        ("combine: minimum", 0, 80),  # −40, which the scale ends at 0, and 80 where b is unknown
        ("combine: minimum\nat_least: -50", -40, 80),
        (SUM, -1, 13),  # 1 + 2 − 4 and 1 + 8 + 4
        (SUM + "combine: minimum", -3, 9),
        (f"gates: [{LEAVE_OUT}]".replace("NAME", "use"), 0, 100),  # 5 − 40 and 70 + 40, bounded
        (SUM + f"gates: [{LEAVE_OUT}]".replace("NAME", "use"), -5, 17),
        (SUM + f"gates: [{LEAVE_OUT}]".replace("NAME", "fit"), -9, 13),
        (SUM + f"gates: [{LEAVE_OUT}, {LEAVE_OUT}]".replace("NAME", "use"), -5, 17),
    ],
)
def test_the_reach_of_two_dimensions_can_be_worked_by_hand(
    more: str, lowest: int, highest: int
) -> None:
    """Of a minimum any dimension may be the score; what a gate may leave out may be missing."""
    card = parse_scorecard(TWO % more, shown_as="g.yaml").card

    assert score_reach(card) == Reach(Fraction(lowest), Fraction(highest))


def test_a_cap_of_a_group_may_take_away_and_never_adds() -> None:
    """Of 8 + 4 points at most 9 are left; the lowest sum is as much lower as the cap can take."""
    parts = "[{name: a, yes_no: a, yes: 8, no: 2}, {name: b, yes_no: b, yes: 4, no: 0}]"
    caps = "[{name: both, components: [a, b], at_most: 9}]"
    dimension = f"dimensions: {{fit: {{components: {parts}, caps: {caps}}}}}"
    text = f"name: g\nway: points\ntiers: {{A: 1, B: 0}}\n{dimension}\n"

    reach = score_reach(parse_scorecard(text, shown_as="g.yaml").card)

    assert reach.lowest <= 0
    assert 9 <= reach.highest <= 12
