"""How shares are written in findings of a checkup."""

import pytest

from tradewind.workflows.checkup.change_words import percent_words


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (0.0, "0%"),
        (0.00001, "0.001%"),
        (0.0081, "0.81%"),
        (0.0996, "10%"),
        (0.104, "10%"),
        (0.57, "57%"),
        (0.994, "99%"),
        (0.997, "99.7%"),
        (0.99999, "99.9%"),
        (1.0, "100%"),
    ],
)
def test_nearly_all_is_not_all_and_little_is_not_nothing(share: float, written: str) -> None:
    """Only what is exactly nothing or all is written so."""
    assert percent_words(share) == written
