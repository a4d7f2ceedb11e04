"""Read the account history: the attributes that held at the as-of moment, and longer ago."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tradewind.compiling.attributes import ATTRIBUTES_FROM
from tradewind.compiling.components.growth import percent_term
from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.layout import ComponentColumns, Layout
from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    Cast,
    Column,
    Either,
    IsNull,
    Join,
    Node,
    Null,
    Number,
    Opposite,
    Pair,
    Step,
    Truth,
    Window,
)
from tradewind.compiling.reading import USUAL_USES, read_as, read_if_there
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.scorecard.components.growth import GrowthComponent
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.scorecard.conditions import Use
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.scorecard.versions import KEYS

_KEY, _FROM, _TO = Column("account_key"), Column("valid_from"), Column("valid_to")


@dataclass(frozen=True, slots=True)
class _Growing:
    """A growth component, and the column of which it measures the growth."""

    part: ComponentColumns
    use: ColumnUse
    over_days: float


@dataclass(slots=True)
class AttributesThen:
    """The accounts with their attributes as of the moment.

    Attributes:
        steps: The steps, the last of them with one row per account; none without a history.
        measures: The columns of what growth components measured.
        stems: The stems of those components.
    """

    steps: list[Step] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    stems: set[str] = field(default_factory=set)


def covered(history: BoundTable | None, uses: Iterable[ColumnUse]) -> tuple[ColumnUse, ...]:
    """Give those of some attributes that the account history has a column for."""
    there = history.columns.keys() - KEYS if history is not None else frozenset()
    return tuple(use for use in uses if use.column in there)


def attributes_then(
    project: BoundProject, layout: Layout, at: Knowledge, source: str
) -> AttributesThen:
    """Give the steps that put the attributes of the moment in the place of today's.

    Args:
        project: The bound tables; without an account history there is nothing to do.
        layout: The names of the columns.
        at: The moments; attributes are those known by `data_by`.
        source: The step of the accounts as they are today.
    """
    history = project.account_history
    uses = covered(history, layout.reads)
    if history is None or not uses:
        return AttributesThen()
    growing = list(_growing(layout, uses))
    days = dict.fromkeys([0.0, *(one.over_days for one in growing)])
    moments = {over: at.data_by_seconds - over * SECONDS_A_DAY for over in days}
    read = _read(history, {use: layout.reads[use] for use in uses})
    begun = _begun(read.name, list(moments.values()))
    latest = _latest(begun.name, list(moments.values()))
    held = _held(latest.name, history, layout, uses, growing, list(moments))
    steps = [read, begun, latest, held, _replaced(source, held.name, layout, uses, growing)]
    if growing:
        steps.append(_grown(steps[-1].name, growing))
    measures = [one.part.measured(end) for one in growing for end in GrowthComponent.measured]
    return AttributesThen(steps, measures, {one.part.stem for one in growing})


def _growing(layout: Layout, uses: Sequence[ColumnUse]) -> Iterator[_Growing]:
    """Go through the growth components whose column the history has."""
    for part in layout.components():
        if isinstance(part.component, GrowthComponent):
            (use,) = part.component.column_uses
            if use in uses:
                yield _Growing(part, use, part.component.over)


def _read(history: BoundTable, reads: dict[ColumnUse, str]) -> Step:
    columns: list[tuple[str, Node]] = [
        (_KEY.name, read_if_there(history, "account_id", "text")),
        (_FROM.name, read_if_there(history, "valid_from", "date")),
        (_TO.name, read_if_there(history, "valid_to", "date")),
    ]
    for use, name in reads.items():
        column = history.columns[use.column]
        usual = _usual_use(column)
        columns.append((name, _comparable(column, use.use, history)))
        if use.use != usual:
            columns.append((f"{name}_mark", _comparable(column, usual, history)))
    return Step(
        name="read_versions",
        comment="The account history, columns read as they are used; one row per version.",
        columns=tuple(columns),
        source=history.relation,
    )


def _usual_use(column: BoundColumn) -> Use:
    """Tell the reading that tells two values of a column from each other."""
    return USUAL_USES.get(column.kind, "text")


def _comparable(column: BoundColumn, use: Use, history: BoundTable) -> Node:
    """Read a column; yes and no as 1 and 0, of which every engine can take the largest."""
    term = read_as(column, use, history.dates)
    if use != "yes_no":
        return term
    is_no = Pair(term, "=", Truth(False))
    return Cast(Case(((term, Number(1.0)), (is_no, Number(0.0))), Null()), "DOUBLE")


def _held_at(seconds: float) -> Node:
    moment = Number(seconds)
    return All(
        (Pair(_FROM, "<=", moment), Either((IsNull(_TO), Pair(_TO, ">", moment)))),
    )


def _begun(source: str, moments: Sequence[float]) -> Step:
    """Keep the versions of which one of the moments asks, and find the latest start of each."""
    starts = tuple(
        (
            f"latest_from_{place}",
            Window("MAX", (_KEY,), term=Case(((_held_at(seconds), _FROM),), Null())),
        )
        for place, seconds in enumerate(moments)
    )
    return Step(
        name="begun_versions",
        comment="The versions that held at a moment in question, and when the latest one began.",
        columns=starts,
        source=source,
        keeps=True,
        where=All((Opposite(IsNull(_KEY)), Either(tuple(map(_held_at, moments))))),
    )


def _latest(source: str, moments: Sequence[float]) -> Step:
    flags = tuple(
        (
            f"is_then_{place}",
            All((Pair(_FROM, "=", Column(f"latest_from_{place}")), _held_at(seconds))),
        )
        for place, seconds in enumerate(moments)
    )
    return Step(
        name="latest_versions",
        comment="Whether a version is the one that counts at a moment.",
        columns=flags,
        source=source,
        keeps=True,
    )


def _held(
    source: str,
    history: BoundTable,
    layout: Layout,
    uses: Sequence[ColumnUse],
    growing: Sequence[_Growing],
    days: Sequence[float],
) -> Step:
    def value(use: ColumnUse, moment: int) -> Node:
        is_marked = use.use != _usual_use(history.columns[use.column])
        return _agreed(layout.reads[use], use.use, moment, is_marked=is_marked)

    columns: list[tuple[str, Node]] = [
        (_KEY.name, _KEY),
        (ATTRIBUTES_FROM, Call("MAX", (Column("latest_from_0"),))),
    ]
    columns += [(f"{layout.reads[use]}_held", value(use, 0)) for use in uses]
    for one in growing:
        place = days.index(one.over_days)
        columns.append((one.part.measured("then"), value(one.use, place)))
        start = Call("MAX", (Column(f"latest_from_{place}"),))
        columns.append((one.part.measured("then_from"), start))
    return Step(
        name="held_versions",
        comment="The attributes that held then; null where two versions of one start differ.",
        columns=tuple(columns),
        source=source,
        grouped_by=(_KEY,),
    )


def _agreed(name: str, use: Use, moment: int, *, is_marked: bool) -> Node:
    """Give the one value of a column at a moment; null where versions contradict each other."""
    is_then = Column(f"is_then_{moment}")

    def of_then(column: str) -> tuple[Node]:
        return (Case(((is_then, Column(column)),), Null()),)

    mark = f"{name}_mark" if is_marked else name
    value: Node = Call("MAX", of_then(name))
    if use == "yes_no":
        value = Pair(value, "=", Number(1.0))
    is_agreed = Pair(Call("MIN", of_then(mark)), "=", Call("MAX", of_then(mark)))
    return Case(((is_agreed, value),), Null())


def _replaced(
    source: str,
    held: str,
    layout: Layout,
    uses: Sequence[ColumnUse],
    growing: Sequence[_Growing],
) -> Step:
    has_none = IsNull(Column(ATTRIBUTES_FROM))

    def as_of(use: ColumnUse) -> Node:
        today = Column(layout.reads[use])
        if use not in uses:
            return today
        return Case(((has_none, today),), Column(f"{layout.reads[use]}_held"))

    columns: list[tuple[str, Node]] = [
        (name, Column(name)) for name in ("account_id", *layout.labels, ATTRIBUTES_FROM)
    ]
    columns += [(name, as_of(use)) for use, name in layout.reads.items()]
    for one in growing:
        columns.append((one.part.measured("now"), as_of(one.use)))
        then = map(one.part.measured, ("then", "then_from"))
        columns += [(name, Column(name)) for name in then]
    return Step(
        name="accounts_then",
        comment="The accounts as of the moment; today's values where no version held then.",
        columns=tuple(columns),
        source=source,
        joins=(Join(held),),
    )


def _grown(source: str, growing: Sequence[_Growing]) -> Step:
    columns = tuple(
        (
            one.part.measured("percent"),
            percent_term(Column(one.part.measured("now")), Column(one.part.measured("then"))),
        )
        for one in growing
    )
    return Step(
        name="grown_accounts",
        comment="By how many percent the numbers grew.",
        columns=columns,
        source=source,
        keeps=True,
    )
