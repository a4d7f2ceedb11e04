"""Random families of accounts, scorecards that look at them, and facts with relatives."""

from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any, get_args

from hypothesis import strategies as st

from support.markets import AS_OF, COLUMNS, EVENT_KINDS, PRODUCTS, STREAMS, Market
from tradewind.project.canonical import Kind
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.facts import Facts, Relative, text_in
from tradewind.scorecard.hierarchy import Policy, relatives_of

Written = dict[str, Any]
POLICIES: tuple[Policy, ...] = get_args(Policy)
NOW = AS_OF.replace(tzinfo=None)
IDS = [f"a{number}" for number in range(15)]
"""More than a way up may have levels, so that some ways are too long."""


@dataclass(frozen=True)
class FamilyMarket(Market):
    """A market whose accounts have parents."""

    def family_facts(self, account: dict[str, Any]) -> Facts:
        """Give what the reference may know of an account, its relatives' rows included."""
        by_id = {row["account_id"]: row for row in self.accounts}
        parents = {key: text_in(row["partner"]) for key, row in by_id.items()}
        relatives: dict[Policy, tuple[Relative, ...]] = {
            policy: tuple(
                self._relative(by_id[other])
                for other in relatives_of(parents, account["account_id"], policy)
            )
            for policy in POLICIES
        }
        return replace(self.facts(account), relatives=relatives)

    def _relative(self, account: dict[str, Any]) -> Relative:
        own = self.facts(account)
        return Relative(
            account["account_id"], own.sightings, own.events or (), own.opportunities or ()
        )


@st.composite
def family_markets(draw: st.DrawFn) -> FamilyMarket:
    """Draw accounts in chains, trees and circles, with parents that are missing or themselves."""
    random = Random(draw(st.integers(0, 10**6)))
    shape = draw(st.sampled_from(["tree", "chain", "circles", "any"]))
    accounts = [
        dict.fromkeys(COLUMNS) | {"account_id": key, "partner": _parent(random, shape, place)}
        for place, key in enumerate(IDS)
    ]
    events = [_event(random, number) for number in range(draw(st.integers(0, 60)))]
    sales = [_sale(random, number) for number in range(draw(st.integers(0, 12)))]
    seen = [_seen(random) for _ in range(draw(st.integers(0, 30)))]
    people = {f"p{number}": random.choice([*IDS[:4], None]) for number in range(4)}
    return FamilyMarket(accounts, seen, events, people, sales)


def _parent(random: Random, shape: str, place: int) -> str | None:
    match shape:
        case "chain":
            return IDS[place - 1] if place else None
        case "tree":
            return IDS[(place - 1) // 2] if place else None
        case "circles":
            return IDS[(place + 1) % 3] if place < 3 else IDS[place - 1]
        case _:
            return random.choice([*IDS, None, None, "nobody", IDS[place], f" {IDS[0]} "])


def _age(random: Random, most: int) -> timedelta:
    return timedelta(days=random.choice([0, 1, 7, 30, 45, most]) + random.choice([0, 0, 0.5]))


def _event(random: Random, number: int) -> dict[str, Any]:
    return {
        "event_id": random.choice([str(number), str(number), None]),
        "stream": random.choice(STREAMS),
        "kind": random.choice(EVENT_KINDS[:3]),
        "account_id": random.choice([*IDS[:4], *IDS, None, "elsewhere"]),
        "person_id": random.choice(["p0", "p1", "p2", None]),
        "occurred_at": NOW - _age(random, 90),
        "known_at": None,
        "quantity": random.choice([None, 2.0, 70.0]),
        "source": random.choice(["G2", None]),
    }


def _sale(random: Random, number: int) -> dict[str, Any]:
    return {
        "opportunity_id": str(number),
        "account_id": random.choice([*IDS, None]),
        "opened_at": NOW - timedelta(days=100),
        "closed_at": (NOW - _age(random, 90)).isoformat(" "),
        "outcome": random.choice(["won", "lost", "open"]),
        "kind": "new",
        "amount": 100.0,
        "lost_reason": None,
    }


def _seen(random: Random) -> tuple[str, str, Any, Any]:
    moments = [random.choice([None, NOW - _age(random, 400)]) for _ in range(2)]
    return (random.choice(IDS), random.choice(PRODUCTS), moments[0], moments[1])


_KINDS: tuple[Written, ...] = (
    {"events": {"kind": EVENT_KINDS[0]}, "each": 2, "decay": {"half_life": "30d"}},
    {"events": {"stream": STREAMS[0]}, "each": 1, "per_person_per_day": 3},
    {"events": {}, "each": 1, "once_within": "7d", "window": "60d"},
    {"events": {"where": {"source": "G2"}}, "each": 2, "count": "people"},
    {"events": {"stream": "engagement"}, "each": 2, "per_person": 3},
    {"events": {}, "each": 2, "times": "quantity", "per_person_per_day": 3, "per_person": 5},
    {"events": {}, "each": 1, "count": "days", "times": None},
    {"events": {}, "bands": {"<3": 1, ">=3": 6}, "times": "quantity"},
    {"days_since_event": {"kind": EVENT_KINDS[0]}, "ramp": {0: 9, 90: 0}, "window": "60d"},
    {"opportunities": {"outcome": "won"}, "each": 5, "window": "60d"},
    {"intent": {"topics": [*EVENT_KINDS[:2]]}, "within": "30d", "share_of_topics": "50%"},
    {"surge": {}, "recent": "30d", "before": "60d", "minimum_people": 1, "index_at_least": 50},
    {"technology": [*PRODUCTS[:2]], "present": 8, "absent": 1, "seen_within": "30d"},
    {"technology_count": "any", "bands": {"<2": 1, ">=2": 7}},
    {"technology_changes": "added", "within": "90d", "ramp": {0: 0, 3: 9}},
)


@st.composite
def family_cards(draw: st.DrawFn) -> Scorecard:
    """Draw a scorecard whose components count the rows of others, or do not."""
    chosen = draw(st.lists(st.sampled_from(_KINDS), min_size=1, max_size=5))
    parts = [
        {"name": f"c{number}", "hierarchy": draw(st.sampled_from(POLICIES)), **kind}
        for number, kind in enumerate(chosen)
    ]
    adopter = {"name": "early", "early_adopter": "any", "bands": {"<50": 1, ">=50": 9}}
    dimensions = {"all": {"components": [*parts, adopter]}}
    return Scorecard.model_validate({"name": "f", "dimensions": dimensions, "desirable": 50})


PARENT = ("parent_id", "partner", Kind.TEXT)
"""The column under which drawn accounts keep their parent."""
