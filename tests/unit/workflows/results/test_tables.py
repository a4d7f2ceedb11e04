"""Tables of results, for pandas, Polars and plain Python."""

import sys
from decimal import Decimal

import pyarrow as pa
import pytest

from tradewind.workflows.results.tables import Table

SCORES = Table(
    pa.table(
        {
            "account_id": ["a", "b"],
            "score": pa.array([Decimal("7.1234"), None], pa.decimal128(18, 4)),
        }
    )
)


def test_rows_are_python_values() -> None:
    """Decimals stay exact and unknown values are None."""
    assert SCORES.rows() == [
        {"account_id": "a", "score": Decimal("7.1234")},
        {"account_id": "b", "score": None},
    ]
    assert (len(SCORES), SCORES.columns) == (2, ("account_id", "score"))


def test_pandas_keeps_decimals() -> None:
    """As objects, so that no digit is lost."""
    frame = SCORES.to_pandas()

    assert frame["score"][0] == Decimal("7.1234")
    assert list(frame["account_id"]) == ["a", "b"]


def test_polars_keeps_decimals() -> None:
    """In its own decimal type."""
    frame = SCORES.to_polars()

    assert frame["score"].to_list() == [Decimal("7.1234"), None]


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_missing_extra_is_a_message_with_the_command(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to look up how to install it."""
    monkeypatch.setitem(sys.modules, name, None)

    with pytest.raises(ModuleNotFoundError, match=rf"pip install 'tradewind\[{name}\]'"):
        getattr(SCORES, f"to_{name}")()
