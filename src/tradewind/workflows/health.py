"""Tell whether scores still mean what they meant: drift between two dates, and what is old."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tradewind.problems import Problem
from tradewind.scorecard.moments import in_utc
from tradewind.workflows.measure_extra import refuse_without_measure_extra
from tradewind.workflows.projects.compiled_for import tables_read_by
from tradewind.workflows.projects.opening import chosen_scorecard, opened
from tradewind.workflows.results.exporting import exported
from tradewind.workflows.results.output_paths import check_output
from tradewind.workflows.results.tables import Table
from tradewind.workflows.steps import unheard

if TYPE_CHECKING:
    from tradewind.workflows.checkup.converting import Converting
    from tradewind.workflows.checkup.drifting import Drift
    from tradewind.workflows.checkup.last_times import LastTimes


@dataclass(frozen=True, slots=True)
class HealthResult:
    """How a scorecard's scores went between two dates.

    Attributes:
        scorecard: Name of the scorecard.
        hash: Hash of what its file says, by which all snapshots are scored.
        moments: The snapshots (UTC): the earlier date, those between, the later date.
        drift: How the snapshots differ.
        converting: Whether tiers convert lately as before.
        times: When the scorecard was last published and tested.
        days_since_published: Days from then to now; None where it never was.
        days_since_backtested: Days from then to now; None where it never was.
        is_published: Whether the published version is what the file says; None where nothing is
            published.
        findings: What to look at first, the most pressing first.
        warnings: How the input was treated.
        output: The file that was exported, or None.
        made_harmless: Texts of that file that a spreadsheet would have run as a formula.
    """

    scorecard: str
    hash: str
    moments: tuple[datetime, ...]
    drift: "Drift"
    converting: "Converting"
    times: "LastTimes"
    days_since_published: int | None
    days_since_backtested: int | None
    is_published: bool | None
    findings: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    output: Path | None = None
    made_harmless: int = 0

    @property
    def since(self) -> datetime:
        """The earlier date."""
        return self.moments[0]

    @property
    def as_of(self) -> datetime:
        """The later date."""
        return self.moments[-1]

    @property
    def table(self) -> Table:
        """One row per line that was compared.

        Columns: what (score, component, tier, completeness, conversion), name, dimension and
        profile (of components), first and last (share or mean at either date; for a conversion,
        before and lately), change with its low and high end (95%), index (of stability), noise
        (the index that chance exceeds once in a hundred times), level (stable, slight, strong;
        unseen where nothing tells what a component was).
        """
        from tradewind.workflows.checkup.health_forms import table_of

        return table_of(self.drift, self.converting)

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form; shares are 0–1, and what is unknown is null."""
        from tradewind.workflows.checkup.health_forms import dict_of_drift

        return {
            "scorecard": self.scorecard,
            "hash": self.hash,
            "since": self.since,
            "as_of": self.as_of,
            "findings": [
                {"code": one.code, "what": one.what, "fix": one.fix} for one in self.findings
            ],
            "snapshots": [
                {"moment": moment, "accounts": accounts}
                for moment, accounts in zip(self.moments, self.drift.accounts, strict=True)
            ],
            **dict_of_drift(self.drift, self.converting),
            "published_at": self.times.published_at,
            "days_since_published": self.days_since_published,
            "is_published": self.is_published,
            "backtested_at": self.times.backtested_at,
            "days_since_backtested": self.days_since_backtested,
            "is_backtest_of_file": self.times.is_backtest_of_file,
        }


def health(
    project: str | Path = ".",
    *,
    scorecard: str | None = None,
    since: datetime | None = None,
    as_of: datetime | None = None,
    every: str = "month",
    output: str | Path | None = None,
    memory: str | None = None,
    progress: Callable[[str], None] | None = None,
) -> HealthResult:
    """Compare the scores of two dates, by one scorecard and as of each date, and what lies between.

    Args:
        project: The project's folder.
        scorecard: Name of the scorecard; None for the only one of accounts.
        since: The earlier date; UTC where it has no time zone; None for a year before the later
            one, or as long as the data tell of before.
        as_of: The later date; None for that of the published scores, else for the end of the
            opportunities, else for now.
        every: How often there is a snapshot between: month, week, quarter, or days such as 30d.
        output: File to export one row per compared line to: .csv, .parquet, .json or .xlsx.
        memory: Memory that may be used, such as 8GB; None for four fifths of the machine's.
        progress: Called with the name of each step when it begins.

    Raises:
        InvalidInput: The project, its data or its scorecard have problems that stop scoring, the
            scorecard scores people, or the dates leave nothing to compare; or parts
            that measuring needs are not installed.
        OutsideWorldFailed: A file, a lock or a disk stands in the way.
    """
    refuse_without_measure_extra("tradewind health")
    from tradewind.workflows.backtesting.periods import period_of
    from tradewind.workflows.checkup.comparing import Asked, compared
    from tradewind.workflows.checkup.last_times import days_between, last_times
    from tradewind.workflows.checkup.of_accounts import must_score_accounts

    folder, step = Path(project), progress or unheard
    now = datetime.now(UTC)
    period = period_of(every)
    if output is not None:
        check_output(Path(output), Path(project))
    file = chosen_scorecard(folder, scorecard)
    must_score_accounts(file, verb="health")
    times = last_times(folder, file)
    asked = Asked(in_utc(since) if since else None, in_utc(as_of) if as_of else None, period)
    step("reading the sources")
    tables = tuple(dict.fromkeys((*tables_read_by(file.card), "opportunities")))
    with opened(folder, tables=tables, memory=memory) as in_sight:
        found = compared(in_sight, file, times, asked, now, step)
    published, tested = times.published_at, times.backtested_at
    result = HealthResult(
        scorecard=file.card.name,
        hash=file.hash,
        moments=found.moments,
        drift=found.drift,
        converting=found.converting,
        times=times,
        days_since_published=days_between(published, now) if published else None,
        days_since_backtested=days_between(tested, now) if tested else None,
        is_published=times.run.hash == file.hash if times.run else None,
        findings=found.findings,
        warnings=found.warnings,
    )
    if output is None:
        return result
    step("writing the file")
    dates = {"since": result.since, "as_of": result.as_of}
    about = {"scorecard": result.scorecard}
    about |= {name: moment.date().isoformat() for name, moment in dates.items()}
    treated = exported(
        result.table.arrow, Path(output), folder=folder, content="Health", about=about
    )
    return replace(result, output=Path(output), made_harmless=treated)
