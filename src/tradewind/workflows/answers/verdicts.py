"""The verdicts of sales: their words, and keeping those that are new."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from tradewind.problems import Place, Problem
from tradewind.store.feedback_ledger import OPINIONS, Feedback, FeedbackLedger, FeedbackVerdict
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.answers.standing_feedback import standing

NO_SUCH_VERDICT = "TW870"
"""What was said of an account is no verdict."""
UNDO = "undo"
"""The word that takes back all that was said of an account."""
WORDS = (*OPINIONS, UNDO)
"""The words of a verdict."""


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
