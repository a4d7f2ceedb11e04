"""Find the missing data that would matter most: what is unknown, and whom filling it would move."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import Problem, counted
from tradewind.scorecard.moments import in_utc
from tradewind.scorecard.tiers import EXCLUDED, UNSCORED
from tradewind.workflows.backtesting.kept_sources import keep_sources
from tradewind.workflows.checkup.completeness import counts_by_tier, tables_looked_at
from tradewind.workflows.checkup.filled_accounts import SCORED, ScoredAccounts, scored_accounts
from tradewind.workflows.checkup.gap import Gap, gap_of_column, gap_of_table
from tradewind.workflows.checkup.gap_forms import dict_of, expected_words, table_of
from tradewind.workflows.checkup.held_tiers import lay_out_cuts
from tradewind.workflows.checkup.last_times import published_moment
from tradewind.workflows.checkup.of_accounts import must_score_accounts
from tradewind.workflows.projects.compiled_for import compiled_for, tables_read_by
from tradewind.workflows.projects.opening import OpenProject, chosen_scorecard, opened
from tradewind.workflows.projects.own_history import bind_own_history
from tradewind.workflows.results.exporting import exported
from tradewind.workflows.results.output_paths import check_output
from tradewind.workflows.results.tables import Table
from tradewind.workflows.steps import Listener, unheard


@dataclass(frozen=True, slots=True)
class GapsResult:
    """What is missing, and what of it would matter most.

    Attributes:
        scorecard: Name of the scorecard.
        hash: Hash of its content.
        as_of: The moment whose knowledge was used (UTC).
        tiers: Accounts by tier, best first, `unscored` and `excluded` at the end; tiers that
            nobody has are left out.
        best: Name of the best tier.
        gaps: The attributes, those whose filling moves most accounts first, then those of which
            that was not worked out, then the tables.
        sentence: What to fill first.
        warnings: How the input was treated.
        output: The file that was exported, or None.
        made_harmless: Texts of that file that a spreadsheet would have run as a formula.
    """

    scorecard: str
    hash: str
    as_of: datetime
    tiers: Mapping[str, int]
    best: str
    gaps: tuple[Gap, ...]
    sentence: str
    warnings: tuple[Problem, ...]
    output: Path | None = None
    made_harmless: int = 0

    @property
    def accounts(self) -> int:
        """How many accounts there are."""
        return sum(self.tiers.values())

    @property
    def table(self) -> Table:
        """One row per attribute or table, in their order.

        Columns: what (attribute or table), name, known and unknown (accounts), completeness
        (0–1), completeness_TIER for every tier, moving, up, down, into_best (accounts expected
        to; null where not worked out), moving_share (of the unknown), moving_from_TIER, note.
        """
        return table_of(self.gaps, [*self.tiers])

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form."""
        return {
            "scorecard": self.scorecard,
            "hash": self.hash,
            "as_of": self.as_of,
            "accounts": self.accounts,
            "tiers": dict(self.tiers),
            "sentence": self.sentence,
            "gaps": [dict_of(gap) for gap in self.gaps],
        }


