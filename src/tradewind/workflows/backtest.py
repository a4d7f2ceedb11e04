"""Test scorecards on what was known then against what happened next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tradewind.problems import Problem
from tradewind.workflows.measure_extra import refuse_without_measure_extra
from tradewind.workflows.results.exporting import exported
from tradewind.workflows.results.output_paths import check_output
from tradewind.workflows.simulated import notice

if TYPE_CHECKING:
    from tradewind.measuring.observations import Question
    from tradewind.measuring.proof import Proof


@dataclass(frozen=True, slots=True)
class BacktestResult:
    """What a backtest found.

    Attributes:
        proof: All numbers, and what they warn of.
        warnings: How the input was treated, such as values that could not be read.
        report: The page that was written, or None.
        output: The file that was exported, or None.
        simulated: That the data are simulated, in a sentence; None where they are real.
        made_harmless: Texts of that file that a spreadsheet would have run as a formula.
    """

    proof: "Proof"
    warnings: tuple[Problem, ...]
    report: Path | None
    output: Path | None
    simulated: str | None
    made_harmless: int


def backtest(
    project: str | Path = ".",
    *,
    scorecards: Sequence[str] = (),
    start: datetime | None = None,
    end: datetime | None = None,
    every: str = "month",
    horizon: str = "90d",
    question: "Question" = "buys",
    include: Sequence[str] = (),
    capacity: int | None = None,
    rounds: int = 1000,
    seed: int = 7,
    data_until: datetime | None = None,
    report: Path | None = None,
    output: Path | None = None,
    memory: str | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> BacktestResult:
    """Score every account as of several moments of the past, and look at what happened next.

    Nothing is published; that the backtest was made, and what came out, is kept in the store.

    Args:
        project: The project's folder.
        scorecards: Names of scorecards; the first is tested, the others are rankings to compare
            it with; empty for the only one of accounts.
        start: No snapshot lies before it; UTC where it has no time zone; None for the last dozen
            whose horizon is over.
        end: No snapshot lies after it; None for as late as the data allow.
        every: How often: `month`, `week`, `quarter`, or a length of time such as "30d".
        horizon: What happens so long after a snapshot counts, such as "90d".
        question: `buys`, `opens`, `wins` or `liked`.
        include: What does not keep an account from counting: `customers`, `open`, `gated`.
        capacity: Accounts that the team works at each snapshot; None for about a tenth of them.
        rounds: Rounds of the bootstrap.
        seed: Its seed; the same data and seed give the same numbers.
        data_until: The last moment of which outcomes are known; None for the latest date of the
            opportunities that is not after now.
        report: Page with charts to write: .html.
        output: File to export every number to: .csv, .parquet, .json or .xlsx.
        memory: Memory that may be used, such as 8GB, beyond which it spills to disk; None for
            four fifths of the machine's.
        progress: Called with what is being done and the share (0–1) of the time that has passed.

    Raises:
        InvalidInput: The project, its data, a scorecard or what is asked have problems that stop
            it, or parts that measuring needs are not installed.
        OutsideWorldFailed: A file or a disk stands in the way.
    """
    refuse_without_measure_extra("tradewind backtest")
    from tradewind.measuring.prove import prove
    from tradewind.measuring.settings import Settings
    from tradewind.workflows.backtesting.asking import asked_for
    from tradewind.workflows.backtesting.contenders import contenders_of
    from tradewind.workflows.backtesting.gathering import gathered
    from tradewind.workflows.backtesting.recording import record

    folder = Path(project)
    if output is not None:
        check_output(Path(output), folder)
    if report is not None:
        from tradewind.files.report.write_report import check_report

        check_report(Path(report))
    asked = asked_for(
        question=question,
        start=start,
        end=end,
        every=every,
        horizon=horizon,
        include=include,
        settings=Settings(rounds=rounds, seed=seed, capacity=capacity),
        data_until=data_until,
        now=datetime.now(UTC),
    )
    contenders = contenders_of(folder, scorecards)
    with gathered(folder, contenders, asked, memory=memory, progress=progress) as found:
        proof = prove(
            found.observations,
            found.deals,
            found.columns,
            found.tested,
            asked.settings,
            found.told.proving,
        )
    warnings = (*found.warnings, *record(folder, proof))
    return _written(
        proof,
        warnings,
        folder=folder,
        report=None if report is None else Path(report),
        output=None if output is None else Path(output),
    )


def _written(
    proof: "Proof",
    warnings: tuple[Problem, ...],
    *,
    folder: Path,
    report: Path | None,
    output: Path | None,
) -> BacktestResult:
    """Write the page and the file that were asked for, and give the result."""
    simulated = notice(folder) or None
    if report is not None:
        from tradewind.files.report.write_report import write_report

        write_report(proof, report, simulated=simulated)
    treated = 0 if output is None else _exported(proof, output, folder=folder)
    return BacktestResult(
        proof=proof,
        warnings=warnings,
        report=report,
        output=output,
        simulated=simulated,
        made_harmless=treated,
    )


def _exported(proof: "Proof", path: Path, *, folder: Path) -> int:
    """Export the numbers; give the texts made harmless."""
    from tradewind.files.proof_forms import proof_rows

    about = {
        "scorecard": proof.scorecard,
        "scorecard hash": proof.hash,
        "question": proof.question,
        "first snapshot": proof.moments[0].date().isoformat(),
        "last snapshot": proof.moments[-1].date().isoformat(),
        "headline": proof.headline,
    }
    return exported(proof_rows(proof), path, folder=folder, content="Proof", about=about)
