"""One contestant on the tasks of one data set, in a process of its own.

`python -m matching_contest.round NAME FOLDER RESULTS`: FOLDER has one folder a task; RESULTS gets
the answers of each and `round.json`.
"""

import json
import resource
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from matching_contest.contestants import ENTRIES
from matching_contest.filing import read_tables, write_answers


@dataclass(frozen=True, slots=True)
class Round:
    """What one contestant used.

    Attributes:
        wall_seconds: Time of each task, from tables in memory to answers.
        cpu_seconds: The same in processor time of all threads and finished child processes.
        peak_mb: Largest resident memory of the process, in 10^6 bytes.
    """

    wall_seconds: tuple[float, ...]
    cpu_seconds: tuple[float, ...]
    peak_mb: float


def run(name: str, folder: Path, results: Path) -> Round:
    """Run a contestant here."""
    contestant = next(entry for entry in ENTRIES if entry.name == name).enter()
    contestant.prepare()
    walls, cpus = [], []
    for task in sorted(path for path in folder.iterdir() if path.is_dir()):
        tables = read_tables(task)
        started, cpu_started = time.perf_counter(), _cpu_seconds()
        found = contestant.match(tables)
        walls.append(time.perf_counter() - started)
        cpus.append(_cpu_seconds() - cpu_started)
        write_answers(results / f"{task.name}.parquet", found)
    return Round(tuple(walls), tuple(cpus), _peak_mb())


def _cpu_seconds() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _peak_mb() -> float:
    """Give the largest resident memory; that of the largest child process is added."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (_own_peak_kibibytes() + children) * 1024 / 1e6


def _own_peak_kibibytes() -> int:
    """Give this program's own peak: getrusage would count the caller's, up to the start."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (line,) = [text for text in status.read_text("utf-8").splitlines() if "VmHWM" in text]
    return int(line.split()[1])


if __name__ == "__main__":
    done = run(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    (Path(sys.argv[3]) / "round.json").write_text(json.dumps(asdict(done)), "utf-8")
