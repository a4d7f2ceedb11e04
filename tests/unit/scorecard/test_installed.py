"""The products of an account, each once."""

from datetime import UTC, datetime, timedelta

from tradewind.scorecard.catalogue import Catalogue, Product
from tradewind.scorecard.facts import Sighting
from tradewind.scorecard.installed import Installed, installed

AS_OF = datetime(2026, 3, 31, tzinfo=UTC)
CATALOGUE = Catalogue(products={"Salesforce": Product(aliases=("SFDC",))})


def days_ago(days: float) -> datetime:
    """Give the moment so many days before."""
    return AS_OF - timedelta(days=days)


def one(*sightings: Sighting) -> Installed:
    """Give the one product that the sightings are of."""
    found = installed(sightings, CATALOGUE, AS_OF)
    assert found is not None
    assert len(found) == 1
    return found[0]


def test_sightings_under_several_names_are_one_product() -> None:
    """From the first of all sightings to the last of all."""
    found = one(
        Sighting("SFDC", days_ago(90), days_ago(80)),
        Sighting(" Salesforce ", days_ago(50), days_ago(10)),
    )

    assert found.product == "Salesforce"
    assert (found.first_seen, found.last_seen) == (
        days_ago(90).timestamp(),
        days_ago(10).timestamp(),
    )


def test_an_unknown_date_of_any_sighting_stays_unknown() -> None:
    """Always known is earlier than any date, and still in use is later than any."""
    found = one(Sighting("SFDC", days_ago(90), days_ago(80)), Sighting("SFDC"))

    assert (found.first_seen, found.last_seen) == (None, None)


def test_what_was_first_seen_later_is_not_there_yet() -> None:
    """Not even as knowledge that somebody looked."""
    later = Sighting("SFDC", days_ago(-1))

    assert installed([later], CATALOGUE, AS_OF) is None
    assert installed([later, Sighting("x")], CATALOGUE, AS_OF) == (Installed("x", None, None),)


def test_a_row_without_a_name_tells_only_that_somebody_looked() -> None:
    """It is no product."""
    assert installed([Sighting("  ")], CATALOGUE, AS_OF) == ()


def test_the_age_of_the_latest_sighting_counts_to_the_second() -> None:
    """No limit, and a product still in use, never make it old."""
    old = Installed("x", None, days_ago(30).timestamp())

    assert old.was_seen_within(30, AS_OF)
    assert not old.was_seen_within(29.99999, AS_OF)
    assert old.was_seen_within(None, AS_OF)
    assert Installed("x", 0.0, None).was_seen_within(1, AS_OF)
