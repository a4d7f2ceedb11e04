"""Bad disks: full and read-only ones, really mounted; tests skip where that cannot be done."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk_at(folder: Path, *, kibibytes: int) -> Iterator[Path]:
    """Mount a disk of that size."""
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={kibibytes}k", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def read_only_disks() -> Iterator[Callable[[Path], None]]:
    """Give what turns a folder into a read-only disk; all are let go of at the end."""
    mounted: list[Path] = []

    def turn(folder: Path) -> None:
        _mount("--bind", str(folder), str(folder))
        mounted.append(folder)
        _mount("-o", "remount,bind,ro", str(folder))

    try:
        yield turn
    finally:
        for folder in mounted:
            subprocess.run(["umount", str(folder)], check=True)


def _mount(*arguments: str) -> None:
    try:
        done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("this system has no mount command")
    if done.returncode != 0:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
