"""Read the events: those that had happened and were known, each event_id once."""

from collections.abc import Iterable
from dataclasses import dataclass

from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.layout import Layout
from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
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
    Window,
)
from tradewind.compiling.reading import read_as, read_if_there
from tradewind.project.bound import BoundTable
from tradewind.scorecard.components.events import EventsComponent
from tradewind.scorecard.components.interface import TableUse
from tradewind.scorecard.conditions import AnyOf
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.scorecard.occurrences import MOST_QUANTITY

KIND, STREAM = TableUse("events", "kind", "text"), TableUse("events", "stream", "text")
OCCURRED, KNOWN, AGE_DAYS = Column("occurred"), Column("known"), Column("age_days")
EVENT_KEY, PERSON_KEY, QUANTITY = Column("event_key"), Column("person_key"), Column("quantity")
SINCE_LIKE = Column("days_since_like")
"""Days since the event before of the same stream and kind at the account."""


@dataclass(frozen=True, slots=True)
class EventTables:
    """The tables that events are read from.

    Attributes:
        events: The events.
        people: The people, who tell the account of an event that names a person only; or None.
        are_distinct: Whether it is certain that no event_id stands in two rows.
    """

    events: BoundTable
    people: BoundTable | None
    are_distinct: bool


def event_steps(
    tables: EventTables, layout: Layout, wanted: Iterable[EventsComponent], at: Knowledge
) -> list[Step]:
    """Give the steps whose last one has a row per event that may count.

    Args:
        tables: The tables.
        layout: The names of the columns that filters read.
        wanted: The components that look at events.
        at: The moments.
    """
    components = tuple(wanted)
    steps = [_read(tables, layout, components)]
    if tables.people is not None:
        steps = [_person_accounts(tables.people), *steps, _placed(steps[-1].name)]
    steps.append(_known(steps[-1].name, tables, layout, components, at))
    if not tables.are_distinct and "event_id" in tables.events.columns:
        steps.extend(_distinct(steps[-1].name))
    return steps


def _read(tables: EventTables, layout: Layout, wanted: tuple[EventsComponent, ...]) -> Step:
    events = tables.events
    needs_people = tables.people is not None
    columns = [
        ("account_written" if needs_people else "account_key", _text(events, "account_id")),
        ("occurred", read_if_there(events, "occurred_at", "date")),
        ("known", read_if_there(events, "known_at", "date")),
    ]
    if not tables.are_distinct or any(one.once_within is not None for one in wanted):
        columns.append(("event_key", _text(events, "event_id")))
    if needs_people or any(_counts_people(one) for one in wanted):
        columns.append(("person_key", _text(events, "person_id")))
    if any(one.times is not None for one in wanted):
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


def _counts_people(component: EventsComponent) -> bool:
    return component.count == "people" or component.per_person_per_day is not None


def _quantity(events: BoundTable) -> Node:
    number = read_if_there(events, "quantity", "number")
    is_usable = All((Pair(number, ">=", Number(0)), Pair(number, "<=", Number(MOST_QUANTITY))))
    return Case(((is_usable, number),), Number(1.0))


def _known(
    source: str,
    tables: EventTables,
    layout: Layout,
    wanted: tuple[EventsComponent, ...],
    at: Knowledge,
) -> Step:
    by = Number(at.events_by_seconds)
    tests: list[Node] = [Opposite(IsNull(Column("account_key"))), Pair(OCCURRED, "<=", by)]
    if "known_at" in tables.events.columns:
        tests.append(Either((IsNull(KNOWN), Pair(KNOWN, "<=", by))))
    ends = [one.lifespan_days for one in wanted]
    finite = [end for end in ends if end is not None]
    # A repeat is told by the event before it, however old that is.
    is_limited = not any(one.once_within is not None for one in wanted)
    if len(finite) == len(ends) and is_limited:
        tests.append(Pair(_age_days(at), "<=", Number(float(max(finite)))))
    if (kinds := _kinds(wanted)) is not None:
        tests.append(IsIn(Column(layout.table_reads[KIND]), tuple(Text(kind) for kind in kinds)))
    return Step(
        name="known_events",
        comment="The events that had happened, and were known, by the as-of moment.",
        columns=(("age_days", _age_days(at)),),
        source=source,
        keeps=True,
        where=All(tuple(tests)),
    )


def _age_days(at: Knowledge) -> Node:
    age_seconds = Pair(Number(at.as_of_seconds), "-", OCCURRED)
    return Pair(age_seconds, "/", Number(SECONDS_A_DAY))


def _kinds(wanted: tuple[EventsComponent, ...]) -> tuple[str, ...] | None:
    """Give the kinds that anybody looks at; None where somebody looks at every kind."""
    kinds: dict[str, None] = {}
    for component in wanted:
        lists = [
            test.values
            for column, test in component.events.condition.tests
            if column == "kind" and isinstance(test, AnyOf)
        ]
        if not lists:
            return None
        kinds |= dict.fromkeys(lists[0])
    return tuple(kinds)


def _distinct(source: str) -> list[Step]:
    position = Window("ROW_NUMBER", (EVENT_KEY,), ((OCCURRED, "ASC"),))
    numbered = Step(
        name="numbered_events",
        comment="Rows of the same event_id are numbered, the one that happened first is 1.",
        columns=(("copy_number", position),),
        source=source,
        keeps=True,
    )
    is_first = Pair(Column("copy_number"), "=", Number(1))
    distinct = Step(
        name="distinct_events",
        comment="Each event_id once; events without an id all stay.",
        columns=(),
        source=numbered.name,
        keeps=True,
        where=Either((is_first, IsNull(EVENT_KEY))),
    )
    return [numbered, distinct]


def since_like(source: str, layout: Layout, wanted: Iterable[EventsComponent]) -> Step:
    """Tell for each event how long before it another of its stream and kind happened."""
    stream, kind = Column(layout.table_reads[STREAM]), Column(layout.table_reads[KIND])
    before = Window(
        "LAG",
        (Column("account_key"), stream, kind),
        ((OCCURRED, "ASC"), (EVENT_KEY, "ASC")),
        term=OCCURRED,
    )
    kinds = _kinds(tuple(wanted))
    texts = () if kinds is None else tuple(Text(one) for one in kinds)
    days = Pair(Pair(OCCURRED, "-", before), "/", Number(SECONDS_A_DAY))
    return Step(
        name="repeated_events",
        comment="The days since the event before of the same stream and kind at the account.",
        columns=(("days_since_like", days),),
        source=source,
        keeps=True,
        where=IsIn(kind, texts) if texts else None,
    )


def day_number() -> Node:
    """Give the number of the day, in UTC, on which an event happened."""
    return Call("FLOOR", (Pair(OCCURRED, "/", Number(SECONDS_A_DAY)),))
