"""Score all accounts, or all people, of a project, and publish the scores."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tradewind.compiling.compile import Compiled
from tradewind.compiling.layout import Layout
from tradewind.compiling.write import identifier
from tradewind.engines.interface import Engine
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import Problem
from tradewind.scorecard.moments import in_utc
from tradewind.scorecard.qualification import NURTURE, SALES_QUALIFIED
from tradewind.scorecard.tiers import EXCLUDED, UNSCORED
from tradewind.store.interface import Run
from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.workflows.projects.compiled_for import compiled_for, tables_read_by
from tradewind.workflows.projects.opening import chosen_scorecard, opened, project_file_in
from tradewind.workflows.projects.own_history import bind_own_history
from tradewind.workflows.results.exporting import exported
from tradewind.workflows.results.output_paths import check_output
from tradewind.workflows.results.shown_columns import SHOWN_LABELS, SHOWN_STANDING
from tradewind.workflows.results.tables import Table
from tradewind.workflows.runs.publishing import SCORED, published
from tradewind.workflows.runs.run_warnings import older_than_current, run_warnings
from tradewind.workflows.steps import unheard

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """The scores of one run.

    Attributes:
        scorecard: Name of the scorecard.
        hash: Hash of its content.
        as_of: The moment whose knowledge was used, in UTC.
        counts: Rows by name: accounts (or people), scored, unscored, excluded, one for each tier
            as `tier A`, and `sales qualified` and `nurture` where the scorecard tells them apart.
        warnings: How the input was treated, such as values that could not be read.
        scores: One row per account: account_id, name, owner, score, tier, cell, completeness and
            the dimensions' own scores; best first. One row per person where people are scored:
            person_id, name, title, email, company_name, account_id, account_name and owner, with
            qualification and qualification_reason after the tier.
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
    """Score all accounts of a project, or all people where the scorecard scores people.

    Args:
        project: The project's folder.
        scorecard: Name of the scorecard; None for the only one, or the only one of accounts.
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
        check_output(Path(output), folder)
    file = project_file_in(folder)
    card = chosen_scorecard(folder, scorecard)
    step("reading the sources")
    with opened(folder, tables=tables_read_by(card.card), file=file, memory=memory) as in_sight:
        bind_own_history(in_sight, card.card, as_of=moment, now=started_at)
        step("checking the data")
        compiled, warnings = compiled_for(in_sight, card, as_of=moment, keeps_attributes=publish)
        step(f"scoring the {card.card.scores}")
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


def _counts(engine: Engine, card: ScorecardFile) -> dict[str, int]:
    tiers = engine.rows(f"SELECT tier, COUNT(*) FROM {SCORED} GROUP BY 1")
    by_tier = {str(tier): int(count) for tier, count in tiers}
    excluded, unscored = by_tier.pop(EXCLUDED, 0), by_tier.pop(UNSCORED, 0)
    return {
        card.card.scores: sum(by_tier.values()) + excluded + unscored,
        "scored": sum(by_tier.values()),
        "excluded": excluded,
        "unscored": unscored,
        **_qualified(engine, card),
        **{f"tier {tier}": by_tier.get(tier, 0) for tier in card.card.cuts.names},
    }


def _qualified(engine: Engine, card: ScorecardFile) -> dict[str, int]:
    """Count who is sales qualified and who is nurtured, where the scorecard tells them apart."""
    if card.card.sales_qualified is None:
        return {}
    rows = engine.rows(f"SELECT qualification, COUNT(*) FROM {SCORED} GROUP BY 1")
    found = {str(word): int(count) for word, count in rows}
    return {word: found.get(word, 0) for word in (SALES_QUALIFIED, NURTURE)}


def scores_statement(compiled: Compiled) -> str:
    """Write the query of the scores of one row per account or person, best first, excluded last."""
    dimensions = [identifier(one.named("score")) for one in compiled.layout.dimensions]
    profiles = [
        identifier(one.named("profile")) for one in compiled.layout.dimensions if one.has_profiles
    ]
    shown = [*_shown_columns(compiled.layout, compiled.columns), *dimensions, *profiles]
    return (
        f"SELECT {', '.join(shown)} FROM {SCORED} "
        f"ORDER BY is_excluded, score DESC NULLS LAST, {compiled.layout.key}"
    )


def _shown_columns(layout: Layout, columns: Sequence[str]) -> Iterator[str]:
    """Go through the columns that a list of scores shows before those of the dimensions."""
    for name in (*SHOWN_LABELS[layout.scores], *SHOWN_STANDING):
        if name in columns:
            yield identifier(name)


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
    return exported(scores, path, folder=folder, content="Scores", about=about)
