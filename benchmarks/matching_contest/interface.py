"""What is matched, what is known to be true, and what every contestant offers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pyarrow as pa

LEAD_COLUMNS = ("lead_id", "email", "company_name", "website", "country", "city", "phone")
ACCOUNT_COLUMNS = ("account_id", "name", "domain", "country", "city", "phone")
CONTACT_COLUMNS = ("account_id", "email")
TABLES = ("leads", "accounts", "contacts")


@dataclass(frozen=True, slots=True)
class Tables:
    """What a contestant sees; all columns are text, null where nothing is known.

    Attributes:
        leads: One row per person without an account: `LEAD_COLUMNS`.
        accounts: One row per account: `ACCOUNT_COLUMNS`.
        contacts: One row per known contact of an account: `CONTACT_COLUMNS`.
    """

    leads: "pa.Table"
    accounts: "pa.Table"
    contacts: "pa.Table"


@dataclass(frozen=True, slots=True)
class Truth:
    """What no contestant sees.

    Attributes:
        company_of_lead: The company that a lead works for; None where it has no account.
        company_of_account: The company of an account; two accounts of one company are both right.
        how: What was done to the lead, in words; empty where the lead is real.
    """

    company_of_lead: dict[str, str | None]
    company_of_account: dict[str, str]
    how: dict[str, str]


@dataclass(frozen=True, slots=True)
class Task:
    """Leads to be matched with accounts, and the truth."""

    tables: Tables
    truth: Truth


@dataclass(frozen=True, slots=True)
class Answer:
    """What a contestant says of one lead.

    Attributes:
        lead_id: The lead.
        account_id: Its best candidate; None where it has none.
        score: How good the candidate is, on the contestant's own scale.
        decision: "match", "review" or "none"; None where the contestant leaves that to a
            threshold.
    """

    lead_id: str
    account_id: str | None
    score: float
    decision: str | None = None


class Contestant(Protocol):
    """One way to find the accounts of leads."""

    def prepare(self) -> None:
        """Import what is needed; not timed."""

    def match(self, tables: Tables) -> list[Answer]:
        """Answer for every lead; timed."""
