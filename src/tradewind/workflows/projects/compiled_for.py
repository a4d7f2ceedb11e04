"""A project's scorecard, checked against the data that it reads, as a statement."""

from collections.abc import Iterator
from datetime import datetime

from tradewind.compiling.compile import Compiled, compile_scorecard
from tradewind.compiling.reading import USUAL_USES
from tradewind.compiling.titles import TitledColumns
from tradewind.files.inlined_scorecards import used_file
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import InvalidInput, Problem
from tradewind.project.canonical import CANONICAL_TABLES
from tradewind.scorecard.card import Scorecard, Scores
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.scorecard.rules import problems_of
from tradewind.workflows.checks import BEFORE_SCORING, found_by
from tradewind.workflows.checks.interface import DataInSight
from tradewind.workflows.projects.opening import OpenProject

LABELS = {
    "accounts": frozenset({"account_id", "name", "domain", "owner"}),
    "people": frozenset({"person_id", "account_id", "name", "title", "email", "company_name"}),
}
"""Canonical columns that the scores show themselves."""


def tables_read_by(card: Scorecard) -> tuple[str, ...]:
    """Give the canonical tables that scoring by a scorecard reads."""
    cards = (card, *(card.scorecards or {}).values())
    components = [placed.component for one in cards for placed in one.placed()]
    looked_at = dict.fromkeys(one.table for one in components)
    if any(one.event_needs is not None for one in components):
        looked_at["events"] = None
    if any(one.scores == "people" for one in cards):
        # What a person's account runs may be asked of people, too.
        looked_at |= {"people": None, "technologies": None}
    # An event may name a person only, whose account the people table tells.
    people = ("people",) if "events" in looked_at else ()
    return tuple(dict.fromkeys(("accounts", "account_history", *looked_at, *people)))


def compiled_for(
    project: OpenProject, card: ScorecardFile, *, as_of: datetime, keeps_attributes: bool
) -> tuple[Compiled, tuple[Problem, ...]]:
    """Check a scorecard, those that it uses and the data that they read, and compile it.

    Returns:
        The statement, and the warnings.

    Raises:
        InvalidInput: A scorecard or the data have problems that stop scoring.
    """
    files = [card, *(used_file(card, name) for name in card.card.scorecards or {})]
    problems = [problem for one in files for problem in problems_of(one.card, one.places)]
    problems.extend(project.problems)
    if "accounts" in project.tables:
        for one in files:
            data = DataInSight(project.engine, project.tables, project.file.places, one)
            problems.extend(found_by(BEFORE_SCORING, data))
    warnings = _stop_at_errors(list(dict.fromkeys(problems)))
    carried = tuple(carried_columns(project, card.card.scores)) if keeps_attributes else None
    compiled = compile_scorecard(card.card, project.bound, as_of=as_of, carried=carried)
    return compiled, warnings


def carried_columns(project: OpenProject, scores: Scores) -> Iterator[ColumnUse]:
    """Go through the canonical columns of what is scored that a run keeps beside those it used."""
    columns = project.tables[scores].columns
    # To read every title takes time, which only a scorecard that asks for it is worth.
    there = columns.own if isinstance(columns, TitledColumns) else columns
    for column in CANONICAL_TABLES[scores].columns:
        if column.name in there and column.name not in LABELS[scores]:
            yield ColumnUse(column.name, USUAL_USES[column.kind])


def _stop_at_errors(problems: list[Problem]) -> tuple[Problem, ...]:
    if any(problem.severity == "error" for problem in problems):
        raise InvalidInput(problems)
    return tuple(problems)
