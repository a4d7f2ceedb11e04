"""Shares: from 0 to 1, also as percentages."""

from decimal import Decimal
from typing import Any

import pytest

from tradewind.scorecard.percentages import share_in


@pytest.mark.parametrize(
    ("written", "share"),
    [(0, "0"), (1, "1"), ("100%", "1"), (" 62.5 % ", "0.625"), (0.25, "0.25"), (".5", "0.5")],
)
def test_a_share_is_read_with_and_without_a_percent_sign(written: Any, share: str) -> None:
    """50% and 0.5 are the same share."""
    assert share_in(written) == Decimal(share)


@pytest.mark.parametrize(
    "written", [50, "1.01", "101%", -0.5, "half", True, None, "nan", 1e-300, "0.1234567", "1e-1"]
)
def test_what_is_no_share_is_refused(written: Any) -> None:
    """The message quotes what was written and shows both forms."""
    with pytest.raises(ValueError, match=r'".*" is not a share from 0 to 1; write .* 0.5 or 50%'):
        share_in(written)
