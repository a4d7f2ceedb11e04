"""technologies.yaml: YAML text to a catalogue of technologies with places, or problems."""

from pathlib import Path as FilePath

from tradewind.files.project_part import PartFile, PartKind, parse_part, read_part
from tradewind.scorecard.catalogue import Catalogue
from tradewind.scorecard.rules.contradicting_catalogue import contradictions

TECHNOLOGIES_FILE = "technologies.yaml"
TechnologiesFile = PartFile[Catalogue]
KIND = PartKind(TECHNOLOGIES_FILE, Catalogue, contradictions)


def read_technologies(folder: FilePath) -> TechnologiesFile | None:
    """Read the catalogue of a project; None where the project has none.

    Raises:
        InvalidInput: What the file says is no catalogue, or contradicts itself.
        OutsideWorldFailed: The file may not be read, or the disk fails.
    """
    return read_part(KIND, folder)


def parse_technologies(text: str, *, shown_as: str = TECHNOLOGIES_FILE) -> TechnologiesFile:
    """Read a catalogue from the text of its file.

    Raises:
        InvalidInput: It is not YAML, no catalogue, or contradicts itself; carries all problems.
    """
    return parse_part(KIND, text, shown_as=shown_as)
