"""What a person's score may rest on, by the book."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.facts import AttributeVersion, Event, Facts, Opportunity, Sighting
from tradewind.scorecard.person_facts import AccountStanding, person_facts

AS_OF = datetime(2026, 3, 31, tzinfo=UTC)
CARD = Scorecard.model_validate(
    {
        "name": "leads",
        "scores": "people",
        "technologies": {"products": {"HubSpot": {"aliases": ["Hub Spot"]}}},
        "dimensions": {
            "fit": {
                "components": [
                    {"name": "a", "number": "account.employees", "ramp": {0: 0, 9: 9}},
                    {"name": "b", "yes_no": "account.uses(Hub Spot)"},
                    {"name": "c", "number": "account.score(growth)", "ramp": {0: 0, 9: 9}},
                    {"name": "d", "category": "account.tier(growth)", "values": {"A": 1}},
                ]
            }
        },
        "tiers": {"A": 50, "B": 0},
    }
)
NOBODY = Facts({}, AS_OF, events=(), opportunities=(), versions=())
ACCOUNT = Facts(
    {"employees": 120},
    AS_OF,
    sightings=(Sighting("HubSpot"),),
    events=(Event({"kind": "of others"}),),
    opportunities=(Opportunity({"outcome": "won"}),),
    versions=(AttributeVersion({"valid_from": "2026-01-01", "employees": 90}),),
)
GROWTH = {"growth": AccountStanding(Decimal("62.5"), "A")}


def told(account: Facts | None, **more: Any) -> Facts:
    """Give the facts of a person at an account."""
    own = (Event({"kind": "own"}),)
    return person_facts(
        CARD, {"title": "CFO"}, account, NOBODY, events=own, standings=more.get("standings", {})
    )


def test_a_person_has_columns_of_their_own_and_of_the_account() -> None:
    """What is asked of the account stands beside what the person says."""
    found = told(ACCOUNT, standings=GROWTH)

    assert found.attributes == {
        "title": "CFO",
        "account.employees": 120,
        "account.uses(Hub Spot)": True,
        "account.score(growth)": 62.5,
        "account.tier(growth)": "A",
    }


def test_events_are_the_persons_and_the_rest_is_the_accounts() -> None:
    """Colleagues' visits do not count for a person; the account's deals do."""
    found = told(ACCOUNT)

    assert found.events == (Event({"kind": "own"}),)
    assert (found.sightings, found.opportunities) == (ACCOUNT.sightings, ACCOUNT.opportunities)
    assert found.versions == (
        AttributeVersion({"valid_from": "2026-01-01", "account.employees": 90}),
    )


def test_without_an_account_everything_of_it_is_unknown() -> None:
    """Unknown is no answer: not 0 employees, and not without the product."""
    found = told(None)

    asked = {name: value for name, value in found.attributes.items() if name != "title"}
    assert set(asked.values()) == {None}
    assert found.sightings == ()
