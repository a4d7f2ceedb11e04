"""A file beside tradewind.yaml, which a scorecard may hold too: from YAML text to a record."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from tradewind.files.left_out_values import without_left_out
from tradewind.files.model_problems import problems_in
from tradewind.files.scorecard_file import CODES, NO_VALUE
from tradewind.files.text_reading import read_text, text_in
from tradewind.files.yaml_reading import read_yaml
from tradewind.problems import InvalidInput, PlaceMap, Problem

Record = TypeVar("Record", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class PartKind(Generic[Record]):
    """A kind of such files.

    Attributes:
        name: Name of the file.
        model: What it holds.
        contradictions: Finds what is wrong with a record of the right shape.
    """

    name: str
    model: type[Record]
    contradictions: Callable[[Record, PlaceMap], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class PartFile(Generic[Record]):
    """What such a file says.

    Attributes:
        record: Its content, which does not contradict itself.
        places: The place of every key and value.
        text: The file as written, with its comments.
        plain: What the file says, in plain values.
    """

    record: Record
    places: PlaceMap
    text: str
    plain: dict[str, Any]


def read_part(kind: PartKind[Record], folder: FilePath) -> PartFile[Record] | None:
    """Read such a file of a project; None where the project has none.

    Raises:
        InvalidInput: What the file says is not what it should hold; carries all problems.
        OutsideWorldFailed: The file may not be read, or the disk fails.
    """
    path = folder / kind.name
    if not path.exists():
        return None
    fix = f"Write {kind.name} as a file."
    text = read_text(path, shown_as=kind.name, fix_if_missing=fix)
    return parse_part(kind, text, shown_as=kind.name)


def parse_part(kind: PartKind[Record], text: str, *, shown_as: str) -> PartFile[Record]:
    """Read such a file from its text.

    The codes are those of scorecards, because a scorecard may hold the same.

    Raises:
        InvalidInput: It is not YAML, or not what it should hold; carries all problems.
    """
    read = read_yaml(text, shown_as=shown_as)
    filled, problems = without_left_out(read.value, read.places, code=NO_VALUE)
    try:
        record = kind.model.model_validate(filled)
    except ValidationError as error:
        shape = problems_in(
            error, kind.model, filled, read.places, codes=CODES, reported=set(problems)
        )
        raise InvalidInput([*problems.values(), *shape]) from None
    found = [*problems.values(), *kind.contradictions(record, read.places)]
    if found:
        raise InvalidInput(found)
    return PartFile(record, read.places, text_in(text, shown_as=shown_as), read.value)
