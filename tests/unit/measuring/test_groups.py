"""What is proved of tiers and bands."""

from dataclasses import replace

import numpy as np
import pytest

from support.made_rows import TIERS, made_rows
from tradewind.measuring.groups import group_proofs, ratio_of_groups
from tradewind.measuring.observations import Integers, Observations
from tradewind.measuring.proof import GroupProof
from tradewind.measuring.shares import share


def proofs_of(rows: Observations) -> dict[str, GroupProof]:
    """Give the proofs of the tiers by name."""
    return {
        proof.name: proof for proof in group_proofs(rows, rows.tier, rows.tiers, rounds=200, seed=7)
    }


def halves(rows: Observations) -> Integers:
    """Give the position of each row's half: accounts of even and of odd number."""
    return (rows.account % 2).astype(np.int32)


def test_every_tier_has_its_counts_conversion_and_lift() -> None:
    """Lift is conversion over the conversion of all rows."""
    rows = made_rows()
    found = proofs_of(rows)

    is_b = rows.tier == 1
    assert list(found) == list(TIERS)
    assert (found["B"].n, found["B"].positives) == (is_b.sum(), rows.outcome[is_b].sum())
    assert found["B"].accounts == len(set(rows.account[is_b].tolist()))
    assert found["B"].conversion == share(rows.outcome[is_b], rows.account[is_b])
    lift = found["B"].lift
    assert lift is not None
    assert lift.value == pytest.approx(rows.outcome[is_b].mean() / rows.outcome.mean())
    assert lift.low is not None
    assert lift.high is not None
    assert 0 < lift.low < lift.value < lift.high


def test_an_empty_tier_has_neither_conversion_nor_lift() -> None:
    """It stands there all the same."""
    rows = made_rows()
    found = proofs_of(replace(rows, tiers=(*TIERS, "E")))["E"]

    assert found == GroupProof("E", 0, 0, 0, None, None)


def test_a_tier_without_positives_has_a_lift_up_to_its_interval() -> None:
    """That no draw can show a positive does not make it certain that there is none."""
    rows = made_rows()
    rows = replace(rows, outcome=rows.outcome & (rows.tier != 3))

    found = proofs_of(rows)["D"]

    assert found.conversion is not None
    assert found.conversion.high is not None
    assert found.lift is not None
    assert (found.lift.value, found.lift.low) == (0.0, 0.0)
    assert found.lift.high == pytest.approx(found.conversion.high / rows.outcome.mean())


def test_rows_without_a_tier_count_among_all() -> None:
    """The conversion of all is not that of the rows with a tier."""
    rows = made_rows()
    tier = np.where(rows.tier == 0, -1, rows.tier).astype(np.int32)

    found = group_proofs(rows, tier, TIERS, rounds=100, seed=7)

    lift = found[1].lift
    assert lift is not None
    seen = rows.outcome[tier == 1].mean() / rows.outcome.mean()
    assert lift.value == pytest.approx(seen)


def test_a_ratio_is_one_conversion_over_the_other() -> None:
    """Halves that nothing tells apart have a ratio of about 1."""
    rows = made_rows()
    half = halves(rows)

    found = ratio_of_groups(rows, half, best=0, worst=1, rounds=300, seed=7)

    assert found is not None
    ratio = rows.outcome[half == 0].mean() / rows.outcome[half == 1].mean()
    assert found.value == pytest.approx(ratio)
    assert found.n == len(rows)
    assert found.holds(1.0)
    assert not found.holds(2.0)


def test_without_positives_in_the_worst_there_is_no_ratio() -> None:
    """Nothing can be told of how many times as much something is than nothing."""
    rows = made_rows()
    half = halves(rows)
    rows = replace(rows, outcome=rows.outcome & (half == 0))

    assert ratio_of_groups(rows, half, best=0, worst=1, rounds=50, seed=7) is None
    assert ratio_of_groups(rows, half, best=3, worst=0, rounds=50, seed=7) is None


def test_without_positives_in_the_best_the_ratio_is_nought_up_to_an_end() -> None:
    """The end is that of the best one's conversion."""
    rows = made_rows()
    half = halves(rows)
    rows = replace(rows, outcome=rows.outcome & (half == 1))

    found = ratio_of_groups(rows, half, best=0, worst=1, rounds=50, seed=7)

    assert found is not None
    assert (found.value, found.low) == (0.0, 0.0)
    assert found.high is not None
    assert 0 < found.high < 1


def test_a_worst_with_one_positive_leaves_the_ratio_without_upper_end() -> None:
    """In a third of the draws that positive is not there."""
    rows = made_rows(200, 1)
    half = halves(rows)
    only = np.flatnonzero(rows.outcome & (half == 1))[:1]
    outcome = rows.outcome & (half == 0)
    outcome[only] = True

    found = ratio_of_groups(
        replace(rows, outcome=outcome), half, best=0, worst=1, rounds=300, seed=7
    )

    assert found is not None
    assert found.low is not None
    assert found.high is None
