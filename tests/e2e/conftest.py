"""The installed command line on whole projects, in real processes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).parent / "tradewind"
LAST_DAY = "2026-06-30"
"""The day on which every demo market ends."""

Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(**changes: str) -> dict[str, str]:
    """Give an environment without what would change the output: width, colours, project."""
    names = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TRADEWIND_PROJECT", "TRADEWIND_DEBUG")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    return kept | changes


@pytest.fixture(scope="session")
def tradewind() -> Run:
    """Give a function that runs a command to its end."""

    def run(*arguments: object, **changes: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [PROGRAM, *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=environment(**changes),
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Give a function that starts a command; what still runs at the end is ended."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(*arguments: object) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [PROGRAM, *map(str, arguments)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def program() -> Path:
    """Give the path of the installed program."""
    return PROGRAM


@pytest.fixture(scope="session")
def shell() -> Run:
    """Give a function that runs a line of a shell in which `tradewind` is the installed program."""

    def run(script: str, **changes: str) -> subprocess.CompletedProcess[str]:
        path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "-o", "pipefail", "-c", script],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=environment(**{"PATH": path} | changes),
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def scored_demo(tmp_path_factory: pytest.TempPathFactory, tradewind: Run) -> Path:
    """Give a demo project of 300 accounts, scored as of its last day; tests only read it."""
    folder = tmp_path_factory.mktemp("shared") / "demo"
    for command in (
        ("demo", folder, "--accounts", 300),
        ("score", "--project", folder, "--as-of", LAST_DAY),
    ):
        done = tradewind(*command)
        assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def own_demo(tmp_path: Path, scored_demo: Path) -> Path:
    """Give a copy of the scored demo project that a test may change."""
    return Path(shutil.copytree(scored_demo, tmp_path / "demo"))
