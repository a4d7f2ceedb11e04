"""The steps of one pass over rows: what they give, in groups, and its sum for each account."""

from collections.abc import Callable, Iterator

from tradewind.compiling.layout import ComponentColumns, Layout
from tradewind.compiling.measures import Measure, Pass, Rows
from tradewind.compiling.nodes import (
    All,
    Call,
    Column,
    Either,
    IsNull,
    Node,
    Number,
    Opposite,
    Pair,
    Step,
)
from tradewind.compiling.tables.events import COPIES, KIND, day_number, unrepeated
from tradewind.compiling.tables.products import steps_for
from tradewind.scorecard.hierarchy import Policy

EVENTS_COUNTED, EVENTS_REPEATED = "events_counted", "events_repeated"
"""How many rows of events every account has that may count, and how many of them are copies."""
SUMMED = "summed_"
"""How the names of steps begin that have one row per account."""
OWN_EVENTS: Pass = ("events", "separate")
"""The pass that also counts the rows of each account, whoever counts them besides."""
Measured = list[tuple[ComponentColumns, tuple[Measure, ...]]]
"""What components measure in one pass, each beside its columns."""
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


def pass_steps(
    rows: Rows, measured: Measured, source: str, layout: Layout, *, policy: Policy
) -> Iterator[Step]:
    """Give the steps of one pass; each that sums up has one row per account.

    Args:
        rows: Of what the measures are sums.
        measured: The measures.
        source: The step with the rows, or with those that are grouped.
        layout: The names of the columns.
        policy: Whose rows an account counts, which the source has at each account already.
    """
    if rows == "unrepeated_events":
        for part, found in measured:
            picked = found[0].picked
            assert picked is not None, "what leaves out repeats says among which events"
            in_families = policy != "separate"
            step = unrepeated(source, layout, part.stem, picked, in_families=in_families)
            yield step
            # A component may be called like a kind of rows.
            name = f"only_{part.stem}"
            yield (given := _given(name, [(part, found)], step.name))
            yield _sum(name, rows, [(part, found)], given.name)
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
        columns=tests_within(measured),
        source=source,
        keeps=True,
    )


def tests_within(measured: Measured) -> tuple[tuple[str, Node], ...]:
    """Give what is worked out first of every row or group, by the columns' names."""
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
        columns=(*keys, *tests_within(measured)),
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
