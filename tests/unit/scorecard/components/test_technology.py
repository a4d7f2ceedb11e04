"""Technologies: has, lacks, any of, and since when."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.facts import Sighting
from tradewind.scorecard.receipt import Contribution, Receipt

CardOf = Callable[..., Scorecard]
ReceiptOf = Callable[..., Receipt]
AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)
CRM = {"name": "crm", "technology": ["Salesforce", "HubSpot"]}
OTHER = Sighting("SAP")


def line(card: Scorecard, receipt_of: ReceiptOf, *sightings: Sighting) -> Contribution:
    """Give the line of the first component."""
    receipt = receipt_of(card, tuple(sightings), anchor=True)
    return receipt.dimensions[0].contributions[0]


@pytest.fixture
def anchored(card_of: CardOf) -> Callable[..., Scorecard]:
    """Build a scorecard of the component and of one that is always known."""
    return lambda component: card_of(component, {"name": "anchor", "yes_no": "anchor"})


def test_any_of_the_products_counts(anchored: CardOf, receipt_of: ReceiptOf) -> None:
    """The line names the first of them in the order of the scorecard."""
    found = line(anchored(CRM), receipt_of, Sighting(" HubSpot "), Sighting("Salesforce"), OTHER)

    assert (found.seen, found.value) == ("Salesforce", Decimal(10))


def test_without_any_of_them_the_value_is_that_of_absence(
    anchored: CardOf, receipt_of: ReceiptOf
) -> None:
    """Other products are known, so that this one is certainly absent."""
    found = line(anchored(CRM), receipt_of, OTHER)

    assert (found.seen, found.value, found.known) == (None, Decimal(0), True)


def test_lacking_a_product_can_be_what_counts(anchored: CardOf, receipt_of: ReceiptOf) -> None:
    """With present 0 and absent 10, an account without the rival has 10."""
    rival = CRM | {"present": 0, "absent": 10}

    assert line(anchored(rival), receipt_of, OTHER).value == 10
    assert line(anchored(rival), receipt_of, Sighting("HubSpot")).value == 0


def test_without_any_technology_at_all_it_is_unknown(
    anchored: CardOf, receipt_of: ReceiptOf
) -> None:
    """Nobody looked, so nothing is concluded."""
    found = line(anchored(CRM), receipt_of)

    assert (found.value, found.known, found.note) == (None, False, "unknown: skipped")


def test_what_was_first_seen_later_is_not_known_yet(
    anchored: CardOf, receipt_of: ReceiptOf
) -> None:
    """A sighting after the as-of moment enters in no way, not even as another product."""
    later = Sighting("Salesforce", first_seen_at=AS_OF + timedelta(microseconds=1))

    assert line(anchored(CRM), receipt_of, later).known is False
    assert line(anchored(CRM), receipt_of, later, OTHER).value == 0


@pytest.mark.parametrize(("age_seconds", "value"), [(30 * 86_400, 10), (30 * 86_400 + 1, 0)])
def test_old_sightings_do_not_count(
    anchored: CardOf, receipt_of: ReceiptOf, age_seconds: int, value: int
) -> None:
    """Thirty days to the second still count; one second more does not."""
    sighting = Sighting("HubSpot", last_seen_at=AS_OF - timedelta(seconds=age_seconds))

    assert line(anchored(CRM | {"seen_within": "30d"}), receipt_of, sighting).value == value


def test_seen_within_takes_any_length_of_time(anchored: CardOf, receipt_of: ReceiptOf) -> None:
    """A year is 365 days, to the second."""
    sighting = Sighting("HubSpot", last_seen_at=AS_OF - timedelta(days=365))

    assert line(anchored(CRM | {"seen_within": "1y"}), receipt_of, sighting).value == 10


def test_a_product_still_in_use_is_never_old(anchored: CardOf, receipt_of: ReceiptOf) -> None:
    """Without a last sighting it is still there."""
    old = Sighting("HubSpot", first_seen_at=datetime(2001, 1, 1, tzinfo=UTC))

    assert line(anchored(CRM | {"seen_within": "1d"}), receipt_of, old).value == 10


@pytest.mark.parametrize("written", ["365", 365, "0d", "-5d", "1.5d", "٣d"])
def test_a_wrong_length_of_time_is_refused(card_of: CardOf, written: object) -> None:
    """`seen_within` is a whole number with a unit, such as 365d."""
    with pytest.raises(ValueError, match=r"write .*such as \d+d"):
        card_of(CRM | {"seen_within": written})
