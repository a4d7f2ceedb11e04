"""Read the events: those that had happened and were known, each event_id once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.layout import Layout
from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    Cast,
    Column,
    Either,
    IsIn,
    IsNull,
    Join,
    Node,
    Number,
    Opposite,
    Pair,
    Step,
    Text,
    Truth,
    Window,
)
from tradewind.compiling.reading import read_as, read_if_there
from tradewind.project.bound import BoundTable
from tradewind.scorecard.components.interface import EventNeeds, TableUse
from tradewind.scorecard.conditions import AnyOf, Condition
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.scorecard.occurrences import MOST_QUANTITY

OCCURRED, KNOWN, AGE_DAYS = Column("occurred"), Column("known"), Column("age_days")
EVENT_KEY, PERSON_KEY, QUANTITY = Column("event_key"), Column("person_key"), Column("quantity")
ACCOUNT_KEY, COPIES = Column("account_key"), Column("copies")
SINCE_LIKE = Column("days_since_like")
"""Days since the event before of the same stream and kind at the account."""
KIND, STREAM = TableUse("events", "kind", "text"), TableUse("events", "stream", "text")
DAY = Number(SECONDS_A_DAY)


@dataclass(frozen=True, slots=True)
class EventTables:
    """The tables that events are read from.

    Attributes:
        events: The events.
        people: The people, who tell the account of an event that names a person only; or None.
    """

    events: BoundTable
    people: BoundTable | None


@dataclass(frozen=True, slots=True)
class EventSteps:
    """The steps that read the events.

    Attributes:
        steps: The steps; the last one has a row per event that may count, at its account.
        known: The step that has every row that was known and may count, copies among them.
    """

    steps: tuple[Step, ...]
    known: str


def event_steps(
    tables: EventTables, layout: Layout, needs: Sequence[EventNeeds], at: Knowledge
) -> EventSteps:
    """Read the events that anybody needs, each event_id once.

    Args:
        tables: The tables.
        layout: The names of the columns that filters read.
        needs: What each component needs.
        at: The moments.
    """
    read = _read(tables, layout, needs)
    steps = [read]
    if tables.people is not None:
        steps = [_person_accounts(tables.people), read, _placed(read.name)]
    known = _known(steps[-1].name, tables, layout, needs, at)
    if "event_id" in tables.events.columns:
        asked = [name for name, _ in read.columns if name not in _OF_EVERY_EVENT]
        last = _distinct(known.name, layout, asked, at)
    else:
        last = _dated(known.name, at)
    return EventSteps((*steps, known, last), known.name)


_OF_EVERY_EVENT = ("account_written", "account_key", "occurred", "known", "event_key")


def _read(tables: EventTables, layout: Layout, needs: Sequence[EventNeeds]) -> Step:
    events = tables.events
    needs_people = tables.people is not None
    columns = [
        ("account_written" if needs_people else "account_key", _text(events, "account_id")),
        ("occurred", read_if_there(events, "occurred_at", "date")),
        ("known", read_if_there(events, "known_at", "date")),
    ]
    if "event_id" in events.columns:
        # An event without an id is like no other.
        key = Call("COALESCE", (_text(events, "event_id"), Cast(Call("UUID", ()), "VARCHAR")))
        columns.append(("event_key", key))
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


def _text(table: BoundTable, column: str) -> Node:
    return read_if_there(table, column, "text")


def _quantity(events: BoundTable) -> Node:
    number = read_if_there(events, "quantity", "number")
    is_usable = All((Pair(number, ">=", Number(0)), Pair(number, "<=", Number(MOST_QUANTITY))))
    return Case(((is_usable, number),), Number(1.0))


def _person_accounts(people: BoundTable) -> Step:
    person = _text(people, "person_id")
    return Step(
        name="person_accounts",
        comment="The account of every person that has one; one row per person.",
        columns=(
            ("person_of_account", person),
            ("account_of_person", Call("MIN", (_text(people, "account_id"),))),
        ),
        source=people.relation,
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
    tests.extend(_may_count(layout, needs, at))
    return Step(
        name="known_events",
        comment="The events that had happened, were known by then, and may still count.",
        columns=(),
        source=source,
        keeps=True,
        where=All(tuple(tests)),
    )


def _may_count(layout: Layout, needs: Sequence[EventNeeds], at: Knowledge) -> list[Node]:
    """Give a cheap test that leaves out what no component looks at: by kind, stream and age."""
    oldest: dict[TableUse, dict[str, float | None]] = {}
    for need in needs:
        listed = _listed(need.condition)
        if listed is None:
            return _not_older_than_all([one.oldest_days for one in needs], at)
        use, texts = listed
        ends = oldest.setdefault(use, {})
        for text in texts:
            ends[text] = _longer(ends.get(text, 0.0), need.oldest_days)
    return [Either(tuple(_is_young(layout, use, ends, at) for use, ends in oldest.items()))]


def _is_young(
    layout: Layout, use: TableUse, ends: Mapping[str, float | None], at: Knowledge
) -> Node:
    """Give the test that an event is not older than what is asked of its kind, or its stream."""
    branches: list[tuple[Node, Node]] = []
    for end in dict.fromkeys(ends.values()):
        alike = tuple(Text(text) for text, other in ends.items() if other == end)
        may = Truth(True) if end is None else _not_older(end, at)
        branches.append((IsIn(Column(layout.table_reads[use]), alike), may))
    return Case(tuple(branches), Truth(False))


def _longer(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else max(one, other)


def _not_older_than_all(ends: Sequence[float | None], at: Knowledge) -> list[Node]:
    finite = [end for end in ends if end is not None]
    return [_not_older(max(finite), at)] if len(finite) == len(ends) else []


def _listed(condition: Condition) -> tuple[TableUse, tuple[str, ...]] | None:
    """Give the kinds, or else the streams, that may pass a condition; None where any may."""
    texts = {column: test.values for column, test in condition.tests if isinstance(test, AnyOf)}
    return next(((use, texts[use.column]) for use in (KIND, STREAM) if use.column in texts), None)


def _not_older(days: float, at: Knowledge) -> Node:
    return Pair(_age_days(OCCURRED, at), "<=", Number(float(days)))


def _age_days(occurred: Node, at: Knowledge) -> Node:
    return Pair(Pair(Number(at.as_of_seconds), "-", occurred), "/", DAY)


def _dated(source: str, at: Knowledge) -> Step:
    return Step(
        name="dated_events",
        comment="The events of accounts, with their ages in days.",
        columns=(("age_days", _age_days(OCCURRED, at)), ("copies", Number(1.0))),
        source=source,
        keeps=True,
        where=Opposite(IsNull(ACCOUNT_KEY)),
    )


def _distinct(source: str, layout: Layout, asked: Sequence[str], at: Knowledge) -> Step:
    first = Call("MIN", (OCCURRED,))
    return Step(
        name="distinct_events",
        comment="One row per event_id: when it first happened, and how many rows it had.",
        columns=(
            *((name, _smallest(name, layout)) for name in ("account_key", *asked)),
            ("occurred", first),
            ("age_days", _age_days(first, at)),
            ("copies", Cast(Call("COUNT", (EVENT_KEY,)), "DOUBLE")),
        ),
        source=source,
        where=Opposite(IsNull(ACCOUNT_KEY)),
        grouped_by=(EVENT_KEY,),
    )


def _smallest(name: str, layout: Layout) -> Node:
    use = next((use for use, column in layout.table_reads.items() if column == name), None)
    if use is not None and use.use == "yes_no":
        smallest = Call("MIN", (Cast(Column(name), "BIGINT"),))
        return Pair(smallest, "=", Number(1))
    return Call("MIN", (Column(name),))


def unrepeated(source: str, layout: Layout, stem: str, picked: Node) -> Step:
    """Tell for each event that a component picks how long before it another of its kind was."""
    keys = (Column(layout.table_reads[STREAM]), Column(layout.table_reads[KIND]))
    before = Window("LAG", (ACCOUNT_KEY, *keys), ((OCCURRED, "ASC"),), term=OCCURRED)
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
