"""Whom somebody wants explained: an account, a person with a score, or a lead and its match."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tradewind.problems import InvalidInput, Problem
from tradewind.workflows.explain_lead import leads_meant
from tradewind.workflows.finding_accounts import (
    NO_SUCH_ACCOUNT,
    SEVERAL_ACCOUNTS,
    found_account,
)
from tradewind.workflows.finding_people import found_person
from tradewind.workflows.published import NOTHING_PUBLISHED, current_run


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
        InvalidInput: Nobody fits, or several accounts, and a lead as well, do.
        OutsideWorldFailed: The store cannot be read.
    """
    if written.startswith("account:"):
        return Subject("account", written.removeprefix("account:"))
    if written.startswith("person:"):
        return Subject("person", written.removeprefix("person:"))
    if written.startswith("lead:"):
        return Subject("lead", written.removeprefix("lead:"))
    refused = _refusal_of_account(written, Path(project), scorecard)
    leads = leads_meant(written, project)
    is_unknown = refused is not None and refused.code in (NO_SUCH_ACCOUNT, NOTHING_PUBLISHED)
    if is_unknown and _was_scored(written, Path(project), scorecard):
        return Subject("person", written, f"lead:{leads[0]}" if leads else None)
    if refused is None:
        return Subject("account", written, f"lead:{leads[0]}" if leads else None)
    # No account goes by an e-mail address, so that a lead is meant even where there is none.
    if (leads or "@" in written) and refused.code in (NO_SUCH_ACCOUNT, NOTHING_PUBLISHED):
        return Subject("lead", written)
    raise InvalidInput([_with_forms(refused, written) if leads else refused])


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


def _was_scored(written: str, folder: Path, scorecard: str | None) -> bool:
    """Tell whether exactly one person of the current scores of people is meant."""
    try:
        published = current_run(folder, scorecard, scores="people")
    except InvalidInput:
        return False
    try:
        found_person(published, written)
    except InvalidInput:
        return False
    finally:
        published.engine.close()
    return True


def _with_forms(refused: Problem, written: str) -> Problem:
    if refused.code != SEVERAL_ACCOUNTS:
        return refused
    fix = f"Write account: before an account's id, or lead:{written} for the lead of that name."
    return Problem(refused.code, refused.place, refused.what, fix)
