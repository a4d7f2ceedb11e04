"""Score all accounts of a project, and publish the scores."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tradewind.compiling.compile import Compiled, compile_scorecard
from tradewind.compiling.reading import USUAL_USES
from tradewind.compiling.write import identifier
from tradewind.engines.interface import Engine
from tradewind.files.exports.export import check as check_output
from tradewind.files.project_file import PROJECT_FILE, read_project
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import InvalidInput, Problem
from tradewind.project.bound import BoundTable
from tradewind.project.canonical import ACCOUNTS
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.scorecard.moments import in_utc
from tradewind.scorecard.rules import problems_of
from tradewind.scorecard.tiers import EXCLUDED, UNSCORED
from tradewind.store.interface import Run
from tradewind.store.local import LocalStore
from tradewind.workflows.checks import BEFORE_SCORING, found_by
from tradewind.workflows.checks.interface import DataInSight
from tradewind.workflows.exporting import exported
from tradewind.workflows.opening import OpenProject, chosen_scorecard, opened
from tradewind.workflows.own_history import bind_own_history
from tradewind.workflows.publishing import SCORED, STORE_FOLDER, published
from tradewind.workflows.run_warnings import older_than_current, run_warnings
from tradewind.workflows.steps import unheard
from tradewind.workflows.tables import Table

if TYPE_CHECKING:
    import pyarrow as pa

LABELS = frozenset({"account_id", "name", "domain", "owner"})


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """The scores of one run.

    Attributes:
        scorecard: Name of the scorecard.
        hash: Hash of its content.
        as_of: The moment whose knowledge was used, in UTC.
        counts: Rows by name: accounts, scored, unscored, excluded, and one for each tier as
            `tier A`.
        warnings: How the input was treated, such as values that could not be read.
        scores: One row per account: account_id, name, owner, score, tier, cell, completeness and
            the dimensions' own scores; best first.
        run: The published run; None where nothing was published.
        output: The file that was exported, or None.
        made_harmless: Texts of that file that a spreadsheet would have run as a formula.
    """

    scorecard: str
    hash: str
    as_of: datetime
    counts: Mapping[str, int]
    warnings: tuple[Problem, ...]
    scores: Table
    run: Run | None
    output: Path | None
    made_harmless: int


def score(
    project: str | Path = ".",
    *,
    scorecard: str | None = None,
    as_of: datetime | None = None,
    publish: bool = True,
    output: str | Path | None = None,
    memory: str | None = None,
    progress: Callable[[str], None] | None = None,
) -> ScoreResult:
    """Score all accounts of a project.

    Args:
        project: The project's folder.
        scorecard: Name of the scorecard; None where there is one only.
        as_of: The moment whose knowledge may be used; UTC where it has no time zone; None for
            now.
        publish: Whether the scores become the current ones of the project's store.
        output: File to export the scores to: .csv, .parquet, .json or .xlsx.
        memory: Memory that may be used, such as 8GB, beyond which it spills to disk; None for
            four fifths of the machine's.
        progress: Called with the name of each step when it begins.

    Raises:
        InvalidInput: The project, its data or its scorecard have problems that stop scoring.
        OutsideWorldFailed: A file, a lock or a disk stands in the way. What was published before
            stays; where only the export failed, this run was published, too.
    """
    folder = Path(project)
    step = progress or unheard
    started_at = datetime.now(UTC)
    moment = in_utc(as_of) if as_of else started_at
    if output is not None:
        check_output(Path(output))
    file = read_project(folder / PROJECT_FILE)
    card = chosen_scorecard(folder, scorecard)
    step("reading the sources")
    with opened(folder, tables=tables_read_by(card.card), file=file, memory=memory) as in_sight:
        bind_own_history(in_sight, card.card, as_of=moment, now=started_at)
        step("checking the data")
        compiled, warnings = compiled_for(in_sight, card, as_of=moment, keeps_attributes=publish)
        step("scoring the accounts")
        in_sight.engine.execute(f"CREATE TEMP TABLE {SCORED} AS\n{compiled.sql}")
        counts = _counts(in_sight.engine, card)
        warnings += tuple(
            run_warnings(in_sight, card, compiled, SCORED, as_of=moment, now=started_at)
        )
        run = None
        if publish:
            step("publishing the scores")
            before = LocalStore(folder / STORE_FOLDER).current(card.card.name)
            warnings += tuple(older_than_current(moment, before))
            run = published(
                in_sight, compiled, card, as_of=moment, started_at=started_at, counts=counts
            )
        scores = in_sight.engine.arrow(scores_statement(compiled))
    treated = 0
    if output is not None:
        step("writing the file")
        treated = _exported(scores, Path(output), folder=folder, card=card, as_of=moment)
    return ScoreResult(
        scorecard=card.card.name,
        hash=card.hash,
        as_of=moment,
        counts=counts,
        warnings=warnings,
        scores=Table(scores),
        run=run,
        output=Path(output) if output is not None else None,
        made_harmless=treated,
    )


def tables_read_by(card: Scorecard) -> tuple[str, ...]:
    """Give the canonical tables that scoring by a scorecard reads."""
    looked_at = dict.fromkeys(placed.component.table for placed in card.placed())
    # An event may name a person only, whose account the people table tells.
    people = ("people",) if "events" in looked_at else ()
    return tuple(dict.fromkeys(("accounts", "account_history", *looked_at, *people)))


def compiled_for(
    project: OpenProject, card: ScorecardFile, *, as_of: datetime, keeps_attributes: bool
) -> tuple[Compiled, tuple[Problem, ...]]:
    """Check a scorecard and the data that it reads, and compile it.

    Returns:
        The statement, and the warnings.

    Raises:
        InvalidInput: The scorecard or the data have problems that stop scoring.
    """
    problems = [*problems_of(card.card, card.places), *project.problems]
    if "accounts" in project.tables:
        data = DataInSight(project.engine, project.tables, project.file.places, card)
        problems.extend(found_by(BEFORE_SCORING, data))
    warnings = _stop_at_errors(problems)
    bound = project.bound
    carried = carried_columns(bound.accounts) if keeps_attributes else None
    compiled = compile_scorecard(card.card, bound, as_of=as_of, carried=carried)
    return compiled, warnings


def carried_columns(accounts: BoundTable) -> tuple[ColumnUse, ...]:
    """Give the canonical columns of the accounts, which a run keeps beside those it used."""
    return tuple(
        ColumnUse(column.name, USUAL_USES[column.kind])
        for column in ACCOUNTS.columns
        if column.name in accounts.columns and column.name not in LABELS
    )


def _stop_at_errors(problems: list[Problem]) -> tuple[Problem, ...]:
    if any(problem.severity == "error" for problem in problems):
        raise InvalidInput(problems)
    return tuple(problems)


def _counts(engine: Engine, card: ScorecardFile) -> dict[str, int]:
    tiers = engine.rows(f"SELECT tier, COUNT(*) FROM {SCORED} GROUP BY 1")
    by_tier = {str(tier): int(count) for tier, count in tiers}
    excluded, unscored = by_tier.pop(EXCLUDED, 0), by_tier.pop(UNSCORED, 0)
    return {
        "accounts": sum(by_tier.values()) + excluded + unscored,
        "scored": sum(by_tier.values()),
        "excluded": excluded,
        "unscored": unscored,
        **{f"tier {tier}": by_tier.get(tier, 0) for tier in card.card.cuts.names},
    }


def scores_statement(compiled: Compiled) -> str:
    """Write the query of the scores of one row per account, best first, excluded last."""
    dimensions = [identifier(one.named("score")) for one in compiled.layout.dimensions]
    profiles = [
        identifier(one.named("profile")) for one in compiled.layout.dimensions if one.has_profiles
    ]
    shown = ["account_id", '"name"', '"owner"', "score", "tier", "cell", "completeness"]
    return (
        f"SELECT {', '.join([*shown, *dimensions, *profiles])} FROM {SCORED} "
        "ORDER BY is_excluded, score DESC NULLS LAST, account_id"
    )


def _exported(
    scores: "pa.Table", path: Path, *, folder: Path, card: ScorecardFile, as_of: datetime
) -> int:
    """Export the scores; a team that wants no number gets none. Give the texts made harmless."""
    about = {
        "scorecard": card.card.name,
        "scorecard hash": card.hash,
        "as_of": as_of.date().isoformat(),
    }
    if card.card.desirable is not None:
        numbers = [name for name in scores.column_names if name.endswith("score")]
        scores = scores.drop_columns(numbers)
    return exported(scores, path, folder=folder, about=about)
