"""Take what a person says of an account: good, bad, scored on wrong data, or taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

from tradewind.problems import InvalidInput, Place, Problem
from tradewind.store.feedback_ledger import OPINIONS, Feedback, FeedbackLedger, FeedbackVerdict
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.answers.feedback_subjects import accounts_in_sight
from tradewind.workflows.answers.standing_feedback import standing
from tradewind.workflows.authors import person_at_work

NO_SUCH_VERDICT = "TW870"
"""What was said of an account is no verdict."""
NOT_TEXT = "TW871"
"""A word of the command holds bytes that are no text."""
BY_COMMAND = "command"
"""The source of feedback that was given on the command line or in Python."""
UNDO = "undo"
"""The word that takes back all that was said of an account."""
WORDS = (*OPINIONS, UNDO)
"""The words of a verdict."""


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


def verdict_of(written: str) -> FeedbackVerdict | None:
    """Give the verdict that a word means, however it is spelled; None where it means none."""
    plain = "-".join(written.replace("_", " ").replace("-", " ").casefold().split())
    if plain == UNDO:
        return "undone"
    return next((opinion for opinion in OPINIONS if opinion == plain), None)


def no_such_verdict(written: str, place: Place) -> Problem:
    """Say that a word is no verdict, with the nearest one that is."""
    near = get_close_matches(written.strip().casefold(), WORDS, n=1)
    fix = f"Write {near[0]}." if near else f"Write one of {', '.join(WORDS)}."
    return Problem(NO_SUCH_VERDICT, place, f'"{written}" is no verdict.', fix)


def keep_new(
    said: Sequence[Feedback], folder: Path
) -> tuple[tuple[Feedback, ...], tuple[Feedback, ...]]:
    """Keep what was not known already, all of it or nothing.

    Args:
        said: What was said, in its order.
        folder: The project's folder.

    Returns:
        What was new, and all that holds now.

    Raises:
        OutsideWorldFailed: The store cannot be written.
    """
    ledger = FeedbackLedger(folder / STORE_FOLDER)
    with LocalStore(folder / STORE_FOLDER).turn():
        before = ledger.feedback()
        new = _new(said, standing(before))
        ledger.add(new)
    return new, standing([*before, *new])


def _new(said: Sequence[Feedback], held: Iterable[Feedback]) -> tuple[Feedback, ...]:
    """Give what changes something: not what a person says who said the same before."""
    words: dict[str, set[tuple[str, str | None, str | None]]] = {}
    for other in held:
        words.setdefault(other.account_id, set()).add(_words(other))
    new = []
    for one in said:
        of_account = words.setdefault(one.account_id, set())
        is_undoing = one.verdict == "undone"
        if not of_account if is_undoing else _words(one) in of_account:
            continue
        new.append(one)
        if is_undoing:
            of_account.clear()
        else:
            of_account.add(_words(one))
    return tuple(new)


def _words(one: Feedback) -> tuple[str, str | None, str | None]:
    return one.verdict, one.note, one.said_by


def _not_texts(**words: str | None) -> Iterable[Problem]:
    """Find words that came as bytes which are no text, and which nothing can keep."""
    for name, word in words.items():
        try:
            (word or "").encode()
        except UnicodeEncodeError:
            what = f"The {name} {word!a} holds bytes that are no text."
            yield Problem(NOT_TEXT, Place(name), what, "Write it in UTF-8.")
