"""Precision, recall, F1 and thresholds are those that one works out by hand."""

import pytest
from matching_contest.interface import Answer, Truth
from matching_contest.judging import Judged, Tally, judged, tally
from matching_contest.thresholds import best_threshold, curve, half_of, held_out, recall_at

TRUTH = Truth(
    {"a": "Ardent", "b": "Bolt", "c": None, "d": "Dray", "e": "Ardent"},
    {"1": "Ardent", "2": "Bolt", "3": "Crest", "4": "Ardent"},
    {},
)


def scored(*points: tuple[float, bool]) -> list[Judged]:
    """Give judged answers of leads that all have an account: score, and whether it is right."""
    return [Judged(f"L{n}", score, None, right, True) for n, (score, right) in enumerate(points)]


def test_a_match_with_any_account_of_the_company_is_right() -> None:
    """Accounts 1 and 4 are one company, so both are right for its leads."""
    answers = [Answer("a", "1", 9.0, "match"), Answer("e", "4", 9.0, "match")]

    assert tally(judged(answers, TRUTH)) == Tally(right=2, wrong=0, missed=0, reviews=0, leads=2)


def test_a_match_with_another_company_is_wrong_and_misses_the_true_one() -> None:
    """Lead b is matched with Crest: one false match, and Bolt is missed."""
    counts = tally(judged([Answer("b", "3", 9.0, "match")], TRUTH))

    assert (counts.right, counts.wrong, counts.missed) == (0, 1, 1)


def test_a_match_of_a_lead_without_an_account_is_wrong_and_misses_nothing() -> None:
    """Leads c (no company) and d (no account of Dray) have no true account to miss."""
    answers = [Answer("c", "3", 9.0, "match"), Answer("d", "3", 9.0, "match")]

    counts = tally(judged(answers, TRUTH))

    assert (counts.right, counts.wrong, counts.missed) == (0, 2, 0)


def test_a_review_is_no_match() -> None:
    """The right account put up for review is missed, and counts as review."""
    counts = tally(judged([Answer("a", "1", 3.0, "review")], TRUTH))

    assert counts == Tally(right=0, wrong=0, missed=1, reviews=1, leads=1)


def test_shares_are_worked_out_from_counts() -> None:
    """Of 4 matches 3 are right; of 5 accounts 3 are found; F1 is 6/9; 2 of 10 are reviewed."""
    counts = Tally(right=3, wrong=1, missed=2, reviews=2, leads=10)

    assert (counts.precision, counts.recall) == (0.75, 0.6)
    assert counts.f1 == pytest.approx(2 / 3)
    assert counts.review_share == 0.2


def test_counts_of_several_tasks_add_up() -> None:
    """Each count is added to its like."""
    assert Tally(1, 2, 3, 4, 5) + Tally(10, 20, 30, 40, 50) == Tally(11, 22, 33, 44, 55)


def test_nothing_matched_is_precise_and_finds_nothing() -> None:
    """There is no false match among none; F1 is 0."""
    counts = Tally(missed=3, leads=3)

    assert (counts.precision, counts.recall, counts.f1) == (1.0, 0.0, 0.0)


def test_two_answers_for_a_lead_are_refused() -> None:
    """A contestant answers once for each lead."""
    with pytest.raises(ValueError, match="two answers"):
        judged([Answer("a", "1", 1.0), Answer("a", "2", 1.0)], TRUTH)


def test_an_answer_without_decision_needs_a_threshold() -> None:
    """A score alone is not a match."""
    with pytest.raises(ValueError, match="no threshold"):
        tally(scored((1.0, True)))


def test_the_curve_has_one_point_a_distinct_score() -> None:
    """Scores 9, 7, 7 and 5: a threshold of 7 takes both answers that have it."""
    points = list(curve(scored((9, True), (7, True), (7, False), (5, False))))

    assert [(score, one.right, one.wrong) for score, one in points] == [
        (9, 1, 0),
        (7, 2, 1),
        (5, 2, 2),
    ]


def test_the_best_threshold_has_the_best_f1() -> None:
    """F1 at 9 is 2/3, at 8 it is 1, at 5 it is 4/5."""
    assert best_threshold(scored((9, True), (8, True), (5, False))) == 8


def test_recall_is_told_at_the_precision_asked_for() -> None:
    """At 0.75 the threshold may go down to the fourth answer, at 0.8 only to the second."""
    answers = scored((9, True), (8, True), (7, False), (6, True), (1, False))

    assert recall_at(answers, precision=0.75) == 3 / 5
    assert recall_at(answers, precision=0.8) == 2 / 5


def test_leads_have_no_say_in_their_own_threshold() -> None:
    """The one bad answer of a half sets the other half's threshold, and is itself matched."""
    of_half = [[f"L{n}" for n in range(40) if half_of(f"L{n}") == half] for half in (0, 1)]
    good = [Judged(lead, 5.0, None, True, True) for lead in (of_half[0][0], of_half[1][0])]
    bad = Judged(of_half[0][1], 5.5, None, False, False)

    counts = held_out([*good, bad])

    assert (counts.right, counts.wrong, counts.missed) == (2, 1, 0)
