"""What each question calls its rows and what it looks for."""

from collections.abc import Mapping
from dataclasses import dataclass

from tradewind.files.report.numbers import days
from tradewind.measuring.observations import PER_CASE, Question
from tradewind.measuring.proof import Proof


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """The words of one question.

    Attributes:
        asked: The question in one sentence; `{horizon}` stands for the horizon.
        rows: What is counted, in the plural.
        did: What the ones looked for did; `{horizon}` as above.
        share: Their share among all; `{horizon}` as above.
        positives: What the ones looked for are, in the plural.
    """

    asked: str
    rows: str
    did: str
    share: str
    positives: str


WORDS: Mapping[Question, QuestionWords] = {
    "buys": QuestionWords(
        "Which accounts win an opportunity within {horizon}?",
        "accounts at snapshots",
        "bought within {horizon}",
        "share that bought within {horizon}",
        "wins",
    ),
    "opens": QuestionWords(
        "Which accounts open an opportunity within {horizon}?",
        "accounts at snapshots",
        "opened an opportunity within {horizon}",
        "share that opened an opportunity within {horizon}",
        "openings",
    ),
    "wins": QuestionWords(
        "Which opportunities are won?",
        "opportunities",
        "were won",
        "share won",
        "won opportunities",
    ),
    "liked": QuestionWords(
        "Which accounts does sales call good?",
        "pieces of feedback",
        "were good",
        "share called good",
        "likes",
    ),
}


def words_of(proof: Proof) -> QuestionWords:
    """Give the words of a proof's question, with its horizon filled in."""
    words = WORDS[proof.question]
    horizon = days(proof.horizon_days)
    return QuestionWords(
        words.asked.format(horizon=horizon),
        words.rows,
        words.did.format(horizon=horizon),
        words.share.format(horizon=horizon),
        words.positives,
    )


def is_per_case(proof: Proof) -> bool:
    """Tell whether rows are opportunities or answers, and not accounts at a snapshot."""
    return proof.question in PER_CASE


def capitalized(text: str) -> str:
    """Begin a text with a capital letter, and leave the others as they are.

    Examples:
        >>> capitalized("share of EUR")
        'Share of EUR'
    """
    return text[:1].upper() + text[1:]
