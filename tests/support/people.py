"""Random people at accounts, scorecards that look at them, and facts with the people's scores."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from support.loading import drawn_project
from support.loading import load as load_market
from support.markets import AS_OF, COLUMNS, EVENT_KINDS, STREAMS, Market
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.evaluate import evaluate
from tradewind.scorecard.facts import Facts, Person, PersonScore

Written = dict[str, Any]
NOW = AS_OF.replace(tzinfo=None)
IDS = ("a1", "B2", "é3")
PERSON_COLUMNS: dict[str, tuple[Kind, str]] = {
    "person_id": (Kind.TEXT, "VARCHAR"),
    "account_id": (Kind.TEXT, "VARCHAR"),
    "created_at": (Kind.DATE, "TIMESTAMP"),
    "seniority": (Kind.TEXT, "VARCHAR"),
    "role": (Kind.TEXT, "VARCHAR"),
    "function": (Kind.TEXT, "VARCHAR"),
    "lead_points": (Kind.NUMBER, "DOUBLE PRECISION"),
}
SENIORITIES = ("c-level", "vp", "manager", "intern", "boss", " vp ", None)
ROLES = ("champion", "economic buyer", "user", None)
FUNCTIONS = ("sales", "finance", "education", None)


@dataclass(frozen=True)
class PeopleMarket(Market):
    """A market with rows of people, as `people` of a market tells only whose events are whose.

    Attributes:
        persons: The rows of the people table.
    """

    persons: list[Written] = field(default_factory=list)

    def people_facts(self, account: Written, leads: Scorecard) -> Facts:
        """Give what the reference may know of an account, with its people's scores."""
        own = [row for row in self.persons if row["account_id"] == account["account_id"]]
        people = tuple(Person(row, {"leads": _score(leads, row)}) for row in own)
        return replace(self.facts(account), people=people)


def _score(leads: Scorecard, row: Written) -> PersonScore:
    """Score a row of people; nobody can be scored who has no id."""
    if row["person_id"] is None:
        return PersonScore(None)
    receipt = evaluate(leads, Facts(row, AS_OF))
    return PersonScore(receipt.score, receipt.is_excluded)


@st.composite
def people_markets(draw: st.DrawFn) -> PeopleMarket:
    """Draw up to three accounts, their people, and what those did."""
    random = Random(draw(st.integers(0, 10**6)))
    persons = [_person(random, number) for number in range(draw(st.integers(0, 16)))]
    events = [_event(random, number) for number in range(draw(st.integers(0, 40)))]
    return market_of(persons, events)


def market_of(persons: list[Written], events: list[Written]) -> PeopleMarket:
    """Give the market of some people, and of what they did."""
    accounts = [dict.fromkeys(COLUMNS) | {"account_id": key, "employees": 10} for key in IDS]
    known = [row for row in persons if row["created_at"] is None or row["created_at"] <= NOW]
    homes = {
        row["person_id"]: min(_accounts_of(row["person_id"], known), default=None)
        for row in known
        if row["person_id"] is not None
    }
    return PeopleMarket(accounts, [], events, homes, persons=persons)


def _accounts_of(person: str, rows: Iterable[Written]) -> list[str]:
    """Give the accounts of a person's rows; what is ordered by characters is so on all engines."""
    return [row["account_id"] for row in rows if row["person_id"] == person and row["account_id"]]


def _person(random: Random, number: int) -> Written:
    ages = [None, 400, 30, 1, 0, -1 / 86_400, -5]
    age = random.choice(ages)
    return {
        "person_id": random.choice([f"p{number}", f"p{number % 6}", None]),
        "account_id": random.choice([*IDS, IDS[0], IDS[0], None]),
        "created_at": None if age is None else NOW - timedelta(days=age),
        "seniority": random.choice(SENIORITIES),
        "role": random.choice(ROLES),
        "function": random.choice(FUNCTIONS),
        "lead_points": random.choice([None, 0.0, 12.5, 33.3, 33.3, 100.0, 66.6666]),
    }


def _event(random: Random, number: int) -> Written:
    age = random.choice([0, 1, 10, 29.5, 30, 30.5, 90, 91, -3])
    return {
        "event_id": random.choice([str(number), str(number), None]),
        "stream": random.choice(STREAMS[:2]),
        "kind": random.choice(EVENT_KINDS[:3]),
        "account_id": random.choice([*IDS, None, None]),
        "person_id": random.choice(["p0", "p1", "p2", "p3", "p4", None, "nobody"]),
        "occurred_at": NOW - timedelta(days=age),
        "known_at": random.choice([None, None, None, str(NOW + timedelta(days=1))]),
        "quantity": random.choice([None, 2.0, 70.0]),
        "source": random.choice(["G2", None]),
    }


@st.composite
def later(draw: st.DrawFn, market: PeopleMarket) -> PeopleMarket:
    """Draw the same market with people who were entered later, and what was learned later."""
    random = Random(draw(st.integers(0, 10**6)))
    created = NOW + timedelta(days=random.choice([1 / 86_400, 9]))
    persons = [
        _person(random, number) | {"created_at": created}
        for number in range(draw(st.integers(0, 8)))
    ]
    events = [
        _event(random, number)
        | random.choice([{"known_at": str(created)}, {"occurred_at": created}])
        for number in range(draw(st.integers(0, 12)))
    ]
    return market_of([*market.persons, *persons], [*market.events, *events])


