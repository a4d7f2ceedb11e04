"""Components that look at products: selections, counts, changes, early adoption."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.facts import Adoption, Sighting
from tradewind.scorecard.receipt import Contribution, Receipt

AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)
TECHNOLOGIES = {
    "products": {
        "Salesforce": {"aliases": ["SFDC"], "category": "CRM", "relation": "complement"},
        "HubSpot": {"category": "CRM", "relation": "complement"},
        "Plancrest": {"category": "planning", "relation": "competitor"},
    }
}
NUMBER = {"ramp": {0: 0, 100: 10}}
LineOf = Callable[..., Contribution]


@pytest.fixture
def line(card_of: Callable[..., Scorecard], receipt_of: Callable[..., Receipt]) -> LineOf:
    """Give the line of a component for some sightings, with a catalogue."""

    def of(component: dict[str, Any], *sightings: Sighting) -> Contribution:
        anchor = {"name": "anchor", "yes_no": "anchor"}
        card = card_of({"name": "c", **component}, anchor, technologies=TECHNOLOGIES)
        receipt = receipt_of(card, sightings, anchor=True)
        return receipt.dimensions[0].contributions[0]

    return of


def seen(product: str, *, first: float | None = None, last: float | None = None) -> Sighting:
    """Give a sighting by the ages in days of its two ends."""
    return Sighting(product, _days_ago(first), _days_ago(last))


def _days_ago(age: float | None) -> datetime | None:
    return None if age is None else AS_OF - timedelta(days=age)


def test_a_relation_stands_for_its_products_under_all_their_names(line: LineOf) -> None:
    """The receipt says the product's own name."""
    found = line({"technology": {"relation": "complement"}}, seen("SFDC"), seen("Plancrest"))

    assert found.seen == "Salesforce"
    assert found.value == 10


def test_an_account_without_any_of_them_lacks_them(line: LineOf) -> None:
    """Others are known, so these are certainly absent."""
    found = line({"technology": {"category": "CRM"}, "absent": 3}, seen("Plancrest"))

    assert (found.seen, found.known) == (None, True)
    assert found.value == 3


@pytest.mark.parametrize(
    ("selected", "words"),
    [
        ("any", "4 products"),
        ({"category": "CRM"}, "2 products"),
        ({"relation": "competitor"}, "1 product"),
        (["SFDC", "unlisted"], "2 products"),
        ({"relation": "own", "category": "CRM"}, "0 products"),
    ],
)
def test_products_are_counted_once_each(line: LineOf, selected: object, words: str) -> None:
    """Whatever they are called, and however often they were seen."""
    sightings = [seen(name) for name in ("SFDC", "Salesforce", "HubSpot", "Plancrest", "unlisted")]

    assert line({"technology_count": selected, **NUMBER}, *sightings).seen == words


def test_a_product_not_seen_for_long_does_not_count(line: LineOf) -> None:
    """Its latest sighting under any name decides."""
    component = {"technology_count": "any", "seen_within": "30d", **NUMBER}

    found = line(component, seen("SFDC", last=90), seen("Salesforce", last=30), seen("x", last=31))

    assert (found.seen, str(found.value)) == ("1 product", "0.1000")


def test_added_products_are_those_first_seen_lately(line: LineOf) -> None:
    """One always known, or seen before under another name, is not new."""
    component = {"technology_changes": "added", "within": "90d", **NUMBER}

    found = line(
        component,
        seen("HubSpot", first=90),
        seen("Plancrest", first=91),
        seen("SFDC", first=400),
        seen("Salesforce", first=10),
        seen("x"),
    )

    assert found.seen == "1 product added"


@pytest.mark.parametrize(("age", "count"), [(59, 0), (60, 0), (60.001, 1), (90, 1), (90.001, 0)])
def test_dropped_products_are_those_not_seen_any_more(line: LineOf, age: float, count: int) -> None:
    """Silent for more than 60 days, but last seen within 90."""
    component = {"technology_changes": "dropped", "within": "90d", **NUMBER}

    found = line(component, seen("HubSpot", last=age), seen("still there"))

    assert str(found.seen).startswith(str(count))


def test_changes_of_some_products_only(line: LineOf) -> None:
    """`of` selects as the other kinds do."""
    component = {"technology_changes": "added", "of": {"category": "CRM"}, "within": "1y", **NUMBER}

    found = line(component, seen("SFDC", first=3), seen("Plancrest", first=3))

    assert found.seen == "1 product added"


def test_the_index_is_shown_with_the_number_of_products(line: LineOf) -> None:
    """It is the mean percentile of those that five accounts have."""
    early = Sighting("SFDC", AS_OF, adoption=Adoption(later=4, same=0, others=4))
    late = Sighting("x", AS_OF, adoption=Adoption(later=1, same=0, others=4))
    rare = Sighting("y", AS_OF, adoption=Adoption(later=0, same=0, others=3))

    found = line({"early_adopter": "any", **NUMBER}, early, late, rare)

    assert (found.seen, str(found.value)) == ("62.5 of 100, over 2 products", "6.2500")
    assert line({"early_adopter": {"category": "CRM"}, **NUMBER}, early, late).value == 10


@pytest.mark.parametrize(
    "component",
    [
        {"technology": {"category": "CRM"}},
        {"technology_count": "any", **NUMBER},
        {"technology_changes": "added", "within": "90d", **NUMBER},
        {"early_adopter": "any", **NUMBER},
    ],
)
def test_without_any_technology_all_of_them_are_unknown(
    line: LineOf, component: dict[str, Any]
) -> None:
    """Nobody looked, so nothing is concluded."""
    found = line(component)

    assert (found.value, found.known, found.note) == (None, False, "unknown: skipped")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"technology_changes": "added", "gone_after": "9d"}, "says nothing of added"),
        ({"technology_changes": "dropped", "within": "60d"}, "nothing ever counts"),
        ({"technology_changes": "dropped", "gone_after": "90d"}, "nothing ever counts"),
        ({"technology_changes": "dropped", "within": "soon"}, "not a length of time"),
    ],
)
def test_changes_that_cannot_be_are_refused(
    card_of: Callable[..., Scorecard], change: dict[str, Any], message: str
) -> None:
    """A silence as long as the window, or one that is asked of new products."""
    with pytest.raises(ValueError, match=message):
        card_of({"name": "c", "within": "90d", **NUMBER, **change})
