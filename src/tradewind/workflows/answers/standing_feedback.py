"""What holds of people's feedback: every opinion of an account that was not taken back."""

from collections.abc import Iterable
from pathlib import Path

from tradewind.store.feedback_ledger import Feedback, FeedbackLedger
from tradewind.store.local import STORE_FOLDER


def standing_feedback(folder: Path) -> tuple[Feedback, ...]:
    """Give the feedback of a project that holds, in the order in which it was taken.

    Args:
        folder: The project's folder.

    Raises:
        OutsideWorldFailed: The store cannot be read.
    """
    return standing(FeedbackLedger(folder / STORE_FOLDER).feedback())


def feedback_about(account_id: str, folder: Path) -> tuple[Feedback, ...]:
    """Give the feedback about one account that holds, in the order in which it was taken.

    Raises:
        OutsideWorldFailed: The store cannot be read.
    """
    return standing(FeedbackLedger(folder / STORE_FOLDER).feedback(account_id))


def standing(said: Iterable[Feedback]) -> tuple[Feedback, ...]:
    """Give what holds of all that was said: several opinions of one account hold side by side.

    `undone` takes back all that was said of its account before, and holds nothing itself.

    Args:
        said: All that was said, in the order in which it was taken.
    """
    held: list[Feedback] = []
    for one in said:
        if one.verdict == "undone":
            held = [other for other in held if other.account_id != one.account_id]
        else:
            held.append(one)
    return tuple(held)
