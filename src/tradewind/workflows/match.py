"""Match the leads of a project to its accounts, and keep the matches with their evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tradewind.files.matching_file import read_matching
from tradewind.matching.settings import MatchSettings
from tradewind.problems import Problem
from tradewind.store.local import STORE_FOLDER
from tradewind.store.local_matchings import LocalMatchings
from tradewind.store.matchings import Matching
from tradewind.workflows.answers.standing_answers import standings
from tradewind.workflows.leads.incremental_matching import (
    Portion,
    portion_to_match,
    rules_of,
    unite,
)
from tradewind.workflows.leads.match_inputs import TABLES, make_inputs, refuse_without_people
from tradewind.workflows.leads.match_outcome import MatchOutcome, gone_accounts, outcome_of
from tradewind.workflows.leads.match_publishing import published_matching
from tradewind.workflows.leads.settled_matches import decisions_statement, in_sight, settle
from tradewind.workflows.match_extra import refuse_without_extra
from tradewind.workflows.projects.opening import OpenProject, opened
from tradewind.workflows.results.exporting import exported
from tradewind.workflows.results.output_paths import check_output
from tradewind.workflows.results.tables import Table
from tradewind.workflows.steps import Listener, unheard


@dataclass(frozen=True, slots=True)
class MatchResult:
    """What became of the leads of a project.

    Attributes:
        matching: The published matching.
        accounts: Accounts that leads were matched with.
        anew: Leads that were matched in this run; the others and their accounts are as before.
        outcome: How many leads ended where, and by whose word.
        treated: How odd input was treated: a sentence without its number to how many of the
            leads and accounts looked at anew it is about.
        warnings: Rows and answers that could not be taken as they are.
        decisions: One row per lead: decision, account, evidence, answer; by lead_id.
        output: The file that was exported, or None.
        made_harmless: Texts of that file that a spreadsheet would have run as a formula.
    """

    matching: Matching
    accounts: int
    anew: int
    outcome: MatchOutcome
    treated: Mapping[str, int]
    warnings: tuple[Problem, ...]
    decisions: Table
    output: Path | None
    made_harmless: int

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form of the summary."""
        return {
            "matching_id": self.matching.matching_id,
            "started_at": self.matching.started_at,
            "finished_at": self.matching.finished_at,
            "accounts": self.accounts,
            "matched_anew": self.anew,
            **self.outcome.to_dict(),
            "treated": dict(self.treated),
            "warnings": [
                {"code": one.code, "what": one.what, "fix": one.fix} for one in self.warnings
            ],
        }


def match(
    project: str | Path = ".",
    *,
    full: bool = False,
    output: str | Path | None = None,
    memory: str | None = None,
    progress: Listener | None = None,
) -> MatchResult:
    """Match people without an account to accounts, and keep the decisions with their evidence.

    Leads and accounts that did not change since the last matching keep its decisions; the result
    is the same as that of matching everything again. What people answered wins over what is
    decided here, however often leads are matched.

    Args:
        project: The project's folder.
        full: Whether to match all leads again.
        output: File to export the decisions to: .csv, .parquet, .json or .xlsx.
        memory: Memory that may be used, such as 8GB, beyond which it spills to disk; None for
            four fifths of the machine's.
        progress: Called with the name of each step when it begins.

    Raises:
        InvalidInput: The project or matching.yaml have problems, there are no people, or the
            parts that matching needs are not installed.
        OutsideWorldFailed: A file, a lock or a disk stands in the way. The matching of before
            stays; where only the export failed, this one was published, too.
    """
    refuse_without_extra()
    folder, step = Path(project), progress or unheard
    if output is not None:
        check_output(Path(output), Path(project))
    settings = read_matching(folder).settings
    store = LocalMatchings(folder / STORE_FOLDER)
    started_at = datetime.now(UTC)
    step("reading the sources")
    with opened(folder, tables=TABLES, memory=memory, with_matches=False) as in_project:
        refuse_without_people(in_project)
        warnings = (*in_project.problems, *make_inputs(in_project, now=started_at))
        portion, treated = _matched(in_project, store, settings, full=full, step=step)
        matching = _kept(in_project, store, settings, portion, started_at=started_at, step=step)
        held = standings(store.answers())
        seen = in_sight(store, matching, in_project.engine)
        settle(seen, held, review_at=settings.review_at)
        outcome = outcome_of(seen.engine, held)
        warnings += tuple(gone_accounts(seen.engine, held))
        decisions = seen.engine.arrow(decisions_statement(seen))
    treated_texts = 0
    if output is not None:
        step("writing the file")
        about = {"matching": matching.matching_id}
        treated_texts = exported(
            decisions, Path(output), folder=folder, content="Matches", about=about
        )
    return MatchResult(
        matching=matching,
        accounts=matching.counts["accounts"],
        anew=portion.leads,
        outcome=outcome,
        treated=treated,
        warnings=warnings,
        decisions=Table(decisions),
        output=Path(output) if output is not None else None,
        made_harmless=treated_texts,
    )


def _matched(
    project: OpenProject,
    store: LocalMatchings,
    settings: MatchSettings,
    *,
    full: bool,
    step: Listener,
) -> tuple[Portion, Mapping[str, int]]:
    """Make the decisions and pairs of all leads, matching those that changed."""
    from tradewind.matching.match import match as match_leads

    step("finding what changed")
    portion = portion_to_match(project.engine, store, settings, full=full)
    treated: Mapping[str, int] = {}
    if portion.kind != "none":
        treated = match_leads(
            project.engine,
            settings,
            progress=step,
            accounts_are_read=portion.accounts_are_read,
        ).treated
    unite(project.engine, portion)
    return portion, treated


def _kept(
    project: OpenProject,
    store: LocalMatchings,
    settings: MatchSettings,
    portion: Portion,
    *,
    started_at: datetime,
    step: Listener,
) -> Matching:
    """Publish the matching; where nothing at all changed, the one of before still holds."""
    before = store.current()
    if portion.is_the_same and before is not None:
        return before
    step("keeping the matches")
    return published_matching(
        project.engine, store, rules=rules_of(settings), started_at=started_at
    )
