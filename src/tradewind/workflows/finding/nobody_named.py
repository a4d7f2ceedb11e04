"""Say that nobody goes by a text, with the nearest of the accounts, people and leads there are."""

from pathlib import Path

from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.card import Scores
from tradewind.workflows.explain_lead import NO_SUCH_LEAD, nearest_leads, no_such_lead
from tradewind.workflows.finding.finding_accounts import NO_SUCH_ACCOUNT, nearest_accounts
from tradewind.workflows.finding.finding_people import NOT_ONE_PERSON, nearest_people
from tradewind.workflows.finding.nearest import Near, named
from tradewind.workflows.leads.match_store import current_matching
from tradewind.workflows.runs.published import current_run

_CODES = {"account": NO_SUCH_ACCOUNT, "person": NOT_ONE_PERSON, "lead": NO_SUCH_LEAD}
_LISTS = {
    "account": "`tradewind list`",
    "person": "`tradewind list --leads`",
    "lead": "`tradewind match -o leads.csv`",
}


def nobody_named(written: str, folder: Path, scorecard: str | None) -> Problem | None:
    """Say that no account, person or lead goes by a text, of those that are there.

    Args:
        written: What somebody wrote.
        folder: The project's folder.
        scorecard: Name of the scorecard; None for those published last.

    Returns:
        The problem, with the nearest of all; None where nothing was scored or matched.

    Raises:
        OutsideWorldFailed: The store cannot be read.
    """
    found = {
        "account": _scored(written, folder, scorecard, "accounts"),
        "person": _scored(written, folder, scorecard, "people"),
        "lead": _leads(written, folder),
    }
    there = {kind: near for kind, near in found.items() if near is not None}
    if not there:
        return None
    if [*there] == ["lead"]:
        return no_such_lead(written, there["lead"], is_scored=False)
    near = named([one for several in there.values() for one in several])
    lists = _in_words([_LISTS[kind] for kind in there], "and")
    return Problem(
        _CODES[next(iter(there))],
        Place("accounts" if "account" in there else "people"),
        f'No {_in_words([*there], "or")} has the id, {_texts(there)} or name "{written}".',
        f"Name one of the nearest: {near}." if near else f"Look into {lists}.",
    )


def _texts(there: dict[str, list[Near]]) -> str:
    texts = {"account": "domain", "person": "e-mail address", "lead": "e-mail address"}
    return ", ".join(dict.fromkeys(texts[kind] for kind in there))


def _in_words(texts: list[str], word: str) -> str:
    *first, last = texts
    return f"{', '.join(first)} {word} {last}" if first else last


def _scored(written: str, folder: Path, scorecard: str | None, scores: Scores) -> list[Near] | None:
    """Give the nearest of those that were scored; None where none of the kind were."""
    try:
        published = current_run(folder, scorecard, scores=scores)
    except InvalidInput:
        return None
    try:
        if published.run.of_people != (scores == "people"):
            return None
        if scores == "people":
            return nearest_people(published, written, kind="person")
        relation = published.relation("scores")
        return nearest_accounts(published.engine, relation, written, kind="account")
    finally:
        published.engine.close()


def _leads(written: str, folder: Path) -> list[Near] | None:
    """Give the nearest leads; None where leads were never matched."""
    try:
        with current_matching(folder) as opened:
            return nearest_leads(opened, written)
    except InvalidInput:
        return None
