"""Measure Tradewind against hand-written SQL, pandas and Polars on the same data.

`python benchmarks/run.py` makes simulated data for each case, lets every contestant score them in
turn, and prints a table with the targets. It ends with 0 however the targets stand, unless
`--strict` is given; contestants that disagree in a single digit are an error always.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contest.cases import CASES, Case
from contest.connecting import MEMORY
from contest.measuring import disagreements, measured, module_output
from contest.report import Target, machine, ratio_target, small_targets, table
from contest.start_up import help_milliseconds

CHUNK_BYTES = 1 << 20


def main() -> int:
    """Run the contests, and give the exit code."""
    options = _options()
    print(machine())
    print(f"Load of the machine before it began: {os.getloadavg()[0]:.1f} (0 is a quiet machine)")
    if options.memory:
        os.environ[MEMORY] = options.memory
        print(f"The statements may use {options.memory} of memory, tradewind score what it takes.")
    goals, found = [], []
    with _folder(options.data) as folder:
        for case in CASES:
            if options.case in (case.name, "all"):
                goal, others = _run(case, folder, options)
                goals.append(goal)
                found += others
    goals += small_targets(
        help_milliseconds=help_milliseconds(),
        compile_milliseconds=float(module_output("compile_time")),
    )
    print("\nx: multiple of the hand-written SQL. Wall, CPU, start-up and peak are medians.")
    print("Start-up (imports, connections) is not in the other times.\n")
    print("\n".join(map(str, goals)))
    print("\n".join(found) or "\nAll contestants agree in every score and contribution.")
    is_missed = options.strict and not all(goal.holds for goal in goals)
    return 1 if found or is_missed else 0


def _run(case: Case, folder: Path, options: argparse.Namespace) -> tuple[Target, list[str]]:
    """Measure one case and print its table; give its target and the disagreements."""
    project = (folder / f"{options.accounts}-{case.name}").resolve()
    _say(f"Simulating {options.accounts:,} accounts, where they are not there yet")
    module_output(case.market, str(project), str(options.accounts))
    _warm(project)
    _say(f"Scoring them with the {case.shown}")
    results = measured(project, case.entries, rounds=options.rounds, progress=_say)
    print(f"\n{options.accounts:,} accounts, {case.shown}\n")
    print("\n".join(table(results, base=case.base)), flush=True)
    goal = ratio_target(results, case=case.name, base=case.base, at_most=case.most_times)
    return goal, [f"{case.name}: {line}" for line in disagreements(results, base=case.base)]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    names = [case.name for case in CASES]
    parser.add_argument("--case", choices=[*names, "all"], default="all", help="what is scored")
    parser.add_argument("--accounts", type=int, default=1_000_000, help="how many are scored")
    parser.add_argument("--rounds", type=int, default=5, help="rounds; pandas, Polars: 3 at most")
    parser.add_argument("--data", type=Path, help="folder that keeps the data for the next time")
    parser.add_argument("--memory", help="memory of the statements' DuckDB, such as 8GB")
    parser.add_argument("--strict", action="store_true", help="exit code 1 if a target is missed")
    return parser.parse_args()


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="tradewind-bench-") as temporary:
        yield Path(temporary)


def _warm(project: Path) -> None:
    """Read the files once, so that nobody's first round waits for the disk."""
    for path in (project / "data").rglob("*.parquet"):
        with path.open("rb") as file:
            while file.read(CHUNK_BYTES):
                pass


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
