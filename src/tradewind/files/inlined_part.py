"""A scorecard with what a file beside tradewind.yaml says in it, as one text and one hash."""

from dataclasses import replace

from tradewind.files.inlining import Inlay, inlined
from tradewind.files.project_part import PartFile, Record
from tradewind.files.scorecard_file import ScorecardFile, parse_scorecard
from tradewind.problems import PlaceMap


def with_part(file: ScorecardFile, key: str, part: PartFile[Record]) -> ScorecardFile:
    """Give a scorecard that holds what a file of its project says, below a key.

    So a published scorecard stands for itself: its text and its hash cover everything that
    decides a score.

    Args:
        file: The scorecard, which says nothing below the key.
        key: The key.
        part: The file of the project.

    Returns:
        The scorecard; the places of what was put into it are those in its own file.
    """
    text = inlined(file.text, key, Inlay(part.text, part.plain))
    whole = parse_scorecard(text, shown_as=file.places.file)
    inside = {(key, *path): place for path, place in part.places.places.items()}
    return replace(whole, places=PlaceMap(file.places.file, {**file.places.places, **inside}))
