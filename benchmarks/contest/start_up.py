"""How long `tradewind --help` takes, in milliseconds."""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

TIMES = 10


def help_milliseconds() -> float:
    """Give the median wall time of the installed command, after one run to warm the files."""
    command = [str(Path(sys.executable).with_name("tradewind")), "--help"]
    subprocess.run(command, check=True, capture_output=True)
    return median(_milliseconds(command) for _ in range(TIMES))


def _milliseconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return (time.perf_counter() - started) * 1000
