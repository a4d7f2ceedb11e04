"""The project that is scored: a simulated market in Parquet, and the scorecard `forty`."""

import shutil
import sys
from pathlib import Path

SEED = 7
SCORECARD = Path(__file__).resolve().parent.parent / "forty.yaml"
_PROJECT = """\
version: 1
name: bench
tables:
  accounts:
    source: data/{accounts}
  technologies:
    source: data/{technologies}
"""


def write_project(folder: Path, *, accounts: int) -> None:
    """Write the project, or take the market that stands there; the scorecard is always new.

    Args:
        folder: The project's folder, for this number of accounts.
        accounts: How many accounts the market has.
    """
    finished = folder / "tradewind.yaml"
    if not finished.exists():
        finished.parent.mkdir(parents=True, exist_ok=True)
        finished.write_text(_PROJECT.format(**_write_market(folder / "data", accounts)), "utf-8")
    (folder / "scorecards").mkdir(exist_ok=True)
    shutil.copyfile(SCORECARD, folder / "scorecards" / SCORECARD.name)


def _write_market(folder: Path, accounts: int) -> dict[str, str]:
    from tradewind.simulating.market import write_market

    shutil.rmtree(folder, ignore_errors=True)
    market = write_market(
        folder, accounts=accounts, seed=SEED, file_format="parquet", progress=_show
    )
    print("\r" + " " * 60 + "\r", end="", file=sys.stderr)
    return dict(market.tables)


def _show(table: str, share: float) -> None:
    line = f"\r  {share:4.0%} of the market is written: {table}"
    print(f"{line:<60}", end="", file=sys.stderr, flush=True)


def files_of(project: Path, table: str) -> list[str]:
    """Give the Parquet files of a table, in the order of their names."""
    folder = project / "data" / table
    if folder.is_dir():
        return sorted(str(path) for path in folder.glob("*.parquet"))
    return [str(folder.with_suffix(".parquet"))]


if __name__ == "__main__":
    write_project(Path(sys.argv[1]), accounts=int(sys.argv[2]))
