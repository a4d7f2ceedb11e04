"""Keep in the project's store that a backtest was made, and what came out."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tradewind.measuring.proof import Proof
from tradewind.problems import OutsideWorldFailed, Problem
from tradewind.store.backtest_ledger import BacktestLedger, BacktestRecord
from tradewind.store.local import STORE_FOLDER
from tradewind.store.private_folders import new_key
from tradewind.version import __version__

NOT_RECORDED = "TW834"
"""The store could not keep that a backtest was made."""


def record(folder: Path, proof: Proof) -> tuple[Problem, ...]:
    """Add a backtest to the project's store; where it cannot be written, give that as a warning."""
    now = datetime.now(UTC)
    made = BacktestRecord(
        backtest_id=new_key(now),
        scorecard=proof.scorecard,
        hash=proof.hash,
        made_at=now,
        version=__version__,
        question=proof.question,
        first=proof.moments[0],
        last=proof.moments[-1],
        horizon_days=proof.horizon_days,
        summary=_summary(proof),
    )
    try:
        BacktestLedger(folder / STORE_FOLDER).add(made)
    except OutsideWorldFailed as failed:
        warning = Problem(
            NOT_RECORDED,
            failed.problem.place,
            f"This backtest is not kept in the store: {failed.problem.what}",
            failed.problem.fix,
            severity="warning",
        )
        return (warning,)
    return ()


def _summary(proof: Proof) -> dict[str, Any]:
    auc = proof.rankings[0].auc if proof.rankings else None
    return {
        "headline": proof.headline,
        "include": list(proof.include),
        "n": proof.n,
        "positives": proof.positives,
        "auc": None if auc is None else {"value": auc.value, "low": auc.low, "high": auc.high},
        "findings": [one.code for one in proof.findings],
    }
