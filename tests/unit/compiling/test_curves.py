"""The SQL of bands gives a number the value of its band, and none where no band holds it."""

import duckdb
import pytest

from tradewind.compiling.curves import value_at
from tradewind.compiling.nodes import Number
from tradewind.compiling.write import expression
from tradewind.scorecard.curves import bands

BANDS = [
    {"0..9": 1, ">=10": 2},
    {"<0": 3, "0": 4, ">0": 5},
    {"0..<10": 1, "20..<30": 2, "30..<40": 6, ">=50": 3},
    {">5": 1},
    {"<=5": 1, "7..9": 2},
]
NUMBERS = (-5, -0.5, 0, 0.5, 5, 5.5, 9.99, 10, 15, 20, 29, 30, 39, 40, 45, 50, 1e6)


@pytest.mark.parametrize("written", BANDS)
@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_outside_all_bands_has_no_value(written: dict[str, int], number: float) -> None:
    """Below the first band and between two it is unknown, as the reference says."""
    curve = bands(written)

    with duckdb.connect() as connection:
        term = expression(value_at(curve, Number(float(number))))
        row = connection.execute(f"SELECT {term}").fetchone()

    assert row == (curve.value_at(number),)
