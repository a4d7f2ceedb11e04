"""What each question calls its rows and what it looks for, in the terminal and on pages alike."""

from collections.abc import Mapping
from dataclasses import dataclass

from tradewind.measuring.observations import Question


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """The words of one question.

    Attributes:
        asked: The question, of one row; `{horizon}` stands for the horizon.
        row: One row.
        rows: Several.
        success: One row in which it happened.
        successes: Several.
        happened: What such a row did, in one word: the title of a narrow column.
        did: The same where there is room; `{horizon}` as above.
        share: The share of the rows that did; `{horizon}` as above.
    """

    asked: str
    row: str
    rows: str
    success: str
    successes: str
    happened: str
    did: str
    share: str


_WORDS: Mapping[Question, QuestionWords] = {
    "buys": QuestionWords(
        "did the account buy within {horizon}?",
        "account at a snapshot",
        "accounts at snapshots",
        "win",
        "wins",
        "bought",
        "bought within {horizon}",
        "share that bought within {horizon}",
    ),
    "opens": QuestionWords(
        "did the account open an opportunity within {horizon}?",
        "account at a snapshot",
        "accounts at snapshots",
        "opening",
        "openings",
        "opened",
        "opened an opportunity within {horizon}",
        "share that opened an opportunity within {horizon}",
    ),
    "wins": QuestionWords(
        "was the opportunity won?",
        "opportunity",
        "opportunities",
        "win",
        "wins",
        "won",
        "were won",
        "share won",
    ),
    "liked": QuestionWords(
        "did sales call the account good?",
        "verdict",
        "verdicts",
        "good verdict",
        "good verdicts",
        "good",
        "were good",
        "share called good",
    ),
}


def days_written(days: float) -> str:
    """Write a number of days; whole ones without places.

    Examples:
        >>> days_written(90.0), days_written(1.0), days_written(30.5)
        ('90 days', '1 day', '30.5 days')
    """
    return f"{days:,.10g} {'day' if days == 1 else 'days'}"


def words_of(question: Question, horizon_days: float) -> QuestionWords:
    """Give the words of a question, with its horizon filled in.

    Args:
        question: What was asked.
        horizon_days: How long after a snapshot it may happen.

    Examples:
        >>> words_of("buys", 90).did
        'bought within 90 days'
        >>> words_of("opens", 1).asked
        'did the account open an opportunity within 1 day?'
    """
    words, horizon = _WORDS[question], days_written(horizon_days)
    return QuestionWords(
        words.asked.format(horizon=horizon),
        words.row,
        words.rows,
        words.success,
        words.successes,
        words.happened,
        words.did.format(horizon=horizon),
        words.share.format(horizon=horizon),
    )
