"""Write a simulated market, of any size, with the truth behind it."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from shutil import rmtree

import duckdb

from tradewind.problems import InvalidInput, OutsideWorldFailed, Place, Problem
from tradewind.simulating.pair import LOUD_ACCOUNT_ID, QUIET_ACCOUNT_ID
from tradewind.simulating.parameters import Parameters
from tradewind.simulating.slices import FileFormat, Plan, open_workshop, table_names, write_slice
from tradewind.simulating.vocabulary import read_vocabulary

NOT_EMPTY = "TW701"
"""A folder that is not empty, where the demo would be written."""

TOO_FEW_ACCOUNTS = "TW702"
"""A number of accounts below one."""

NOT_A_FOLDER = "TW703"
"""A file where the demo needs a folder."""

CANNOT_WRITE = "TW970"
"""The demo cannot be written."""

CSV_ACCOUNTS_AT_MOST = 50_000
"""Larger markets are written as Parquet unless the caller wants CSV."""

DEFAULT_ENDS_ON = date(2026, 6, 30)
_STAGE = ".simulating"
_NOTICE = """ALL DATA IN THIS FOLDER ARE SIMULATED.

Tradewind made them from a seed. No company, person, deal or event in them exists; the names
are put together from syllables, and all company domains end in .example, which nobody can own.
Names of software products are real, but who uses them here is invented.

