"""What is proved of rankings."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.metrics import average_precision_score, roc_auc_score

from support.made_rows import made_rows
from tradewind.measuring.levels import coarser, levels_of, strata_of
from tradewind.measuring.observations import Floats, Observations
from tradewind.measuring.proof import RankingProof
from tradewind.measuring.rankings import STEPS, ranking_proofs
from tradewind.measuring.resampling import Draws, resampled
from tradewind.measuring.sorting import auc, average_precision

BASELINES = frozenset({"company size", "random"})


def proofs_of(rows: Observations, rounds: int = 200, seed: int = 7) -> dict[str, RankingProof]:
    """Give the proofs by name."""
    proofs = ranking_proofs(
        rows, baselines=BASELINES, rounds=rounds, seed=seed, progress=lambda _: None
    )
    return {proof.name: proof for proof in proofs}


def test_with_one_snapshot_the_numbers_are_those_of_scikit_learn() -> None:
    """AUC of the rows as they are, without joined levels; average precision about."""
    rows = made_rows(2000, 1)

    found = proofs_of(rows)["growth"]

    assert found.auc.value == pytest.approx(roc_auc_score(rows.outcome, rows.score))
    precision = average_precision_score(rows.outcome, rows.score)
    assert found.average_precision.value == pytest.approx(precision, rel=0.1)


def test_lift_is_the_conversion_of_the_best_over_that_of_all() -> None:
    """Counted from the best tenth of each snapshot, 30 of 300."""
    rows = made_rows(300, 4)
    best = np.concatenate(
        [300 * at + np.argsort(-rows.score[300 * at : 300 * (at + 1)])[:30] for at in range(4)]
    )

    found = proofs_of(rows)["growth"]

    lift = rows.outcome[best].mean() / rows.outcome.mean()
    assert found.lift[0.1].value == pytest.approx(lift)
    assert found.capture[0.1].value == pytest.approx(rows.outcome[best].sum() / rows.positives)


def test_random_is_exact_and_certain() -> None:
    """It is worked out, not drawn."""
    found = proofs_of(made_rows())["random"]

    assert (found.auc.value, found.auc.low, found.auc.high) == (0.5, 0.5, 0.5)
    assert all((one.value, one.low, one.high) == (1.0, 1.0, 1.0) for one in found.lift.values())
    assert found.gains.y == found.gains.x


def test_unknown_values_rank_last_and_are_counted() -> None:
    """A ranking that knows the positives alone is perfect."""
    rows = made_rows()
    rows = replace(rows, rankings={"seer": np.where(rows.outcome, 1.0, np.nan)})

    found = proofs_of(rows)["seer"]

    assert found.known == pytest.approx(rows.outcome.mean())
    assert (found.auc.value, found.average_precision.value) == (1.0, 1.0)


def test_the_gains_of_the_tested_one_have_an_interval() -> None:
    """They run from nothing to all; the curves of others are lines alone."""
    found = proofs_of(made_rows())
    tested, other = found["growth"].gains, found["company size"].gains

    assert (tested.x[0], tested.y[0], tested.x[-1], tested.y[-1]) == (0, 0, 1, 1)
    assert tested.low is not None
    assert tested.high is not None
    ends = zip(tested.low, tested.y, tested.high, strict=True)
    assert all(low <= y <= high for low, y, high in ends)
    assert (other.low, other.high) == (None, None)


def test_being_ahead_is_surer_than_either_number() -> None:
    """The same draws serve both rankings, so what they share falls out of the difference."""
    rows = made_rows()
    near = rows.score + np.random.default_rng(4).normal(0, 1, len(rows))
    rows = replace(rows, rankings={"growth": rows.score, "near": near})

    found = proofs_of(rows)

    ahead = found["near"].ahead
    assert ahead is not None
    assert ahead.low is not None
    assert ahead.high is not None
    own = found["growth"].auc
    assert own.low is not None
    assert own.high is not None
    assert ahead.value == pytest.approx(own.value - found["near"].auc.value)
    assert ahead.high - ahead.low < (own.high - own.low) / 3
    assert found["growth"].ahead is None


def test_the_same_rows_and_seed_give_the_same_proofs() -> None:
    """Another seed moves the ends of the intervals alone."""
    rows = made_rows()
    first, again, other = proofs_of(rows), proofs_of(rows), proofs_of(rows, seed=8)

    assert first == again
    assert first["growth"].auc.value == other["growth"].auc.value
    assert first["growth"].auc.low != other["growth"].auc.low


def test_numbers_of_accounts_without_rows_change_nothing() -> None:
    """Only accounts that have rows are drawn."""
    rows = made_rows()
    sparse = replace(rows, account=rows.account * 3 + 1, accounts=rows.accounts * 3 + 1)

    assert proofs_of(sparse) == proofs_of(rows)


def test_rounds_of_joined_levels_are_near_those_of_all_levels() -> None:
    """What joining neighbours changes is far less than what rounds differ by."""
    rows = made_rows(4000, 1)
    levels = levels_of(rows.score, rows.outcome, strata_of(rows))
    joined = coarser(levels, rows.outcome, steps=STEPS)

    def by_hand(draws: Draws) -> Floats:
        return np.array(
            [roc_auc_score(rows.outcome, rows.score, sample_weight=times) for times in draws.T]
        )

    def of_joined(draws: Draws | Floats) -> Floats:
        n, positives = np.zeros((2, len(joined.rows), draws.shape[1]))
        np.add.at(n, joined.of_row, draws)
        np.add.at(positives, joined.of_row[rows.outcome], draws[rows.outcome])
        return auc(n, positives, joined.starts)

    exact, near = (resampled(way, accounts=4000, rounds=20, seed=1) for way in (by_hand, of_joined))
    moved = near + (roc_auc_score(rows.outcome, rows.score) - of_joined(np.ones((4000, 1)))[0])
    assert np.abs(exact - moved).max() < 0.03 * exact.std()


def test_drawn_copies_of_a_positive_do_not_lift_average_precision() -> None:
    """The middle of the rounds is no higher than what was measured."""
    rows = made_rows(300, 6, level=-7.0)
    levels = levels_of(rows.score, rows.outcome, strata_of(rows))
    yes = rows.outcome

    def statistic(draws: Draws) -> Floats:
        n, positives, own = np.zeros((3, len(levels.rows), draws.shape[1]))
        np.add.at(n, levels.of_row, draws[rows.account])
        np.add.at(positives, levels.of_row[yes], draws[rows.account[yes]])
        np.add.at(own, levels.of_row[yes], draws[rows.account[yes]] ** 2)
        return average_precision(n, positives, own, levels.starts)

    drawn = resampled(statistic, accounts=rows.accounts, rounds=300, seed=7)
    found = proofs_of(rows, rounds=300)["growth"].average_precision

    assert np.median(drawn) <= 1.02 * found.value
    assert found.holds(float(np.median(drawn)))


def test_progress_only_grows_and_ends_with_all() -> None:
    """Its last word is 1."""
    told: list[float] = []

    ranking_proofs(made_rows(), baselines=(), rounds=130, seed=1, progress=told.append)

    assert told == sorted(told)
    assert told[-1] == 1.0


def test_outcomes_of_one_kind_cannot_be_sorted() -> None:
    """Whoever asks for it made a mistake in the program."""
    rows = made_rows()

    with pytest.raises(ValueError, match="0 positives of 2400 rows"):
        proofs_of(replace(rows, outcome=np.zeros(len(rows), np.bool_)))


def test_counts_in_small_parts_give_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """How many are worked on at once is a matter of memory alone."""
    whole = proofs_of(made_rows(), rounds=100)["growth"].average_precision

    monkeypatch.setattr("tradewind.measuring.rankings._COUNTS_AT_ONCE", 1)

    found = proofs_of(made_rows(), rounds=100)["growth"].average_precision
    assert (found.low, found.high) == pytest.approx((whole.low, whole.high))
