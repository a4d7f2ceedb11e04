"""Measure a backtest of many accounts: its time by part, its processor time, its peak memory.

`python benchmarks/backtest.py` makes a simulated market, backtests it in a process of its own, and
prints how long each part took, with the targets. It ends with 0 however the targets stand, unless
`--strict` is given.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from contest.report import Target, machine

ACCOUNTS, SNAPSHOTS = 100_000, 12
MOST_SECONDS, MOST_GB = 60, 4
SCORECARD = "growth"


def main() -> int:
    """Run the backtests, and give the exit code."""
    options = _options()
    if options.inside:
        print(json.dumps(_run_here(options.project, options.rounds)))
        return 0
    print(machine())
    print(f"Load of the machine before it began: {os.getloadavg()[0]:.1f} (0 is a quiet machine)")
    with tempfile.TemporaryDirectory(prefix="tradewind-bench-") as temporary:
        project = options.project or Path(temporary) / "demo"
        if not project.exists():
            _say(f"Simulating {options.accounts:,} accounts")
            _demo(project, options.accounts)
        targets = _measured(project, options.rounds)
    print("\n" + "\n".join(map(str, targets)))
    return 1 if options.strict and not all(one.holds for one in targets) else 0


def _measured(project: Path, rounds: int) -> list[Target]:
    """Backtest a project in a process of its own, print where the time went, and judge it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    command = [sys.executable, __file__, "--inside", "--project", str(project)]
    said = subprocess.run(
        [*command, "--rounds", str(rounds)], check=True, text=True, stdout=subprocess.PIPE
    ).stdout
    wall = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak_gb = after.ru_maxrss * 1024 / 1e9
    told = json.loads(said)
    print(
        f"\n{told['rows']:,} rows of {told['accounts']:,} accounts at {told['snapshots']} snapshots"
    )
    print(f"{told['positives']:,} positives, {rounds:,} rounds: {told['headline']}\n")
    print(f"{'part':45}{'seconds':>9}{'told':>8}{'passed':>8}")
    for part in told["parts"]:
        print(f"{part['name']:45}{part['seconds']:9.1f}{part['told']:8.0%}{part['passed']:8.0%}")
    print(f"\nWall {wall:.1f} s with start-up, CPU {cpu:.1f} s, peak {peak_gb:.2f} GB")
    return [
        Target("tradewind backtest, wall", wall, MOST_SECONDS, " s"),
        Target("tradewind backtest, peak memory of any process", peak_gb, MOST_GB, " GB"),
    ]


def _run_here(project: Path, rounds: int) -> dict[str, object]:
    """Backtest a project, page included, and give the time of each part."""
    from tradewind.workflows.backtest import backtest

    heard: list[tuple[float, str, float]] = []
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        proof = backtest(
            project,
            scorecards=[SCORECARD],
            rounds=rounds,
            report=Path(folder) / "report.html",
            progress=lambda what, share: heard.append((time.monotonic() - started, what, share)),
        ).proof
    whole = time.monotonic() - started
    return {
        "rows": proof.n,
        "accounts": proof.accounts,
        "snapshots": len(proof.moments),
        "positives": proof.positives,
        "headline": proof.headline,
        "parts": _parts(heard, whole),
    }


def _parts(heard: list[tuple[float, str, float]], whole: float) -> list[dict[str, float | str]]:
    """Add up the time by what was told: when each began, by the bar and by the clock."""
    names = [(when, what.partition(" as of ")[0], share) for when, what, share in heard]
    begun = [one for place, one in enumerate(names) if not place or one[1] != names[place - 1][1]]
    ends = [when for when, _, _ in begun[1:]] + [whole]
    return [
        {"name": what, "seconds": end - when, "told": share, "passed": when / whole}
        for (when, what, share), end in zip(begun, ends, strict=True)
    ]


def _demo(project: Path, accounts: int) -> None:
    from tradewind.workflows.demo import demo

    demo(project, accounts=accounts)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--accounts", type=int, default=ACCOUNTS, help="how many are simulated")
    parser.add_argument("--project", type=Path, help="demo project to use, made where it is not")
    parser.add_argument("--rounds", type=int, default=1_000, help="rounds of the bootstrap")
    parser.add_argument("--strict", action="store_true", help="exit code 1 if a target is missed")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
