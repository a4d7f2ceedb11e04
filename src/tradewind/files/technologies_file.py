"""technologies.yaml: YAML text to a catalogue of technologies with places, or problems."""

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from tradewind.files.left_out_values import without_left_out
from tradewind.files.model_problems import problems_in
from tradewind.files.scorecard_file import CODES, NO_VALUE
from tradewind.files.text_reading import read_text, text_in
from tradewind.files.yaml_reading import read_yaml
from tradewind.problems import InvalidInput, PlaceMap
from tradewind.scorecard.catalogue import Catalogue
from tradewind.scorecard.rules.contradicting_catalogue import contradictions

TECHNOLOGIES_FILE = "technologies.yaml"


@dataclass(frozen=True, slots=True)
class TechnologiesFile:
    """A catalogue of technologies and the file it stands in.

    Attributes:
        catalogue: The catalogue, which does not contradict itself.
        places: The place of every key and value.
        text: The file as written, with its comments.
        plain: What the file says, in plain values.
    """

    catalogue: Catalogue
    places: PlaceMap
    text: str
    plain: dict[str, Any]


def read_technologies(folder: FilePath) -> TechnologiesFile | None:
    """Read the catalogue of a project; None where the project has none.

    Raises:
        InvalidInput: What the file says is no catalogue, or contradicts itself.
        OutsideWorldFailed: The file may not be read, or the disk fails.
    """
    path = folder / TECHNOLOGIES_FILE
    if not path.exists():
        return None
    fix = f"Write the catalogue to {TECHNOLOGIES_FILE}."
    text = read_text(path, shown_as=TECHNOLOGIES_FILE, fix_if_missing=fix)
    return parse_technologies(text)


def parse_technologies(text: str, *, shown_as: str = TECHNOLOGIES_FILE) -> TechnologiesFile:
    """Read a catalogue from the text of its file.

    The codes are those of scorecards, because a scorecard may hold the same under `technologies:`.

    Raises:
        InvalidInput: It is not YAML, no catalogue, or contradicts itself; carries all problems.
    """
    read = read_yaml(text, shown_as=shown_as)
    filled, problems = without_left_out(read.value, read.places, code=NO_VALUE)
    try:
        catalogue = Catalogue.model_validate(filled)
    except ValidationError as error:
        shape = problems_in(
            error, Catalogue, filled, read.places, codes=CODES, reported=set(problems)
        )
        raise InvalidInput([*problems.values(), *shape]) from None
    found = [*problems.values(), *contradictions(catalogue, read.places)]
    if found:
        raise InvalidInput(found)
    text = text_in(text, shown_as=shown_as)
    return TechnologiesFile(catalogue, read.places, text, read.value)
