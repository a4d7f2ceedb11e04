"""Environments of the rivals: one folder each under build/, with pinned versions."""

import subprocess
import sys
import venv
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent
HOME = BENCHMARKS.parent / "build" / "bench-matching"
LONGEST_INSTALL_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Environment:
    """A Python that a contestant runs with.

    Attributes:
        python: The interpreter; None where the environment could not be made.
        reason: Why not; None where it could.
    """

    python: Path | None
    reason: str | None = None


def environment(name: str | None) -> Environment:
    """Give the Python of an environment, made and filled where it is not there yet.

    Args:
        name: The pins are in matching-rivals-NAME.txt; None for the Python that runs this.
    """
    if name is None:
        return Environment(Path(sys.executable))
    pins = BENCHMARKS / f"matching-rivals-{name}.txt"
    folder = HOME / name
    python = folder / "bin" / "python"
    stamp = folder / "pins.digest"
    digest = blake2b(pins.read_bytes(), digest_size=16).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == digest:
        return Environment(python)
    venv.create(folder, clear=True, with_pip=True)
    reason = _install(python, pins)
    if reason is not None:
        return Environment(None, reason)
    stamp.write_text(digest, "utf-8")
    return Environment(python)


def _install(python: Path, pins: Path) -> str | None:
    """Install what is pinned; give the reason where that fails."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        done = subprocess.run(
            [*command, "--requirement", str(pins)],
            check=False,
            capture_output=True,
            text=True,
            timeout=LONGEST_INSTALL_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return f"{pins.name} was not installed within {LONGEST_INSTALL_SECONDS} s"
    if done.returncode == 0:
        return None
    errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
    return f"{pins.name} does not install: {(errors or ['pip gave no reason'])[-1]}"
