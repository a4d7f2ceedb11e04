"""How many random cases a property test tries."""

import os

SHARE = "TRADEWIND_PROPERTY_SHARE"
"""Environment variable: the percentage of the cases to try; `make property` tries all."""
USUAL_PERCENT = 50


def tries(cases: int) -> int:
    """Give how many of the cases to try: half, or as many as the environment says; at least one.

    Examples:
        >>> tries(300) <= 300
        True
    """
    percent = int(os.environ.get(SHARE, USUAL_PERCENT))
    return max(1, cases * percent // 100)
