"""What is published is another version of the scorecard than its file."""

from collections.abc import Iterator

from tradewind.problems import Place, Problem
from tradewind.workflows.checkup.findings.interface import Looked, warning

FILE_DIFFERS = "TW857"
"""What is published is another version of the scorecard than its file."""


def file_differs(looked: Looked) -> Iterator[Problem]:
    """Say that what is published is another version of the scorecard than its file."""
    file, times = looked.file, looked.times
    if times.run is not None and times.run.hash != file.hash:
        yield warning(
            FILE_DIFFERS,
            Place(file.places.file),
            f'The published scores of "{file.card.name}" are by another version than this file '
            f"({times.run.hash[:12]}, not {file.hash[:12]}).",
            "Look at `tradewind diff`, then publish the file with `tradewind score`, or go back "
            "to what is published.",
        )
