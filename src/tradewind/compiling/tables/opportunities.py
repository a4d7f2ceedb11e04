"""Read the opportunities: as they stood by then, each opportunity_id once."""

from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.layout import Layout
from tradewind.compiling.nodes import (
    All,
    Case,
    Column,
    Either,
    IsIn,
    IsNull,
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
from tradewind.scorecard.components.opportunities import OUTCOMES
from tradewind.scorecard.facts import SECONDS_A_DAY

OUTCOME_THEN, SETTLED = Column("outcome_then"), Column("settled")
"""What an opportunity was then; and when it was closed, or opened where it was open then."""
AGE_DAYS = Column("age_days")
_KEY, _OPENED, _CLOSED = Column("opportunity_key"), Column("opened"), Column("closed")
_OUTCOME = Column("outcome_written")
_OPEN = Text("open")


def opportunity_steps(opportunities: BoundTable, layout: Layout, at: Knowledge) -> list[Step]:
    """Give the steps whose last one has a row per opportunity that had been opened by then.

    Args:
        opportunities: The table.
        layout: The names of the columns that filters read.
        at: The moments.
    """
    read = _read(opportunities, layout)
    known = _known(read.name, at)
    aged = _aged(known.name, at)
    return [read, known, aged, *_distinct(aged.name)]


def _read(opportunities: BoundTable, layout: Layout) -> Step:
    columns = [
        ("account_key", read_if_there(opportunities, "account_id", "text")),
        (_KEY.name, read_if_there(opportunities, "opportunity_id", "text")),
        (_OPENED.name, read_if_there(opportunities, "opened_at", "date")),
        (_CLOSED.name, read_if_there(opportunities, "closed_at", "date")),
        (_OUTCOME.name, read_if_there(opportunities, "outcome", "text")),
    ]
    for use, name in layout.table_reads.items():
        if use.table == "opportunities":
            column = opportunities.columns[use.column]
            columns.append((name, read_as(column, use.use, opportunities.dates)))
    return Step(
        name="read_opportunities",
        comment="The opportunities under our names, dates in seconds; one row per opportunity.",
        columns=tuple(columns),
        source=opportunities.relation,
    )


def _known(source: str, at: Knowledge) -> Step:
    by = Number(at.data_by_seconds)
    is_ours = IsIn(_OUTCOME, tuple(map(Text, OUTCOMES)))
    is_dated = Either((Pair(_OUTCOME, "=", _OPEN), Opposite(IsNull(_CLOSED))))
    was_closed = All((Pair(_OUTCOME, "<>", _OPEN), Pair(_CLOSED, "<=", by)))
    return Step(
        name="known_opportunities",
        comment="The opportunities that had been opened by the as-of moment, as they stood then.",
        columns=(
            (OUTCOME_THEN.name, Case(((was_closed, _OUTCOME),), _OPEN)),
            (SETTLED.name, Case(((was_closed, _CLOSED),), _OPENED)),
        ),
        source=source,
        keeps=True,
        where=All(
            (Opposite(IsNull(Column("account_key"))), Pair(_OPENED, "<=", by), is_ours, is_dated)
        ),
    )


def _aged(source: str, at: Knowledge) -> Step:
    age_seconds = Pair(Number(at.as_of_seconds), "-", SETTLED)
    return Step(
        name="aged_opportunities",
        comment="The days since each was closed, or opened where it was open then.",
        columns=((AGE_DAYS.name, Pair(age_seconds, "/", Number(SECONDS_A_DAY))),),
        source=source,
        keeps=True,
    )


def _distinct(source: str) -> list[Step]:
    is_closed: Node = Case(((Pair(OUTCOME_THEN, "=", _OPEN), Number(0)),), Number(1))
    position = Window(
        "ROW_NUMBER", (_KEY,), ((is_closed, "DESC"), (SETTLED, "DESC"), (OUTCOME_THEN, "DESC"))
    )
    numbered = Step(
        name="numbered_opportunities",
        comment="Rows of the same opportunity_id are numbered, closed ones and late ones first.",
        columns=(("copy_number", position),),
        source=source,
        keeps=True,
    )
    is_first = Pair(Column("copy_number"), "=", Number(1))
    distinct = Step(
        name="distinct_opportunities",
        comment="Each opportunity_id once; opportunities without an id all stay.",
        columns=(),
        source=numbered.name,
        keeps=True,
        where=Either((is_first, IsNull(_KEY))),
    )
    return [numbered, distinct]
