"""From a scorecard, bindings and a moment to one statement."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from tradewind.compiling import dimensions, inputs, ranking, totals
from tradewind.compiling.attributes import ATTRIBUTES_FROM
from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.layout import Layout, layout_of
from tradewind.compiling.nodes import (
    Cast,
    Column,
    Node,
    Plan,
    Step,
)
from tradewind.compiling.summing import Summed, summed
from tradewind.compiling.tables.account_history import attributes_then
from tradewind.compiling.totals import points
from tradewind.compiling.write import statement
from tradewind.project.bound import BoundProject
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.interface import ColumnUse


@dataclass(frozen=True, slots=True)
class Compiled:
    """A scorecard's statement.

    Attributes:
        sql: The statement in DuckDB's dialect; one row per account with an account_id.
        layout: Which column of the result holds what.
        columns: The columns of the result, in order.
        measures: Those among them that hold what components measured in other tables.
        counts: Those among them that count events; none where no component looks at events.
    """

    sql: str
    layout: Layout
    columns: tuple[str, ...]
    measures: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()


def compile_scorecard(
    card: Scorecard,
    project: BoundProject,
    *,
    as_of: datetime | Knowledge,
    carried: Iterable[ColumnUse] | None = (),
) -> Compiled:
    """Compile a scorecard without problems to one statement.

    Args:
        card: The scorecard.
        project: The bound tables; the scorecard's columns must be among those of the accounts.
        as_of: The moment whose knowledge may be used, with its time zone; or several moments.
        carried: Columns of the accounts to give beside the scores and the columns that were
            read; None to give neither.

    Returns:
        The statement. Its result has one row per account: account_id, name, domain, owner,
        score (decimal, null where nothing is known), tier, cell, completeness (0–1),
        raw_score (before bounds and gates), is_excluded; then for every dimension its own
        score, points and profile, for every gate whether it closed, for every component its
        value and points, and the columns that were read.

    Raises:
        ValueError: `as_of` has no time zone.
    """
    at = as_of if isinstance(as_of, Knowledge) else Knowledge.at(as_of)
    layout = layout_of(card, carried or (), project.names)
    steps, measures, sums = _steps(card, project, layout, at, keeps_facts=carried is not None)
    title = (
        f"Scorecard {card.name}: the score of every account as of {at.as_of.isoformat()}.\n"
        "Scores and contributions are whole ten-thousandths until the last step, which makes\n"
        "them decimals of four places; FLOOR(x + 0.5) is the one rounding, alike on all engines."
    )
    columns = tuple(name for name, _ in steps[-1].columns)
    return Compiled(
        sql=statement(Plan(title, tuple(steps))),
        layout=layout,
        columns=columns,
        measures=measures,
        counts=tuple(sums.counts),
    )


def _steps(
    card: Scorecard,
    project: BoundProject,
    layout: Layout,
    at: Knowledge,
    *,
    keeps_facts: bool,
) -> tuple[list[Step], tuple[str, ...], Summed]:
    steps = [inputs.bound(project.accounts, layout)]
    then = attributes_then(project, layout, at, steps[-1].name)
    steps.extend(then.steps)
    source = steps[-1].name
    sums = summed(project, layout, at)
    sums.stems |= then.stems
    steps.extend(sums.steps)
    if (aged := inputs.aged(layout, source, at.as_of_seconds)) is not None:
        steps.append(aged)
        source = aged.name
    steps.append(inputs.valued(card, layout, sums, source))
    if (filled := inputs.filled(layout, steps[-1].name)) is not None:
        steps.append(filled)
    steps.append(dimensions.judged(card, layout, steps[-1].name))
    steps.append(dimensions.profiled(card, layout, steps[-1].name))
    steps.extend(dimensions.chosen(layout, steps[-1].name))
    steps.extend(totals.shared(card, layout, steps[-1].name))
    steps.append(totals.contributed(card, layout, steps[-1].name))
    steps.append(totals.totalled(card, layout, steps[-1].name))
    if (closed := totals.closed(card, layout, steps[-1].name)) is not None:
        steps.append(closed)
    steps.append(totals.barred(card, layout, steps[-1].name))
    steps.append(totals.bounded(card, steps[-1].name))
    steps.append(totals.gated(steps[-1].name))
    if (ranked := ranking.ranked(card.cuts, steps[-1].name)) is not None:
        steps.append(ranked)
    published = _published(card, layout, steps[-1].name)
    counts = tuple((name, Column(name)) for name in sums.counts)
    since = ((ATTRIBUTES_FROM, Column(ATTRIBUTES_FROM)),) if then.steps else ()
    published = replace(published, columns=(*published.columns, *counts, *since))
    if not keeps_facts:
        return [*steps, published], (), sums
    measures = (*then.measures, *sums.columns)
    facts = [(name, Column(name)) for name in (*measures, *layout.reads.values())]
    return [*steps, replace(published, columns=(*published.columns, *facts))], measures, sums


def _published(card: Scorecard, layout: Layout, source: str) -> Step:
    columns: list[tuple[str, Node]] = [
        (label, Column(label)) for label in ("account_id", *inputs.LABELS)
    ]
    columns += [
        ("score", points(Column("score_units"))),
        ("tier", ranking.tier(card.cuts)),
        ("cell", Cast(ranking.cell(card.cells, layout), "VARCHAR")),
        ("completeness", points(Column("completeness_units"))),
        ("raw_score", points(Column("raw_units"))),
        ("is_excluded", Column("is_excluded")),
    ]
    for dimension in layout.dimensions:
        columns += totals.dimension_columns(dimension)
    columns += [(name, Column(name)) for name in layout.gates]
    for part in layout.components():
        columns.append((part.value, points_of_value(part.value)))
        columns.append((part.points, points(Column(f"{part.stem}_units"))))
    return Step(
        name="published",
        comment="What is published; one row per account, decimals of four places.",
        columns=tuple(columns),
        source=source,
    )


def points_of_value(name: str) -> Node:
    """Give a value, which has four places at most, as a decimal."""
    return Cast(Column(name), "DECIMAL(18, 4)")
