from collections.abc import Callable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Literal

import numpy as np
import pytest

from support.made_rows import (
    SCORECARD,
    conversion_at,
    made_deals,
    made_rows,
    no_deals,
    no_rows,
    what_is_tested,
    with_positives,
)
from tradewind.measuring.observations import Columns, Deals, Observations, ObservedColumn, Question
from tradewind.measuring.proof import Proof
from tradewind.measuring.prove import prove
from tradewind.measuring.settings import Settings
from tradewind.problems import Problem

if TYPE_CHECKING:  # pytest takes what is named Test… for tests
    from tradewind.measuring.settings import Tested

SETTINGS = Settings(rounds=100)
NUMBERS = (
    "base_rate",
    "tiers",
    "bands",
    "high_against_low",
    "rankings",
    "capacity",
    "work",
    "deals_by_tier",
    "deals_by_band",
    "cycles_by_tier",
    "cycles_by_band",
    "currency",
    "calibration",
)


def _proved(
    rows: Observations,
    deals: Deals | None = None,
    *,
    columns: Columns = (),
    of: "Tested | None" = None,
    settings: Settings = SETTINGS,
    told: Callable[[str, float], None] = lambda part, share: None,
) -> Proof:
    return prove(rows, deals or made_deals(), columns, of or what_is_tested(), settings, told)


def _column(name: str, rows: Observations, loads: list[str]) -> Callable[[], ObservedColumn]:
    def load() -> ObservedColumn:
        loads.append(name)
        values = np.random.default_rng(3).integers(0, 11, len(rows)).astype(np.float64)
        return ObservedColumn(name, "component", False, values, 0.0, ("growth.yaml", 1, 1))

    return load


def test_planted_truth_is_found() -> None:
    """The intervals of the tiers hold the planted shares, and the score beats company size."""
    rows = made_rows(3000)
    truth = conversion_at(rows.score, steepness=0.06)

    proof = _proved(rows)

    assert proof.enough == "enough"
    for at, tier in enumerate(proof.tiers):
        assert tier.conversion is not None
        assert tier.conversion.holds(float(truth[rows.tier == at].mean()))
    assert proof.headline.startswith("Accounts in tier A bought ")
    assert "it ranks better than company size" in proof.headline


def test_every_number_of_a_proof_is_there() -> None:
    """With rows, deals and snapshots enough nothing is left empty but the findings' room."""
    tested = what_is_tested(left_out={"renewals": 3}, include=("open",))

    proof = _proved(made_rows(1000), of=tested)

    empty = [one.name for one in fields(proof) if getattr(proof, one.name) in (None, (), {}, "")]
    assert set(empty) <= {"findings"}
    assert proof.include == ("open",)
    assert [tier.name for tier in proof.tiers] == ["A", "B", "C", "D"]
    assert proof.bands[0].name == "90–100"
    assert proof.deals_by_tier[0].name == proof.cycles_by_band[0].name == "all"
    assert proof.capacity == 100
    assert (proof.rounds, proof.seed, proof.left_out) == (100, 7, {"renewals": 3})


def test_a_market_without_signal_says_so_first() -> None:
    """Where the score tells nothing, the headline says that no ranking beats chance."""
    proof = _proved(made_rows(1000, steepness=0.0, level=-3.0))

    assert proof.headline.startswith("No ranking beats chance here")
    assert proof.findings[0].code == "TW801"


@pytest.mark.parametrize("positives", [0, 5, 9])
def test_too_few_positives_withhold_all_numbers(positives: int) -> None:
    """Below ten no number is told, but the counts, the headline and the findings are."""
    proof = _proved(with_positives(made_rows(), positives))

    assert (proof.enough, proof.positives, proof.n) == ("withheld", positives, 2400)
    assert all(getattr(proof, name) in (None, ()) for name in NUMBERS)
    assert proof.headline.startswith("Numbers are withheld")
    assert "TW802" in {finding.code for finding in proof.findings}


def test_thirty_positives_are_thin() -> None:
    """Numbers are told, and called thin."""
    proof = _proved(with_positives(made_rows(), 30))

    assert proof.enough == "thin"
    assert len(proof.rankings) == 3
    assert proof.headline.endswith("all this rests on only 30 cases of a win.")


