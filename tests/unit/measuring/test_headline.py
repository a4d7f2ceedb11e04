from dataclasses import replace

import pytest

from support.proof_parts import about, group, ranking, share
from support.proofs import good_proof
from tradewind.measuring.headline import StandingOut, headline_of
from tradewind.measuring.observations import Question
from tradewind.measuring.proof import Proof, RankingProof
from tradewind.measuring.unscored import Unscored

Ends = tuple[float, float, float]
REST = about(7.1, 5.9, 8.4)
UNSCORED = Unscored(1_300, 91, share(91, 1_300), share(521, 20_060))
"""Rows without a score that convert better than the others."""


def _proof(auc: Ends, *others: RankingProof, question: Question = "buys") -> Proof:
    tested = ranking("growth", auc, is_baseline=False)
    rankings = (tested, *others, ranking("random", (0.5, 0.5, 0.5), ahead=(0.2, 0.1, 0.3)))
    return replace(good_proof(), rankings=rankings, question=question)


def _size(auc: Ends, ahead: Ends) -> RankingProof:
    return ranking("company size", auc, ahead=ahead)


@pytest.mark.parametrize(
    ("n", "positives", "said"),
    [
        (0, 0, "Numbers are withheld: there is no account to measure."),
        (
            500,
            0,
            "Numbers are withheld: no case of a win among 1,931 accounts at 12 dates; "
            "it takes at least 10.",
        ),
        (
            500,
            1,
            "Numbers are withheld: only 1 case of a win among 1,931 accounts at 12 dates; "
            "it takes at least 10.",
        ),
        (
            500,
            500,
            "Numbers are withheld: there are only cases of a win among 1,931 accounts at 12 "
            "dates, so that none can rank before another.",
        ),
    ],
)
def test_numbers_that_are_withheld_are_said_to_be(n: int, positives: int, said: str) -> None:
    """Without rows, with too few positives, and with nothing else, the reason is given."""
    proof = replace(good_proof(), n=n, positives=positives, enough="withheld", rankings=())

    assert headline_of(proof, StandingOut()) == said


def test_nothing_beats_chance() -> None:
    """Where no interval leaves out one half, that comes first."""
    proof = _proof((0.49, 0.46, 0.52), _size((0.51, 0.48, 0.54), (-0.02, -0.06, 0.02)))

    assert headline_of(proof, StandingOut()) == (
        "No ranking beats chance here: growth has an AUC of 0.49 (0.46 to 0.52), and the best "
        "other, company size, 0.51 (0.48 to 0.54)."
    )


def test_nothing_beats_chance_without_another_ranking() -> None:
    """Chance itself is never named as a rival."""
    assert headline_of(_proof((0.56, 0.49, 0.63)), StandingOut()) == (
        "No ranking beats chance beyond doubt here: growth has an AUC of 0.56 (0.49 to 0.63)."
    )


def test_a_hair_better_than_chance_is_no_use() -> None:
    """An AUC of 0.52 that is sure is still no better than chance for any use."""
    assert headline_of(_proof((0.52, 0.51, 0.53)), StandingOut()) == (
        "No ranking beats chance here by more than a little: growth has an AUC of 0.52 "
        "(0.51 to 0.53)."
    )


def test_a_score_that_ranks_the_wrong_way_round_is_called_so() -> None:
    """An interval below one half is not chance, but worse."""
    assert headline_of(_proof((0.41, 0.37, 0.46)), StandingOut()) == (
        "No ranking beats chance here: growth ranks the wrong way round, with an AUC of 0.41 "
        "(0.37 to 0.46)."
    )


def test_a_best_tier_that_stands_out_is_not_hidden_by_the_order_of_all_rows() -> None:
    """Rows without a score rank last; where they buy, no order of all rows beats chance."""
    said = headline_of(_proof((0.49, 0.46, 0.52)), StandingOut(REST, REST, UNSCORED))

    assert said == (
        "No ranking beats chance here over all rows: growth has an AUC of 0.49 (0.46 to 0.52); "
        "but accounts in tier A bought 7.1 times (5.9 to 8.4) as often as the rest: 10% against "
        "2.1%; 1,300 rows have no score, rank last and convert at 7%, those with one at 2.6%."
    )


