"""Explain one account's score: its receipt, from what was published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from tradewind.scorecard.receipt import Contribution, DimensionReceipt, Receipt
from tradewind.workflows.finding_accounts import found_account
from tradewind.workflows.published import PublishedRun, current_run
from tradewind.workflows.receipts import PublishedAccount, receipt_of


@dataclass(frozen=True, slots=True)
class Explanation:
    """One account's receipt, and the run it belongs to.

    Attributes:
        account_id: Key of the account.
        name: Name of the company; None where it is unknown.
        scorecard: Name of the scorecard.
        hash: Hash of the scorecard's content.
        as_of: The moment whose knowledge was used, in UTC.
        run_id: The run.
        scale: The highest score of the scorecard's scale; None where it adds points.
        receipt: All lines of the score.
        hides_number: Whether the scorecard is for a team that wants no number.
    """

    account_id: str
    name: str | None
    scorecard: str
    hash: str
    as_of: datetime
    run_id: str
    scale: int | None
    receipt: Receipt
    hides_number: bool

    @property
    def profile(self) -> str | None:
        """The kept profile of the first dimension that has profiles."""
        return next((one.profile for one in self.receipt.dimensions if one.profile), None)

    @property
    def runner_up(self) -> str | None:
        """The runner-up of the first dimension that has one."""
        return next((one.runner_up for one in self.receipt.dimensions if one.runner_up), None)

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form; numbers are decimals of four places."""
        receipt = self.receipt
        return {
            "account_id": self.account_id,
            "name": self.name,
            "scorecard": self.scorecard,
            "hash": self.hash,
            "as_of": self.as_of,
            "run_id": self.run_id,
            "scale": self.scale,
            "score": receipt.score,
            "tier": receipt.tier,
            "cell": receipt.cell,
            "profile": self.profile,
            "runner_up": self.runner_up,
            "completeness": receipt.completeness,
            "base": receipt.base,
            "gates": [
                {
                    "name": gate.name,
                    "then": gate.then,
                    "reason": gate.reason,
                    "contribution": gate.contribution,
                }
                for gate in receipt.gates
            ],
            "dimensions": [_dimension(dimension) for dimension in receipt.dimensions],
        }


def _dimension(dimension: DimensionReceipt) -> dict[str, Any]:
    return {
        "name": dimension.name,
        "weight": _places(dimension.weight),
        "score": dimension.score,
        "points": dimension.points,
        "profile": dimension.profile,
        "runner_up": dimension.runner_up,
        "margin": dimension.margin,
        "note": dimension.note,
        "contributions": [_contribution(line) for line in dimension.contributions],
    }


def _contribution(line: Contribution) -> Mapping[str, Any]:
    seen = line.seen
    if isinstance(seen, float) and seen.is_integer() and abs(seen) < 1e15:
        seen = int(seen)
    return {
        "component": line.component,
        "seen": seen,
        "value": line.value,
        "weight": _places(line.weight),
        "contribution": line.contribution,
        "note": line.note,
        "known": line.known,
        "source": line.source,
    }


def _places(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.quantize(Decimal("0.0001"))


def explain(
    account: str, project: str | Path = ".", *, scorecard: str | None = None
) -> Explanation:
    """Explain the current score of one account.

    Args:
        account: Its id, its domain or its name.
        project: The project's folder.
        scorecard: Name of the scorecard; None for the one published last.

    Raises:
        InvalidInput: Nothing was published, or no account (or several) fit; names the nearest.
        OutsideWorldFailed: The store cannot be read.
    """
    published = current_run(Path(project), scorecard)
    try:
        return explanation_of(published, found_account(published, account))
    finally:
        published.engine.close()


def explanation_of(published: PublishedRun, account_id: str) -> Explanation:
    """Explain the account of that id in a published run."""
    scores = published.row("scores", account_id)
    card = published.scorecard.card
    receipt = receipt_of(
        card,
        PublishedAccount(
            scores=scores,
            contributions=published.row("contributions", account_id),
            attributes=published.row("attributes", account_id),
            sources=published.sources(),
            as_of=published.run.as_of,
            is_past=published.run.as_of < published.run.started_at,
        ),
    )
    if receipt.score is not None and receipt.total != receipt.score:
        raise AssertionError(
            f"the lines of {account_id} add up to {receipt.total}, not to its score"
        )
    return Explanation(
        account_id=account_id,
        name=scores["name"],
        scorecard=published.run.scorecard,
        hash=published.run.hash,
        as_of=published.run.as_of,
        run_id=published.run.run_id,
        scale=card.scale if card.way == "average" else None,
        receipt=receipt,
        hides_number=card.desirable is not None,
    )