Accounts: {accounts}. Seed: {seed}. The market ends on {ends_on}.
The folder truth/ holds what no CRM knows: how the companies really are. Do not score from it.
"""


@dataclass(frozen=True, slots=True)
class Market:
    """What was written.

    Attributes:
        folder: The folder of the market.
        accounts: How many accounts it has.
        seed: The seed; the same seed and size give the same bytes.
        ends_on: Last day of the market; no fact is later.
        file_format: "csv" or "parquet".
        tables: Canonical table to its file, or glob of files, relative to `folder`.
        truth: The same for the tables of the truth.
        rows: Rows of each table; the truth's under "truth/accounts" and so on.
    """

    folder: Path
    accounts: int
    seed: int
    ends_on: date
    file_format: FileFormat
    tables: Mapping[str, str]
    truth: Mapping[str, str]
    rows: Mapping[str, int]


def _problem_with_target(folder: Path) -> Problem | None:
    if folder.exists() and not folder.is_dir():
        return Problem(
            code=NOT_A_FOLDER,
            place=Place(str(folder)),
            what=f'"{folder}" is a file, not a folder.',
            fix="Name a folder that does not exist yet.",
        )
    if folder.is_dir() and any(entry.name != _STAGE for entry in folder.iterdir()):
        return Problem(
            code=NOT_EMPTY,
            place=Place(str(folder)),
            what=f'"{folder}" is not empty, and the demo overwrites nothing.',
            fix="Name a folder that does not exist yet, or empty this one.",
        )
    return None


def _problems(folder: Path, accounts: int) -> Iterator[Problem]:
    if accounts < 1:
        yield Problem(
            code=TOO_FEW_ACCOUNTS,
            place=Place("--accounts"),
            what=f'"{accounts}" is not a number of accounts.',
            fix='Write a whole number from 1, such as "2000".',
        )
    target = _problem_with_target(folder)
    if target:
        yield target


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """Give a folder to write in, whose content moves up when all went well.

    What an earlier, killed run left there is removed. A failure leaves nothing behind.
    """
    stage, made = folder / _STAGE, not folder.exists()
    rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    try:
        yield stage
        for entry in sorted(stage.iterdir()):
            entry.rename(folder / entry.name)
    finally:
        rmtree(stage, ignore_errors=True)
        if made and not any(folder.iterdir()):
            folder.rmdir()


def _write_papers(stage: Path, plan: Plan) -> None:
    """Write the notice that all is simulated, and the parameters of the truth."""
    notice = _NOTICE.format(accounts=plan.accounts, seed=plan.seed, ends_on=plan.ends_on)
    (stage / "SIMULATED.txt").write_text(notice, encoding="utf-8", newline="\n")
    stated = {
        "simulated": True,
        "accounts": plan.accounts,
        "seed": plan.seed,
        "ends_on": plan.ends_on.isoformat(),
        "pair": {"loud": LOUD_ACCOUNT_ID, "quiet": QUIET_ACCOUNT_ID},
        "parameters": asdict(Parameters()),
        "effects": read_vocabulary().effects,
    }
    text = json.dumps(stated, indent=2) + "\n"
    (stage / "truth" / "parameters.json").write_text(text, encoding="utf-8", newline="\n")


def _write_tables(
    stage: Path, plan: Plan, *, threads: int | None, progress: Callable[[str, float], None]
) -> Counter[str]:
    rows: Counter[str] = Counter()
    slices, tables = len(plan.slices), len(table_names(plan))
    spill = stage / ".spill"
    with closing(open_workshop(plan, spill=spill, threads=threads)) as connection:
        for slice_number in range(1, slices + 1):
            written = write_slice(connection, plan, slice_number, stage)
            for done, (name, count) in enumerate(written, start=1):
                rows[name] += count
                progress(name, (slice_number - 1 + done / tables) / slices)
    rmtree(spill, ignore_errors=True)
    return rows


def _ignore(_table: str, _share: float) -> None:
    """Report to nobody."""


def write_market(
    folder: Path,
    *,
    accounts: int = 2000,
    seed: int = 7,
    ends_on: date = DEFAULT_ENDS_ON,
    file_format: FileFormat | None = None,
    threads: int | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> Market:
    """Write a simulated market and the truth behind it into a new or empty folder.

    The same arguments give the same bytes, whatever the number of threads. The folder gets
    its content only when all of it is written.

    Args:
        folder: Where the market goes; it is made where it is missing.
        accounts: How many accounts, from 1. Ten million take minutes.
        seed: Any whole number.
        ends_on: Last day of the market; its history is the two years before.
        file_format: None means CSV up to 50,000 accounts, Parquet above.
        threads: How many to use; None means one per core. The bytes do not depend on it.
        progress: Called with the table just written and the share (0-1) that is done.

    Returns:
        The files, relative to the folder, and their rows.

    Raises:
        InvalidInput: Fewer than one account, or a folder that has content or is a file.
        OutsideWorldFailed: The disk is full, or the folder may not be written.
    """
    chosen: FileFormat = file_format or ("csv" if accounts <= CSV_ACCOUNTS_AT_MOST else "parquet")
    plan = Plan(accounts, seed, ends_on, chosen)
    try:
        if problems := tuple(_problems(folder, accounts)):
            raise InvalidInput(problems)
        with _staged(folder) as stage:
            rows = _write_tables(stage, plan, threads=threads, progress=progress or _ignore)
            _write_papers(stage, plan)
    except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise OutsideWorldFailed(_failure(folder, error)) from error
    return _market(folder, plan, rows)


def _failure(folder: Path, error: Exception) -> Problem:
    reason = str(error).splitlines()[0]
    return Problem(
        code=CANNOT_WRITE,
        place=Place(str(folder)),
        what=f"The market could not be written: {reason}",
        fix="Name a folder that you may write, on a disk with enough room (1 GB per million "
        "accounts).",
    )


def _market(folder: Path, plan: Plan, rows: Counter[str]) -> Market:
    names = table_names(plan)
    return Market(
        folder=folder,
        accounts=plan.accounts,
        seed=plan.seed,
        ends_on=plan.ends_on,
        file_format=plan.file_format,
        tables={name: plan.source(name) for name in names if "/" not in name},
        truth={
            name.removeprefix("truth/"): plan.source(name)
            for name in names
            if name.startswith("truth/")
        },
        rows=dict(rows),
    )
