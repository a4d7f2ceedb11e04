"""Explain the score of one account or person: its receipt, from what was published."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from tradewind.scorecard.receipt import Contribution, DimensionReceipt, Receipt
from tradewind.store.feedback_ledger import Feedback
from tradewind.workflows.answers.standing_feedback import feedback_about
from tradewind.workflows.finding.finding_accounts import found_account
from tradewind.workflows.runs.published import PublishedRun, current_run
from tradewind.workflows.runs.receipts import PublishedAccount, receipt_of


@dataclass(frozen=True, slots=True)
class PersonLabels:
    """Who a person is; None each where it is unknown.

    Attributes:
        title: The job title as written.
        email: The e-mail address.
        company_name: The company as the person or a rep typed it.
        account_id: The account of the person.
        account_name: Its name.
    """

    title: str | None
    email: str | None
    company_name: str | None
    account_id: str | None
    account_name: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The receipt of one account or person, and the run it belongs to.

    Attributes:
        account_id: Key of the account, or of the person where people are scored.
        name: Name of the company, or of the person; None where it is unknown.
        scorecard: Name of the scorecard.
        hash: Hash of the scorecard's content.
        as_of: The moment whose knowledge was used, in UTC.
        run_id: The run.
        scale: The highest score of the scorecard's scale; None where it adds points.
        receipt: All lines of the score.
        hides_number: Whether the scorecard is for a team that wants no number.
        person: Who the person is; None for an account.
        feedback: What people said of the account and what holds, in the order in which it was
            taken; of whatever scorecard and run. None of it is given for a person.
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
    person: PersonLabels | None = None
    feedback: tuple[Feedback, ...] = ()

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
            **self._who(),
            "scorecard": self.scorecard,
            "hash": self.hash,
            "as_of": self.as_of,
            "run_id": self.run_id,
            "scale": self.scale,
            "score": receipt.score,
            "tier": receipt.tier,
            "cell": receipt.cell,
            **self._qualification(),
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
            **({"feedback": [asdict(one) for one in self.feedback]} if self.feedback else {}),
        }

    def _who(self) -> dict[str, Any]:
        if self.person is None:
            return {"account_id": self.account_id, "name": self.name}
        return {"person_id": self.account_id, "name": self.name, **asdict(self.person)}

    def _qualification(self) -> dict[str, Any]:
        found = self.receipt.qualification
        if found is None:
            return {}
        return {"qualification": found.word, "qualification_reason": found.reason}


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
    """Explain the current score of one account, or of one person.

    Args:
        account: Its id, its domain or its name; of a person the id, the e-mail address or the
            name.
        project: The project's folder.
        scorecard: Name of the scorecard, of accounts or of people; None for the one of accounts
            published last.

    Raises:
        InvalidInput: Nothing was published, or nobody (or several) fit; names the nearest.
        OutsideWorldFailed: The store cannot be read.
    """
    found = _explained(account, current_run(Path(project), scorecard))
    if found.person is not None:
        return found
    return replace(found, feedback=feedback_about(found.account_id, Path(project)))


def explain_person(
    person: str, project: str | Path = ".", *, scorecard: str | None = None
) -> Explanation:
    """Explain the current score of one person.

    Args:
        person: The id, the e-mail address or the name.
        project: The project's folder.
        scorecard: Name of the scorecard; None for the one of people published last.

    Raises:
        InvalidInput: No people's scores were published, or nobody (or several) fit.
        OutsideWorldFailed: The store cannot be read.
    """
    return _explained(person, current_run(Path(project), scorecard, scores="people"))


def _explained(wanted: str, published: PublishedRun) -> Explanation:
    try:
        return explanation_of(published, found_account(published, wanted))
    finally:
        published.engine.close()


def explanation_of(published: PublishedRun, account_id: str) -> Explanation:
    """Explain the account, or the person, of that id in a published run."""
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
        person=_person(scores) if card.scores == "people" else None,
    )


def _person(scores: Mapping[str, Any]) -> PersonLabels:
    return PersonLabels(
        title=scores["title"],
        email=scores["email"],
        company_name=scores["company_name"],
        account_id=scores["account_of_person"],
        account_name=scores["account_name"],
    )
