"""Run the rounds, one process each, and sum them up."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from contest.contestants import Entry
from contest.round import Round

FOLDER = Path(__file__).resolve().parent.parent
"""The folder that `python -m contest.…` is run from."""


@dataclass(frozen=True, slots=True)
class Measured:
    """All rounds of one contestant.

    Attributes:
        entry: The contestant.
        rounds: In the order they were run; never empty.
    """

    entry: Entry
    rounds: tuple[Round, ...]

    @property
    def wall_seconds(self) -> float:
        """Median of the wall time."""
        return median(one.wall_seconds for one in self.rounds)

    @property
    def least_wall_seconds(self) -> float:
        """Least wall time: the round that other work on the machine disturbed least."""
        return min(one.wall_seconds for one in self.rounds)

    @property
    def cpu_seconds(self) -> float:
        """Median of the processor time."""
        return median(one.cpu_seconds for one in self.rounds)

    @property
    def peak_mb(self) -> float:
        """Median of the peak memory, in 10^6 bytes."""
        return median(one.peak_mb for one in self.rounds)

    @property
    def start_up_seconds(self) -> float:
        """Median of the time before scoring began."""
        return median(one.start_up_seconds for one in self.rounds)


def module_output(module: str, *arguments: str) -> str:
    """Run a module of the contest in a process of its own, and give what it prints."""
    command = [sys.executable, "-m", f"contest.{module}", *arguments]
    return subprocess.run(command, cwd=FOLDER, check=True, text=True, stdout=subprocess.PIPE).stdout


def measured(
    project: Path, entries: Sequence[Entry], *, rounds: int, progress: Callable[[str], None]
) -> list[Measured]:
    """Run all contestants in turn, round after round.

    Args:
        project: The project that is scored.
        entries: The contestants.
        rounds: How many rounds; the slower contestants sit out the later ones.
        progress: Called with a line of text after every contestant.
    """
    found: dict[str, list[Round]] = {entry.module: [] for entry in entries}
    for number in range(1, rounds + 1):
        for entry in entries:
            if entry.rounds_at_most is not None and number > entry.rounds_at_most:
                continue
            one = Round(**json.loads(module_output("round", entry.module, str(project))))
            found[entry.module].append(one)
            progress(f"round {number} of {rounds}: {entry.label} took {one.wall_seconds:.2f} s")
    return [Measured(entry, tuple(found[entry.module])) for entry in entries]


def disagreements(results: Sequence[Measured], *, base: Entry) -> list[str]:
    """Give a sentence for each contestant whose result is not that of the base.

    Every round counts. Compared are all scores, tiers and cells, and (of contestants that give
    them) all values and contributions, to the last digit.
    """
    (reference,) = [one.rounds[0].digests for one in results if one.entry is base]
    compared = {name for name in reference if not name.startswith(("gate_", "is_"))}
    found = []
    for one in results:
        for round_ in one.rounds:
            lacking = sorted(compared - round_.digests.keys()) if one.entry.shows_all else []
            other = sorted(
                name
                for name in compared & round_.digests.keys()
                if round_.digests[name] != reference[name]
            )
            if lacking or other:
                found.append(f"{one.entry.label}: lacks {lacking}, has other values in {other}")
    return list(dict.fromkeys(found))
