"""Score every account as of each of several moments, into one relation of the engine."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from tradewind.compiling.attributes import ATTRIBUTES_FROM
from tradewind.compiling.compile import Compiled, compile_scorecard
from tradewind.compiling.write import identifier
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import Problem
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.workflows.backtesting.kept_sources import keep_sources
from tradewind.workflows.projects.compiled_for import compiled_for
from tradewind.workflows.projects.opening import OpenProject
from tradewind.workflows.projects.own_history import bind_own_history

STANDING = ("score", "tier", "completeness", "is_excluded")
"""What every row has beside its keys and the values of the components."""


def ready_to_score(
    project: OpenProject, files: Sequence[ScorecardFile], moments: Sequence[datetime]
) -> tuple[Problem, ...]:
    """Check scorecards and what they read once, and make the sources quick to read many times.

    Args:
        project: The open project, with all tables that the scorecards read.
        files: The scorecards.
        moments: The moments as of which they will be scored, with their time zones.

    Returns:
        How the input is treated.

    Raises:
        InvalidInput: A scorecard or the data have problems that stop scoring.
        OutsideWorldFailed: The store cannot be read, or memory or disk is spent.
    """
    now = datetime.now(UTC)
    before_now = [moment for moment in moments if moment < now] or moments
    warnings: dict[Problem, None] = {}
    for file in files:
        # An earlier moment than the first run's is scored by today's values either way.
        bind_own_history(project, file.card, as_of=max(before_now), now=now)
        _, found = compiled_for(project, file, as_of=max(moments), keeps_attributes=False)
        warnings |= dict.fromkeys(found)
    keep_sources(project, [file.card for file in files])
    return tuple(warnings)


def score_moments(
    project: OpenProject,
    file: ScorecardFile,
    moments: Sequence[datetime],
    *,
    relation: str,
    with_facts: bool,
    step: Callable[[str], None],
    carried: Iterable[ColumnUse] = (),
) -> Compiled:
    """Score as of each moment, and put all scores into one temporary table.

    The data and the scorecard are checked by `ready_to_score`, which comes before.

    Args:
        project: The open project.
        file: The scorecard.
        moments: The moments, with their time zones; at least one.
        relation: Name of the table to make. It gets one row per moment and account (or person):
            `snapshot`, the moment's position among `moments`; account_id (or person_id), score,
            tier, completeness, is_excluded, and the value of every component.
        with_facts: Whether it also gets the columns that the scorecard reads, and
            `attributes_from` where there is an account history.
        step: Called with what is done when each moment begins.
        carried: Columns of the accounts (or people) that it gets beside them, as of the moments.

    Returns:
        The statement of the last moment; its layout, which names the columns, is that of all.

    Raises:
        ValueError: There is no moment, or one has no time zone.
        OutsideWorldFailed: Memory or disk is spent.
    """
    if not moments:
        raise ValueError("score_moments needs at least one moment")
    bound = project.bound
    carried = tuple(carried)
    facts = carried if with_facts or carried else None
    own = dict.fromkeys((*(use for _, use in file.card.column_uses()), *carried))
    wanted = tuple(own) if with_facts else carried
    for place, moment in enumerate(moments):
        step(f"Scoring by {file.card.name} as of {moment.date()}")
        compiled = compile_scorecard(file.card, bound, as_of=moment, carried=facts)
        columns = ", ".join(map(identifier, _columns(compiled, wanted)))
        into = f"INSERT INTO {identifier(relation)}"
        if not place:
            into = f"CREATE OR REPLACE TEMP TABLE {identifier(relation)} AS"
        project.engine.execute(
            f"{into} SELECT CAST({place} AS INTEGER) AS snapshot, {columns} FROM (\n{compiled.sql})"
        )
    return compiled


def _columns(compiled: Compiled, facts: Sequence[ColumnUse]) -> Iterator[str]:
    yield compiled.layout.key
    yield from STANDING
    yield from (part.value for part in compiled.layout.components())
    yield from (compiled.layout.reads[use] for use in facts)
    if facts and ATTRIBUTES_FROM in compiled.columns:
        yield ATTRIBUTES_FROM
