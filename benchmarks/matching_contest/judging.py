"""Judge answers against the truth: precision, recall, F1, share left for review."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matching_contest.interface import Answer, Truth


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer with what is true of it.

    Attributes:
        lead_id: The lead.
        score: The contestant's; minus infinity where it named no candidate.
        decision: As it was given.
        is_right: Whether the candidate is an account of the lead's company.
        has_account: Whether the lead's company is among the accounts.
    """

    lead_id: str
    score: float
    decision: str | None
    is_right: bool
    has_account: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over leads.

    Attributes:
        right: Automatic matches to an account of the lead's company.
        wrong: Automatic matches to an account of another company.
        missed: Leads whose company has an account, and that were not matched with it: left
            for review, left alone, or matched with another.
        reviews: Leads left for review.
        leads: All leads.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    reviews: int = 0
    leads: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Add counts, of other leads by the same contestant."""
        return Tally(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.reviews + other.reviews,
            self.leads + other.leads,
        )

    @property
    def precision(self) -> float:
        """Share of the automatic matches that are right; 1 where there are none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the leads with an account that were matched with it; 1 if none has one."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0

    @property
    def review_share(self) -> float:
        """Share of the leads left for review, 0 to 1."""
        return self.reviews / self.leads if self.leads else 0.0


def judged(answers: Sequence[Answer], truth: Truth) -> list[Judged]:
    """Hold answers against the truth.

    Raises:
        ValueError: A lead was answered twice or is unknown, or an account is unknown.
    """
    present = set(truth.company_of_account.values())
    if len({one.lead_id for one in answers}) != len(answers):
        raise ValueError("a lead has two answers")
    found = []
    for one in answers:
        if one.lead_id not in truth.company_of_lead:
            raise ValueError(f"{one.lead_id!r} is not a lead")
        if one.account_id is not None and one.account_id not in truth.company_of_account:
            raise ValueError(f"{one.account_id!r} is not an account")
        company = truth.company_of_lead[one.lead_id]
        has_account = company in present
        named = one.account_id is not None
        is_right = (
            named and has_account and truth.company_of_account[str(one.account_id)] == company
        )
        score = one.score if named else float("-inf")
        found.append(Judged(one.lead_id, score, one.decision, is_right, has_account))
    return found


def tally(answers: Iterable[Judged], *, threshold: float | None = None) -> Tally:
    """Count.

    Args:
        answers: Judged answers.
        threshold: Least score of an automatic match; None to take the contestant's decisions.

    Raises:
        ValueError: There is no threshold, and an answer has no decision.
    """
    right = wrong = missed = reviews = leads = 0
    for one in answers:
        if threshold is None and one.decision is None:
            raise ValueError(f"{one.lead_id!r} has no decision, and there is no threshold")
        is_match = one.decision == "match" if threshold is None else one.score >= threshold
        right += is_match and one.is_right
        wrong += is_match and not one.is_right
        missed += one.has_account and not (is_match and one.is_right)
        reviews += threshold is None and one.decision == "review"
        leads += 1
    return Tally(right, wrong, missed, reviews, leads)
