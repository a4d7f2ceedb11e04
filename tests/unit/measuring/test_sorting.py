"""AUC, average precision and capture, against scikit-learn and against counting."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, roc_auc_score

from tradewind.measuring.levels import Levels, levels_of
from tradewind.measuring.observations import Floats, YesNo
from tradewind.measuring.sorting import auc, average_precision, captured

rankings = st.lists(
    st.tuples(st.integers(-4, 4), st.booleans(), st.integers(0, 3)), min_size=4, max_size=60
).filter(lambda rows: {yes for _, yes, times in rows if times} == {True, False})
Rows = list[tuple[int, bool, int]]


def unzipped(rows: Rows) -> tuple[Floats, YesNo, Floats]:
    """Give ranking, outcome, and how often each row was drawn."""
    ranking, outcome, times = zip(*rows, strict=True)
    return np.array(ranking, float), np.array(outcome), np.array(times, float)


def counted(ranking: Floats, outcome: YesNo, times: Floats) -> tuple[Floats, Floats, Levels]:
    """Give rows and positives by level, of rows drawn so many times, in one stratum."""
    levels = levels_of(ranking, outcome, [slice(0, len(ranking))])
    rows, positives = (
        np.bincount(levels.of_row, weights=weights)[:, None].astype(np.float64)
        for weights in (times, times * outcome)
    )
    return rows, positives, levels


@given(rows=rankings)
def test_auc_is_that_of_scikit_learn(rows: Rows) -> None:
    """Also with ties, and with rows that were drawn several times or never."""
    ranking, outcome, times = unzipped(rows)
    n, positives, levels = counted(ranking, outcome, times)

    found = auc(n, positives, levels.starts)[0]

    assert found == pytest.approx(roc_auc_score(outcome, ranking, sample_weight=times))


@given(rows=rankings)
def test_average_precision_is_what_counting_the_others_of_each_positive_finds(rows: Rows) -> None:
    """Copies of a positive are no others of it, and one that has none above it does not count."""
    ranking, outcome, times = unzipped(rows)
    n, positives, levels = counted(ranking, outcome, times)
    own = np.bincount(levels.of_row, weights=times**2 * outcome)[:, None].astype(np.float64)
    # Of positives at one level the mean number of copies is left out.
    copies = (own / np.maximum(positives, 1))[levels.of_row, 0]
    shares, weights = [], []
    for at in np.flatnonzero(outcome & (times > 0)):
        upto = ranking >= ranking[at]
        others = times[upto].sum() - copies[at]
        if others > 0:
            shares.append((times[upto & outcome].sum() - copies[at]) / others)
            weights.append(times[at])

    found = average_precision(n, positives, own, levels.starts)[0]

    assert found == pytest.approx(np.average(shares, weights=weights) if shares else 1.0)


def test_average_precision_comes_close_to_that_of_scikit_learn() -> None:
    """Of 400 positives among 4,000 rows, what leaving one out changes is small."""
    dice = np.random.default_rng(1)
    outcome = np.arange(4000) < 400
    ranking = dice.normal(size=4000) + outcome
    levels = levels_of(ranking, outcome, [slice(0, 4000)])
    rows, positives = levels.rows[:, None], levels.positives[:, None]

    found = average_precision(rows, positives, positives, levels.starts)[0]

    assert found == pytest.approx(average_precision_score(outcome, ranking), rel=0.02)


def test_the_average_precision_of_knowing_nothing_is_the_base_rate() -> None:
    """Six positives among 775 rows in any order: on average what drawing lots gives."""
    dice, outcome, found = np.random.default_rng(2), np.arange(775) < 6, []
    for _ in range(1000):
        levels = levels_of(dice.random(775), outcome, [slice(0, 775)])
        rows, positives = levels.rows[:, None], levels.positives[:, None]
        found.append(average_precision(rows, positives, positives, levels.starts)[0])

    assert np.mean(found) == pytest.approx(5 / 774, rel=0.15)


@given(rows=rankings, share=st.sampled_from([0.1, 0.25, 0.3, 0.5, 0.9]))
def test_capture_is_what_taking_the_best_one_by_one_finds(rows: Rows, share: float) -> None:
    """Rows are taken from the best on; of equals, all give the same part."""
    ranking, outcome, times = unzipped(rows)
    n, positives, levels = counted(ranking, outcome, times)
    room, found_by_hand = share * times.sum(), 0.0
    for value in sorted(set(ranking), reverse=True):
        here = ranking == value
        part = min(1.0, room / times[here].sum()) if times[here].sum() else 0.0
        found_by_hand += part * times[here & outcome].sum()
        room = max(0.0, room - times[here].sum())

    found = captured(n, positives, levels.starts, np.array([share]))[0, 0]

    assert found == pytest.approx(found_by_hand / times[outcome].sum())


@given(rows=rankings)
def test_what_keeps_the_order_changes_nothing(rows: Rows) -> None:
    """Scores may be stretched as one likes, as long as they stay in order."""
    ranking, outcome, _ = unzipped(rows)
    levels, stretched = (
        levels_of(values, outcome, [slice(0, len(outcome))])
        for values in (ranking, np.exp(3 * ranking) - 7)
    )

    assert (levels.of_row == stretched.of_row).all()


@given(rows=rankings)
def test_reversing_the_order_turns_auc_around(rows: Rows) -> None:
    """Both directions add up to 1."""
    ranking, outcome, times = unzipped(rows)

    both = [counted(values, outcome, times) for values in (ranking, -ranking)]

    found = [auc(n, positives, levels.starts)[0] for n, positives, levels in both]
    assert sum(found) == pytest.approx(1.0)


@given(rows=rankings)
def test_who_works_all_captures_all_and_who_works_none_captures_none(rows: Rows) -> None:
    """Capture runs from 0 to 1."""
    n, positives, levels = counted(*unzipped(rows))

    found = captured(n, positives, levels.starts, np.array([0.0, 1.0]))[0]

    assert found == pytest.approx([0.0, 1.0])


def test_an_order_that_tells_nothing_apart_is_worth_nothing() -> None:
    """AUC is exactly a half, and the best tenth captures exactly a tenth."""
    rows, positives = np.array([[70.0], [30.0]]), np.array([[7.0], [1.0]])
    starts = np.array([0, 1])

    assert auc(rows, positives, starts)[0] == 0.5
    assert captured(rows, positives, starts, np.array([0.1, 0.3]))[0].tolist() == [0.1, 0.3]


def test_pairs_of_different_snapshots_are_not_compared() -> None:
    """A snapshot in which all scores are lower is no worse for it: worked by hand."""
    ranking = np.array([9.0, 8.0, 7.0, 2.0, 1.0, 0.0])
    outcome = np.array([False, True, False, True, False, False])
    levels = levels_of(ranking, outcome, [slice(0, 3), slice(3, 6)])
    rows, positives = levels.rows[:, None], levels.positives[:, None]

    # First snapshot: 1 of 2 pairs in order; second: 2 of 2. Precision: 0 of 1 other, and none.
    assert auc(rows, positives, levels.starts)[0] == 3 / 4
    assert average_precision(rows, positives, positives, levels.starts)[0] == 0
    # A third is one row of each snapshot: the positive of the second.
    assert captured(rows, positives, levels.starts, np.array([1 / 3]))[0, 0] == pytest.approx(0.5)


def test_rounds_without_positives_have_no_value() -> None:
    """There is nothing to find in them."""
    rows, positives = np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([[1.0, 0.0], [0.0, 0.0]])
    starts = np.array([0])

    assert np.isnan(auc(rows, positives, starts)).tolist() == [False, True]
    assert np.isnan(average_precision(rows, positives, positives, starts)).tolist() == [False, True]
    assert np.isnan(captured(rows, positives, starts, np.array([0.5]))[:, 0]).tolist() == [0, 1]
