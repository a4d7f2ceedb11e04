"""Whether the data of a project are simulated, which is said wherever they are shown."""

from pathlib import Path

NOTICE_FILE = "SIMULATED.txt"
NOTICE = "Simulated data: no company, person or deal in it exists."


def notice(project: Path) -> str:
    """Say that a project's data are simulated; empty where the demo's own notice is not there."""
    there = any((project / folder / NOTICE_FILE).is_file() for folder in ("data", ""))
    return NOTICE if there else ""
