"""A backtest for people and for programs: the report, every number, and where files went."""

from collections.abc import Iterator
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text

from tradewind.cli.rendering.backtest_bars import BarSigns, bar_signs
from tradewind.cli.rendering.backtest_sections import (
    alarms,
    bands,
    calibration,
    deals_and_cycles,
    findings,
    headline,
    how_computed,
    left_out,
    rankings,
    tiers,
    work,
)
from tradewind.cli.rendering.problems import warning_texts
from tradewind.cli.rendering.table_files import write_rows_or_all
from tradewind.cli.rendering.written_files import harmless_words
from tradewind.cli.suggestions import command
from tradewind.cli.terminal import result_terminal, tell, visible
from tradewind.files.proof_forms import proof_document, proof_rows
from tradewind.measuring.proof import Proof
from tradewind.workflows.backtest import BacktestResult

WIDEST = 118
"""Wider lines are no easier to read."""
_PAGE = "backtest.html"


def print_backtest(result: BacktestResult, *, project: Path) -> None:
    """Print the report, as wide as the terminal, and beside it where files went."""
    terminal = result_terminal()
    width = min(terminal.width, WIDEST)
    if result.simulated:
        terminal.print(result.simulated, style="dim italic")
    for part in backtest_view(result.proof, width=width, signs=bar_signs(terminal)):
        terminal.print(part, width=width)
    tell(*_beside(result, project))
    if result.report is None:
        tell(Text(f"For a page with charts, to send round, add: --report {_PAGE}", "dim"))


def write_backtest(result: BacktestResult, form: str, *, project: Path) -> None:
    """Write every number as csv, or everything as json; the headline stands beside it."""
    write_rows_or_all(proof_rows(result.proof), lambda: proof_document(result.proof), form)
    tell(Text(visible(result.proof.headline), "bold"), *_beside(result, project))


def backtest_view(proof: Proof, *, width: int, signs: BarSigns) -> Iterator[RenderableType]:
    """Give the parts of the report in their order: what is said first, and what it rests on.

    Args:
        proof: What was found; where its numbers are withheld, their parts are not there.
        width: Columns of the terminal.
        signs: What bars are drawn with.
    """
    yield from headline(proof)
    yield from alarms(proof)
    yield from tiers(proof, width=width, signs=signs)
    yield from rankings(proof, width=width)
    yield from work(proof, width=width)
    yield from bands(proof, width=width, signs=signs)
    yield from deals_and_cycles(proof, width=width)
    yield from calibration(proof)
    yield from findings(proof)
    yield from left_out(proof)
    yield from how_computed(proof)


def _beside(result: BacktestResult, project: Path) -> Iterator[Text]:
    """Say how odd input was treated, and where files went."""
    yield from warning_texts(result.warnings, all_of_them=command("check", project=project))
    if result.report is not None:
        yield Text(f"The report is in {result.report}; open it in a browser.", "bold")
    if result.output is not None:
        yield Text(f"Every number was written to {result.output}.")
    if result.made_harmless:
        yield Text(harmless_words(result.made_harmless), "yellow")
