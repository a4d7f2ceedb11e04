"""What explains the match of one lead: the evidence of its best accounts, and what people said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from tradewind.store.matchings import Answer


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """What one part of the evidence says about a pair.

    Attributes:
        part: The part: domain, website, name, country, city or phone.
        level: Its level; None where the part is unknown on either side.
        words: What the level means.
        lead: The lead's words, or None.
        account: The account's words, or None.
        bits: What it weighs, in bits.
    """

    part: str
    level: str | None
    words: str
    lead: str | None
    account: str | None
    bits: Decimal


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account that a lead may belong to, with its evidence.

    Attributes:
        account_id: The account.
        name: Its name; None where it is unknown.
        prior: What a pair weighs before any evidence, in bits.
        lines: The evidence; with the prior, the bits add up to the weight.
        weight: The weight, in bits.
        probability: What the weight means as a probability.
    """

    account_id: str
    name: str | None
    prior: Decimal
    lines: tuple[EvidenceLine, ...]
    weight: Decimal
    probability: float


@dataclass(frozen=True, slots=True)
class LeadExplanation:
    """Why a lead belongs to an account, or to none.

    Attributes:
        lead_id: The lead.
        lead: Its words: email, company_name, website, country, city, phone; null where unknown.
        decision: match, review or none, after people's answers.
        account_id: The account that was chosen or proposed; None where there is none.
        account_name: Its name, or None.
        reason: Why, in a short sentence.
        tie_rule: The rule that chose among equals, or None.
        best: The account with its evidence; None where it is not among the best pairs.
        runner_up: The next best account with its evidence, or None.
        answers: What people said of this lead, the last first.
        matched_at: When leads were matched (UTC).
    """

    lead_id: str
    lead: Mapping[str, str | None]
    decision: Literal["match", "review", "none"]
    account_id: str | None
    account_name: str | None
    reason: str
    tie_rule: str | None
    best: Candidate | None
    runner_up: Candidate | None
    answers: tuple[Answer, ...]
    matched_at: datetime

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form; bits are decimals of two places."""
        return {
            "lead_id": self.lead_id,
            "lead": dict(self.lead),
            "decision": self.decision,
            "account_id": self.account_id,
            "account_name": self.account_name,
            "reason": self.reason,
            "tie_rule": self.tie_rule,
            "best": _candidate_dict(self.best),
            "runner_up": _candidate_dict(self.runner_up),
            "answers": [
                {
                    "verdict": one.verdict,
                    "account_id": one.account_id,
                    "answered_by": one.answered_by,
                    "answered_at": one.answered_at,
                    "source": one.source,
                    "note": one.note,
                }
                for one in self.answers
            ],
            "matched_at": self.matched_at,
        }


def _candidate_dict(candidate: Candidate | None) -> dict[str, Any] | None:
    if candidate is None:
        return None
    return {
        "account_id": candidate.account_id,
        "name": candidate.name,
        "weight_bits": candidate.weight,
        "probability": candidate.probability,
        "prior_bits": candidate.prior,
        "evidence": [
            {
                "part": line.part,
                "level": line.level,
                "words": line.words,
                "lead": line.lead,
                "account": line.account,
                "bits": line.bits,
            }
            for line in candidate.lines
        ],
    }
