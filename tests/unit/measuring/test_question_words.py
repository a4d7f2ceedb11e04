"""The words of each question."""

from typing import get_args

import pytest

from tradewind.measuring.observations import Question
from tradewind.measuring.question_words import words_of


@pytest.mark.parametrize("question", get_args(Question))
def test_every_question_has_words_without_a_gap(question: Question) -> None:
    """The horizon is filled in wherever it is spoken of."""
    words = words_of(question, 90)

    said = [words.asked, words.row, words.rows, words.success, words.successes]
    said += [words.happened, words.did, words.share]
    assert all(said) and not [text for text in said if "{" in text]
