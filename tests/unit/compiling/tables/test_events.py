"""Reading events in SQL: whose they are, which are known, each once; on both engines."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import duckdb
import psycopg
import pytest

from support.markets import AS_OF
from tradewind.compiling.compile import compile_scorecard
from tradewind.compiling.dialects import translated
from tradewind.compiling.tables.events import BITS_A_MASK
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.evaluate import evaluate
from tradewind.scorecard.facts import Event, Facts

NOW = AS_OF.replace(tzinfo=None)
KINDS: Mapping[str, Kind] = {
    "VARCHAR": Kind.TEXT,
    "TIMESTAMP": Kind.DATE,
    "BIGINT": Kind.NUMBER,
    "DOUBLE PRECISION": Kind.NUMBER,
}
COLUMNS: Mapping[str, str] = {
    "event_id": "VARCHAR",
    "stream": "VARCHAR",
    "kind": "VARCHAR",
    "account_id": "VARCHAR",
    "person_id": "VARCHAR",
    "occurred_at": "TIMESTAMP",
    "known_at": "TIMESTAMP",
    "quantity": "DOUBLE PRECISION",
}
Row = dict[str, Any]
Rows = Sequence[Row]
Scored = Mapping[str, Mapping[str, Any]]
Score = Callable[..., Scored]


def bound(name: str, columns: Mapping[str, str]) -> BoundTable:
    """Bind columns, given with their SQL types, under their own names."""
    found = {key: BoundColumn(key, f'"{key}"', KINDS[sql], key) for key, sql in columns.items()}
    return BoundTable(name, f"own_{name}", found)


def filled(connection: Any, table: BoundTable, columns: Mapping[str, str], rows: Rows) -> None:
    """Make a table anew, and fill it."""
    shape = ", ".join(f'"{name}" {sql}' for name, sql in columns.items())
    connection.execute(f"DROP TABLE IF EXISTS {table.relation}")
    connection.execute(f"CREATE TEMPORARY TABLE {table.relation} ({shape})")
    mark = "?" if isinstance(connection, duckdb.DuckDBPyConnection) else "%s"
    marks = ", ".join([mark] * len(columns))
    for row in rows:
        values = [row.get(name) for name in columns]
        connection.execute(f"INSERT INTO {table.relation} VALUES ({marks})", values)


@pytest.fixture(params=["duckdb", "postgres"])
def score(request: pytest.FixtureRequest) -> Iterator[Score]:
    """Score the accounts a and b by their events, on one engine, then on the other."""
    dialect = request.param
    connection: Any = duckdb.connect()
    if dialect == "postgres":
        connection = psycopg.connect(request.getfixturevalue("postgres"), autocommit=True)

    def scored(
        card: Scorecard,
        events: Rows,
        *,
        columns: Mapping[str, str] = COLUMNS,
        people: Rows | None = None,
    ) -> Scored:
        connection.execute("SET TimeZone = 'UTC'")
        accounts = bound("accounts", {"account_id": "VARCHAR"})
        persons = bound("people", dict.fromkeys(("person_id", "account_id"), "VARCHAR"))
        own = bound("events", columns)
        filled(connection, accounts, {"account_id": "VARCHAR"}, [{"account_id": x} for x in "ab"])
        filled(connection, own, columns, events)
        filled(connection, persons, dict.fromkeys(persons.columns, "VARCHAR"), people or ())
        told = None if people is None else persons
        project = BoundProject(accounts, events=own, people=told)
        cursor = connection.execute(
            translated(compile_scorecard(card, project, as_of=AS_OF).sql, dialect)
        )
        names = [column[0] for column in cursor.description]
        return {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}

    yield scored
    connection.close()


def card_of(*components: Row) -> Scorecard:
    """Build a points scorecard of event components, each of one point an event."""
    parts = [{"name": f"c{n}", "each": 1} | one for n, one in enumerate(components)]
    written = {"name": "short", "way": "points", "tiers": {"A": 1, "B": 0}}
    return Scorecard.model_validate(written | {"dimensions": {"use": {"components": parts}}})


def event(days: float = 1, **more: Any) -> Row:
    """Give an event of account a so many days ago."""
    row = {"account_id": "a", "kind": "demo", "occurred_at": NOW - timedelta(days=days)}
    return row | more


ANY = card_of({"events": {}})


def test_more_components_than_one_number_has_bits(score: Score) -> None:
    """Each of 120 components picks its own kind only, across three numbers of bits."""
    count = 2 * BITS_A_MASK + 20
    card = card_of(*({"events": {"kind": f"k{n}"}, "each": n + 1} for n in range(count)))
    events = [event(kind=f"k{n}", event_id=str(n)) for n in range(0, count, 7)]

    row = score(card, events)["a"]

    given = [row[f"c{n}_points"] for n in range(count)]
    assert given == [n + 1 if n % 7 == 0 else 0 for n in range(count)]


def test_without_ids_every_row_is_an_event(score: Score) -> None:
    """Nothing says that two rows are one, and no row is a copy."""
    columns = {name: sql for name, sql in COLUMNS.items() if name != "event_id"}

    row = score(ANY, [event(), event()], columns=columns)["a"]

    assert (row["score"], row["events_counted"], row["events_repeated"]) == (2, 2, 0)


def test_rows_of_one_id_are_one_event(score: Score) -> None:
    """It happened when the first of them did, and the others are counted as copies."""
    card = card_of({"events": {}, "each": 10, "decay": {"linear": "10d"}})

    row = score(card, [event(1, event_id="e"), event(5, event_id="e"), event(2, event_id="e")])["a"]

    assert (row["score"], row["events_counted"], row["events_repeated"]) == (5, 3, 2)


@pytest.mark.parametrize("no_id", [None, "", "   "])
def test_a_blank_id_is_none(score: Score, no_id: str | None) -> None:
    """Such events are each their own, however alike they are."""
    row = score(ANY, [event(event_id=no_id)] * 3)["a"]

    assert (row["score"], row["events_repeated"]) == (3, 0)


def test_ids_may_be_numbers(score: Score) -> None:
    """Two rows of 7 are one event; 8 and no number are others."""
    columns = {**COLUMNS, "event_id": "BIGINT"}
    events = [event(event_id=one) for one in (7, 7, 8, None)]

    assert score(ANY, events, columns=columns)["a"]["score"] == 3


def test_a_person_tells_the_account_where_the_event_does_not(score: Score) -> None:
    """What the event itself names comes first; a person of no account leads nowhere."""
    people = [{"person_id": "p", "account_id": "b"}, {"person_id": "lead", "account_id": None}]
    events = [
        event(account_id=None, person_id="p"),
        event(account_id="  ", person_id=" p "),
        event(person_id="p"),
        event(account_id=None, person_id="lead"),
        event(account_id=None, person_id="nobody"),
        event(account_id=None),
    ]

    rows = score(ANY, events, people=people)

    assert {key: row["score"] for key, row in rows.items()} == {"a": 1, "b": 2}
    assert (rows["a"]["events_in_sight"], rows["a"]["events_of_nobody"]) == (6, 3)


def test_without_a_people_table_such_events_are_of_nobody(score: Score) -> None:
    """They are counted, and give nothing to anybody."""
    rows = score(ANY, [event(account_id=None, person_id="p"), event()])

    assert {key: row["score"] for key, row in rows.items()} == {"a": 1, "b": 0}
    assert rows["b"]["events_of_nobody"] == 1


def test_a_person_that_stands_twice_has_the_smallest_account(score: Score) -> None:
    """An event is at one account, and the order of the people does not matter."""
    people = [{"person_id": "p", "account_id": account} for account in "ba"]

    rows = score(ANY, [event(account_id=None, person_id="p")], people=people)

    assert {key: row["score"] for key, row in rows.items()} == {"a": 1, "b": 0}


def test_without_known_at_events_were_known_when_they_happened(score: Score) -> None:
    """This moment counts, and one microsecond later does not."""
    columns = {name: sql for name, sql in COLUMNS.items() if name != "known_at"}
    events = [event(0), event(-1e-6 / 86_400), event(3)]
    events[1]["occurred_at"] = NOW + timedelta(microseconds=1)

    assert score(ANY, events, columns=columns)["a"]["score"] == 2


def test_an_event_that_was_known_later_does_not_count(score: Score) -> None:
    """It counts from the moment at which it was known."""
    later = timedelta(microseconds=1)
    events = [event(3, known_at=NOW), event(3, known_at=NOW + later), event(3, known_at=None)]

    assert score(ANY, events)["a"]["score"] == 2


def test_an_events_table_may_have_nothing_but_accounts_and_dates(score: Score) -> None:
    """No id, kind, person, knowledge or quantity: every row is one event."""
    columns = {"account_id": "VARCHAR", "occurred_at": "TIMESTAMP"}
    parts: Sequence[Row] = (
        {"events": {}},
        {"events": {}, "times": "quantity"},
        {"events": {}, "count": "people"},
        {"events": {}, "count": "days"},
        {"events": {}, "per_person_per_day": 1},
    )

    row = score(card_of(*parts), [event(1), event(1), event(3)], columns=columns)["a"]

    assert [row[f"c{place}_points"] for place in range(5)] == [3, 3, 0, 2, 2]


CONTRADICTIONS: Sequence[tuple[str, tuple[Any, ...]]] = (
    ("quantity", (5.0, 7.0)),
    ("quantity", (0.0, -1.0)),
    ("quantity", (7.0, 1e300)),
    ("quantity", (7.0, float("nan"))),
    ("quantity", (None, 0.5)),
    ("kind", ("demo", "trial")),
    ("kind", ("demo", None)),
    ("kind", (" demo", "demo ")),
    ("person_id", ("B", "a")),
    ("person_id", (" b", "a")),
    ("person_id", (None, "a")),
    ("occurred_at", (NOW, NOW - timedelta(days=9))),
    ("occurred_at", (None, NOW - timedelta(days=9))),
    ("known_at", (None, NOW + timedelta(days=1))),
)


@pytest.mark.parametrize(("column", "values"), CONTRADICTIONS)
def test_copies_that_contradict_each_other_are_what_the_reference_says(
    score: Score, column: str, values: tuple[Any, ...]
) -> None:
    """In either order of the rows; beside them an event of a person whom both might be."""
    card = card_of(
        {"events": {"kind": "demo"}, "times": "quantity", "decay": {"linear": "30d"}},
        {"events": {}, "count": "people"},
        {"events": {}, "per_person_per_day": 1, "times": "quantity"},
        {"events": {"kind": ["demo", "trial"]}, "once_within": "5d"},
    )
    copies = [event(2, event_id="e", quantity=3.0, person_id="p") | {column: v} for v in values]

    for order in (copies, copies[::-1]):
        events = [*order, event(1, event_id="f", person_id="a")]
        receipt = evaluate(card, Facts({}, AS_OF, events=tuple(map(Event, events))))
        row = score(card, events)["a"]
        lines = receipt.dimensions[0].contributions
        assert [row[f"c{n}_points"] for n in range(4)] == [line.contribution for line in lines]


def test_the_first_copy_gives_its_own_age_only_where_all_were_known(score: Score) -> None:
    """A row with an earlier date that is learnt tomorrow changes nothing today."""
    card = card_of({"events": {}, "each": 10, "decay": {"linear": "10d"}})
    later = event(9, event_id="e", known_at=NOW + timedelta(days=1))

    assert score(card, [event(2, event_id="e"), later])["a"]["score"] == Decimal(8)
