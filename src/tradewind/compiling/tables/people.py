"""Read the people: those known by then, each once at an account, with who is engaged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.layout import Layout
from tradewind.compiling.nested import Nested
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
    whole,
)
from tradewind.compiling.reading import read_as, read_if_there, was_entered
from tradewind.compiling.tables.events import AGE_DAYS, OCCURRED
from tradewind.compiling.titles import read_titles
from tradewind.project.bound import BoundTable
from tradewind.scorecard.components.people_rows import PeopleRowsComponent
from tradewind.scorecard.rounding import UNITS_PER_POINT

_ACCOUNT, _PERSON = Column("account_key"), Column("person_key")
_WRITTEN = Column("person_written")
_BY_PERSON = Join("", key="account_key", to="account_key", also=(("person_key", "person_key"),))
"""How what is told of a person at an account is joined."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a component asks of people.

    Attributes:
        stem: The component's stem.
        component: The component.
        tests: What it tests of every row, 1 where the row passes and 0 elsewhere, or another
            number of which the smallest counts; by the columns' names.
    """

    stem: str
    component: PeopleRowsComponent
    tests: tuple[tuple[str, Node], ...]


def person_steps(
    people: BoundTable,
    layout: Layout,
    at: Knowledge,
    asked: Sequence[Asked],
    *,
    events: str | None,
    picked: Mapping[str, Node],
    nested: Mapping[str, Nested],
) -> list[Step]:
    """Give the steps whose last one has a row per person and account.

    Its columns are the tests; for each component that asks who is engaged, when the person last
    was, as STEM_unit_latest; for each that rolls scores up, the score in ten-thousandths as
    STEM_unit_number and whether it may count as STEM_unit_scored.

    Args:
        people: The table.
        layout: The names of the columns that tests read.
        at: The moments.
        asked: What each component asks.
        events: The step with the events; None where nobody asks who is engaged.
        picked: The condition by which each component picks events, by its stem.
        nested: The scores that components roll up, by scorecard.
    """
    read = _read(people, layout, at)
    tested = _tested(read[-1].name, asked)
    steps = [*read, tested, _distinct(tested)]
    engaging = [one for one in asked if one.component.asks_who_is_engaged]
    if events is not None and engaging:
        engaged = _engaged(events, engaging, picked)
        steps += [engaged, _joined("engaged_persons", steps[-1].name, engaged)]
    for one in asked:
        for scorecard in one.component.scorecards_used:
            scores = _scores(nested[scorecard], one.stem)
            steps += [scores, _joined(f"with_scores_{one.stem}", steps[-1].name, scores)]
    return steps


def _read(people: BoundTable, layout: Layout, at: Knowledge) -> list[Step]:
    uses = {use: name for use, name in layout.table_reads.items() if use.table == "people"}
    account = read_if_there(people, "account_id", "text")
    entered = was_entered(people, at.data_by_seconds)
    where = All((Opposite(IsNull(account)), *([entered] if entered else [])))
    titles, people = read_titles(people, [use.column for use in uses], where)
    columns = [
        (_ACCOUNT.name, account),
        (_WRITTEN.name, read_if_there(people, "person_id", "text")),
        *(
            (name, read_as(people.columns[use.column], use.use, people.dates))
            for use, name in uses.items()
        ),
    ]
    read = Step(
        name="read_persons",
        comment="The people at accounts who had been entered by the as-of moment.",
        columns=tuple(columns),
        source=people.relation,
        where=None if titles else where,
    )
    return [*titles, read]


def _tested(source: str, asked: Sequence[Asked]) -> Step:
    # A row without an id is a person like no other.
    fresh = Cast(Call("UUID", ()), "VARCHAR")
    tests = (test for one in asked for test in one.tests)
    return Step(
        name="tested_persons",
        comment="Which tests of the components each row passes; an unknown test is not passed.",
        columns=(
            (_ACCOUNT.name, _ACCOUNT),
            (_PERSON.name, Call("COALESCE", (_WRITTEN, fresh))),
            *tests,
        ),
        source=source,
    )


def _distinct(tested: Step) -> Step:
    keys = (_ACCOUNT, _PERSON)
    names = [name for name, _ in tested.columns if Column(name) not in keys]
    return Step(
        name="distinct_persons",
        comment="Each person once at an account, who passes what all of their rows pass.",
        columns=(
            *((key.name, key) for key in keys),
            *((name, Call("MIN", (Column(name),))) for name in names),
        ),
        source=tested.name,
        grouped_by=keys,
    )


def _engaged(events: str, engaging: Sequence[Asked], picked: Mapping[str, Node]) -> Step:
    columns: list[tuple[str, Node]] = []
    any_counts: list[Node] = []
    for one in engaging:
        needs = one.component.event_needs
        assert needs is not None, "it asks who is engaged"
        assert needs.oldest_days is not None, "it says within how many days"
        counts = All((picked[one.stem], Pair(AGE_DAYS, "<=", Number(needs.oldest_days))))
        any_counts.append(counts)
        latest = Call("MAX", (Case(((counts, OCCURRED),), Null()),))
        columns.append((f"{one.stem}_unit_latest", latest))
    return Step(
        name="engagements",
        comment="When each person was last engaged at an account; one row per person and account.",
        columns=((_ACCOUNT.name, _ACCOUNT), (_PERSON.name, _PERSON), *columns),
        source=events,
        where=All((Opposite(IsNull(_PERSON)), Either(tuple(any_counts)))),
        grouped_by=(_ACCOUNT, _PERSON),
    )


def _scores(nested: Nested, stem: str) -> Step:
    is_in = Opposite(Column("is_excluded"))
    score = whole(Pair(Column("score"), "*", Number(float(UNITS_PER_POINT))))
    person, account = Column("row_key"), _ACCOUNT
    return Step(
        name=f"rolled_up_{stem}",
        comment="The scores of people, whom no gate excludes; one row per person and account.",
        columns=(
            (_ACCOUNT.name, account),
            (_PERSON.name, person),
            (f"{stem}_unit_number", Call("MAX", (Case(((is_in, score),), Null()),))),
            (f"{stem}_unit_scored", Call("MAX", (Case(((is_in, Number(1)),), Number(0)),))),
        ),
        source=nested.name,
        where=Opposite(IsNull(account)),
        grouped_by=(account, person),
    )


def _joined(name: str, source: str, told: Step) -> Step:
    columns = tuple((one, Column(one)) for one, _ in told.columns[2:])
    return Step(
        name=name,
        comment="The people with that; one row per person and account.",
        columns=columns,
        source=source,
        keeps=True,
        joins=(Join(told.name, _BY_PERSON.key, _BY_PERSON.to, _BY_PERSON.also),),
    )