_WHERES: tuple[Written, ...] = (
    {},
    {"where": {"seniority": ["vp", "c-level"]}},
    {"where": {"function": {"not": "finance"}}},
    {"where": {"role": "known", "lead_points": ">=10"}},
)
_ENGAGED: tuple[Written, ...] = (
    {},
    {},
    {"engaged_within": "30d"},
    {"engaged_within": "90d", "engaged_by": {"kind": list(EVENT_KINDS[:2])}},
)
_ROLL_UPS: tuple[Any, ...] = (
    "sum",
    "max",
    "mean",
    {"top": 1},
    {"top": 3},
    {"champion": 0.6},
    {"diminishing": 0.5},
    {"diminishing": "97%"},
)
_RAMP: Written = {"ramp": {0: 0, 5: 2, 100: 7, 1000: 10}}
_GROUPS: tuple[Written, ...] = (
    {"roles": {"champion": 1}},
    {"roles": {"economic buyer": {"want": 1}, "champion": {"want": 2}, "user": 3}},
    {
        "roles": {
            "top": {"want": 1, "where": {"seniority": ["c-level", "vp"]}},
            "sales": {"want": 7, "where": {"function": "sales"}},
            "rest": {"want": 3, "where": {"function": "known"}},
        }
    },
)


def _component(random: Random, way: str) -> Written:
    kind = random.choice(["people", "scores", "scores", "group", "seniority", "days", "capped"])
    match kind:
        case "people":
            return {"people": random.choice(_WHERES) | random.choice(_ENGAGED), **_RAMP}
        case "scores":
            wanted = random.choice(_WHERES) | random.choice(_ENGAGED) | {"score_of": "leads"}
            return {"people": wanted, "roll_up": random.choice(_ROLL_UPS), **_RAMP}
        case "group":
            counts = random.choice([{}, {}, {"counts": "present"}])
            group = random.choice(_GROUPS) | random.choice(_ENGAGED) | counts
            return {"buying_group": group, "at_most": random.choice([10, "7.5"])}
        case "seniority":
            levels = {"c-level": 10, "vp": 8, "manager": "-2.5"}
            rest = random.choice(_WHERES) | random.choice(_ENGAGED)
            return {"seniority": levels, "otherwise": random.choice([0, 1]), **rest}
        case "days":
            window = random.choice([{}, {"window": "30d"}])
            bands = {"bands": {"<1": 10, "1..<30": "4.4", ">=30": 1}, "never": -1}
            return {"days_since_event": {"stream": "engagement"}, **bands, **window}
        case _:
            ages: Written = random.choice([{}, {"decay": {"half_life": "30d"}}, {"window": "30d"}])
            daily = random.choice([{}, {"per_person_per_day": 3}])
            times = random.choice([{}, {"times": "quantity"}])
            given: Written = random.choice([{"each": "1.3"}, {"each": -2}, _RAMP])
            rest = {**ages, **daily, **times, **given}
            return {"events": {"stream": "engagement"}, "per_person": "4.5", **rest}


@st.composite
def people_cards(draw: st.DrawFn) -> Scorecard:
    """Draw a scorecard of accounts that looks at people, beside something else."""
    random = Random(draw(st.integers(0, 10**6)))
    way = random.choice(["average", "points"])
    parts = [
        {"name": f"c {number}", "missing": random.choice(["skip", "neutral", 1])}
        | _component(random, way)
        for number in range(draw(st.integers(1, 5)))
    ]
    written = {"name": "drawn", "way": way, "dimensions": {"people": {"components": parts}}}
    return Scorecard.model_validate(written | {"tiers": {"A": 50, "B": 0}})


LEADS = Scorecard.model_validate(
    {
        "name": "leads",
        "scores": "people",
        "dimensions": {
            "fit": {
                "components": [
                    {"name": "points", "number": "lead_points", "ramp": {0: 0, 100: 10}},
                    {"name": "level", "category": "seniority", "values": {"vp": 7, "intern": 1}},
                ]
            }
        },
        "gates": [
            {
                "name": "students",
                "when": {"function": "education"},
                "then": "exclude",
                "reason": "x",
            }
        ],
        "tiers": {"A": 50, "B": 0},
    }
)
"""A scorecard of people that excludes some and knows nothing of others."""


def people_project() -> BoundProject:
    """Bind the tables that `load` makes."""
    own = {
        name: BoundColumn(name, f'"{name}"', kind, name)
        for name, (kind, _) in PERSON_COLUMNS.items()
    }
    return replace(drawn_project(), people=BoundTable("people", "drawn_persons", own))


def load(connection: Any, market: PeopleMarket, mark: str) -> None:
    """Fill the tables with a market, in place of what they held."""
    load_market(connection, market, mark)
    shape = ", ".join(f'"{name}" {sql}' for name, (_, sql) in PERSON_COLUMNS.items())
    connection.execute(f"CREATE TEMPORARY TABLE IF NOT EXISTS drawn_persons ({shape})")
    connection.execute("TRUNCATE drawn_persons")
    if market.persons:
        marks = f"({', '.join([mark] * len(PERSON_COLUMNS))})"
        values = [row[name] for row in market.persons for name in PERSON_COLUMNS]
        rows = ", ".join([marks] * len(market.persons))
        connection.execute(f"INSERT INTO drawn_persons VALUES {rows}", values)
