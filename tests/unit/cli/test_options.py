"""The moments that people write."""

import pytest
import typer

from tradewind.cli.options import moment


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-06-30", "2026-06-30T00:00:00+00:00"),
        ("2026-06-30T18:00", "2026-06-30T18:00:00+00:00"),
        ("2026-06-30T18:00Z", "2026-06-30T18:00:00+00:00"),
        (" 2026-06-30 01:00+02:00 ", "2026-06-29T23:00:00+00:00"),
    ],
)
def test_a_date_is_its_first_moment_in_utc(written: str, meant: str) -> None:
    """A date means midnight in UTC; a time zone is heeded where one is named."""
    assert moment(written).isoformat() == meant


@pytest.mark.parametrize("written", ["30.06.2026", "yesterday", "", "0001-01-01T00:00+14:00"])
def test_what_is_no_date_says_how_to_write_one(written: str) -> None:
    """The value is quoted, and an example stands beside it."""
    with pytest.raises(typer.BadParameter, match=r"is not a date\. Write one such as 2026-06-30"):
        moment(written)
