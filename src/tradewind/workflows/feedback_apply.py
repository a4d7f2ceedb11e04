"""Take feedback from a sheet that people filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tradewind.files.review_sheet import FEEDBACK
from tradewind.store.feedback_ledger import Feedback, FeedbackLedger
from tradewind.store.local import STORE_FOLDER
from tradewind.workflows.answers.feedback_columns import ACCOUNT, BY, NOTE, RUN, VERDICT
from tradewind.workflows.answers.feedback_rows import Word, words_in
from tradewind.workflows.answers.feedback_subjects import AccountsInSight, Judged, accounts_in_sight
from tradewind.workflows.answers.filled_sheet import filled_sheet
from tradewind.workflows.answers.verdicts import keep_new
from tradewind.workflows.authors import author_of, computer_user

VERDICTS = ("good", "bad", "wrong-data", "undone")
"""The verdicts, in the order in which they are told."""
_FIX = "Write a sheet with `tradewind feedback --sheet feedback.xlsx`, and fill in that one."


@dataclass(frozen=True, slots=True)
class FeedbackApplyResult:
    """What became of a sheet of feedback.

    Attributes:
        path: The sheet.
        who: Who said what rows without a name say; None where nobody knows.
        rows: Rows of the sheet.
        open: Rows without a verdict.
        taken: New feedback by verdict: good, bad, wrong-data, undone.
        already: Rows that say what was known already, and change nothing.
    """

    path: Path
    who: str | None
    rows: int
    open: int
    taken: Mapping[str, int]
    already: int


def feedback_apply(
    file: str | Path,
    project: str | Path = ".",
    *,
    by: str | None = None,
    scorecard: str | None = None,
) -> FeedbackApplyResult:
    """Take the verdicts of a sheet that `feedback_sheet` wrote, or of any with its columns.

    A sheet needs `account_id` and `verdict`. All rows are taken or none, and taking a sheet
    twice changes nothing. What is said is kept beside the score of the run that the row names,
    or of the current one.

    Args:
        file: A .xlsx or .csv file.
        project: The project's folder.
        by: Who says what rows without a name say; None for the author that git knows of the
            file, or else the user of this computer.
        scorecard: Name of the scorecard that rows without a run are about; None for the one of
            accounts published last.

    Raises:
        InvalidInput: Rows cannot be read; carries all of them.
        OutsideWorldFailed: The store cannot be written, or the file may not be read.
    """
    folder, path = Path(project), Path(file)
    sheet = filled_sheet(
        path, sheet=FEEDBACK, needed=(ACCOUNT, VERDICT), optional=(NOTE, BY, RUN), fix=_FIX
    )
    who = by or author_of(path) or computer_user()
    before = FeedbackLedger(folder / STORE_FOLDER).feedback()
    spoken_of = frozenset(one.account_id for one in before)
    with accounts_in_sight(folder, scorecard) as accounts:
        words = words_in(sheet, accounts, spoken_of, file=str(file), who=who)
        judged = _judged(words, accounts)
    now = datetime.now(UTC)
    said = [_feedback(word, judged, at=now, source=str(file)) for word in words]
    new, _ = keep_new(said, folder)
    return FeedbackApplyResult(
        path=path,
        who=who,
        rows=len(sheet.rows),
        open=len(sheet.rows) - len(words),
        taken={one: sum(row.verdict == one for row in new) for one in VERDICTS},
        already=len(said) - len(new),
    )


Run = str | None
"""The id of a run, as a row names it."""


def _judged(words: Sequence[Word], accounts: AccountsInSight) -> dict[tuple[Run, str], Judged]:
    """Give for every run that is named, and its accounts, how they stood in it."""
    asked: dict[Run, list[str]] = {}
    for word in words:
        asked.setdefault(word.run_id, []).append(word.account_id)
    return {
        (run_id, account_id): judged
        for run_id, account_ids in asked.items()
        for account_id, judged in accounts.judged(account_ids, run_id).items()
    }


def _feedback(
    word: Word,
    judged: Mapping[tuple[Run, str], Judged],
    *,
    at: datetime,
    source: str,
) -> Feedback:
    seen = judged[(word.run_id, word.account_id)]
    return Feedback(
        account_id=word.account_id,
        verdict=word.verdict,
        note=word.note,
        scorecard=seen.scorecard,
        run_id=seen.run_id,
        score=seen.score,
        tier=seen.tier,
        said_by=word.by,
        said_at=at,
        source=source,
    )
