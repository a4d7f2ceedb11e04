"""Whom somebody wants explained: an account, a person with a score, or a lead and its match."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tradewind.problems import InvalidInput, Problem
from tradewind.workflows.explain_lead import NO_SUCH_LEAD, leads_meant
from tradewind.workflows.finding.finding_accounts import (
    NO_SUCH_ACCOUNT,
    SEVERAL_ACCOUNTS,
    found_account,
)
from tradewind.workflows.finding.finding_people import people_named
from tradewind.workflows.finding.nobody_named import nobody_named
from tradewind.workflows.runs.published import NOTHING_PUBLISHED, current_run


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom to explain.

    Attributes:
        kind: What is meant: an account, a person who was scored, or the match of a lead.
        text: What names it.
        lead: How the lead is named that has the same text, where an account or a person is
            meant; or None.
    """

    kind: Literal["account", "person", "lead"]
    text: str
    lead: str | None = None


def subject_of(written: str, project: str | Path = ".", *, scorecard: str | None = None) -> Subject:
    """Tell who is meant: `account:…`, `person:…` and `lead:…` say so.

    Of others, accounts come first, then people who were scored, then leads that were matched.

    Args:
        written: An account's id, domain or name; a person's id, e-mail address or name; or a
            lead's person_id or e-mail address.
        project: The project's folder.
        scorecard: Name of the scorecard, of accounts or of people; None for those published last.

    Raises:
        InvalidInput: Nobody fits, or several accounts do; names the nearest, or those that do.
        OutsideWorldFailed: The store cannot be read.
    """
    if written.startswith("account:"):
        return Subject("account", written.removeprefix("account:"))
    if written.startswith("person:"):
        return Subject("person", written.removeprefix("person:"))
    if written.startswith("lead:"):
        return Subject("lead", written.removeprefix("lead:"))
    folder = Path(project)
    refused = _refusal_of_account(written, folder, scorecard)
    leads = leads_meant(written, project)
    if refused is None:
        return Subject("account", written, f"lead:{leads[0]}" if leads else None)
    if refused.code not in (NO_SUCH_ACCOUNT, NOTHING_PUBLISHED):
        raise InvalidInput([_with_forms(refused, written) if leads else refused])
    people = _people_named(written, folder, scorecard)
    if len(people) == 1 or (people and not leads):
        return Subject("person", written, f"lead:{leads[0]}" if leads else None)
    if leads:
        return Subject("lead", written)
    is_of_scorecard = scorecard is not None and refused.code == NOTHING_PUBLISHED
    nobody = None if is_of_scorecard else nobody_named(written, folder, scorecard)
    # No account goes by an e-mail address, so that a lead is meant even where there is none.
    if "@" in written and (nobody is None or nobody.code == NO_SUCH_LEAD):
        return Subject("lead", written)
    raise InvalidInput([nobody or refused])


def _refusal_of_account(written: str, folder: Path, scorecard: str | None) -> Problem | None:
    """Say why no account is meant; None where one is."""
    try:
        published = current_run(folder, scorecard)
    except InvalidInput as refused:
        return refused.problems[0]
    try:
        found_account(published, written)
    except InvalidInput as refused:
        return refused.problems[0]
    finally:
        published.engine.close()
    return None


def _people_named(written: str, folder: Path, scorecard: str | None) -> list[Any]:
    """Give the people of the current scores of people that a text names."""
    try:
        published = current_run(folder, scorecard, scores="people")
    except InvalidInput:
        return []
    try:
        return list(people_named(published, written))
    finally:
        published.engine.close()


def _with_forms(refused: Problem, written: str) -> Problem:
    if refused.code != SEVERAL_ACCOUNTS:
        return refused
    fix = f"Write account: before an account's id, or lead:{written} for the lead of that name."
    return Problem(refused.code, refused.place, refused.what, fix)