def gaps(
    project: str | Path = ".",
    *,
    scorecard: str | None = None,
    as_of: datetime | None = None,
    output: str | Path | None = None,
    memory: str | None = None,
    progress: Callable[[str], None] | None = None,
) -> GapsResult:
    """Tell what is unknown of the accounts, by tier, and whose tier filling it would change.

    Each account whose value of an attribute is unknown is scored again with values that stand
    for the known ones: all of them where there are ten at most; of more numbers and dates the
    middles of their quintiles; of more texts the ten commonest, and the middles of five equal
    parts of the rest. An account counts with the shares of the values that would move it. All
    rules of the scorecard hold, as the statement is the same; tiers by share or by capacity are
    held at the lowest scores that they have now. That the unknown values are spread like the
    known ones is an assumption.

    Args:
        project: The project's folder.
        scorecard: Name of the scorecard; None for the only one of accounts.
        as_of: The moment whose knowledge may be used; UTC where it has no time zone; None for
            that of the published scores, else for now.
        output: File to export one row per attribute and table to: .csv, .parquet, .json, .xlsx.
        memory: Memory that may be used, such as 8GB; None for four fifths of the machine's.
        progress: Called with the name of each step when it begins.

    Raises:
        InvalidInput: The project, its data or its scorecard have problems that stop scoring, or
            the scorecard scores people.
        OutsideWorldFailed: A file, a lock or a disk stands in the way.
    """
    folder, step = Path(project), progress or unheard
    now = datetime.now(UTC)
    if output is not None:
        check_output(Path(output), Path(project))
    file = chosen_scorecard(folder, scorecard)
    must_score_accounts(file, verb="gaps")
    moment = in_utc(as_of) if as_of else published_moment(folder, file.card.name) or now
    step("reading the sources")
    with opened(folder, tables=tables_read_by(file.card), memory=memory) as in_sight:
        bind_own_history(in_sight, file.card, as_of=moment, now=now)
        step("checking the data")
        _, warnings = compiled_for(in_sight, file, as_of=moment, keeps_attributes=False)
        keep_sources(in_sight, [file.card])
        step("scoring the accounts as they are")
        scored = scored_accounts(in_sight.engine, in_sight.bound, file.card, moment)
        result = _found(in_sight, scored, file, warnings, step)
    if output is None:
        return result
    step("writing the file")
    about = {"scorecard": result.scorecard, "as_of": moment.date().isoformat()}
    treated = exported(result.table.arrow, Path(output), folder=folder, content="Gaps", about=about)
    return replace(result, output=Path(output), made_harmless=treated)


def _found(
    project: OpenProject,
    scored: ScoredAccounts,
    file: ScorecardFile,
    warnings: tuple[Problem, ...],
    step: Listener,
) -> GapsResult:
    names = file.card.cuts.names
    counts = counts_by_tier(project.engine, SCORED, "TRUE")
    tiers = {tier: counts[tier] for tier in (*names, UNSCORED, EXCLUDED) if tier in counts}
    lay_out_cuts(project.engine, file.card.cuts, SCORED)
    attributes = []
    for column in scored.columns:
        step(f"filling {column.name}")
        attributes.append(gap_of_column(scored, column, tiers, names))
    attributes.sort(key=lambda gap: (gap.moving is None, -(gap.moving or 0), gap.name))
    step("looking at the other tables")
    tables = [
        gap_of_table(scored, table, tiers) for table in tables_looked_at(file.card, scored.project)
    ]
    found = (*attributes, *tables)
    return GapsResult(
        scorecard=file.card.name,
        hash=file.hash,
        as_of=scored.as_of,
        tiers=tiers,
        best=names[0],
        gaps=found,
        sentence=_sentence(attributes, names[0], sum(tiers.values())),
        warnings=warnings,
    )


def _sentence(attributes: Sequence[Gap], best: str, accounts: int) -> str:
    """Say what to fill first."""
    if not accounts:
        return "There are no accounts."
    if not attributes:
        return "The scorecard reads no attribute of the accounts."
    if not any(gap.unknown for gap in attributes):
        return "Every attribute that the scorecard reads is known of every account."
    first = attributes[0]
    if not first.moving:
        return "Filling what is unknown would move no account across a tier."
    if first.unknown == 1:
        chance = f"{first.moving:.0%}"
        return (
            f"Filling {first.name} for the 1 account without it would move it across a tier with "
            f"a chance of about {chance}."
        )
    into = f"; {expected_words(first.into_best or 0)} into {best}" if first.into_best else ""
    return (
        f"Filling {first.name} for the {counted(first.unknown, 'account')} without it would move "
        f"about {expected_words(first.moving)} of them across a tier{into}."
    )
