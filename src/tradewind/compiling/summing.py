"""The steps that sum up, for each account, what components measure in other tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tradewind.compiling.components import measures
from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.layout import ComponentColumns, Layout
from tradewind.compiling.measures import Measure, Measuring, Pass, Rows
from tradewind.compiling.nested import Nested, prefixed
from tradewind.compiling.nodes import (
    Call,
    Case,
    Column,
    Either,
    IsNull,
    Join,
    Node,
    Number,
    Step,
    TotalOf,
    Truth,
)
from tradewind.compiling.passes import (
    EVENTS_COUNTED,
    EVENTS_REPEATED,
    OWN_EVENTS,
    SUMMED,
    Measured,
    pass_steps,
    tests_within,
)
from tradewind.compiling.tables.events import EventTables, event_steps, picks
from tradewind.compiling.tables.hierarchy import (
    columns_of,
    parent_steps,
    relative_steps,
    spread,
)
from tradewind.compiling.tables.opportunities import opportunity_steps
from tradewind.compiling.tables.people import Asked, person_steps
from tradewind.compiling.tables.technologies import technology_steps
from tradewind.project.bound import BoundProject
from tradewind.scorecard.components.interface import ColumnUse, Component, EventNeeds, TableUse
from tradewind.scorecard.components.people_rows import PeopleRowsComponent
from tradewind.scorecard.hierarchy import PARENT_COLUMN, Policy

EVENTS_IN_SIGHT, EVENTS_OF_NOBODY = "events_in_sight", "events_of_nobody"
"""How many rows of events may count in all, and how many of them are at no account."""
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
PERSONS: Pass = ("persons", "separate")


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
        steps = list(pass_steps(rows, measured, source, layout, policy=policy))
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
            Asked(part.stem, part.component, tests_within([(part, found)]))
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
