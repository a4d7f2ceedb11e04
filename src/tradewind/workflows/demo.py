"""Make a demo project: a simulated market, a tradewind.yaml and a scorecard."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tradewind.files.project_file import PROJECT_FILE
from tradewind.files.technologies_file import TECHNOLOGIES_FILE
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.simulating.market import Market, write_market
from tradewind.simulating.project import TECHNOLOGIES, project_text
from tradewind.simulating.scorecards import GROWTH, LEADS
from tradewind.workflows.starting.writing import write_new

DATA_FOLDER = "data"
ACCOUNTS = 2_000
SEED = 7
NOT_EMPTY = "TW704"
"""The folder for the demo project is not empty."""


@dataclass(frozen=True, slots=True)
class DemoResult:
    """A demo project.

    Attributes:
        folder: The project's folder.
        market: The simulated market below it, with the numbers of its rows.
    """

    folder: Path
    market: Market


def demo(
    folder: str | Path = "demo-project",
    *,
    accounts: int = ACCOUNTS,
    seed: int = SEED,
    progress: Callable[[str, float], None] | None = None,
) -> DemoResult:
    """Write a demo project with simulated data.

    Args:
        folder: Where to write it; it must not exist, or be empty.
        accounts: How many accounts; 2,000 make a few megabytes.
        seed: The same seed gives the same bytes.
        progress: Called with what is being written and the share (0–1) that is done.

    Raises:
        InvalidInput: The folder is not empty, or `accounts` is below 1.
        OutsideWorldFailed: The disk stands in the way.
    """
    target = Path(folder)
    if target.is_dir() and any(target.iterdir()):
        raise InvalidInput([_not_empty(target)])
    market = write_market(target / DATA_FOLDER, accounts=accounts, seed=seed, progress=progress)
    tables = {name: f"{DATA_FOLDER}/{path}" for name, path in market.tables.items()}
    files = {
        "scorecards/growth.yaml": GROWTH,
        "scorecards/leads.yaml": LEADS,
        TECHNOLOGIES_FILE: TECHNOLOGIES,
        PROJECT_FILE: project_text(tables),
    }
    write_new(target, files)
    return DemoResult(target, market)


def _not_empty(folder: Path) -> Problem:
    return Problem(
        NOT_EMPTY,
        Place(str(folder)),
        f'"{folder}" is not empty, and nothing is ever overwritten.',
        "Name a new folder: `tradewind demo another-folder`.",
    )
