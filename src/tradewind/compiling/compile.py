"""From a scorecard, bindings and a moment to one statement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from tradewind.compiling import dimensions, inputs, ranking, totals
from tradewind.compiling.attributes import ATTRIBUTES_FROM
from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.layout import Layout, layout_of
from tradewind.compiling.nested import Nested, prefixed, prefixes
from tradewind.compiling.nodes import Column, Plan, Step
from tradewind.compiling.published import nested_columns, published_columns
from tradewind.compiling.rooting import rooted
from tradewind.compiling.summing import Summed, summed
from tradewind.compiling.tables.account_history import attributes_then
from tradewind.compiling.titles import with_titles
from tradewind.compiling.write import statement
from tradewind.project.bound import BoundProject
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.scorecard.title_words import vocabulary_of
from tradewind.scorecard.used_scorecards import used_scorecards


@dataclass(frozen=True, slots=True)
class Compiled:
    """A scorecard's statement.

    Attributes:
        sql: The statement in DuckDB's dialect; one row per account with an account_id, or per
            person with a person_id.
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
    others: Mapping[str, Scorecard] | None = None,
) -> Compiled:
    """Compile a scorecard without problems to one statement.

    Args:
        card: The scorecard.
        project: The bound tables; the scorecard's columns must be among those of what it scores.
        as_of: The moment whose knowledge may be used, with its time zone; or several moments.
        carried: Columns of the accounts (or people) to give beside the scores and the columns
            that were read; None to give neither.
        others: The scorecards that it uses, and those that they use, by name; None for those
            that it holds itself. None of them uses itself, not through others either.

    Returns:
        The statement. Its result has one row per account: account_id, name, domain, owner,
        score (decimal, null where nothing is known), tier, cell, completeness (0–1),
        raw_score (before bounds and gates), is_excluded; then for every dimension its own
        score, points and profile, for every gate whether it closed, for every component its
        value and points, and the columns that were read. A scorecard of people gives one row
        per person: person_id, name, title, email, company_name, account_id, account_name and
        owner in place of the first four; where it says who is sales qualified, qualification
        and qualification_reason after is_excluded.

    Raises:
        ValueError: `as_of` has no time zone, or people are scored and none are bound.
    """
    at = as_of if isinstance(as_of, Knowledge) else Knowledge.at(as_of)
    used = _Used(project, at, (card.scorecards or {}) if others is None else others)
    nested = {name: used.nested(name) for name in used_scorecards(card)}
    scored = _scored(card, project, carried or (), at, nested)
    columns = published_columns(card, scored.layout)
    columns += [(name, Column(name)) for name in scored.sums.counts]
    columns += [(name, Column(name)) for name in scored.since]
    measures = scored.measures if carried is not None else ()
    if carried is not None:
        facts = (*measures, *scored.layout.reads.values())
        columns += [(name, Column(name)) for name in facts]
    published = Step(
        name="published",
        comment=f"What is published; one row per {_ROW[card.scores]}, decimals of four places.",
        columns=tuple(columns),
        source=scored.steps[-1].name,
    )
    title = (
        f"Scorecard {card.name}: the score of every {_ROW[card.scores]} as of "
        f"{at.as_of.isoformat()}.\n"
        "Scores and contributions are whole ten-thousandths until the last step, which makes\n"
        "them decimals of four places; FLOOR(x + 0.5) is the one rounding, alike on all engines."
    )
    return Compiled(
        sql=statement(Plan(title, (*used.steps, *scored.steps, published))),
        layout=scored.layout,
        columns=tuple(name for name, _ in columns),
        measures=measures,
        counts=tuple(scored.sums.counts),
    )


_ROW = {"accounts": "account", "people": "person"}


@dataclass(slots=True)
class _Used:
    """The scorecards that a statement uses, each compiled once, before those that use it.

    Attributes:
        project: The bound tables.
        at: The moments.
        cards: The scorecards, by name.
        made: Those that were compiled, by name.
    """

    project: BoundProject
    at: Knowledge
    cards: Mapping[str, Scorecard]
    made: dict[str, Nested] = field(default_factory=dict)

    @property
    def steps(self) -> list[Step]:
        """The steps of all of them, in order."""
        return [step for nested in self.made.values() for step in nested.steps]

    def nested(self, name: str) -> Nested:
        """Give the scores by one of them."""
        if name not in self.made:
            card = self.cards[name]
            nested = {used: self.nested(used) for used in used_scorecards(card)}
            scored = _scored(card, self.project, (), self.at, nested)
            last = Step(
                name="scores",
                comment=f"The scores by the scorecard {name}; one row per {_ROW[card.scores]}.",
                columns=nested_columns(card),
                source=scored.steps[-1].name,
            )
            prefix = prefixes(sorted(self.cards))[name]
            self.made[name] = Nested(card, prefixed((*scored.steps, last), prefix))
        return self.made[name]


@dataclass(frozen=True, slots=True)
class _Scored:
    """The steps up to the score, and what of them is published beside it.

    Attributes:
        steps: The steps, in order.
        layout: The names of the columns.
        measures: The columns of what components measured.
        sums: The sums over other tables.
        since: The column of the moment from which attributes held; none without a history.
    """

    steps: tuple[Step, ...]
    layout: Layout
    measures: tuple[str, ...]
    sums: Summed
    since: tuple[str, ...]


def _scored(
    card: Scorecard,
    project: BoundProject,
    carried: Iterable[ColumnUse],
    at: Knowledge,
    nested: Mapping[str, Nested],
) -> _Scored:
    if project.people is not None:
        people = with_titles(project.people, vocabulary_of(card.titles))
        project = replace(project, people=people)
    layout = layout_of(card, carried, project.names)
    steps: list[Step] = []
    if card.scores == "people":
        root = rooted(card, project, layout, at, nested)
        steps, project = [*root.steps], root.project
    steps.append(inputs.bound(project.accounts, layout))
    then = attributes_then(project, layout, at, steps[-1].name)
    steps.extend(then.steps)
    source = steps[-1].name
    sums = summed(project, layout, at, accounts=source, nested=nested)
    sums.stems |= then.stems
    steps.extend(sums.steps)
    if (aged := inputs.aged(layout, source, at.as_of_seconds)) is not None:
        steps.append(aged)
        source = aged.name
    steps.append(inputs.valued(card, layout, sums, source))
    if (filled := inputs.filled(layout, steps[-1].name)) is not None:
        steps.append(filled)
    steps.extend(_from_values(card, layout, steps[-1].name))
    since = (ATTRIBUTES_FROM,) if then.steps else ()
    return _Scored(tuple(steps), layout, (*then.measures, *sums.columns), sums, since)


def _from_values(card: Scorecard, layout: Layout, source: str) -> list[Step]:
    """Give the steps from the components' values to the score and the rank."""
    steps = [dimensions.judged(card, layout, source)]
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
    return steps
