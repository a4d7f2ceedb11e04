"""A scorecard's file: YAML text to a scorecard with places and a content hash, or problems."""

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from tradewind.files.closed_forms import findings, forms
from tradewind.files.content_hash import content_hash
from tradewind.files.left_out_values import without_left_out
from tradewind.files.model_problems import problems_in
from tradewind.files.model_wording import Codes
from tradewind.files.text_reading import read_text, text_in
from tradewind.files.yaml_reading import read_yaml
from tradewind.problems import InvalidInput, Path, PlaceMap, Problem
from tradewind.scorecard.card import Scorecard

CODES = Codes(
    unknown_key="TW201",
    missing_key="TW202",
    wrong_value="TW203",
    out_of_range="TW204",
    either_or="TW205",
)
NO_VALUE = "TW206"
"""A key or a list item without a value."""

CLOSED_FORM = "TW207"
"""A range, condition, ramp, decay, tier, cell or `then` that is in none of the known forms."""

FOLDER = "scorecards"


@dataclass(frozen=True, slots=True)
class ScorecardFile:
    """A scorecard and the file it stands in.

    Attributes:
        card: The scorecard. Its shape is right; whether it makes sense, the rules tell.
        places: The place of every key and value.
        text: The file as written, with its comments.
        plain: What the file says, in plain values.
        hash: SHA-256 of the content, in hexadecimal: layout and comments make no difference.
    """

    card: Scorecard
    places: PlaceMap
    text: str
    plain: dict[str, Any]
    hash: str


def read_scorecard(path: FilePath, *, shown_as: str) -> ScorecardFile:
    """Read a scorecard from its file.

    Raises:
        InvalidInput: The file is not there, or what it says is no scorecard.
        OutsideWorldFailed: The file may not be read, or the disk fails.
    """
    fix = f"Write the scorecard to {shown_as}, or name one that is there."
    return parse_scorecard(
        read_text(path, shown_as=shown_as, fix_if_missing=fix), shown_as=shown_as
    )


def parse_scorecard(text: str, *, shown_as: str) -> ScorecardFile:
    """Read a scorecard from its text.

    Raises:
        InvalidInput: It is not YAML, or what it says is no scorecard; carries all problems.
    """
    read = read_yaml(text, shown_as=shown_as)
    filled, problems = without_left_out(read.value, read.places, code=NO_VALUE)
    for form in list(forms(filled)):
        found = findings(form, read.places, code=CLOSED_FORM)
        problems |= dict(found)
        if found:
            filled = _without(filled, form.path)
    card, shape = _card(filled, read.places, reported=set(problems))
    if card is None or problems:
        raise InvalidInput([*problems.values(), *shape])
    text = text_in(text, shown_as=shown_as)
    return ScorecardFile(card, read.places, text, read.value, content_hash(read.value))


def scorecard_files(folder: FilePath) -> list[FilePath]:
    """List the scorecards of a project, by name; none where it has no folder for them."""
    files = [*(folder / FOLDER).glob("*.yaml"), *(folder / FOLDER).glob("*.yml")]
    return sorted(file for file in files if not file.name.startswith("."))


def _card(
    written: Any, at: PlaceMap, *, reported: set[Path]
) -> tuple[Scorecard | None, list[Problem]]:
    """Give the scorecard; or None, and what is wrong with its shape."""
    try:
        return Scorecard.model_validate(written), []
    except ValidationError as error:
        found = problems_in(error, Scorecard, written, at, codes=CODES, reported=reported)
        return None, list(found)


def _without(written: Any, path: Path) -> Any:
    """Give a copy of the content without the entry at `path`."""
    part, *inner = path
    if isinstance(written, list):
        return [
            _without(item, tuple(inner)) if position == part else item
            for position, item in enumerate(written)
        ]
    if not inner:
        return {key: value for key, value in written.items() if key != part}
    return {
        key: _without(value, tuple(inner)) if key == part else value
        for key, value in written.items()
    }
