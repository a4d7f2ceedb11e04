"""One contestant, once, in a process of its own: `python -m contest.round NAME PROJECT`."""

import json
import resource
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from contest.contestants import ENTRIES


@dataclass(frozen=True, slots=True)
class Round:
    """What one contestant did in one round.

    Attributes:
        start_up_seconds: Imports, connections and (for the statement alone) compiling.
        wall_seconds: Reading the files, scoring, ranking.
        cpu_seconds: The same in processor time of all threads, of user and system.
        peak_mb: Largest resident memory of the process up to then, in 10^6 bytes.
        digests: A digest of each column of the result.
    """

    start_up_seconds: float
    wall_seconds: float
    cpu_seconds: float
    peak_mb: float
    digests: dict[str, str]


def run(module: str, project: Path) -> Round:
    """Run a contestant here."""
    started = time.perf_counter()
    contestant = next(entry for entry in ENTRIES if entry.module == module).enter()
    contestant.prepare(project)
    ready, cpu_ready = time.perf_counter(), _cpu_seconds()
    contestant.score()
    wall_seconds, cpu_seconds = time.perf_counter() - ready, _cpu_seconds() - cpu_ready
    peak_mb = _peak_mb()
    from contest.digests import digests_of

    return Round(
        ready - started, wall_seconds, cpu_seconds, peak_mb, digests_of(contestant.published())
    )


def _cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _peak_mb() -> float:
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return largest / 1e6 if sys.platform == "darwin" else largest * 1024 / 1e6


if __name__ == "__main__":
    print(json.dumps(asdict(run(sys.argv[1], Path(sys.argv[2]).resolve()))))