def test_a_best_tier_may_stand_out_among_those_with_a_score_alone() -> None:
    """Where those without a score buy as often as the best, it is held against the scored."""
    unsure = about(1.1, 0.9, 1.3)

    said = headline_of(_proof((0.49, 0.46, 0.52)), StandingOut(unsure, REST, UNSCORED))

    assert (
        "; but accounts in tier A bought 7.1 times (5.9 to 8.4) as often as the others with a "
        "score; 1,300 rows have no score"
    ) in said


def test_rows_without_a_score_that_buy_are_told_of_although_no_tier_stands_out() -> None:
    """They are why the order looks like chance; where they buy less, they explain nothing."""
    unsure = about(1.1, 0.9, 1.3)
    seldom = replace(UNSCORED, conversion=share(13, 1_300), positives=13)
    proof = _proof((0.49, 0.46, 0.52))

    told = headline_of(proof, StandingOut(unsure, unsure, UNSCORED))

    assert told.endswith(
        "; 1,300 rows have no score, rank last and convert at 7%, those with one at 2.6%."
    )
    assert "no score" not in headline_of(proof, StandingOut(unsure, unsure, seldom))


@pytest.mark.parametrize(
    ("auc", "does"),
    [
        ((0.51, 0.47, 0.55), "does no better than chance here, with an AUC of 0.51 (0.47 to 0.55)"),
        (
            (0.53, 0.51, 0.54),
            "does little better than chance here, with an AUC of 0.53 (0.51 to 0.54)",
        ),
    ],
)
def test_a_ranking_that_does_beat_chance_is_named(auc: Ends, does: str) -> None:
    """Where the tested one does not, the reader learns which one does."""
    proof = _proof(auc, _size((0.61, 0.57, 0.65), (-0.1, -0.16, -0.04)))

    assert headline_of(proof, StandingOut()) == (
        f"growth {does}; company size does better, with an AUC of 0.61 (0.57 to 0.65)."
    )


def test_a_ratio_next_to_one_keeps_two_places() -> None:
    """An interval that leaves out 1 shows that it does; one day is no days."""
    proof = replace(_proof((0.76, 0.74, 0.79)), horizon_days=1.0)

    said = headline_of(proof, StandingOut(about(1.04, 1.01, 1.12)))

    assert "bought 1.04 times (1.01 to 1.12) as often as the rest" in said
    assert "within 1 day)" in said


def test_a_score_that_is_too_good_is_not_praised() -> None:
    """Above 0.85 the reader is sent to look for leakage."""
    proof = _proof((0.93, 0.91, 0.95), _size((0.6, 0.57, 0.63), (0.33, 0.3, 0.36)))

    assert headline_of(proof, StandingOut(REST)) == (
        "Too good to be true: growth has an AUC of 0.93 (0.91 to 0.95); look first for a field "
        "that is filled in after the outcome."
    )


def test_a_baseline_that_is_better_comes_first() -> None:
    """Where a baseline is ahead beyond doubt, that is the news."""
    proof = _proof((0.62, 0.59, 0.65), _size((0.71, 0.68, 0.74), (-0.09, -0.13, -0.05)))

    assert headline_of(proof, StandingOut(REST)) == (
        "company size ranks better than growth: AUC 0.71 against 0.62."
    )


def test_the_best_tier_is_held_against_the_rest() -> None:
    """How much more often, with its interval, both shares, and what they rest on."""
    proof = _proof((0.76, 0.74, 0.79), _size((0.6, 0.57, 0.63), (0.16, 0.12, 0.2)))

    assert headline_of(proof, StandingOut(REST)) == (
        "Accounts in tier A bought 7.1 times (5.9 to 8.4) as often as the rest: 10% against 2.1% "
        "(1,931 accounts at 12 dates, within 90 days); it ranks better than company size, the best "
        "other: AUC 0.76 against 0.60."
    )


def test_a_ratio_without_an_upper_end_is_so_much_or_more() -> None:
    """Where hardly anybody else bought, only the lower end can be told."""
    said = headline_of(_proof((0.76, 0.74, 0.79)), StandingOut(replace(REST, high=None)))

    assert "bought 7.1 times (5.9 or more) as often as the rest" in said


def test_a_rest_that_never_bought_gives_no_ratio() -> None:
    """Nothing is divided by nothing."""
    proof = replace(_proof((0.76, 0.74, 0.79)), positives=214)

    said = headline_of(proof, StandingOut())

    assert said.startswith("Accounts in tier A bought in 10% of cases, and the rest in none (")


