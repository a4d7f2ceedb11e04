"""The parts of the page of an account: their rows, or why there are none."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Absent:
    """Why a part of the page is missing, and what would fill it.

    Attributes:
        why: One sentence.
        fix: One imperative sentence with the command or the line that would fill it.
    """

    why: str
    fix: str


@dataclass(frozen=True, slots=True)
class Section(Generic[Row]):
    """A part of the page.

    Attributes:
        rows: Its rows, of which there may be none.
        absent: Why nobody can say what its rows are; None where they are known.
        note: What else there is to say of it, or None.
    """

    rows: tuple[Row, ...] = ()
    absent: Absent | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of the account; None where something is unknown.

    Attributes:
        person_id: Key of the person.
        name: Name.
        title: Job title as written.
        email: E-mail address.
        role: Role in purchases.
        seniority: How high the person stands.
        function: Part of the company.
        is_matched: Whether the person is a lead that was matched to the account.
        touched_at: When the person last did something (UTC).
        touched_by: What the person did then.
        touches: How often the person did something.
        score: Lead score, by the scorecard of people published last.
        tier: Its tier.
        qualification: `sales qualified` or `nurture`.
    """

    person_id: str
    name: str | None
    title: str | None
    email: str | None
    role: str | None
    seniority: str | None
    function: str | None
    is_matched: bool
    touched_at: datetime | None
    touched_by: str | None
    touches: int
    score: Decimal | None = None
    tier: str | None = None
    qualification: str | None = None


@dataclass(frozen=True, slots=True)
class OpportunityLine:
    """One open opportunity.

    Attributes:
        opportunity_id: Its key.
        kind: new, expansion or renewal.
        amount: Value, in its currency.
        currency: Currency of the amount.
        opened_at: When it was opened (UTC).
        owner: Who works it.
    """

    opportunity_id: str | None
    kind: str | None
    amount: float | None
    currency: str | None
    opened_at: datetime | None
    owner: str | None


@dataclass(frozen=True, slots=True)
class PlayLine:
    """One reason to call.

    Attributes:
        play: complement, displace, upsell or cross-sell.
        products: What the account runs.
        offer: What it lacks, or None.
        last_seen_at: When it was last seen; None means still in use.
        say: The sentence a rep can say.
    """

    play: str
    products: str
    offer: str | None
    last_seen_at: datetime | None
    say: str | None


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """Another account: a parent, a subsidiary, or perhaps the same company.

    Attributes:
        account_id: Its key.
        name: Its name.
        relation: parent, subsidiary, or what speaks for one company.
        tier: Its tier in the published scores; None without one.
    """

    account_id: str
    name: str | None
    relation: str
    tier: str | None = None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A lead without an account, to which this account comes nearest.

    Attributes:
        person_id: The lead.
        company_name: The company as it was typed.
        email: E-mail address.
        decision: `review` or `none`.
        probability: How likely it is that the lead belongs here, 0–1.
        reason: Why it was not matched.
    """

    person_id: str
    company_name: str | None
    email: str | None
    decision: str
    probability: float
    reason: str | None


def plain(section: Section[Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the documented JSON form of a part."""
    absent = section.absent
    return {
        "rows": rows,
        "absent": {"why": absent.why, "fix": absent.fix} if absent else None,
        "note": section.note,
    }
