"""Run contestants on a data set, one process each, and judge what they answer."""

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from matching_contest.contestants import Entry
from matching_contest.environments import BENCHMARKS, environment
from matching_contest.filing import read_answers, write_task
from matching_contest.interface import Tables, Task
from matching_contest.judging import Judged, Tally, judged, tally
from matching_contest.thresholds import held_out, recall_at

LONGEST_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Result:
    """What one contestant did on one data set.

    Attributes:
        entry: The contestant.
        counts: Automatic matches over all tasks.
        recall_when_precise: Best recall at the precision asked for, by any threshold.
        leads: Leads that it was given.
        all_leads: Leads of the data set.
        wall_seconds: Time over all tasks, without imports and reading.
        cpu_seconds: The same in processor time.
        peak_mb: Largest resident memory of its process, in 10^6 bytes.
    """

    entry: Entry
    counts: Tally
    recall_when_precise: float
    leads: int
    all_leads: int
    wall_seconds: float
    cpu_seconds: float
    peak_mb: float

    @property
    def leads_a_second(self) -> float:
        """Throughput."""
        return self.leads / self.wall_seconds


@dataclass(frozen=True, slots=True)
class Absent:
    """A contestant that did not take part, and why."""

    entry: Entry
    reason: str


def results(
    tasks: list[Task],
    entries: tuple[Entry, ...],
    *,
    precision: float,
    kept: Path | None,
    progress: Callable[[str], None],
) -> Iterator[Result | Absent]:
    """Let every contestant match the tasks.

    Args:
        tasks: The tasks of one data set.
        entries: Who takes part, in this order.
        precision: Precision at which the best recall is told.
        kept: Folder that tasks and answers are left in; None to throw them away.
        progress: Called with a line of text after every contestant.
    """
    with tempfile.TemporaryDirectory(prefix="tradewind-bench-") as temporary:
        folder = kept or Path(temporary)
        for entry in entries:
            found = _result(tasks, entry, precision, folder)
            progress(_line(found))
            yield found


def _line(found: Result | Absent) -> str:
    if isinstance(found, Absent):
        return f"  {found.entry.name}: {found.reason}"
    return f"  {found.entry.name}: {found.leads:,} leads in {found.wall_seconds:.1f} s"


def _result(tasks: list[Task], entry: Entry, precision: float, folder: Path) -> Result | Absent:
    given = [cut(task, entry) for task in tasks]
    is_all = all(one is task for one, task in zip(given, tasks, strict=True))
    size = "all" if is_all else f"at-most-{entry.pairs_at_most}-pairs"
    for number, task in enumerate(given):
        path = folder / size / f"{number:03}"
        if not path.exists():
            write_task(path, task)
    answered = folder / entry.name.replace(" ", "-")
    answered.mkdir(parents=True, exist_ok=True)
    reason = _run(entry, folder / size, answered)
    if reason is not None:
        return Absent(entry, reason)
    found = [_judged(task, answered / f"{number:03}.parquet") for number, task in enumerate(given)]
    used = json.loads((answered / "round.json").read_text("utf-8"))
    return Result(
        entry,
        _counts(found),
        recall_at([one for part in found for one in part], precision=precision),
        sum(map(len, found)),
        sum(task.tables.leads.num_rows for task in tasks),
        sum(used["wall_seconds"]),
        sum(used["cpu_seconds"]),
        used["peak_mb"],
    )


def _judged(task: Task, path: Path) -> list[Judged]:
    """Judge the answers of one task.

    Raises:
        ValueError: A lead has no answer.
    """
    answers = read_answers(path)
    if len(answers) != task.tables.leads.num_rows:
        raise ValueError(f"{path.parent.name} has answered for {len(answers)} leads, not for all")
    return judged(answers, task.truth)


def _counts(found: list[list[Judged]]) -> Tally:
    """Count by the contestant's decisions, or by thresholds chosen on the other half.

    The halves go over all tasks of the data set together, as a user would set one threshold.
    """
    answers = [one for part in found for one in part]
    if all(one.decision is not None for one in answers):
        return tally(answers)
    return held_out(answers)


def cut(task: Task, entry: Entry) -> Task:
    """Cut the leads to what a slow contestant can do; the first ones, all accounts."""
    if entry.pairs_at_most is None:
        return task
    most = max(1, entry.pairs_at_most // max(1, task.tables.accounts.num_rows))
    if most >= task.tables.leads.num_rows:
        return task
    tables = Tables(task.tables.leads.slice(0, most), task.tables.accounts, task.tables.contacts)
    return Task(tables, task.truth)


def _run(entry: Entry, folder: Path, answered: Path) -> str | None:
    """Run the process; give the reason where it came to nothing."""
    chosen = environment(entry.environment)
    if chosen.python is None:
        return chosen.reason
    command = [str(chosen.python), "-m", "matching_contest.round"]
    try:
        done = subprocess.run(
            [*command, entry.name, str(folder.resolve()), str(answered.resolve())],
            check=False,
            cwd=BENCHMARKS,
            env={**os.environ, "PYTHONPATH": str(BENCHMARKS), "PYTHONWARNINGS": "ignore"},
            capture_output=True,
            text=True,
            timeout=LONGEST_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return f"not done within {LONGEST_SECONDS} s"
    if done.returncode == 0:
        return None
    lines = done.stderr.strip().splitlines() or [f"ended with {done.returncode}"]
    return f"does not run: {lines[-1]}"
