"""titles.yaml: YAML text to the words by which titles are read, or problems."""

from pathlib import Path as FilePath

from tradewind.files.project_part import PartFile, PartKind, parse_part, read_part
from tradewind.scorecard.rules.contradicting_titles import contradictions
from tradewind.scorecard.titles import TitleWords

TITLES_FILE = "titles.yaml"
TitlesFile = PartFile[TitleWords]
KIND = PartKind(TITLES_FILE, TitleWords, contradictions)


def read_titles(folder: FilePath) -> TitlesFile | None:
    """Read the words for titles of a project; None where the project has none of its own.

    Raises:
        InvalidInput: What the file says are no such words, or they contradict each other.
        OutsideWorldFailed: The file may not be read, or the disk fails.
    """
    return read_part(KIND, folder)


def parse_titles(text: str, *, shown_as: str = TITLES_FILE) -> TitlesFile:
    """Read the words for titles from the text of their file.

    Raises:
        InvalidInput: It is not YAML, or they are no such words; carries all problems.
    """
    return parse_part(KIND, text, shown_as=shown_as)
