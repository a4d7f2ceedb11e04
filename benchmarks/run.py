"""Measure Tradewind against hand-written SQL, pandas and Polars on the same data.

`python benchmarks/run.py` makes a simulated market, lets every contestant score it in turn, and
prints a table with the targets. It ends with 0 however the targets stand, unless `--strict` is
given; contestants that disagree in a single digit are an error always.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from contest.measuring import disagreements, measured, module_output
from contest.report import machine, table, targets
from contest.start_up import help_milliseconds

CHUNK_BYTES = 1 << 20


def main() -> int:
    """Run the contest, and give the exit code."""
    options = _options()
    load_before = os.getloadavg()[0]
    with _folder(options.data) as folder:
        project = (folder / f"{options.accounts}-accounts").resolve()
        _say(f"Simulating {options.accounts:,} accounts, where they are not there yet")
        module_output("market", str(project), str(options.accounts))
        _warm(project)
        _say("Scoring them with the 40 components of benchmarks/forty.yaml")
        results = measured(project, rounds=options.rounds, progress=_say)
    found = disagreements(results)
    goals = targets(
        results,
        help_milliseconds=help_milliseconds(),
        compile_milliseconds=float(module_output("compile_time")),
    )
    print(f"{options.accounts:,} accounts, 40 components\n{machine()}")
    print(f"Load of the machine before it began: {load_before:.1f} (0 is a quiet machine)\n")
    print("\n".join(table(results)))
    print("\nx: multiple of the hand-written SQL. Wall, CPU, start-up and peak are medians.")
    print("Start-up (imports, connections) is not in the other times.\n")
    print("\n".join(map(str, goals)))
    print("\n".join(found) or "\nAll contestants agree in every score and contribution.")
    is_missed = options.strict and not all(goal.holds for goal in goals)
    return 1 if found or is_missed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--accounts", type=int, default=1_000_000, help="size of the market")
    parser.add_argument("--rounds", type=int, default=5, help="rounds; pandas, Polars: 3 at most")
    parser.add_argument("--data", type=Path, help="folder that keeps the market for the next time")
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
    for table_name in ("accounts", "technologies"):
        for path in (project / "data").glob(f"{table_name}*/*.parquet"):
            with path.open("rb") as file:
                while file.read(CHUNK_BYTES):
                    pass


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
