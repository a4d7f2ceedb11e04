"""Write a sheet of accounts with their scores and reasons, in which people say what they think."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from tradewind.compiling.write import literal
from tradewind.files.review_sheet import FEEDBACK, Choice, check_sheet, write_sheet
from tradewind.problems import InvalidInput
from tradewind.store.feedback_ledger import Feedback
from tradewind.store.interface import Run, RunTable
from tradewind.workflows.answers.feedback_columns import ACCOUNT, BY, NOTE, RUN, VERDICT
from tradewind.workflows.answers.feedback_subjects import of_people
from tradewind.workflows.answers.standing_feedback import standing_feedback
from tradewind.workflows.answers.verdicts import WORDS
from tradewind.workflows.list_scores import ListResult, list_scores
from tradewind.workflows.results.output_paths import refuse_own_file
from tradewind.workflows.runs.published import PublishedRun, opened_run
from tradewind.workflows.runs.receipts import PublishedAccount, receipt_of
from tradewind.workflows.runs.strongest_reasons import strongest_in_words
from tradewind.workflows.simulated import notice

TOP_OF_A_SHEET = 50
"""Accounts of a sheet where nobody says which, and how many."""
_OPTIONAL = ("name", "owner", "speaks_for", "speaks_against", "said_before")
"""Columns that are left out where no row says anything in them."""
_CHOICE = Choice(
    column=VERDICT,
    words=WORDS,
    title="Is it a good account?",
    hint=f"{', '.join(WORDS)}; leave it empty to say nothing.",
    title_of_others="No verdict",
    hint_for_others=f"Choose one of {', '.join(WORDS)}, or leave the cell empty.",
    takes_others=False,
    beside=(NOTE, BY),
)
_HOW = (
    ("Fill in", "the column verdict; rows that you leave empty say nothing"),
    ("good", "the account is worth the time, whatever its score says"),
    ("bad", "it is not worth the time"),
    ("wrong-data", "the score rests on facts that are wrong; say in the note which"),
    ("undo", "take back all that was said of the account before"),
    ("note", "what you write there is kept to the letter"),
    ("by", "who says it; left empty it is whoever takes the sheet"),
    ("Then", "run tradewind feedback --apply with this file"),
)


Sides = tuple[str | None, str | None]
"""What speaks for an account, and what speaks against it; None where nothing does."""


@dataclass(frozen=True, slots=True)
class FeedbackSheetResult:
    """A sheet of accounts to fill in.

    Attributes:
        rows: Accounts in it.
        matching: How many fit what was asked for.
        path: The file.
        run: The run whose scores it shows.
        made_harmless: Texts that a spreadsheet would have run as a formula.
    """

    rows: int
    matching: int
    path: Path
    run: Run
    made_harmless: int


def feedback_sheet(
    output: str | Path,
    project: str | Path = ".",
    *,
    top: int | None = None,
    tier: str | None = None,
    owner: str | None = None,
    scorecard: str | None = None,
) -> FeedbackSheetResult:
    """Write accounts with their score, tier and strongest reasons to a sheet, the best first.

    Each row has an empty `verdict` (in Excel with a list to choose from), `note` and `by`, and
    names the run, so that what is said is kept beside the score that it was said about.

    Args:
        output: A .xlsx or .csv file.
        project: The project's folder.
        top: How many accounts at most; None for all of an owner or a tier, else for the best 50.
        tier: Only accounts of this tier.
        owner: Only accounts of this owner.
        scorecard: Name of the scorecard; None for the one of accounts published last.

    Raises:
        InvalidInput: Nothing was published, a tier or an owner is unknown, or the file is none
            that can be filled in.
        OutsideWorldFailed: The store cannot be read, or the file cannot be written.
        ValueError: `top` is negative.
    """
    folder, path = Path(project), Path(output)
    check_sheet(path)
    refuse_own_file(path, folder)
    if top is None and tier is None and owner is None:
        top = TOP_OF_A_SHEET
    listed = list_scores(folder, scorecard=scorecard, top=top, tier=tier, owner=owner)
    if listed.run.of_people:
        raise InvalidInput([of_people(listed.run)])
    rows = _rows(listed, folder)
    told = [("Data", said)] if (said := notice(folder)) else []
    treated = write_sheet(rows, path, sheet=FEEDBACK, choice=_CHOICE, facts=[*_HOW, *told])
    return FeedbackSheetResult(rows.num_rows, listed.matching, path, listed.run, treated)


def _rows(listed: ListResult, folder: Path) -> pa.Table:
    """Put the accounts together: what is known, what was said, and the columns to fill in."""
    scores = listed.scores.arrow
    account_ids = scores[ACCOUNT].to_pylist()
    reasons = _reasons(folder, listed.run, account_ids)
    said = _said_before(standing_feedback(folder))
    empty = pa.nulls(len(account_ids), pa.string())
    columns: dict[str, Any] = {name: scores[name] for name in (ACCOUNT, "name", "owner")}
    if not listed.hides_number:
        columns["score"] = scores["score"]
    columns["tier"] = scores["tier"]
    columns |= {VERDICT: empty, NOTE: empty, BY: empty}
    for side, name in enumerate(("speaks_for", "speaks_against")):
        columns[name] = pa.array([reasons[one][side] for one in account_ids], pa.string())
    columns["said_before"] = pa.array([said.get(one) for one in account_ids], pa.string())
    columns["allowed_verdicts"] = pa.array([", ".join(WORDS)] * len(account_ids), pa.string())
    columns[RUN] = pa.array([listed.run.run_id] * len(account_ids), pa.string())
    rows = pa.table(columns)
    silent = [one for one in _OPTIONAL if rows[one].null_count == rows.num_rows]
    return rows.drop_columns(silent) if rows.num_rows else rows


def _reasons(folder: Path, run: Run, account_ids: Sequence[str]) -> dict[str, Sides]:
    """Give the strongest reasons of accounts, by id, from the receipts that were published."""
    if not account_ids:
        return {}
    published = opened_run(folder, run)
    try:
        tables = [_published_rows(published, table, account_ids) for table in _TABLES]
        sources = published.sources()
    finally:
        published.engine.close()
    card, as_of = published.scorecard.card, published.run.as_of
    found = {}
    for account_id in account_ids:
        scores, contributions, attributes = (rows[account_id] for rows in tables)
        account = PublishedAccount(scores, contributions, attributes, sources, as_of)
        found[account_id] = strongest_in_words(receipt_of(card, account))
    return found


_TABLES: tuple[RunTable, ...] = ("scores", "contributions", "attributes")


def _published_rows(
    published: PublishedRun, table: RunTable, account_ids: Sequence[str]
) -> Mapping[str, dict[str, Any]]:
    listed = ", ".join(map(literal, account_ids))
    rows = published.engine.arrow(
        f"SELECT * FROM {published.relation(table)} WHERE account_id IN ({listed})"
    )
    return {row["account_id"]: row for row in rows.to_pylist()}


def _said_before(held: Sequence[Feedback]) -> dict[str, str]:
    """Say in a few words what holds of each account already."""
    words: dict[str, list[str]] = {}
    for one in held:
        who = f" by {one.said_by}" if one.said_by else ""
        words.setdefault(one.account_id, []).append(f"{one.verdict}{who} on {one.said_at:%Y-%m-%d}")
    return {account_id: "; ".join(said) for account_id, said in words.items()}
