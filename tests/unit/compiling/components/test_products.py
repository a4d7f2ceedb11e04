"""Counts, changes and early adoption: the statement and the reference agree on both engines."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from support.markets import AS_OF
from tradewind.scorecard.adoption import with_adoptions
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.evaluate import evaluate
from tradewind.scorecard.facts import Facts, Sighting

Run = Callable[..., dict[str, dict[str, Any]]]
Row = tuple[str, str | None, datetime | None, datetime | None]
SEEN = {
    "account_id": "VARCHAR",
    "product": "VARCHAR",
    "first_seen_at": "TIMESTAMP",
    "last_seen_at": "TIMESTAMP",
}
CATALOGUE = {
    "products": {
        "Salesforce": {"aliases": ["SFDC", "it's"], "category": "CRM", "relation": "complement"},
        "HubSpot": {"category": "CRM", "relation": "complement"},
        "Oldé": {"aliases": ["Old"], "category": "ERP", "relation": "legacy"},
    }
}
NAMES = ("Salesforce", "SFDC", "it's", "HubSpot", "Oldé", "Old", " SFDC ", "unlisted", "ERP", None)
CURVE = {"ramp": {0: 0, 100: 10}}
COUNTED = {"bands": {"<1": 0, "1": 4, "2..3": 7, ">=4": 10}}
COMPONENTS: list[dict[str, Any]] = [
    {"technology": {"relation": "legacy"}},
    {"technology": ["SFDC", "HubSpot"], "seen_within": "60d"},
    {"technology_count": "any", **COUNTED},
    {"technology_count": {"category": "CRM"}, "seen_within": "90d", **COUNTED},
    {"technology_count": {"relation": ["complement", "legacy"]}, **CURVE},
    {"technology_count": ["Old", "unlisted"], "missing": "neutral", **CURVE},
    {"technology_changes": "added", "within": "90d", **COUNTED},
    {"technology_changes": "added", "of": {"category": "CRM"}, "within": "1y", **CURVE},
    {"technology_changes": "dropped", "within": "400d", "missing": 3, **COUNTED},
    {"technology_changes": "dropped", "within": "90d", "gone_after": "30d", **CURVE},
    {"early_adopter": "any", **CURVE},
    {"early_adopter": {"category": "CRM"}, "bands": {"<50": 1, ">=50": 9}},
]


def scorecard(*components: dict[str, Any], catalogue: Any = CATALOGUE) -> Scorecard:
    """Build a scorecard whose components are named by their places, and one always known."""
    named = [{"name": f"c{place}", **one} for place, one in enumerate(components)]
    parts = [*named, {"name": "anchor", "category": "account_id", "values": {"x": 1}}]
    written = {"name": "g", "dimensions": {"fit": {"components": parts}}, "desirable": 5}
    return Scorecard.model_validate(written | ({"technologies": catalogue} if catalogue else {}))


def market(seed: int) -> list[Row]:
    """Draw sightings with moments at the edges, equal ones, unknown ones and later ones."""
    random = Random(seed)
    now = AS_OF.replace(tzinfo=None)
    ages = (0, 30, 60, 90, 365, 400, 1000)
    moments = [now - timedelta(days=age) for age in ages]
    moments += [moment + timedelta(seconds=step) for moment in moments for step in (-1, 1)]
    choices = [*moments, None]
    return [
        (
            f"a{random.randrange(12)}",
            random.choice(NAMES),
            random.choice(choices),
            random.choice(choices),
        )
        for _ in range(random.choice((5, 30, 120)))
    ]


def in_utc(moment: datetime | None) -> datetime | None:
    """Give a moment of a row with its time zone."""
    return moment and moment.replace(tzinfo=UTC)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("catalogue", [CATALOGUE, None])
def test_the_statement_gives_what_the_reference_gives(run: Run, seed: int, catalogue: Any) -> None:
    """In every decimal, for counts, changes and the index, with a catalogue and without one."""
    needs = [part for part in COMPONENTS if "relation" in str(part) or "category" in str(part)]
    chosen = COMPONENTS if catalogue else [part for part in COMPONENTS if part not in needs]
    card = scorecard(*chosen, catalogue=catalogue)
    rows = market(seed)
    accounts = sorted({row[0] for row in rows} | {"nobody looked"})

    scored = run(card, {}, [(account,) for account in accounts], seen=SEEN, sightings=rows)

    sightings = {
        account: [
            Sighting(product or "", in_utc(first), in_utc(last))
            for owner, product, first, last in rows
            if owner == account
        ]
        for account in accounts
    }
    known = with_adoptions(sightings, card.technologies, AS_OF)
    for account in accounts:
        receipt = evaluate(card, Facts({"account_id": account}, AS_OF, known[account]))
        lines = receipt.dimensions[0].contributions
        found = {line.component: line.value for line in lines if line.component != "rounding"}
        given = {name: scored[account][f"{name}_value"] for name in found}
        assert given == found, account
        assert scored[account]["score"] == receipt.score


def test_what_was_measured_is_shown_as_the_reference_shows_it(run: Run) -> None:
    """The published measures lead to the same words, and to the same knowledge."""
    card = scorecard(*COMPONENTS)
    rows = market(3)
    accounts = sorted({row[0] for row in rows})

    scored = run(card, {}, [(account,) for account in accounts], seen=SEEN, sightings=rows)

    sightings = {
        account: [Sighting(p or "", in_utc(f), in_utc(s)) for a, p, f, s in rows if a == account]
        for account in accounts
    }
    known = with_adoptions(sightings, card.technologies, AS_OF)
    for account, sighted in known.items():
        facts = Facts({"account_id": account}, AS_OF, sighted)
        for placed in list(card.placed())[:-1]:
            part = placed.component
            measured = {
                ending: scored[account].get(f"{part.name}_{ending}") for ending in part.measured
            }
            assert part.shown(measured) == part.seen(facts)
            assert part.was_known(measured) is (part.known_value(facts) is not None)
