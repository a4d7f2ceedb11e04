"""Won, lost and open are read from words, flags and codes."""

import pytest

from tradewind.project.recognising.outcomes import outcome_of


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Won", "won"),
        ("Closed Won", "won"),
        ("closedwon", "won"),
        ("Closed won (Sales Pipeline)", "won"),
        ("7-Closed_Won", "won"),
        ("Gagné", "won"),
        ("Loss", "lost"),
        ("closedlost", "lost"),
        ("Closed Lost - Price", "lost"),
        ("Canceled", "lost"),
        ("Open", "open"),
        ("Not won yet", None),
        ("Negotiation", None),
        ("Wonder Inc", None),
        ("", None),
    ],
)
def test_words_of_a_stage_decide(text: str, outcome: str | None) -> None:
    """Whole words decide, in several languages and spellings; other stages do not."""
    assert outcome_of(text) == outcome
