"""Read the events: those that had happened and were known, each event_id once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tradewind.compiling.conditions import condition_term
from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.layout import Layout
from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    Cast,
    Checked,
    Column,
    Either,
    IsIn,
    IsNull,
    Join,
    Node,
    Null,
    Number,
    Pair,
    Step,
    Text,
    Truth,
    Window,
    added,
)
from tradewind.compiling.reading import read_as, read_if_there, was_entered
from tradewind.compiling.tables.hierarchy import IS_ELSEWHERE, ROW_ACCOUNT
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.components.interface import EventNeeds, TableUse
from tradewind.scorecard.conditions import Use
from tradewind.scorecard.event_sight import EventSight, sight_of
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.scorecard.occurrences import MOST_QUANTITY

OCCURRED, KNOWN, AGE_DAYS = Column("occurred"), Column("known"), Column("age_days")
EVENT_KEY, PERSON_KEY, QUANTITY = Column("event_key"), Column("person_key"), Column("quantity")
ACCOUNT_KEY, COPIES = Column("account_key"), Column("copies")
SINCE_LIKE = Column("days_since_like")
"""Days since the event before of the same stream and kind at the account."""
KIND, STREAM = TableUse("events", "kind", "text"), TableUse("events", "stream", "text")
DAY = Number(SECONDS_A_DAY)
ASCENDING: Literal["ASC"] = "ASC"


@dataclass(frozen=True, slots=True)
class EventTables:
    """The tables that events are read from.

    Attributes:
        events: The events.
        people: The people, who tell the account of an event that names a person only; or None.
    """

    events: BoundTable
    people: BoundTable | None


def event_steps(
    tables: EventTables, layout: Layout, wanted: Mapping[str, EventNeeds], at: Knowledge
) -> list[Step]:
    """Give the steps whose last one has a row per event that may count, each event_id once.

    Args:
        tables: The tables.
        layout: The names of the columns that filters read.
        wanted: What each component needs, by its stem.
        at: The moments.
    """
    needs = [*wanted.values()]
    read = _read(tables, layout, needs)
    steps = [read]
    if tables.people is not None:
        steps = [_person_accounts(tables.people, at), read, _placed(read.name)]
    known = _known(steps[-1].name, tables, layout, needs, at)
    has_ids = "event_id" in tables.events.columns
    tested = _tested(known.name, layout, wanted, has_ids=has_ids)
    last = _distinct(tested, layout, needs, at) if has_ids else _dated(tested.name, at)
    return [*steps, known, tested, last]


def _read(tables: EventTables, layout: Layout, needs: Sequence[EventNeeds]) -> Step:
    events = tables.events
    needs_people = tables.people is not None
    columns = [
        ("account_written" if needs_people else "account_key", _text(events, "account_id")),
        ("occurred", read_if_there(events, "occurred_at", "date")),
        ("known", read_if_there(events, "known_at", "date")),
    ]
    if "event_id" in events.columns:
        columns.append(("event_written", _id(events.columns["event_id"])))
    if needs_people or any(one.people for one in needs):
        columns.append(("person_key", _text(events, "person_id")))
    if any(one.quantities for one in needs):
        columns.append(("quantity", _quantity(events)))
    for use, name in layout.table_reads.items():
        if use.table == "events":
            columns.append((name, read_as(events.columns[use.column], use.use, events.dates)))
    return Step(
        name="read_events",
        comment="The events, columns read as they are used, dates in seconds; one row per event.",
        columns=tuple(columns),
        source=events.relation,
    )


def _id(column: BoundColumn) -> Node:
    """Give an id as it is written, which is far cheaper than to trim it; null where it is blank."""
    written = Checked(column.sql)
    if column.kind is not Kind.TEXT:
        return Cast(written, "VARCHAR")
    may_be_blank = Either((Pair(written, "LIKE", Text(" %")), Pair(written, "=", Text(""))))
    is_blank = Pair(Call("TRIM", (written, Text(" "))), "=", Text(""))
    return Case(((All((may_be_blank, is_blank)), Null()),), written)


def _text(table: BoundTable, column: str) -> Node:
    return read_if_there(table, column, "text")


def _quantity(events: BoundTable) -> Node:
    number = read_if_there(events, "quantity", "number")
    is_usable = All((Pair(number, ">=", Number(0)), Pair(number, "<=", Number(MOST_QUANTITY))))
    return Case(((is_usable, number),), Number(1.0))


def _person_accounts(people: BoundTable, at: Knowledge) -> Step:
    person = _text(people, "person_id")
    return Step(
        name="person_accounts",
        comment="The account of every person known by then that has one; one row per person.",
        columns=(
            ("person_of_account", person),
            ("account_of_person", Call("MIN", (_text(people, "account_id"),))),
        ),
        source=people.relation,
        where=was_entered(people, at.data_by_seconds),
        grouped_by=(person,),
    )


def _placed(source: str) -> Step:
    account = Call("COALESCE", (Column("account_written"), Column("account_of_person")))
    return Step(
        name="placed_events",
        comment="Every event at its account: the one it names, or else that of its person.",
        columns=(("account_key", account),),
        source=source,
        keeps=True,
        joins=(Join("person_accounts", key="person_of_account", to="person_key"),),
    )


def _known(
    source: str,
    tables: EventTables,
    layout: Layout,
    needs: Sequence[EventNeeds],
    at: Knowledge,
) -> Step:
    by = Number(at.events_by_seconds)
    tests: list[Node] = [Pair(OCCURRED, "<=", by)]
    if "known_at" in tables.events.columns:
        tests.append(Either((IsNull(KNOWN), Pair(KNOWN, "<=", by))))
    tests.extend(_may_count(layout, sight_of(needs), at))
    return Step(
        name="known_events",
        comment="The events that had happened, were known by then, and may still count.",
        columns=(),
        source=source,
        keeps=True,
        where=All(tuple(tests)),
    )


def _may_count(layout: Layout, sight: EventSight, at: Knowledge) -> list[Node]:
    """Give a cheap test that leaves out what no component looks at: by kind, stream and age."""
    if not sight.ages:
        return [] if sight.oldest_days is None else [_not_older(sight.oldest_days, at)]
    return [Either(tuple(_is_young(layout, *ends, at) for ends in sight.ages.items()))]


def _is_young(layout: Layout, column: str, ends: Mapping[str, float | None], at: Knowledge) -> Node:
    """Give the test that an event is not older than what is asked of its kind, or its stream."""
    text_of = Column(layout.table_reads[TableUse("events", column, "text")])
    branches: list[tuple[Node, Node]] = []
    for end in dict.fromkeys(ends.values()):
        alike = tuple(Text(text) for text, other in ends.items() if other == end)
        branches.append((IsIn(text_of, alike), Truth(True) if end is None else _not_older(end, at)))
    return Case(tuple(branches), Truth(False))


def _not_older(days: float, at: Knowledge) -> Node:
    return Pair(_age_days(OCCURRED, at), "<=", Number(float(days)))


def _age_days(occurred: Node, at: Knowledge) -> Node:
    return Pair(Pair(Number(at.as_of_seconds), "-", occurred), "/", DAY)


def _dated(source: str, at: Knowledge) -> Step:
    return Step(
        name="dated_events",
        comment="The events with their ages in days.",
        columns=(("age_days", _age_days(OCCURRED, at)), ("copies", Number(1.0))),
        source=source,
        keeps=True,
    )


def picks(stems: Iterable[str]) -> dict[str, Node]:
    """Give, for each component that looks at events, the condition that it picks one.

    Args:
        stems: The components' stems, in the order in which `event_steps` gets them.
    """
    return {
        stem: Pair(Pair(Column(_mask(place)), "&", Number(_bit(place))), "<>", Number(0))
        for place, stem in enumerate(stems)
    }


BITS_A_MASK = 50


def _mask(place: int) -> str:
    return f"picked_by_{place // BITS_A_MASK + 1}"


def _bit(place: int) -> int:
    return 1 << place % BITS_A_MASK


def _tested(
    source: str, layout: Layout, wanted: Mapping[str, EventNeeds], *, has_ids: bool
) -> Step:
    """Tell which components pick which event: each has a bit of one number."""

    def column(name: str, use: Use) -> Node:
        return Column(layout.table_reads[TableUse("events", name, use)])

    # An event without an id is like no other. The id is given after the filter, which engines do
    # not push below a function that gives another value every time.
    fresh = Cast(Call("UUID", ()), "VARCHAR")
    key = [("event_key", Call("COALESCE", (Column("event_written"), fresh)))] if has_ids else []
    bits: dict[str, list[Node]] = {}
    for place, need in enumerate(wanted.values()):
        passes = condition_term(need.condition, column)
        bit = Case(((passes, Number(_bit(place))),), Number(0))
        bits.setdefault(_mask(place), []).append(bit)
    return Step(
        name="tested_events",
        comment="Which components pick the event, each with a bit; an unknown test picks none.",
        columns=(*key, *((mask, Cast(added(terms), "BIGINT")) for mask, terms in bits.items())),
        source=source,
        keeps=True,
    )


def _distinct(tested: Step, layout: Layout, needs: Sequence[EventNeeds], at: Knowledge) -> Step:
    smallest = ["account_key"]
    smallest += ["person_key"] * any(one.people for one in needs)
    smallest += ["quantity"] * any(one.quantities for one in needs)
    kept = dict.fromkeys(layout.table_reads[use] for one in needs for use in one.columns)
    first = Call("MIN", (OCCURRED,))
    return Step(
        name="distinct_events",
        comment="One row per event_id: when it first happened, and how many rows it had.",
        columns=(
            *((name, Call("MIN", (Column(name),))) for name in (*smallest, *kept)),
            *(
                (name, Call("BIT_AND", (Column(name),)))
                for name, _ in tested.columns
                if name != "event_key"
            ),
            ("occurred", first),
            ("age_days", _age_days(first, at)),
            ("copies", Cast(Call("COUNT", (EVENT_KEY,)), "DOUBLE")),
        ),
        source=tested.name,
        grouped_by=(EVENT_KEY,),
    )


def unrepeated(
    source: str, layout: Layout, stem: str, picked: Node, *, in_families: bool = False
) -> Step:
    """Tell for each event that a component picks how long before it another of its kind was.

    Among the events of a family that happened at one moment, the account's own comes first, then
    those of its relatives by their ids; so it is the same event that counts, wherever it is told.
    """
    order: tuple[Node, ...] = (OCCURRED, IS_ELSEWHERE, ROW_ACCOUNT) if in_families else (OCCURRED,)
    keys = (Column(layout.table_reads[STREAM]), Column(layout.table_reads[KIND]))
    ordered = tuple((term, ASCENDING) for term in order)
    before = Window("LAG", (ACCOUNT_KEY, *keys), ordered, term=OCCURRED)
    return Step(
        name=f"repeated_{stem}",
        comment="The days since the event before of the same stream and kind at the account.",
        columns=(("days_since_like", Pair(Pair(OCCURRED, "-", before), "/", DAY)),),
        source=source,
        keeps=True,
        where=picked,
    )


def day_number() -> Node:
    """Give the number of the day, in UTC, on which an event happened."""
    return Call("FLOOR", (Pair(OCCURRED, "/", DAY),))
