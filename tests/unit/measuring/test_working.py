"""What a team finds by each ranking."""

from dataclasses import replace

import numpy as np
import pytest

from support.made_rows import made_rows
from tradewind.measuring.observations import Observations
from tradewind.measuring.proof import WorkProof
from tradewind.measuring.worked import worked_parts
from tradewind.measuring.working import a_year, usual_capacity, work_proofs

BASELINES = frozenset({"company size", "random"})


def proofs_of(
    rows: Observations, capacity: int = 40, *, has_amounts: bool = True
) -> dict[str, WorkProof]:
    """Give the proofs by ranking."""
    proofs = work_proofs(
        rows,
        capacity=capacity,
        baselines=BASELINES,
        rounds=300,
        seed=7,
        has_amounts=has_amounts,
    )
    return {proof.ranking: proof for proof in proofs}


def test_wins_and_revenue_are_those_of_the_worked_a_year() -> None:
    """Six snapshots of 30 days are 180 days."""
    rows = made_rows()
    found = proofs_of(rows)["growth"]

    parts = worked_parts(rows, "growth", 40)
    a_year_of_all = 365.25 / 180
    assert found.worked == 240
    assert found.wins.value == pytest.approx((parts * rows.outcome).sum() * a_year_of_all)
    assert found.revenue is not None
    assert found.revenue.value == pytest.approx((parts * rows.revenue).sum() * a_year_of_all)


def test_the_tested_ranking_is_compared_with_every_other() -> None:
    """A good scorecard finds more than random, and both ends of the interval say so."""
    found = proofs_of(made_rows())

    more = found["random"].more_wins
    assert more is not None
    assert more.low is not None
    assert more.low > 0
    assert more.value == pytest.approx(found["growth"].wins.value - found["random"].wins.value)
    assert found["random"].more_revenue is not None
    assert found["random"].sentence is not None
    assert "more wins a year than working at random" in found["random"].sentence
    tested = found["growth"]
    assert (tested.more_wins, tested.more_revenue, tested.sentence) == (None, None, None)


def test_without_amounts_there_is_no_revenue() -> None:
    """Neither of a ranking nor in comparison."""
    found = proofs_of(made_rows(), has_amounts=False)

    assert [proof.revenue for proof in found.values()] == [None, None, None]
    assert [proof.more_revenue for proof in found.values()] == [None, None, None]


def test_finding_nothing_still_has_an_upper_end() -> None:
    """By Wilson: nought of 240 may be up to 1.6%."""
    rows = made_rows()
    worked = worked_parts(rows, "growth", 40) > 0
    rows = replace(rows, outcome=rows.outcome & ~worked)

    found = proofs_of(rows)["growth"].wins

    assert (found.value, found.low) == (0.0, 0.0)
    assert found.high == pytest.approx(3.8415 / (240 + 3.8415) * 240 * a_year(rows), rel=1e-4)


def test_cases_are_not_worked() -> None:
    """Questions by case have no proof of work."""
    assert proofs_of(made_rows(question="wins")) == {}


def test_a_single_snapshot_comes_once_a_horizon() -> None:
    """Nobody is worked again before."""
    rows = made_rows(snapshots=1)

    assert a_year(rows) == 365.25 / 90


@pytest.mark.parametrize(
    ("accounts", "capacity"), [(3, 1), (54, 5), (400, 40), (1234, 120), (98_760, 9900)]
)
def test_usually_a_tenth_is_worked_in_round_figures(accounts: int, capacity: int) -> None:
    """At least one account."""
    rows = made_rows(10, 1)
    rows = replace(rows, outcome=np.zeros(accounts, np.bool_))

    assert usual_capacity(rows) == capacity
