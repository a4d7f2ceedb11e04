"""Backtests worked by hand, each as a folder of files below tests/backtests."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tradewind.measuring.estimates import Estimate
from tradewind.measuring.proof import Proof
from tradewind.workflows.backtest import backtest

FOLDER = Path(__file__).parents[1] / "backtests"
CASES = sorted(path.parent for path in FOLDER.glob("*/expected.json"))
MOMENTS = ("start", "end", "data_until")


def read(case: Path) -> tuple[dict[str, Any], dict[str, float]]:
    """Read what a case asks, and the numbers that it expects."""
    written = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    asked = dict(written["asked"])
    asked |= {name: datetime.fromisoformat(asked[name]) for name in MOMENTS if name in asked}
    return asked, written["numbers"]


def copied(case: Path, target: Path) -> Path:
    """Make a project of a case."""
    shutil.copytree(case, target)
    (target / "scorecards").mkdir()
    (target / "scorecard.yaml").rename(target / "scorecards" / "scorecard.yaml")
    return target


def numbers_of(proof: Proof) -> dict[str, float]:
    """Give the numbers of a proof by the names that cases have for them."""
    return {
        name: float(value.value if isinstance(value, Estimate) else value)
        for name, value in _named(proof)
        if value is not None
    }


def _named(proof: Proof) -> Iterator[tuple[str, Any]]:
    yield from (("n", proof.n), ("accounts", proof.accounts), ("positives", proof.positives))
    yield from (("snapshots", len(proof.moments)), ("base_rate", proof.base_rate))
    yield "high against low", proof.high_against_low
    for words, count in proof.left_out.items():
        yield f"left out {words}", count
    for tier in proof.tiers:
        for name in ("n", "positives", "conversion", "lift"):
            yield f"tiers {tier.name} {name}", getattr(tier, name)
    for ranking in proof.rankings:
        yield f"{ranking.name} auc", ranking.auc
        for share in ranking.lift:
            yield f"{ranking.name} lift {share}", ranking.lift[share]
            yield f"{ranking.name} capture {share}", ranking.capture[share]
    for deals in proof.deals_by_tier:
        for name in ("won", "mean", "median", "total"):
            yield f"deals {deals.name} {name}", getattr(deals, name)
    for cycles in proof.cycles_by_tier:
        for name in ("closed", "open", "median", "won_median", "lost_median"):
            yield f"cycles {cycles.name} {name.replace('_', ' ')}", getattr(cycles, name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_backtests_give_the_numbers_that_were_worked_by_hand(case: Path, tmp_path: Path) -> None:
    """Each case's numbers are those of its README."""
    asked, expected = read(case)

    proof = backtest(copied(case, tmp_path / case.name), rounds=100, **asked).proof

    found = numbers_of(proof)
    story = (case / "README.md").read_text(encoding="utf-8")
    assert {name: found.get(name) for name in expected} == pytest.approx(expected), story


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_backtest_is_a_folder_that_a_marketer_can_read(case: Path) -> None:
    """It has a story with a heading, a scorecard, its tables, and what is expected."""
    names = {path.name for path in case.iterdir()}

    assert names >= {"README.md", "scorecard.yaml", "tradewind.yaml", "accounts.csv"}
    assert (case / "README.md").read_text(encoding="utf-8").startswith("# ")
    assert len(read(case)[1]) >= 5
