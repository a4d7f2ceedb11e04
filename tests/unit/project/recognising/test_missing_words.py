"""Texts that stand for "unknown" are found as they are spelt."""

from collections.abc import Callable

from tradewind.project.recognising.guesses import MissingWord
from tradewind.project.recognising.missing_words import missing_words
from tradewind.project.recognising.samples import TableSample


def test_words_are_counted_over_all_columns(table: Callable[..., TableSample]) -> None:
    """Each spelling is named with its columns and rows, the most frequent first."""
    columns = {"size": ("N/A", "12", "-"), "city": ("n/a", "N/A", "Bonn")}

    found = missing_words(table("accounts.csv", columns))

    assert found == (
        MissingWord("N/A", ("size", "city"), 2),
        MissingWord("-", ("size",), 1),
        MissingWord("n/a", ("city",), 1),
    )


def test_namibia_is_a_country(table: Callable[..., TableSample]) -> None:
    """NA among two-letter country codes is Namibia."""
    columns = {"country": ("NA", "DE", "FR"), "size": ("1", "2", "3")}

    assert missing_words(table("accounts.csv", columns)) == ()
