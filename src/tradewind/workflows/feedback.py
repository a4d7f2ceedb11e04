"""Take what a person says of an account: good, bad, scored on wrong data, or taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tradewind.problems import InvalidInput, Place, Problem
from tradewind.store.feedback_ledger import Feedback, FeedbackLedger
from tradewind.store.local import STORE_FOLDER
from tradewind.workflows.answers.feedback_subjects import accounts_in_sight
from tradewind.workflows.answers.verdicts import keep_new, no_such_verdict, verdict_of
from tradewind.workflows.authors import person_at_work

NOT_TEXT = "TW871"
"""A word of the command holds bytes that are no text."""
BY_COMMAND = "command"
"""The source of feedback that was given on the command line or in Python."""


@dataclass(frozen=True, slots=True)
class FeedbackResult:
    """What became of one person's word.

    Attributes:
        feedback: What was said, with the score and the tier it was said about.
        name: Name of the account; None where it is unknown.
        is_new: Whether it was kept; not where it was known already, or there was nothing to
            take back.
        holding: How many opinions of the account hold now.
    """

    feedback: Feedback
    name: str | None
    is_new: bool
    holding: int


def feedback(
    account: str,
    verdict: str,
    project: str | Path = ".",
    *,
    note: str | None = None,
    by: str | None = None,
    scorecard: str | None = None,
) -> FeedbackResult:
    """Keep what a person says of an account, beside the score and the tier it is said about.

    Args:
        account: Its id, its domain or its name.
        verdict: good, bad, wrong-data, or undo to take back all that was said of it.
        project: The project's folder.
        note: What else there is to say, kept to the letter.
        by: Who says it; None for the name that git knows, or else the user of this computer.
        scorecard: Name of the scorecard whose score it is about; None for the one of accounts
            published last.

    Raises:
        InvalidInput: No account (or several) fit, or it is no verdict.
        OutsideWorldFailed: The store cannot be written.
    """
    folder = Path(project)
    problems = [*_not_texts(account=account, note=note, by=by)]
    said = verdict_of(verdict)
    if said is None:
        problems.append(no_such_verdict(verdict, Place("feedback")))
    if problems or said is None:
        raise InvalidInput(problems)
    name = by or person_at_work(folder)
    before = FeedbackLedger(folder / STORE_FOLDER).feedback()
    with accounts_in_sight(folder, scorecard) as accounts:
        account_id = accounts.found(account, spoken_of={one.account_id for one in before})
        names = accounts.names([account_id])
        seen = accounts.judged([account_id])[account_id]
    one = Feedback(
        account_id=account_id,
        verdict=said,
        note=note if note and note.strip() else None,
        scorecard=seen.scorecard,
        run_id=seen.run_id,
        score=seen.score,
        tier=seen.tier,
        said_by=name,
        said_at=datetime.now(UTC),
        source=BY_COMMAND,
    )
    new, held = keep_new([one], folder)
    holding = sum(other.account_id == account_id for other in held)
    return FeedbackResult(one, names.get(account_id), bool(new), holding)


def _not_texts(**words: str | None) -> Iterable[Problem]:
    """Find words that came as bytes which are no text, and which nothing can keep."""
    for name, word in words.items():
        try:
            (word or "").encode()
        except UnicodeEncodeError:
            what = f"The {name} {word!a} holds bytes that are no text."
            yield Problem(NOT_TEXT, Place(name), what, "Write it in UTF-8.")
