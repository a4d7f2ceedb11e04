"""Everything about one company on a page, so that a rep knows it before calling."""

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier, literal
from tradewind.problems import InvalidInput
from tradewind.scorecard.conditions import Use
from tradewind.store.feedback_ledger import Feedback
from tradewind.workflows.account_page.account_deals import opportunities_of, plays_of
from tradewind.workflows.account_page.account_kin import duplicates_of, family_of, leads_of
from tradewind.workflows.account_page.account_people import people_of
from tradewind.workflows.account_page.account_sections import (
    Absent,
    NearMiss,
    OpportunityLine,
    PersonLine,
    PlayLine,
    RelatedLine,
    Section,
    plain,
)
from tradewind.workflows.answers.standing_feedback import feedback_about
from tradewind.workflows.explain import Explanation, explain
from tradewind.workflows.finding.finding_accounts import NO_SUCH_ACCOUNT, account_in, named_accounts
from tradewind.workflows.projects.opening import OpenProject, opened
from tradewind.workflows.runs.published import NOTHING_PUBLISHED, current_run

_TOLD: tuple[tuple[str, Use], ...] = (
    ("name", "text"),
    ("domain", "text"),
    ("owner", "text"),
    ("industry", "text"),
    ("country", "text"),
    ("city", "text"),
    ("phone", "text"),
    ("employees", "number"),
    ("revenue", "number"),
    ("is_customer", "yes_no"),
    ("created_at", "date"),
    ("last_activity_at", "date"),
)
"""The columns at the top of the page, and as what they are read."""


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Everything about one account.

    Attributes:
        account_id: Key of the account.
        facts: What is known of the company by the name of our column; unknown ones are left out.
        explanation: Its score; None where there is none.
        no_score: Why it has no score; None where it has one.
        people: Its people, matched leads among them.
        opportunities: Its open opportunities.
        plays: The reasons to call it.
        family: Its parent and those that it owns.
        duplicates: Accounts that may be the same company.
        near_misses: Leads that nearly match it.
        feedback: What people said of it and what holds, in the order in which it was taken.
        looked_at: When the page was made (UTC); nothing dated later is on it.
    """

    account_id: str
    facts: dict[str, Any]
    explanation: Explanation | None
    no_score: Absent | None
    people: Section[PersonLine]
    opportunities: Section[OpportunityLine]
    plays: Section[PlayLine]
    family: Section[RelatedLine]
    duplicates: Section[RelatedLine]
    near_misses: Section[NearMiss]
    feedback: tuple[Feedback, ...]
    looked_at: datetime

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form."""
        score = self.explanation.to_dict() if self.explanation else None
        no_score = self.no_score
        return {
            "account_id": self.account_id,
            "facts": self.facts,
            "score": score,
            "no_score": {"why": no_score.why, "fix": no_score.fix} if no_score else None,
            **{
                name: plain(section, [asdict(row) for row in section.rows])
                for name, section in (
                    ("people", self.people),
                    ("opportunities", self.opportunities),
                    ("plays", self.plays),
                    ("family", self.family),
                    ("duplicates", self.duplicates),
                    ("near_misses", self.near_misses),
                )
            },
            **({"feedback": [asdict(one) for one in self.feedback]} if self.feedback else {}),
            "looked_at": self.looked_at,
        }


def account(wanted: str, project: str | Path = ".", *, scorecard: str | None = None) -> AccountPage:
    """Put everything about one account on a page.

    Args:
        wanted: Its id, its domain or its name.
        project: The project's folder.
        scorecard: Name of the scorecard whose score is shown; None for the one published last.

    Raises:
        InvalidInput: The project has problems, no account or several fit, or there are no scores
            of the named scorecard.
        OutsideWorldFailed: A source or the store cannot be reached.
    """
    folder, now = Path(project), datetime.now(UTC)
    with opened(folder) as found:
        account_id = account_in(found.engine, named_accounts(found.bound.accounts), wanted)
        explanation, no_score = _score(account_id, folder, scorecard)
        matched, near_misses = leads_of(folder, account_id)
        people = people_of(found, account_id, until=now)
        lines = tuple(replace(one, is_matched=one.person_id in matched) for one in people.rows)
        return AccountPage(
            account_id=account_id,
            facts=_facts(found, account_id),
            explanation=explanation,
            no_score=no_score,
            people=replace(people, rows=lines),
            opportunities=opportunities_of(found, account_id),
            plays=plays_of(found, account_id, as_of=now, scorecard=scorecard),
            family=_with_tiers(family_of(found, account_id), folder, scorecard),
            duplicates=_with_tiers(duplicates_of(found, account_id), folder, scorecard),
            near_misses=near_misses,
            feedback=feedback_about(account_id, folder),
            looked_at=now,
        )


def _facts(project: OpenProject, account_id: str) -> dict[str, Any]:
    accounts = project.tables["accounts"]
    terms = []
    for name, use in _TOLD:
        term = expression(read_if_there(accounts, name, use))
        terms.append(f"{f'TO_TIMESTAMP({term})' if use == 'date' else term} AS {identifier(name)}")
    key = expression(read_if_there(accounts, "account_id", "text"))
    (row, *_) = project.engine.arrow(
        f"SELECT {', '.join(terms)} FROM {identifier(accounts.relation)} "
        f"WHERE {key} = {literal(account_id)} LIMIT 1"
    ).to_pylist()
    return {name: value for name, value in row.items() if value is not None}


def _score(
    account_id: str, folder: Path, scorecard: str | None
) -> tuple[Explanation | None, Absent | None]:
    """Give the published score; or why there is none, where nobody asked for a scorecard."""
    try:
        # What people said stands on the page itself, once.
        return replace(explain(account_id, folder, scorecard=scorecard), feedback=()), None
    except InvalidInput as refused:
        first = refused.problems[0]
        if first.code == NOTHING_PUBLISHED and scorecard is None:
            return None, Absent(first.what, first.fix)
        if first.code != NO_SUCH_ACCOUNT:
            raise
    why = "The account was not there when the accounts were scored last."
    return None, Absent(why, "Run `tradewind score`.")


def _with_tiers(
    others: Section[RelatedLine], folder: Path, scorecard: str | None
) -> Section[RelatedLine]:
    """Add the published tiers, where there are any."""
    if not others.rows:
        return others
    try:
        published = current_run(folder, scorecard)
    except InvalidInput:
        return others
    listed = ", ".join(literal(one.account_id) for one in others.rows)
    try:
        tiers = dict(
            published.engine.rows(
                f"SELECT account_id, tier FROM {published.relation('scores')} "
                f"WHERE account_id IN ({listed})"
            )
        )
    finally:
        published.engine.close()
    rows = tuple(replace(one, tier=tiers.get(one.account_id)) for one in others.rows)
    return replace(others, rows=rows)
