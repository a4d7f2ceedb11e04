"""Measure the matching of leads with accounts against other ways, on the same data.

`python benchmarks/matching.py` makes or reads the data sets, lets every contestant match them in a
process of its own, and prints a table for each, with the targets. It ends with 0 however the
targets stand, unless `--strict` is given.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

from contest.report import Target, machine
from matching_contest.contestants import ENTRIES, Entry
from matching_contest.datasets import DATA_SETS, DataSet
from matching_contest.report import (
    Goal,
    as_json,
    best_of_family,
    goals,
    peer_goals,
    precision_of,
    table,
)
from matching_contest.running import Absent, Result, results
from matching_contest.scaling import scaled

PEERS_ON = "listed"
"""Data set on which the throughput of the best peer is compared."""


def main() -> int:
    """Run the contests, and give the exit code."""
    options = _options()
    print(machine())
    print(f"Load of the machine before it began: {os.getloadavg()[0]:.1f} (0 is a quiet machine)")
    reached: list[Goal | Target] = []
    told: dict[str, Any] = {"machine": machine(), "data_sets": {}}
    for data_set in DATA_SETS:
        if options.only and data_set.name not in options.only:
            continue
        found = _run(data_set, options)
        told["data_sets"][data_set.name] = as_json(found)
        reached += goals(data_set, found)
        if data_set.name == PEERS_ON:
            reached += peer_goals(data_set.name, found)
    if options.scale:
        lines, more, told["scale"] = scaled(
            options.scale,
            source=options.data / "financedatabase_equities",
            peer_size=options.peer_size,
            keep=options.keep,
            progress=_say,
        )
        print("\n".join(lines), flush=True)
        reached += more
    print("\n" + "\n".join(map(str, reached)))
    if options.json:
        told["targets"] = [{"line": str(one), "holds": one.holds} for one in reached]
        options.json.write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    return 1 if options.strict and not all(one.holds for one in reached) else 0


def _run(data_set: DataSet, options: argparse.Namespace) -> list[Result | Absent]:
    """Measure one data set and print its table."""
    _say(f"{data_set.name}: {data_set.shown}")
    try:
        tasks = list(data_set.tasks(options.data))
    except FileNotFoundError as missing:
        print(f"\n{data_set.name}: left out, {missing}")
        return []
    entries = _entries(options)
    precision = precision_of(data_set)
    kept = options.keep / data_set.name if options.keep else None
    found = list(results(tasks, entries, precision=precision, kept=kept, progress=_say))
    shown = found if options.all_variants else best_of_family(found)
    accounts = max(task.tables.accounts.num_rows for task in tasks)
    print(f"\n{data_set.name}: {data_set.shown} ({accounts:,} accounts)\n")
    print("\n".join(table(shown, precision=precision)), flush=True)
    return found


def _entries(options: argparse.Namespace) -> tuple[Entry, ...]:
    if not options.contestants:
        return ENTRIES
    return tuple(
        entry for entry in ENTRIES if {entry.name, entry.family} & set(options.contestants)
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    named = os.environ.get("TRADEWIND_DATA")
    families = list(dict.fromkeys(entry.family for entry in ENTRIES))
    add = parser.add_argument
    add("--only", nargs="+", choices=[one.name for one in DATA_SETS], help="data sets")
    add("--contestants", nargs="+", choices=families, metavar="NAME", help=", ".join(families))
    add("--all-variants", action="store_true", help="show all scorers of rapidfuzz")
    add("--data", type=Path, default=Path(named) if named else None, help="folder of the test data")
    add("--scale", type=int, help="also match so many made leads with as many accounts")
    add("--peer-size", type=int, default=100_000, help="leads and accounts for peers at scale")
    add("--keep", type=Path, help="new folder that keeps tasks and answers")
    add("--json", type=Path, help="file for all numbers")
    add("--strict", action="store_true", help="exit code 1 if a target is missed")
    options = parser.parse_args()
    if options.scale and options.data is None:
        parser.error("--scale makes its companies of real words: name their folder by --data")
    if options.keep and options.keep.exists():
        parser.error(f"--keep wants a folder that is not there yet, and {options.keep} is")
    return options


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
