"""How numbers are rounded, once for every engine: four places, halves upward.

All scores and contributions are whole numbers of ten-thousandths. They are computed in IEEE 754
doubles with the operations written here, in this order, and `floor(x + 1/2)` makes them whole.
Every engine has these operations and gives the same bits for them, whereas casts from double to
decimal and ROUND treat ties differently from engine to engine.
"""

import math
from collections.abc import Sequence
from decimal import Decimal

UNITS_PER_POINT = 10_000
"""Ten-thousandths in one point: the four places of a contribution."""


def whole(units: float) -> int:
    """Round to the nearest whole number, halves upward.

    Examples:
        >>> whole(2.5), whole(-2.5), whole(2.4999)
        (3, -2, 2)
    """
    return math.floor(units + 0.5)


def four_places(number: float) -> float:
    """Round a number to four places, as the double nearest to that decimal.

    Examples:
        >>> four_places(2 / 3)
        0.6667
    """
    return whole(number * UNITS_PER_POINT) / UNITS_PER_POINT


def points(units: int) -> Decimal:
    """Give ten-thousandths as a decimal of four places.

    Examples:
        >>> points(333333)
        Decimal('33.3333')
    """
    return Decimal(units).scaleb(-4)


def balanced_sum(terms: Sequence[float]) -> float:
    """Add the two halves of the terms, each added likewise.

    The order is part of the definition, because sums of doubles depend on it; the same shape
    keeps the nesting of the statement's additions shallow.

    Examples:
        >>> balanced_sum([0.1, 0.2, 0.3]) == 0.1 + (0.2 + 0.3)
        True
    """
    if len(terms) <= 1:
        return terms[0] if terms else 0.0
    middle = len(terms) // 2
    return balanced_sum(terms[:middle]) + balanced_sum(terms[middle:])
