"""The catalogue of technologies of a project, wherever it stands."""

from pathlib import Path

from tradewind.files.scorecard_file import ScorecardFile
from tradewind.files.technologies_file import TECHNOLOGIES_FILE, read_technologies
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.catalogue import Catalogue
from tradewind.scorecard.rules.contradicting_catalogue import contradictions
from tradewind.workflows.projects.opening import NO_SCORECARD, WHICH_SCORECARD, chosen_scorecard

NO_CATALOGUE = "TW581"
"""The project says of no product what it is to us."""


def catalogue_of(folder: Path, scorecard: str | None) -> Catalogue:
    """Give the catalogue by which a scorecard is scored: the one inside it, or technologies.yaml.

    Args:
        folder: The project's folder.
        scorecard: Name of the scorecard; None where there is one only. Of several of which none
            is named, none is asked.

    Raises:
        InvalidInput: There is neither, or it has problems.
        OutsideWorldFailed: A file cannot be read.
    """
    file = read_technologies(folder)
    card = _scorecard(folder, scorecard, is_needed=file is None)
    if card is not None and (catalogue := card.card.technologies) is not None:
        if problems := list(contradictions(catalogue, card.places, inside=("technologies",))):
            raise InvalidInput(problems)
        return catalogue
    if file is None:
        raise InvalidInput([_no_catalogue()])
    return file.record


def _scorecard(folder: Path, scorecard: str | None, *, is_needed: bool) -> ScorecardFile | None:
    """Give the scorecard that is meant; None where none is, or where it is broken and not needed.

    What is wrong with a scorecard is told where it is scored by.
    """
    try:
        return chosen_scorecard(folder, scorecard)
    except InvalidInput as refused:
        codes = {problem.code for problem in refused.problems}
        if is_needed and not codes <= {NO_SCORECARD, WHICH_SCORECARD}:
            raise
        return None


def _no_catalogue() -> Problem:
    return Problem(
        NO_CATALOGUE,
        Place(TECHNOLOGIES_FILE),
        "Nothing says what the products that accounts run are to you.",
        f"Write {TECHNOLOGIES_FILE} with products such as "
        "`Salesforce: {relation: complement}` below `products:`.",
    )
