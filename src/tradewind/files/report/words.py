"""The words of a proof's question on its page."""

from tradewind.measuring.observations import PER_CASE
from tradewind.measuring.proof import Proof
from tradewind.measuring.question_words import QuestionWords
from tradewind.measuring.question_words import words_of as words_of_question


def words_of(proof: Proof) -> QuestionWords:
    """Give the words of a proof's question, with its horizon filled in."""
    return words_of_question(proof.question, proof.horizon_days)


def is_per_case(proof: Proof) -> bool:
    """Tell whether rows are opportunities or verdicts, and not accounts at a snapshot."""
    return proof.question in PER_CASE


def capitalized(text: str) -> str:
    """Begin a text with a capital letter, and leave the others as they are.

    Examples:
        >>> capitalized("share of EUR")
        'Share of EUR'
    """
    return text[:1].upper() + text[1:]
