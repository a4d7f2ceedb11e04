"""The steps that sum up, for each account, what components measure in other tables."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tradewind.compiling.components import measures
from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.layout import ComponentColumns, Layout
from tradewind.compiling.measures import Measure, Measuring, Pass, Rows
from tradewind.compiling.nested import Nested, prefixed
from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    Column,
    Either,
    IsNull,
    Join,
    Node,
    Number,
    Opposite,
    Pair,
    Step,
    TotalOf,
    Truth,
)
from tradewind.compiling.tables.events import (
    COPIES,
    KIND,
    EventTables,
    day_number,
    event_steps,
    picks,
    unrepeated,
)
from tradewind.compiling.tables.hierarchy import (
    columns_of,
    parent_steps,
    relative_steps,
    spread,
)
from tradewind.compiling.tables.opportunities import opportunity_steps
from tradewind.compiling.tables.people import Asked, person_steps
from tradewind.compiling.tables.products import steps_for
from tradewind.compiling.tables.technologies import technology_steps
from tradewind.project.bound import BoundProject
from tradewind.scorecard.components.interface import ColumnUse, Component, EventNeeds, TableUse
from tradewind.scorecard.components.people_rows import PeopleRowsComponent
from tradewind.scorecard.hierarchy import PARENT_COLUMN, Policy

EVENTS_COUNTED, EVENTS_REPEATED = "events_counted", "events_repeated"
"""How many rows of events every account has that may count, and how many of them are copies."""
EVENTS_IN_SIGHT, EVENTS_OF_NOBODY = "events_in_sight", "events_of_nobody"
"""How many such rows there are in all, and how many of them are at no account."""
SUMMED = "summed_"
"""How the names of steps begin that have one row per account."""
TABLE_OF: dict[Rows, str] = {
    "technologies": "technologies",
    "products": "technologies",
    "opportunities": "opportunities",
    "events": "events",
    "unrepeated_events": "events",
    "person_days": "events",
    "people": "events",
    "days": "events",
    "topics": "events",
    "capped_people": "events",
    "capped_person_days": "events",
    "persons": "people",
}
"""The canonical table that each kind of rows comes from."""
OWN_EVENTS: Pass = ("events", "separate")
"""The pass that also counts the rows of each account, whoever counts them besides."""
PERSONS: Pass = ("persons", "separate")
GROUPED: tuple[Rows, ...] = ("person_days", "people", "days", "topics")
"""Rows that are groups of others."""
CAPPED: tuple[Rows, ...] = ("capped_people", "capped_person_days")
"""Rows that are all that one person did."""
_COMMENTS: dict[Rows, str] = {
    "technologies": "What the components ask of the products; one row per account with any.",
    "products": "The same for products that count once each, whatever they are called.",
    "opportunities": "The opportunities of every component, added up; one row per account.",
    "events": "The events of every component, added up; one row per account with any.",
    "unrepeated_events": "The same for events of which repeats do not count.",
    "person_days": "The same for events capped by person and day.",
    "people": "The same for people, counted once each.",
    "days": "The same for days, counted once each.",
    "topics": "The same for topics of intent, counted once each.",
    "capped_people": "The same for events capped by person.",
    "capped_person_days": "The same for events capped by person and day, and by person.",
    "persons": "What the components ask of the people; one row per account with any.",
}


@dataclass(slots=True)
class Summed:
    """The sums over other tables.

    Attributes:
        steps: The steps, in order.
        joins: How the accounts join them.
        columns: All measures by name, and the term of each for an account, with rows or without.
        stems: The stems of the components whose table is bound.
        counts: The numbers of events of every account by name; empty without events.
    """

    steps: list[Step] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    columns: dict[str, Node] = field(default_factory=dict)
    stems: set[str] = field(default_factory=set)
    counts: dict[str, Node] = field(default_factory=dict)

    def term_of(self, measure: str) -> Node:
        """Give the term of a measure for an account; one summed up elsewhere is a column."""
        return self.columns.get(measure, Column(measure))


def summed(
    project: BoundProject,
    layout: Layout,
    at: Knowledge,
    *,
    accounts: str,
    nested: Mapping[str, Nested] | None = None,
) -> Summed:
    """Give the steps for all components that measure something in a table that is bound.

    Args:
        project: The bound tables.
        layout: The names of the columns.
        at: The moments.
        accounts: The step of the accounts as of the moment, who say whose parents they are.
        nested: The scores of people that components roll up, by scorecard; their steps come
            before these.
    """
    result = Summed()
    by_rows = _measures_by_rows(project, layout, at)
    sources = dict(_sources(project, layout, at, by_rows, result, nested or {}))
    if "events" in sources:
        by_rows.setdefault(OWN_EVENTS, [])
        result.counts = _counts()
    result.steps.extend(_family_steps(by_rows, layout, accounts))
    for (rows, policy), measured in by_rows.items():
        source = _spread(sources, rows, policy, by_rows, result, layout)
        steps = list(_sums(rows, measured, source, layout, policy=policy))
        tops = [one.name for one in steps if one.name.startswith(SUMMED)]
        if policy != "separate" and rows != "unrepeated_events":
            steps = [*prefixed(steps, f"{policy}_")]
            tops = [f"{policy}_{name}" for name in tops]
        result.steps.extend(steps)
        result.joins.extend(map(Join, tops))
        for part, found in measured:
            result.columns |= {part.measured(one.ending): _or_none(part, one) for one in found}
            result.stems.add(part.stem)
    return result


def _counts() -> dict[str, Node]:
    """Give the numbers of events of each account, and those of all, the same for every account."""
    summed_events = f"{SUMMED}events"
    is_nobody = IsNull(Column("account_key"))
    of_nobody = Case(((is_nobody, Column(EVENTS_COUNTED)),), Number(0.0))
    return {
        EVENTS_COUNTED: Call("COALESCE", (Column(EVENTS_COUNTED), Number(0.0))),
        EVENTS_REPEATED: Call("COALESCE", (Column(EVENTS_REPEATED), Number(0.0))),
        EVENTS_IN_SIGHT: TotalOf(summed_events, Column(EVENTS_COUNTED)),
        EVENTS_OF_NOBODY: TotalOf(summed_events, of_nobody),
    }


def _or_none(part: ComponentColumns, measure: Measure) -> Node:
    column = Column(part.measured(measure.ending))
    if measure.without_rows is None:
        return column
    return Call("COALESCE", (column, Number(measure.without_rows)))


Measured = list[tuple[ComponentColumns, tuple[Measure, ...]]]


def _measures_by_rows(project: BoundProject, layout: Layout, at: Knowledge) -> dict[Pass, Measured]:
    found: dict[Pass, Measured] = defaultdict(list)

    def column(use: TableUse) -> Node:
        return Column(layout.table_reads[use])

    picked = picks(_event_needs(layout))
    for part in layout.components():
        by_rows: dict[Rows, list[Measure]] = defaultdict(list)
        measuring = Measuring(part.stem, at, column, picked.get(part.stem, Truth(True)))
        for measure in measures(part.component, measuring):
            if _is_bound(project, part.component, measure.rows):
                by_rows[measure.rows].append(measure)
        for rows, own in by_rows.items():
            found[rows, part.component.policy].append((part, tuple(own)))
    return found


def _family_steps(passes: Iterable[Pass], layout: Layout, accounts: str) -> Iterator[Step]:
    """Give the steps that tell relatives, where a component asks for them."""
    policies = dict.fromkeys(policy for _, policy in passes if policy != "separate")
    if policies:
        yield from parent_steps(accounts, layout.reads[ColumnUse(PARENT_COLUMN, "text")])
    for policy in policies:
        yield from relative_steps(policy)


def _spread(
    sources: Mapping[str, str],
    rows: Rows,
    policy: Policy,
    passes: Mapping[Pass, Measured],
    result: Summed,
    layout: Layout,
) -> str:
    """Give the step with the rows of a table; for a policy, made once, those of relatives too."""
    source = sources[TABLE_OF[rows]]
    name = f"{policy}_{source}"
    if policy == "separate" or any(step.name == name for step in result.steps):
        return source if policy == "separate" else name
    counted = None
    if TABLE_OF[rows] == "events":
        picked = picks(_event_needs(layout))
        parts = [measured for one, measured in passes.items() if one[1] == policy]
        stems = dict.fromkeys(part.stem for measured in parts for part, _ in measured)
        counted = Either(tuple(picked[stem] for stem in stems if stem in picked))
    result.steps.append(spread(source, columns_of(source, result.steps), policy, counted))
    return name


def _is_bound(project: BoundProject, component: Component, rows: Rows) -> bool:
    """Tell whether the tables are bound whose rows a component measures."""
    needs_events = component.event_needs is not None
    has_events = project.events is not None or not needs_events
    return has_events and project.table(TABLE_OF[rows]) is not None


def _sources(
    project: BoundProject,
    layout: Layout,
    at: Knowledge,
    passes: Mapping[Pass, Measured],
    result: Summed,
    nested: Mapping[str, Nested],
) -> Iterator[tuple[str, str]]:
    """Add the steps that read each table once, and give the name of the last of each."""
    tables = {TABLE_OF[rows] for rows, _ in passes}
    persons = passes.get(PERSONS, [])
    if any(part.component.event_needs is not None for part, _ in persons):
        tables.add("events")
    events = None
    if "technologies" in tables and project.technologies is not None:
        steps = technology_steps(project.technologies, at)
        result.steps.extend(steps)
        yield "technologies", steps[-1].name
    if "opportunities" in tables and project.opportunities is not None:
        steps = opportunity_steps(project.opportunities, layout, at)
        result.steps.extend(steps)
        yield "opportunities", steps[-1].name
    if "events" in tables and project.events is not None:
        people = project.people if project.people_place_events else None
        read_from = EventTables(project.events, people)
        steps = event_steps(read_from, layout, _event_needs(layout), at)
        result.steps.extend(steps)
        events = steps[-1].name
        yield "events", events
    if "people" in tables and project.people is not None:
        asked = [
            Asked(part.stem, part.component, _within([(part, found)]))
            for part, found in persons
            if isinstance(part.component, PeopleRowsComponent)
        ]
        steps = person_steps(
            project.people,
            layout,
            at,
            asked,
            events=events,
            picked=picks(_event_needs(layout)),
            nested=nested,
        )
        result.steps.extend(steps)
        yield "people", steps[-1].name


def _event_needs(layout: Layout) -> dict[str, EventNeeds]:
    """Give what every component that looks at events needs of them, by its stem."""
    needs = {part.stem: part.component.event_needs for part in layout.components()}
    return {stem: need for stem, need in needs.items() if need is not None}


def _sums(
    rows: Rows, measured: Measured, source: str, layout: Layout, *, policy: Policy
) -> Iterator[Step]:
    """Give the steps of one kind of rows; each that sums up has one row per account."""
    if rows == "unrepeated_events":
        for part, found in measured:
            picked = found[0].picked
            assert picked is not None, "what leaves out repeats says among which events"
            in_families = policy != "separate"
            step = unrepeated(source, layout, part.stem, picked, in_families=in_families)
            yield step
            yield (given := _given(part.stem, [(part, found)], step.name))
            yield _sum(part.stem, rows, [(part, found)], given.name)
        return
    if rows == "products":
        components = [part.component for part, _ in measured]
        steps = steps_for(components, source, in_families=policy != "separate")
        yield from steps
        source = steps[-1].name
    if rows in CAPPED:
        is_daily = rows == "capped_person_days"
        daily = _grouped(rows, measured, source, layout) if is_daily else None
        yield (first := daily or _given(rows, measured, source))
        yield (step := _by_person(rows, measured, first.name))
        source = step.name
    elif rows == "persons":
        yield (step := _told(rows, measured, source))
        source = step.name
    elif rows in GROUPED:
        yield (step := _grouped(rows, measured, source, layout))
        source = step.name
    elif any(one.within for _, found in measured for one in found):
        yield (step := _given(rows, measured, source))
        source = step.name
    yield _sum(rows, rows, measured, source, counts_rows=(rows, policy) == OWN_EVENTS)


def _sum(
    name: str, rows: Rows, measured: Measured, source: str, *, counts_rows: bool = False
) -> Step:
    columns = [(part.measured(one.ending), one.term) for part, found in measured for one in found]
    if counts_rows:
        columns.append((EVENTS_COUNTED, Call("SUM", (COPIES,))))
        columns.append((EVENTS_REPEATED, Call("SUM", (Pair(COPIES, "-", Number(1)),))))
    return Step(
        name=f"{SUMMED}{name}",
        comment=_COMMENTS[rows],
        columns=(("account_key", Column("account_key")), *columns),
        source=source,
        grouped_by=(Column("account_key"),),
    )


def _given(name: str, measured: Measured, source: str) -> Step:
    return Step(
        name=f"given_{name}",
        comment="What each row gives to each component; null where it does not count.",
        columns=_within(measured),
        source=source,
        keeps=True,
    )


def _within(measured: Measured) -> tuple[tuple[str, Node], ...]:
    return _of_units(measured, lambda one: one.within)


def _of_units(
    measured: Measured, terms: Callable[[Measure], tuple[tuple[str, Node], ...]]
) -> tuple[tuple[str, Node], ...]:
    columns = {
        part.measured(f"unit_{ending}"): term
        for part, found in measured
        for one in found
        for ending, term in terms(one)
    }
    return tuple(columns.items())


def _by_person(rows: Rows, measured: Measured, source: str) -> Step:
    keys = (Column("account_key"), Column("person_key"))
    columns = _of_units(measured, lambda one: one.then)
    return Step(
        name=f"added_{rows}",
        comment="What every person gives in all, before it is capped; nobody is one of them.",
        columns=(*((key.name, key) for key in keys), *columns),
        source=source,
        grouped_by=keys,
    )


def _told(rows: Rows, measured: Measured, source: str) -> Step:
    return Step(
        name=f"told_{rows}",
        comment="What every person is to each component; one row per person and account.",
        columns=_of_units(measured, lambda one: one.then),
        source=source,
        keeps=True,
    )


def _grouped(rows: Rows, measured: Measured, source: str, layout: Layout) -> Step:
    keys = (("account_key", Column("account_key")), *_keys(rows, layout))
    return Step(
        name=f"grouped_{rows}",
        comment=f"What {rows.replace('_', ' ')} add, one row for each of them and account.",
        columns=(*keys, *_within(measured)),
        source=source,
        where=_picked(rows, measured),
        grouped_by=tuple(term for _, term in keys),
    )


def _keys(rows: Rows, layout: Layout) -> tuple[tuple[str, Node], ...]:
    """Give what, beside the account, makes one group of rows."""
    person, day = ("person_key", Column("person_key")), ("day_number", day_number())
    match rows:
        case "person_days" | "capped_person_days":
            return person, day
        case "people":
            return (person,)
        case "topics":
            return (("topic_name", Column(layout.table_reads[KIND])),)
        case _:
            return (day,)


def _picked(rows: Rows, measured: Measured) -> Node | None:
    """Give the condition of the rows that any group is made of; None where it is all rows."""
    picked = dict.fromkeys(one.picked for _, found in measured for one in found)
    conditions = tuple(one for one in picked if one is not None)
    tests: list[Node] = [Either(conditions)] if len(conditions) == len(picked) else []
    if rows == "people":
        tests.append(Opposite(IsNull(Column("person_key"))))
    return All(tuple(tests)) if tests else None
