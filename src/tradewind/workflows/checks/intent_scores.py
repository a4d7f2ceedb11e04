"""Scores of bought intent that are no scores; the reading does not surge."""

from collections.abc import Iterator

from tradewind.compiling.conditions import condition_term
from tradewind.compiling.nodes import Node
from tradewind.compiling.reading import read_as, read_if_there
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Problem, counted
from tradewind.project.bound import BoundTable
from tradewind.scorecard.components.intent import LARGEST_SCORE, IntentComponent
from tradewind.scorecard.conditions import Condition, Use
from tradewind.workflows.checks.interface import DataInSight

NO_SCORES = "TW466"
"""Scores of bought intent do not lie from 0 to 100; such a reading does not surge."""


def intent_scores(data: DataInSight) -> Iterator[Problem]:
    """Count the readings, among those that the scorecard looks at, whose score is none."""
    events = data.tables.get("events")
    if data.scorecard is None or events is None or "quantity" not in events.columns:
        return
    parts = (placed.component for placed in data.scorecard.card.placed())
    wanted = [part.intent.condition for part in parts if isinstance(part, IntentComponent)]
    for condition in dict.fromkeys(wanted):
        if all(column in events.columns for column, _ in condition.tests):
            yield from _of_condition(data, events, condition)


def _of_condition(data: DataInSight, events: BoundTable, condition: Condition) -> Iterator[Problem]:
    def column(name: str, use: Use) -> Node:
        return read_as(events.columns[name], use, events.dates)

    written = f"CAST({events.columns['quantity'].sql} AS VARCHAR)"
    score = expression(read_if_there(events, "quantity", "number"))
    # What is written and no finite number is no score, either.
    is_score = f"COALESCE({score} BETWEEN 0 AND {LARGEST_SCORE}, FALSE)"
    ((count, example),) = data.engine.rows(
        f"SELECT COUNT(*), MIN({written}) FROM {identifier(events.relation)} "
        f"WHERE {expression(condition_term(condition, column))} "
        f"AND {written} IS NOT NULL AND NOT {is_score}"
    )
    if count:
        yield Problem(
            code=NO_SCORES,
            place=data.place_of("events", "quantity"),
            what=f"{counted(count, 'reading')} of intent whose score does not lie from 0 to 100, "
            f'such as "{example}": no topic surges by it.',
            fix="Bind quantity to the column that holds the score, or mend it in the source.",
            severity="warning",
        )
