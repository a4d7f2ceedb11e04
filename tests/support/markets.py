"""Random accounts in columns of every kind, as rows of tables and as facts for the reference."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.facts import AttributeVersion, Event, Facts, Opportunity, Sighting
from tradewind.scorecard.versions import attributes_as_of

AS_OF = datetime(2026, 3, 31, 12, 30, 15, 250_000, tzinfo=UTC)

COLUMNS: dict[str, tuple[Kind, str]] = {
    "account_id": (Kind.TEXT, "VARCHAR"),
    "owner": (Kind.TEXT, "VARCHAR"),
    "employees": (Kind.NUMBER, "BIGINT"),
    "revenue": (Kind.NUMBER, "DOUBLE PRECISION"),
    "turnover as text": (Kind.TEXT, "VARCHAR"),
    "industry": (Kind.TEXT, "VARCHAR"),
    "is_customer": (Kind.YES_NO, "BOOLEAN"),
    "partner": (Kind.TEXT, "VARCHAR"),
    "founded": (Kind.DATE, "DATE"),
    "last_activity_at": (Kind.DATE, "TIMESTAMP"),
    "renewal": (Kind.TEXT, "VARCHAR"),
}
EVENT_COLUMNS: dict[str, tuple[Kind, str]] = {
    "event_id": (Kind.TEXT, "VARCHAR"),
    "stream": (Kind.TEXT, "VARCHAR"),
    "kind": (Kind.TEXT, "VARCHAR"),
    "account_id": (Kind.TEXT, "VARCHAR"),
    "person_id": (Kind.TEXT, "VARCHAR"),
    "occurred_at": (Kind.DATE, "TIMESTAMP"),
    "known_at": (Kind.TEXT, "VARCHAR"),
    "quantity": (Kind.NUMBER, "DOUBLE PRECISION"),
    "source": (Kind.TEXT, "VARCHAR"),
}
TECHNOLOGY_COLUMNS: dict[str, tuple[Kind, str]] = {
    "account_id": (Kind.TEXT, "VARCHAR"),
    "product": (Kind.TEXT, "VARCHAR"),
    "first_seen_at": (Kind.DATE, "TIMESTAMP"),
    "last_seen_at": (Kind.DATE, "TIMESTAMP"),
}
PERSON_COLUMNS: dict[str, tuple[Kind, str]] = {
    "person_id": (Kind.TEXT, "VARCHAR"),
    "account_id": (Kind.TEXT, "VARCHAR"),
}
OPPORTUNITY_COLUMNS: dict[str, tuple[Kind, str]] = {
    "opportunity_id": (Kind.TEXT, "VARCHAR"),
    "account_id": (Kind.TEXT, "VARCHAR"),
    "opened_at": (Kind.DATE, "TIMESTAMP"),
    "closed_at": (Kind.TEXT, "VARCHAR"),
    "outcome": (Kind.TEXT, "VARCHAR"),
    "kind": (Kind.TEXT, "VARCHAR"),
    "amount": (Kind.NUMBER, "DOUBLE PRECISION"),
    "lost_reason": (Kind.TEXT, "VARCHAR"),
}
HISTORY_COLUMNS: dict[str, tuple[Kind, str]] = {
    "account_id": (Kind.TEXT, "VARCHAR"),
    "valid_from": (Kind.TEXT, "VARCHAR"),
    "valid_to": (Kind.DATE, "TIMESTAMP"),
    "employees": (Kind.TEXT, "VARCHAR"),
    "revenue": (Kind.NUMBER, "DOUBLE PRECISION"),
    "industry": (Kind.TEXT, "VARCHAR"),
    "is_customer": (Kind.YES_NO, "BOOLEAN"),
    "partner": (Kind.YES_NO, "BOOLEAN"),
    "founded": (Kind.DATE, "TIMESTAMP"),
    "renewal": (Kind.DATE, "DATE"),
}
"""Some columns are kept otherwise than those of the accounts, and some are not there at all."""
STREAMS = ("engagement", "intent", "signal")
EVENT_KINDS = ("demo_request", "page visit", "layoffs", "Größe")
OPPORTUNITY_KINDS = ("new", "expansion", "renewal")
NUMBERS = ("employees", "revenue", "turnover as text")
DATES = ("founded", "last_activity_at", "renewal")
YES_NOS = ("is_customer", "partner")
INDUSTRIES = (
    "Software",
    "Internet",
    "Öffentlicher Dienst",
    "it's",
    "小売",
    "Ümlaut & Co",
    "100..499",
)
PRODUCTS = ("Salesforce", "HubSpot", "SAP S/4HANA", "naïve ‘quoted’ tool")
EDGES = (0, 1, -1, 10, 49, 50, 50.5, 99.999, 100, 499, 499.5, 500, 1e6, -2.5, 0.1, 0.3)

_words = st.sampled_from(INDUSTRIES) | st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8
)
_numbers = st.sampled_from(EDGES) | st.floats(allow_nan=True, allow_infinity=True)
_number_texts = (
    st.sampled_from(EDGES).map(str)
    | st.integers(-(10**9), 10**9).map("{:,}".format)
    | st.floats(allow_nan=False, allow_infinity=False).map(repr)
    | st.sampled_from(["", "  ", "n/a", "1,5", "$1,250.50", "12 %", "1e400", "٣", "0x10", " 7 "])
)
_dates = st.dates(date(1990, 1, 1), date(2027, 12, 31)) | st.just(AS_OF.date())
_moments = st.datetimes(datetime(1990, 1, 1), datetime(2027, 12, 31)) | st.just(  # noqa: DTZ001  naive is UTC here
    AS_OF.replace(tzinfo=None)
)
_date_texts = (
    _dates.map(str)
    | _moments.map(lambda moment: moment.isoformat(timespec="seconds"))
    | st.sampled_from(["2026-03-31T14:00:00+02:00", "2026-02-30", "31/03/2026", "soon", ""])
)
_yes_no_texts = st.sampled_from(["Yes", "no", "TRUE", "f", "1", "0", "perhaps", "", " y "])


def _or_none(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


@dataclass(frozen=True)
class Market:
    """Rows of the canonical tables."""

    accounts: list[dict[str, Any]]
    technologies: list[tuple[str, str, datetime | None, datetime | None]]
    events: list[dict[str, Any]]
    people: dict[str, str | None]
    opportunities: list[dict[str, Any]] = field(default_factory=list)
    account_history: list[dict[str, Any]] = field(default_factory=list)

    def facts(self, account: dict[str, Any]) -> Facts:
        """Give what the reference may know of an account."""
        sightings = tuple(
            Sighting(product, first, last)
            for account_id, product, first, last in self.technologies
            if account_id == account["account_id"]
        )
        events = tuple(
            Event(event)
            for event in self.events
            if (event["account_id"] or self.people.get(event["person_id"] or ""))
            == account["account_id"]
        )
        own = account["account_id"]
        sales = tuple(Opportunity(one) for one in self.opportunities if one["account_id"] == own)
        held = tuple(
            AttributeVersion(one) for one in self.account_history if one["account_id"] == own
        )
        attributes, _ = attributes_as_of(account, held, AS_OF)
        return Facts(attributes, AS_OF, sightings, events, sales, held)


def _recent(days: int) -> st.SearchStrategy[datetime]:
    """Draw moments around the as-of moment, many of them at the edges of ages."""
    now = AS_OF.replace(tzinfo=None)
    whole_days = st.integers(-9, days).map(lambda age: now - timedelta(days=age))
    return whole_days | st.datetimes(now - timedelta(days=days), now + timedelta(days=9))


# Strategies are made once: to make and check them for every market takes longer than to draw.
# The account of a row is drawn as a place among the accounts that it may have.
_accounts = st.lists(
    st.tuples(
        st.sampled_from("aBéz"),
        st.fixed_dictionaries(
            {
                "owner": _or_none(st.sampled_from(["Ann", "Bob"])),
                "employees": _or_none(
                    st.sampled_from([0, 49, 50, 499, 500, 10**6]) | st.integers(-9, 999)
                ),
                "revenue": _or_none(_numbers),
                "turnover as text": _or_none(_number_texts),
                "industry": _or_none(_words),
                "is_customer": _or_none(st.booleans()),
                "partner": _or_none(_yes_no_texts),
                "founded": _or_none(_dates),
                "last_activity_at": _or_none(_moments),
                "renewal": _or_none(_date_texts),
            }
        ),
    ),
    max_size=9,
)
_sightings = st.lists(
    st.tuples(
        st.integers(0, 8),
        st.sampled_from((*PRODUCTS, "other")),
        _or_none(_moments),
        _or_none(_moments),
    ),
    max_size=8,
)
_homes = st.lists(_or_none(st.integers(0, 8)), min_size=4, max_size=4)
_events = st.lists(
    st.fixed_dictionaries(
        {
            "event_id": _or_none(st.integers(0, 12).map(str)),
            "stream": _or_none(st.sampled_from(STREAMS)),
            "kind": _or_none(st.sampled_from(EVENT_KINDS)),
            "account_id": _or_none(st.integers(0, 2)),
            "person_id": _or_none(st.sampled_from(["p0", "p1", "p2", "nobody"])),
            "occurred_at": _or_none(_recent(120)),
            "known_at": _or_none(_recent(60).map(lambda moment: moment.isoformat(" ", "seconds"))),
            "quantity": _or_none(
                st.sampled_from([0, 1, 2.5, 7, -1, 1e300, 1e6, float("nan")])
                | st.integers(0, 100).map(float)
            ),
            "source": _or_none(st.sampled_from(["G2", "crm"])),
        }
    ),
    max_size=14,
)
_opportunities = st.lists(
    st.fixed_dictionaries(
        {
            "opportunity_id": _or_none(st.integers(0, 30).map(str)),
            "account_id": _or_none(st.integers(0, 3)),
            "opened_at": _or_none(_recent(400)),
            "closed_at": _or_none(_recent(200).map(lambda moment: moment.isoformat(" "))),
            "outcome": st.sampled_from(["won", "lost", "open", " won ", "Won", "pending", None]),
            "kind": _or_none(st.sampled_from(OPPORTUNITY_KINDS)),
            "amount": _or_none(st.sampled_from([0.0, 99.5, 100.0, 5e6])),
            "lost_reason": _or_none(st.sampled_from(["price", "timing"])),
        }
    ),
    max_size=10,
)
_starts = st.sampled_from([0, 1, 29, 30, 31, 89, 90, 91, 364, 365, 366, 730, -1, -5]).map(
    lambda days: AS_OF.replace(tzinfo=None) - timedelta(days=days)
) | _recent(400)
_versions = st.lists(
    st.fixed_dictionaries(
        {
            "account_id": st.integers(0, 3),
            "valid_from": _or_none(_starts.map(str) | st.sampled_from(["once", "2025-06-01"])),
            "valid_to": _or_none(_starts),
            "employees": _or_none(
                st.sampled_from(["40", "1,200", "50", "499.5", "0", "-3", " 50 ", "n/a", "1e300"])
            ),
            "revenue": _or_none(_numbers),
            "industry": _or_none(_words),
            "is_customer": _or_none(st.booleans()),
            "partner": _or_none(st.booleans()),
            "founded": _or_none(_moments),
            "renewal": _or_none(_dates),
        }
    ),
    max_size=10,
)


@st.composite
def markets(draw: st.DrawFn) -> Market:
    """Draw up to nine accounts, and what is known of some of them."""
    accounts = [
        {"account_id": f"{letter}{number}", **row}
        for number, (letter, row) in enumerate(draw(_accounts))
    ]
    ids = [row["account_id"] for row in accounts]
    if not ids:
        return Market([], [], [], {f"p{n}": None for n in range(4)})
    return Market(
        accounts,
        [(_among(ids, place), *seen) for place, *seen in draw(_sightings)],
        _alike(
            _placed(draw(_events), [*ids[:2], "elsewhere"]),
            "event_id",
            {"occurred_at", "known_at", "stream", "kind", "quantity", "source", "person_id"},
        ),
        {f"p{n}": _among(ids, home) for n, home in enumerate(draw(_homes))},
        _alike(
            _placed(draw(_opportunities), [*ids[:3], "elsewhere"]),
            "opportunity_id",
            {"opened_at", "closed_at", "outcome"},
        ),
        _placed(draw(_versions), [*ids[:3], "elsewhere"]),
    )


def _among(ids: list[str], place: int | None) -> Any:
    return None if place is None else ids[place % len(ids)]


def _placed(rows: list[dict[str, Any]], ids: list[str]) -> list[dict[str, Any]]:
    """Put an account in the stead of its place among those that a row may have."""
    return [row | {"account_id": _among(ids, row["account_id"])} for row in rows]


def _alike(rows: list[dict[str, Any]], key: str, free: set[str]) -> list[dict[str, Any]]:
    """Let rows of one key differ in some columns only: which one is kept must not matter."""
    first: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row[key] is not None:
            like = first.setdefault(row[key], row)
            row |= {name: value for name, value in like.items() if name not in free}
    return rows


def _bound(
    table: str, relation: str | None, columns: Mapping[str, tuple[Kind, str]]
) -> BoundTable | None:
    if relation is None:
        return None
    own = {name: BoundColumn(name, f'"{name}"', kind, name) for name, (kind, _) in columns.items()}
    return BoundTable(table, relation, own)


def bound_project(
    accounts: str,
    technologies: str,
    events: str | None = None,
    people: str | None = None,
    *,
    opportunities: str | None = None,
    account_history: str | None = None,
) -> BoundProject:
    """Bind the tables under their own names."""
    bound_accounts = _bound("accounts", accounts, COLUMNS)
    assert bound_accounts is not None, "there is a relation"
    return BoundProject(
        bound_accounts,
        _bound("technologies", technologies, TECHNOLOGY_COLUMNS),
        _bound("events", events, EVENT_COLUMNS),
        _bound("people", people, PERSON_COLUMNS),
        _bound("opportunities", opportunities, OPPORTUNITY_COLUMNS),
        _bound("account_history", account_history, HISTORY_COLUMNS),
    )
