"""What a store keeps of matching: published matchings, and people's answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

MatchTable = Literal[
    "leads", "accounts", "contacts", "decisions", "pairs", "read_names", "read_domains"
]
"""The tables of one matching: the leads, the accounts and the addresses of their known contacts as
they were matched; one decision per lead, and the best pairs of a lead and an account; and what
was read of names and domains, so that the next matching need not read them again."""

MATCH_TABLES: tuple[MatchTable, ...] = get_args(MatchTable)

Verdict = Literal["confirmed", "refused", "assigned", "undone"]
"""What a person says of a lead: the account is the right one, is not, another one is (or none),
or that all answers before are taken back."""


@dataclass(frozen=True, slots=True)
class Matching:
    """One published matching of all leads; never changes once it is published.

    Attributes:
        matching_id: Its key; keys sort by the time at which the matchings started.
        started_at: When it started (UTC).
        finished_at: When its tables were complete (UTC).
        version: The version of Tradewind that matched.
        rules: Hash of the settings; matchings of other rules tell nothing about each other.
        counts: Numbers by what they count, such as leads, matched, review.
    """

    matching_id: str
    started_at: datetime
    finished_at: datetime
    version: str
    rules: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PendingMatching:
    """A matching that is being written and that no reader can see yet.

    Attributes:
        matching_id: The key it will have.
        started_at: When it started (UTC).
        folder: Its private folder, empty at first.
    """

    matching_id: str
    started_at: datetime
    folder: Path

    def path_of(self, table: MatchTable) -> Path:
        """Give the path at which the Parquet file of `table` is to be written."""
        return self.folder / f"{table}.parquet"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said about the account of a lead; stays however often leads are matched.

    Attributes:
        person_id: The lead.
        verdict: What was said.
        account_id: The account it was said of; None where the lead belongs to no account, and
            where answers are taken back.
        answered_by: Who said it; None where nobody knows.
        answered_at: When it was taken (UTC).
        source: The file it came in.
        note: What was written beside it, or None.
    """

    person_id: str
    verdict: Verdict
    account_id: str | None
    answered_by: str | None
    answered_at: datetime
    source: str
    note: str | None = None
