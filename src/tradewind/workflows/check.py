"""Check a project: all its problems at once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tradewind.files.scorecard_file import ScorecardFile, read_scorecard, scorecard_files
from tradewind.problems import InvalidInput, Problem, counted, in_reading_order
from tradewind.scorecard.rules import problems_of
from tradewind.workflows.checks import ALL, WITHOUT_ACCOUNTS, found_by
from tradewind.workflows.checks.interface import DataInSight
from tradewind.workflows.projects.event_counts import (
    EventCounts,
    all_event_counts,
    events_of_no_person,
)
from tradewind.workflows.projects.opening import OpenProject, chosen_scorecard, no_scorecard, opened
from tradewind.workflows.projects.whole_scorecards import whole_scorecard

SAME_NAME = "TW234"
"""Two scorecards have the same name."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """All problems of a project, in the order of its files.

    Attributes:
        problems: Errors, which stop scoring, and warnings, which say how data are treated.
        checked: What was looked at: tables with their numbers of rows, and scorecards.
    """

    problems: tuple[Problem, ...]
    checked: tuple[str, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop scoring."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def check(project: str | Path = ".", *, scorecard: str | None = None) -> CheckResult:
    """Find all problems of a project: its files, its sources, its data and its scorecards.

    Args:
        project: The project's folder.
        scorecard: Look at this scorecard only; None for all.

    Raises:
        OutsideWorldFailed: A file or database cannot be reached.
    """
    folder = Path(project)
    problems: list[Problem] = []
    checked: list[str] = []
    cards = _scorecards(folder, scorecard, problems)
    problems.extend(_of_one_name(cards))
    try:
        with opened(folder) as project_in_sight:
            problems.extend(project_in_sight.problems)
            tables = project_in_sight.tables
            engine, places = project_in_sight.engine, project_in_sight.file.places
            for name, table in tables.items():
                ((count,),) = engine.rows(f'SELECT COUNT(*) FROM "{table.relation}"')
                checked.append(f"{name}: {counted(count, 'row')}")
            if "accounts" in tables and not scorecard_files(folder):
                problems.append(no_scorecard())
            counts = _event_counts(project_in_sight)
            for card in _or_none(cards):
                told = _of_people(project_in_sight, counts, card)
                data = DataInSight(engine, tables, places, card, told)
                checks = ALL if "accounts" in tables else WITHOUT_ACCOUNTS
                problems.extend(found_by(checks, data))
    except InvalidInput as refused:
        problems.extend(refused.problems)
    checked += [f"scorecard {card.card.name}" for card in cards]
    return CheckResult(in_reading_order(dict.fromkeys(problems)), tuple(checked))


def _event_counts(project: OpenProject) -> EventCounts | None:
    if not {"accounts", "events"} <= project.tables.keys():
        return None
    return all_event_counts(project.engine, project.tables, now=datetime.now(UTC))


def _of_people(
    project: OpenProject, counts: EventCounts | None, card: ScorecardFile | None
) -> EventCounts | None:
    """Give the counts of events as they are where people are scored: whose they are is another."""
    is_of_people = card is not None and card.card.scores == "people" and "people" in project.tables
    if counts is None or not is_of_people:
        return counts
    of_nobody = events_of_no_person(project.engine, project.tables)
    return replace(counts, of_nobody=of_nobody, of_unknown_accounts=0)


def _of_one_name(cards: list[ScorecardFile]) -> Iterator[Problem]:
    """Find scorecards that have the name of one before: their scores would replace its own."""
    first: dict[str, ScorecardFile] = {}
    for card in cards:
        other = first.setdefault(card.card.name, card)
        if other is not card:
            yield Problem(
                code=SAME_NAME,
                place=card.places.at("name"),
                what=f'"{card.card.name}" is also the name of {other.places.file}.',
                fix="Give each scorecard a name of its own.",
            )


def _or_none(cards: list[ScorecardFile]) -> list[ScorecardFile | None]:
    """Give the scorecards, or one None where the tables are checked without any."""
    return [*cards] if cards else [None]


def _scorecards(folder: Path, name: str | None, problems: list[Problem]) -> list[ScorecardFile]:
    """Read the scorecards, and note what is wrong with them."""
    cards: list[ScorecardFile] = []
    try:
        if name is not None:
            cards = [chosen_scorecard(folder, name)]
    except InvalidInput as refused:
        problems.extend(refused.problems)
    for path in scorecard_files(folder) if name is None else ():
        try:
            written = read_scorecard(path, shown_as=path.relative_to(folder).as_posix())
            cards.append(whole_scorecard(folder, written))
        except InvalidInput as refused:
            problems.extend(refused.problems)
    for card in cards:
        problems.extend(problems_of(card.card, card.places))
    return cards