def test_an_empty_best_tier_is_passed_over() -> None:
    """The best tier that has rows stands for the best."""
    proof = _proof((0.76, 0.74, 0.79))
    proof = replace(proof, tiers=(group("A", 0, 0, base=0.03), *proof.tiers[1:]))

    assert "in tier B bought" in headline_of(proof, StandingOut(REST))


def test_a_best_tier_that_may_be_like_all_gives_way_to_the_best_tenth() -> None:
    """A tier of twenty rows proves nothing; a tenth of all rows may."""
    proof = _proof((0.76, 0.74, 0.79))
    proof = replace(proof, tiers=(group("A", 1, 20, base=0.0287), *proof.tiers[1:]))

    assert headline_of(proof, StandingOut(about(1.8, 0.3, 8.0))).startswith(
        "The best tenth of accounts by growth bought 2.8 times (2.6 to 3.3) as often as all of "
        "them (1,931 accounts at 12 dates, within 90 days); "
    )


def test_neither_tier_nor_tenth_can_be_told_from_the_rest() -> None:
    """An order can be better than chance although no part of it stands out."""
    proof = _proof((0.58, 0.52, 0.64))
    unsure = {share: about(1.2, 0.8, 1.6) for share in (0.1, 0.2, 0.3)}
    tested = replace(proof.rankings[0], lift=unsure)
    proof = replace(proof, tiers=(), rankings=(tested, *proof.rankings[1:]))

    said = headline_of(proof, StandingOut())

    assert said.startswith("growth ranks better than chance, with an AUC of 0.58 (0.52 to 0.64), ")
    assert "neither a tier nor a best tenth can be told from the rest" in said


def test_a_rival_that_may_be_as_good_is_said_to_be() -> None:
    """Where the interval of the difference holds nothing, neither is called better."""
    proof = _proof((0.71, 0.68, 0.74), _size((0.7, 0.67, 0.73), (0.01, -0.02, 0.04)))

    assert headline_of(proof, StandingOut(REST)).endswith(
        "; whether it ranks better than company size cannot be told: AUC 0.71 against 0.70."
    )


def test_another_scorecard_may_be_better_still() -> None:
    """A scorecard that is ahead does not belittle the tested one, but is named."""
    other = ranking("next", (0.8, 0.78, 0.82), ahead=(-0.09, -0.12, -0.06), is_baseline=False)

    assert headline_of(_proof((0.71, 0.68, 0.74), other), StandingOut(REST)).endswith(
        "; next ranks better still: AUC 0.80 against 0.71."
    )


def test_without_a_rival_the_order_itself_is_told() -> None:
    """Against chance alone, the AUC says how well it ranks."""
    assert headline_of(_proof((0.76, 0.74, 0.79)), StandingOut(REST)).endswith(
        "; growth has an AUC of 0.76 (0.74 to 0.79)."
    )


def test_thin_numbers_are_called_thin() -> None:
    """Whatever is said, it rests on few."""
    proof = replace(_proof((0.76, 0.74, 0.79)), enough="thin", positives=23)

    assert headline_of(proof, StandingOut()).endswith("; all this rests on only 23 cases of a win.")


@pytest.mark.parametrize(
    ("question", "start", "rests_on"),
    [
        ("opens", "Accounts in tier A opened an opportunity 7.1 times", "at 12 dates, within 90"),
        ("wins", "Opportunities in tier A were won 7.1 times", "(21,360 opportunities)"),
        ("liked", "Accounts in tier A were liked 7.1 times", "(21,360 verdicts)"),
    ],
)
def test_each_question_has_its_words(question: Question, start: str, rests_on: str) -> None:
    """What happened is called by its name, and cases are counted as cases."""
    said = headline_of(_proof((0.76, 0.74, 0.79), question=question), StandingOut(REST))

    assert said.startswith(start)
    assert rests_on in said


def test_an_auc_without_an_interval_beats_nothing() -> None:
    """What cannot be told is not claimed."""
    proof = _proof((0.7, 0.6, 0.8))
    unsure = replace(proof.rankings[0], auc=replace(proof.rankings[0].auc, low=None, high=None))

    proof = replace(proof, rankings=(unsure, *proof.rankings[1:]))

    assert headline_of(proof, StandingOut()) == (
        "No ranking beats chance beyond doubt here: growth has an AUC of 0.70."
    )
