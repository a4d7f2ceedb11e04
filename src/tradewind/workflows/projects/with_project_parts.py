"""A scorecard with what its project says of technologies and titles."""

from pathlib import Path

from tradewind.files.inlined_technologies import with_technologies
from tradewind.files.inlined_titles import with_titles
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.files.technologies_file import read_technologies
from tradewind.files.titles_file import read_titles


def with_project_parts(folder: Path, card: ScorecardFile) -> ScorecardFile:
    """Give a scorecard that holds the project's technologies.yaml and titles.yaml.

    Each only where it uses what the file says.

    Args:
        folder: The project's folder.
        card: The scorecard as written.

    Raises:
        InvalidInput: One of the files has problems.
        OutsideWorldFailed: One of them cannot be read.
    """
    technologies, titles = read_technologies(folder), read_titles(folder)
    whole = card if technologies is None else with_technologies(card, technologies)
    return whole if titles is None else with_titles(whole, titles)
