"""How ratios are written."""

import pytest

from tradewind.measuring.ratios import times_written


@pytest.mark.parametrize(
    ("ratio", "written"),
    [
        (0.0, "0.00"),
        (0.999, "1.00"),
        (1.04, "1.04"),
        (1.994, "1.99"),
        (1.996, "2.0"),
        (9.94, "9.9"),
        (9.96, "10"),
        (1_234.5, "1,234"),
    ],
)
def test_a_ratio_has_the_more_places_the_nearer_it_is_to_one(ratio: float, written: str) -> None:
    """What rounds up to a limit is written like what lies beyond it."""
    assert times_written(ratio) == written
