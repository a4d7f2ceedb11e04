"""What was read of names and domains is remembered, and read again only where it must be."""

from collections.abc import Iterator

import pytest

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.matching.domain_lists import DomainLists, domain_lists
from tradewind.matching.domain_readings import read_keys
from tradewind.matching.memory import reading_version, recall
from tradewind.matching.name_readings import read_names

KEYS = "SELECT 'host' AS kind, 'mail.acmetron.com' AS key"
NO_NAMES = "SELECT '' AS text, '' AS reading, 0::TINYINT AS nth WHERE false"
OTHER_READING = f"""
SELECT kind, key, 'company' AS reading, 'other.com' AS domain, 'other.com' AS host,
  NULL::VARCHAR AS shown FROM ({KEYS})"""


@pytest.fixture
def bench() -> Iterator[DuckdbEngine]:
    """Give an empty bench."""
    with DuckdbEngine() as engine:
        yield engine


def domain_read(bench: DuckdbEngine, lists: DomainLists) -> list[tuple[str | None, str]]:
    """Read the one key, and give what the readings have."""
    read_keys(bench, KEYS, lists)
    return bench.rows("SELECT domain, reading FROM match_domain_readings")


def test_a_remembered_name_is_not_read_again(bench: DuckdbEngine) -> None:
    """A name in memory keeps its reading there; a new one is read and remembered."""
    names = "SELECT 'Acmetron Inc.' AS text, 'from memory' AS reading, 0::TINYINT AS nth"
    recall(bench, domain_lists(), names=names, domains=OTHER_READING)

    read_names(bench, "SELECT unnest(['Acmetron Inc.', 'Quillon AG', 'Inc.']) AS text")

    found = bench.rows("SELECT text, reading FROM match_read_names ORDER BY text")
    assert found == [("Acmetron Inc.", "from memory"), ("Inc.", None), ("Quillon AG", "quillon")]


def test_a_remembered_domain_is_not_read_again(bench: DuckdbEngine) -> None:
    """A host in memory keeps its reading there, as long as the lists are the same."""
    recall(bench, domain_lists(), names=NO_NAMES, domains=OTHER_READING)

    assert domain_read(bench, domain_lists()) == [("other.com", "company")]


def test_other_lists_forget_what_was_read_of_domains(bench: DuckdbEngine) -> None:
    """A domain that has become one's own is read anew."""
    assert domain_read(bench, domain_lists()) == [("acmetron.com", "company")]

    own = domain_lists(own_domains=["acmetron.com"])

    assert domain_read(bench, own) == [(None, "own_company")]


def test_the_version_of_reading_is_stable() -> None:
    """It is a hash that does not change while nothing changes."""
    first = reading_version()
    reading_version.cache_clear()

    assert reading_version() == first
    assert len(first) == 64
