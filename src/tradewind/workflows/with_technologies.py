"""A scorecard with what its project says of technologies."""

from pathlib import Path

from tradewind.files.inlined_technologies import with_technologies
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.files.technologies_file import read_technologies


def with_projects_technologies(folder: Path, card: ScorecardFile) -> ScorecardFile:
    """Give a scorecard that holds the project's technologies.yaml, where it uses products.

    Args:
        folder: The project's folder.
        card: The scorecard as written.

    Raises:
        InvalidInput: technologies.yaml has problems.
        OutsideWorldFailed: It cannot be read.
    """
    technologies = read_technologies(folder)
    return card if technologies is None else with_technologies(card, technologies)
