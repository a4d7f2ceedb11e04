"""The steps that sum up, for each account, what components measure in other tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tradewind.compiling.components import measures
from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.layout import ComponentColumns, Layout
from tradewind.compiling.measures import Measure, Measuring, Rows
from tradewind.compiling.nodes import Column, IsNull, Join, Node, Opposite, Step
from tradewind.compiling.tables.events import EventTables, day_number, event_steps, since_like
from tradewind.compiling.tables.products import product_steps
from tradewind.compiling.tables.technologies import technology_steps
from tradewind.project.bound import BoundProject
from tradewind.scorecard.components.early_adopter import EarlyAdopterComponent
from tradewind.scorecard.components.events import EventsComponent
from tradewind.scorecard.components.interface import TableUse
from tradewind.scorecard.components.products import ProductsComponent

TABLE_OF: dict[Rows, str] = {
    "technologies": "technologies",
    "products": "technologies",
    "events": "events",
    "unrepeated_events": "events",
    "person_days": "events",
    "people": "events",
    "days": "events",
}
"""The canonical table that each kind of rows comes from."""
_GROUPS: dict[Rows, tuple[tuple[str, Node], ...]] = {
    "person_days": (("person_key", Column("person_key")), ("day_number", day_number())),
    "people": (("person_key", Column("person_key")),),
    "days": (("day_number", day_number()),),
}
"""What, beside the account, makes one group of rows."""
_COMMENTS: dict[Rows, str] = {
    "technologies": "What the components ask of the products; one row per account with any.",
    "products": "The same for products that count once each, whatever they are called.",
    "events": "The events of every component, added up; one row per account with any.",
    "unrepeated_events": "The same for events of which repeats do not count.",
    "person_days": "The same for events capped by person and day.",
    "people": "The same for people, counted once each.",
    "days": "The same for days, counted once each.",
}


@dataclass(slots=True)
class Summed:
    """The sums over other tables.

    Attributes:
        steps: The steps, in order.
        joins: How the accounts join them.
        columns: The names of all measures.
        stems: The stems of the components whose table is bound.
    """

    steps: list[Step] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    stems: set[str] = field(default_factory=set)


def summed(project: BoundProject, layout: Layout, at: Knowledge) -> Summed:
    """Give the steps for all components that measure something in a table that is bound."""
    result = Summed()
    by_rows = _measures_by_rows(project, layout, at)
    sources = dict(_sources(project, layout, at, by_rows, result))
    for rows, measured in by_rows.items():
        steps = list(_sums(rows, measured, sources[TABLE_OF[rows]], layout))
        result.steps.extend(steps)
        result.joins.append(Join(steps[-1].name))
        for part, found in measured:
            result.columns.extend(part.measured(one.ending) for one in found)
            result.stems.add(part.stem)
    return result


Measured = list[tuple[ComponentColumns, tuple[Measure, ...]]]


def _measures_by_rows(project: BoundProject, layout: Layout, at: Knowledge) -> dict[Rows, Measured]:
    found: dict[Rows, Measured] = defaultdict(list)

    def column(use: TableUse) -> Node:
        return Column(layout.table_reads[use])

    for part in layout.components():
        by_rows: dict[Rows, list[Measure]] = defaultdict(list)
        for measure in measures(part.component, Measuring(part.stem, at, column)):
            if project.table(TABLE_OF[measure.rows]) is not None:
                by_rows[measure.rows].append(measure)
        for rows, own in by_rows.items():
            found[rows].append((part, tuple(own)))
    return found


def _sources(
    project: BoundProject,
    layout: Layout,
    at: Knowledge,
    by_rows: Iterable[Rows],
    result: Summed,
) -> Iterator[tuple[str, str]]:
    """Add the steps that read each table once, and give the name of the last of each."""
    tables = {TABLE_OF[rows] for rows in by_rows}
    if "technologies" in tables and project.technologies is not None:
        steps = technology_steps(project.technologies, at)
        result.steps.extend(steps)
        yield "technologies", steps[-1].name
    if "events" in tables and project.events is not None:
        wanted = _events_wanted(layout)
        read_from = EventTables(project.events, project.people, project.has_distinct_events)
        steps = event_steps(read_from, layout, wanted, at)
        result.steps.extend(steps)
        yield "events", steps[-1].name


def _events_wanted(layout: Layout) -> list[EventsComponent]:
    components = [part.component for part in layout.components()]
    return [one for one in components if isinstance(one, EventsComponent)]


def _sums(rows: Rows, measured: Measured, source: str, layout: Layout) -> Iterator[Step]:
    if rows == "unrepeated_events":
        yield (
            step := since_like(
                source,
                layout,
                [one for one in _events_wanted(layout) if one.once_within is not None],
            )
        )
        source = step.name
    if rows == "products":
        steps = _products(measured, source)
        yield from steps
        source = steps[-1].name
    if rows in _GROUPS:
        yield (step := _grouped(rows, measured, source))
        source = step.name
    columns = [(part.measured(one.ending), one.term) for part, found in measured for one in found]
    yield Step(
        name=f"summed_{rows}",
        comment=_COMMENTS[rows],
        columns=(("account_key", Column("account_key")), *columns),
        source=source,
        grouped_by=(Column("account_key"),),
    )


def _products(measured: Measured, source: str) -> list[Step]:
    parts = [part.component for part, _ in measured]
    catalogues = (part.catalogue for part in parts if isinstance(part, ProductsComponent))
    ranks = any(isinstance(part, EarlyAdopterComponent) for part in parts)
    return product_steps(source, next(catalogues), ranks=ranks)


def _grouped(rows: Rows, measured: Measured, source: str) -> Step:
    keys = (("account_key", Column("account_key")), *_GROUPS[rows])
    columns = {
        part.measured(f"unit_{ending}"): term
        for part, found in measured
        for one in found
        for ending, term in one.within
    }
    is_somebody = Opposite(IsNull(Column("person_key"))) if rows == "people" else None
    return Step(
        name=f"grouped_{rows}",
        comment=f"What {rows.replace('_', ' ')} add, one row for each of them and account.",
        columns=(*keys, *columns.items()),
        source=source,
        where=is_somebody,
        grouped_by=tuple(term for _, term in keys),
    )
