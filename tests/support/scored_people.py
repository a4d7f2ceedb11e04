"""Random people at random accounts, and scorecards of people over the columns of both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from support.cards import cards, written_cards
from support.loading import drawn_project, load, load_table
from support.markets import AS_OF, PRODUCTS, Market, markets
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.evaluate import evaluate
from tradewind.scorecard.facts import Event, Facts
from tradewind.scorecard.person_facts import AccountStanding, person_facts
from tradewind.scorecard.receipt import Receipt
from tradewind.scorecard.standings import Standing, tiers_of

TABLE = "drawn_scored_people"
COLUMNS: dict[str, tuple[Kind, str]] = {
    "person_id": (Kind.TEXT, "VARCHAR"),
    "account_id": (Kind.TEXT, "VARCHAR"),
    "owner": (Kind.TEXT, "VARCHAR"),
    "title": (Kind.TEXT, "VARCHAR"),
    "employees": (Kind.TEXT, "VARCHAR"),
    "revenue": (Kind.NUMBER, "DOUBLE PRECISION"),
    "turnover as text": (Kind.NUMBER, "BIGINT"),
    "industry": (Kind.TEXT, "VARCHAR"),
    "is_customer": (Kind.TEXT, "VARCHAR"),
    "partner": (Kind.YES_NO, "BOOLEAN"),
    "founded": (Kind.TEXT, "VARCHAR"),
    "last_activity_at": (Kind.DATE, "DATE"),
    "renewal": (Kind.DATE, "TIMESTAMP"),
}
"""The columns of accounts once more, of other kinds, beside those of people."""


@dataclass(frozen=True)
class PeopleMarket:
    """People, and the market that they belong to.

    Attributes:
        market: The accounts, and what happened.
        people: The rows of the people table.
    """

    market: Market
    people: list[dict[str, Any]]

    def receipts(self, card: Scorecard, growth: Scorecard) -> dict[str, tuple[Receipt, str]]:
        """Score all people by the book: their receipts and tiers, by person_id."""
        facts = {row["account_id"]: self.market.facts(row) for row in self.market.accounts}
        of_accounts = _standings(
            growth,
            {key: evaluate(growth, known) for key, known in facts.items()},
            {row["account_id"]: row["owner"] for row in self.market.accounts},
        )
        found = {}
        for person in self.people:
            account = person["account_id"]
            known = person_facts(
                card,
                person,
                facts.get(account),
                Facts({}, AS_OF, events=(), opportunities=(), versions=()),
                events=self._events_of(person["person_id"]),
                standings={"growth": of_accounts[account]} if account in facts else {},
            )
            found[person["person_id"]] = evaluate(card, known)
        owners = {person["person_id"]: person["owner"] for person in self.people}
        tiers = _standings(card, found, owners)
        return {key: (receipt, tiers[key].tier) for key, receipt in found.items()}

    def _events_of(self, person_id: str) -> Iterator[Event]:
        for event in self.market.events:
            if event["person_id"] == person_id:
                yield Event(event)


def _standings(
    card: Scorecard, receipts: Mapping[str, Receipt], owners: Mapping[str, str | None]
) -> dict[str, AccountStanding]:
    ranked = [
        Standing(key, owners[key], receipt.score, receipt.is_excluded)
        for key, receipt in receipts.items()
    ]
    tiers = zip(receipts.items(), tiers_of(card.cuts, ranked), strict=True)
    return {key: AccountStanding(receipt.score, tier) for (key, receipt), tier in tiers}


def people_project() -> BoundProject:
    """Bind the tables that `load_people` makes."""
    columns = {
        name: BoundColumn(name, f'"{name}"', kind, name) for name, (kind, _) in COLUMNS.items()
    }
    return replace(drawn_project(), people=BoundTable("people", TABLE, columns))


def load_people(connection: Any, drawn: PeopleMarket, mark: str) -> None:
    """Fill the tables of a market, and that of its people."""
    load(connection, drawn.market, mark)
    rows = [tuple(row[name] for name in COLUMNS) for row in drawn.people]
    load_table(connection, TABLE, COLUMNS, rows, mark)


_texts = st.sampled_from(["Software", "100..499", "50", "1,200", " 7 ", "yes", "0", "2026-01-15"])
_numbers = st.integers(-9, 999)
_people = st.lists(
    st.fixed_dictionaries(
        {
            "owner": st.sampled_from([None, "Ann", "Bob"]),
            "title": st.sampled_from([None, "CFO", "Head of IT", "Größe"]),
            "employees": st.none() | _texts,
            "revenue": st.none() | _numbers.map(float),
            "turnover as text": st.none() | _numbers,
            "industry": st.none() | _texts,
            "is_customer": st.none() | _texts,
            "partner": st.none() | st.booleans(),
            "founded": st.none() | _texts,
            "last_activity_at": st.none() | st.dates().filter(lambda day: day.year > 1900),
            "renewal": st.none() | st.just(AS_OF.replace(tzinfo=None)),
        }
    ),
    max_size=5,
)
_homes = st.lists(st.none() | st.integers(0, 9), min_size=5, max_size=5)


@st.composite
def people_markets(draw: st.DrawFn) -> PeopleMarket:
    """Draw up to five people, some without an account, and some of an account that is not there."""
    market = draw(markets())
    ids = [*(row["account_id"] for row in market.accounts), "elsewhere"]
    people = []
    for number, (row, home) in enumerate(zip(draw(_people), draw(_homes), strict=False)):
        account = None if home is None else ids[home % len(ids)]
        people.append(row | {"person_id": f"p{number}", "account_id": account})
    first = {event["event_id"]: event["person_id"] for event in reversed(market.events)}
    events = [
        # Copies of an event are of one person: which of several is meant, no score decides.
        event if event["event_id"] is None else event | {"person_id": first[event["event_id"]]}
        for event in market.events
    ]
    return PeopleMarket(replace(market, events=events), people)


ASKED: tuple[dict[str, Any], ...] = (
    {"number": "account.score(growth)", "bands": {"<20": 1, "20..<50": 5, ">=50": 9}},
    {"category": "account.tier(growth)", "values": {"A": 9, "B": 4, "C": 1}, "otherwise": 0},
    {"yes_no": f"account.uses({PRODUCTS[0]})", "yes": 8, "no": 2},
    {"category": "title", "values": {"CFO": 10, "Größe": 3}, "otherwise": 1},
)
_qualified = st.fixed_dictionaries(
    {"at_least": st.sampled_from([-3, 0, 5, "33.3333", 60])},
    optional={
        "when": st.fixed_dictionaries(
            {},
            optional={
                "account.tier(growth)": st.sampled_from([["A"], ["A", "B", "desirable"]]),
                "account.employees": st.sampled_from([">=50", "<50", {"not": "50..499"}]),
                "title": st.sampled_from(["known", "CFO", {"not": ["CFO"]}, "unknown"]),
                f"account.uses({PRODUCTS[0]})": st.booleans(),
            },
        ).filter(bool)
    },
)


@st.composite
def people_cards(draw: st.DrawFn) -> tuple[Scorecard, Scorecard]:
    """Draw a scorecard of people, and the scorecard `growth` of accounts that it may use."""
    written = draw(written_cards())
    for dimension in written["dimensions"].values():
        for part in dimension.get("profiles", {"": dimension}).values():
            part["components"] = draw(_of_people(part["components"]))
            part.pop("caps", None)
            if "where" in part:
                part["where"] = draw(_renamed(part["where"]))
    for gate in written["gates"]:
        if "when" in gate:
            gate["when"] = draw(_renamed(gate["when"]))
    growth = draw(cards()).model_copy(update={"name": "growth"})
    written |= {"scores": "people", "scorecards": {"growth": growth}}
    if draw(st.booleans()):
        written["sales_qualified"] = draw(_qualified)
    return Scorecard.model_validate(written), growth


@st.composite
def _of_people(draw: st.DrawFn, written: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Take components of accounts for people, leave out what only accounts have, and add some."""
    kept = [one for one in written if not {"intent", "surge"} & one.keys()]
    for one in kept:
        for kind in ("number", "category", "yes_no", "days_since", "growth"):
            if kind in one:
                one[kind] = draw(_column(one[kind]))
    added = draw(st.lists(st.sampled_from(ASKED), min_size=not kept, max_size=2, unique_by=str))
    kept += [{"name": f"asked {number}", **one} for number, one in enumerate(added)]
    return kept


def _column(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from([name, f"account.{name}"])


@st.composite
def _renamed(draw: st.DrawFn, condition: dict[str, Any]) -> dict[str, Any]:
    return {draw(_column(name)): test for name, test in condition.items()}