def test_nothing_but_positives_withholds_all_numbers() -> None:
    """One class alone cannot be ranked, and breaks nothing."""
    rows = made_rows()

    proof = _proved(replace(rows, outcome=np.ones(len(rows), np.bool_)))

    assert proof.enough == "withheld"
    assert "none can rank before another" in proof.headline


def test_no_rows_withhold_all_numbers() -> None:
    """Where nothing counts there is nothing to measure."""
    proof = _proved(no_rows(), no_deals())

    assert (proof.enough, proof.n, proof.accounts) == ("withheld", 0, 0)
    assert proof.headline == "Numbers are withheld: there is no account to measure."


def test_no_deals_leave_sizes_and_cycles_empty() -> None:
    """Accounts may have bought although no deal has an amount or dates."""
    proof = _proved(made_rows(), no_deals())

    assert proof.deals_by_tier[0].won == 0
    assert proof.cycles_by_tier[0].median is None
    assert all(one.revenue is None for one in proof.work)


@pytest.mark.parametrize("question", ["wins", "liked"])
def test_questions_by_case_have_no_work(question: Question) -> None:
    """A team does not choose among opportunities that are there, so there is no capacity."""
    proof = _proved(made_rows(question=question))

    assert (proof.capacity, proof.work) == (None, ())
    assert proof.calibration is not None


@pytest.mark.parametrize(("way", "said"), [("average", "earlier"), ("points", "points")])
def test_each_way_of_adding_has_its_calibration(
    way: Literal["average", "points"], said: str
) -> None:
    """Points state their odds; of averages the earlier snapshots tell what to expect."""
    proof = _proved(made_rows(), of=what_is_tested(way=way))

    assert proof.calibration is not None
    assert proof.calibration.way == said


def test_a_capacity_that_is_asked_for_is_taken() -> None:
    """The team says how many accounts it works."""
    assert _proved(made_rows(), settings=Settings(rounds=50, capacity=25)).capacity == 25


def test_a_scorecard_without_tiers_is_proved_by_its_bands() -> None:
    """Tiers are not needed for anything else."""
    rows = made_rows()

    proof = _proved(replace(rows, tiers=(), tier=np.full(len(rows), -1, np.int32)))

    assert (proof.tiers, proof.high_against_low) == ((), None)
    assert len(proof.bands) == 10
    assert proof.headline.startswith("The best tenth of accounts by growth bought ")


def test_rows_in_one_tier_have_nothing_to_be_held_against() -> None:
    """High and low are the same tier, and there is no rest."""
    rows = made_rows()

    proof = _proved(replace(rows, tier=np.zeros(len(rows), np.int32)))

    assert proof.high_against_low is None


def test_high_against_low_is_the_best_over_the_worst_tier_with_rows() -> None:
    """An empty tier at the end is passed over."""
    rows = made_rows(1000)
    proof = _proved(replace(rows, tiers=(*rows.tiers, "E")))
    best, worst = proof.tiers[0].conversion, proof.tiers[3].conversion

    assert best is not None
    assert worst is not None
    assert proof.high_against_low is not None
    assert proof.high_against_low.value == pytest.approx(best.value / worst.value)


def test_the_same_rows_and_seed_give_the_same_proof() -> None:
    """Two runs agree in every number."""
    assert _proved(made_rows()) == _proved(made_rows())


def test_every_column_is_loaded_once() -> None:
    """Columns are large: none is asked for again."""
    rows, loads = made_rows(), list[str]()
    names = [f"component {at}" for at in range(5)]

    _proved(rows, columns=[_column(name, rows, loads) for name in names])

    assert loads == names


def test_warnings_from_the_making_of_the_rows_stand_after_those_of_the_numbers() -> None:
    """They are kept as they are."""
    late = Problem("TW899", SCORECARD, "Nothing is as of then.", "Bind a date.", "warning")

    proof = _proved(made_rows(steepness=0.0, level=-3.0), of=what_is_tested(problems=(late,)))

    assert len(proof.findings) > 1
    assert proof.findings[-1] == late


def test_progress_only_grows_and_ends_at_the_whole() -> None:
    """What is told begins at nothing, never goes back, and ends at one."""
    rows, shares = made_rows(), list[float]()
    columns = [_column("headcount", rows, [])]

    _proved(rows, columns=columns, told=lambda part, share: shares.append(share))

    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == pytest.approx(1.0)
