"""Shares as people write them: "50%" or 0.5."""

import re
from decimal import Decimal
from typing import Any

_WRITTEN = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,6})?|\.[0-9]{1,6})[ ]*(%?)")


def share_in(written: Any) -> Decimal:
    """Read a share from 0 to 1, also written as a percentage, with at most six places.

    Raises:
        ValueError: It is no number, or it lies outside 0 to 1 (0% to 100%).

    Examples:
        >>> share_in("62.5%"), share_in(0.25), share_in(1)
        (Decimal('0.625'), Decimal('0.25'), Decimal('1'))
    """
    if isinstance(written, dict | list):
        raise ValueError("a list or a mapping is not a share from 0 to 1; write one such as 50%")
    match = _WRITTEN.fullmatch(str(written).strip(" "))
    share = None if match is None else Decimal(match[1]) / (100 if match[2] else 1)
    if share is None or share > 1:
        raise ValueError(f'"{written}" is not a share from 0 to 1; write one such as 0.5 or 50%')
    return share
