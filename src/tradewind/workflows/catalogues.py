"""The catalogue of technologies of a project, wherever it stands."""

from pathlib import Path

from tradewind.files.technologies_file import TECHNOLOGIES_FILE, read_technologies
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.catalogue import Catalogue
from tradewind.scorecard.rules.contradicting_catalogue import contradictions
from tradewind.workflows.opening import NO_SCORECARD, WHICH_SCORECARD, chosen_scorecard

NO_CATALOGUE = "TW581"
"""The project says of no product what it is to us."""


def catalogue_of(folder: Path, scorecard: str | None) -> Catalogue:
    """Give the catalogue of a project: its technologies.yaml, or the one inside its scorecard.

    Args:
        folder: The project's folder.
        scorecard: Name of the scorecard; None where there is one only.

    Raises:
        InvalidInput: There is neither, or it has problems.
        OutsideWorldFailed: A file cannot be read.
    """
    if (file := read_technologies(folder)) is not None:
        return file.catalogue
    try:
        card = chosen_scorecard(folder, scorecard)
    except InvalidInput as refused:
        if {problem.code for problem in refused.problems} <= {NO_SCORECARD, WHICH_SCORECARD}:
            raise InvalidInput([_no_catalogue()]) from None
        raise
    catalogue = card.card.technologies
    if catalogue is None:
        raise InvalidInput([_no_catalogue()])
    if problems := list(contradictions(catalogue, card.places, inside=("technologies",))):
        raise InvalidInput(problems)
    return catalogue


def _no_catalogue() -> Problem:
    return Problem(
        NO_CATALOGUE,
        Place(TECHNOLOGIES_FILE),
        "Nothing says what the products that accounts run are to you.",
        f"Write {TECHNOLOGIES_FILE} with products such as "
        "`Salesforce: {relation: complement}` below `products:`.",
    )
