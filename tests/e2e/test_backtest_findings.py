"""Each finding fires where its fault stands in the files, and is silent on clean projects."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from support.planted_projects import Dice, PlantedProject, Values
from tradewind.measuring.proof import Proof
from tradewind.workflows.backtest import backtest

CLEAN = PlantedProject()
MARKETS = 50
MARCH = datetime(2025, 3, 1, tzinfo=UTC)
EXTRA = "{name: extra, number: extra, ramp: {0: 0, 1: 10}, missing: neutral}"
TEXT = "{name: extra, category: extra, values: {c1: 8}, otherwise: 5}"
SIZE = "{name: size, number: employees, ramp: {0: 0, 400: 10}, weight: 200}"


def proof_of(project: PlantedProject, folder: Path, *, seed: int = 7, **asked: Any) -> Proof:
    """Write a project and backtest it."""
    folder.mkdir()
    return backtest(project.write(folder, seed=seed), **asked).proof


def told_of_buyers(buys: np.ndarray, dice: Dice) -> Values:
    """Give a field that hardly anybody but buyers has."""
    is_filled = buys & (dice.random(len(buys)) < 0.9)
    return ["0.5" if filled else "" for filled in is_filled]


def empty_for_buyers(buys: np.ndarray, dice: Dice) -> Values:
    """Give a field that is empty seldom for buyers, and often for others."""
    is_empty = dice.random(len(buys)) < np.where(buys, 0.1, 0.5)
    return ["" if empty else "0.5" for empty in is_empty]


def knows_who_buys(buys: np.ndarray, dice: Dice) -> Values:
    """Give a number that is high for buyers."""
    return [f"{value:.3f}" for value in np.clip(0.7 * buys + 0.4 * dice.random(len(buys)), 0, 1)]


def hundreds(buys: np.ndarray, dice: Dice) -> Values:
    """Give a text of 400 kinds."""
    return [f"c{value}" for value in dice.integers(400, size=len(buys))]


def seldom(buys: np.ndarray) -> np.ndarray:
    """Give a fit that few buy by."""
    return np.full(len(buys), 0.12)


def around_the_middle(fit: np.ndarray) -> np.ndarray:
    """Give who fits best the smallest share of buyers."""
    return np.where(fit > 80, 0.02, np.where(fit > 40, 0.5, 0.02))


PLANTED = {
    "TW801": replace(CLEAN, buying=lambda fit: np.full(len(fit), 0.4)),
    "TW802": replace(CLEAN, wins=4),
    "TW803": replace(CLEAN, wins=16),
    "TW804": replace(CLEAN, component=EXTRA[:-1] + ", weight: 99}", extra=knows_who_buys),
    "TW805": replace(CLEAN, component=EXTRA, extra=knows_who_buys),
    "TW806": replace(CLEAN, component=EXTRA, extra=told_of_buyers, buying=seldom, accounts=1500),
    "TW807": replace(
        CLEAN,
        component="{name: late, number: days_to_close, ramp: {0: 0, 1: 10}}",
        column="days_to_close",
        in_history=False,
    ),
    "TW808": replace(CLEAN, component=EXTRA, extra=empty_for_buyers),
    "TW809": replace(CLEAN, component=EXTRA, in_history=False),
    "TW810": replace(CLEAN, component=SIZE),
    "TW811": replace(CLEAN, buying=around_the_middle, tiers="{A: 75, B: 45, C: 0}"),
    "TW812": replace(CLEAN, tiers="{A: 60, B: 59, C: 0}"),
    "TW813": replace(CLEAN, component=TEXT, extra=hundreds),
    "TW814": replace(CLEAN, component=EXTRA),
}


@pytest.mark.parametrize("code", PLANTED)
def test_a_fault_in_the_files_is_found(tmp_path: Path, code: str) -> None:
    """From the tables to the warning, through the whole backtest."""
    proof = proof_of(PLANTED[code], tmp_path / "project", rounds=100)

    assert code in {one.code for one in proof.findings}
    assert proof.enough == {"TW802": "withheld", "TW803": "thin"}.get(code, "enough")


def test_clean_projects_are_silent(tmp_path: Path) -> None:
    """In fifty of them each finding comes up in two at most."""
    alarms: Counter[str] = Counter()

    for market in range(MARKETS):
        proof = proof_of(CLEAN, tmp_path / str(market), seed=market, rounds=40, start=MARCH)
        alarms.update({one.code for one in proof.findings})

    assert all(times <= 0.05 * MARKETS for times in alarms.values()), alarms
