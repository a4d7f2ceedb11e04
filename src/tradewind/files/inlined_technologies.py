"""A scorecard with the project's catalogue of technologies in it, as one text and one hash."""

import json
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tradewind.files.scorecard_file import ScorecardFile, parse_scorecard
from tradewind.files.technologies_file import TechnologiesFile
from tradewind.problems import InvalidInput, PlaceMap
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.products import ProductsComponent

KEY = "technologies"
_INDENT = "  "


def uses_technologies(card: Scorecard) -> bool:
    """Tell whether any component of a scorecard looks at products."""
    return any(isinstance(placed.component, ProductsComponent) for placed in card.placed())


def with_technologies(file: ScorecardFile, technologies: TechnologiesFile) -> ScorecardFile:
    """Give a scorecard that holds the project's catalogue, where it uses products.

    So a published scorecard stands for itself: its text and its hash cover everything that
    decides a score. One that has `technologies:` of its own, or looks at no product, stays as
    it is.

    Args:
        file: The scorecard as written.
        technologies: The catalogue as written.

    Returns:
        The scorecard; the places of the catalogue are those in its own file.
    """
    if file.card.technologies is not None or not uses_technologies(file.card):
        return file
    text = _joined(file.text, technologies)
    inlined = parse_scorecard(text, shown_as=file.places.file)
    catalogue = {(KEY, *path): place for path, place in technologies.places.places.items()}
    places = PlaceMap(file.places.file, {**file.places.places, **catalogue})
    return replace(inlined, places=places)


def without_technologies(text: str, technologies: TechnologiesFile) -> str:
    """Give a published text as its author wrote it, where the project's catalogue is still its own.

    Args:
        text: The text of a published scorecard, which may hold a catalogue.
        technologies: The project's catalogue.

    Returns:
        The text from which `with_technologies` makes this one; the text itself where none does.
    """
    start = text.rfind(f"\n{KEY}:\n")
    if start < 0:
        return text
    try:
        file = parse_scorecard(text[: start + 1], shown_as="scorecard")
    except InvalidInput:
        return text
    return file.text if with_technologies(file, technologies).text == text else text


@dataclass(frozen=True, slots=True)
class _Root:
    """Where the one mapping of a YAML file begins and ends, and whether it stands in braces."""

    start: int
    column: int
    end: int
    is_in_braces: bool


def _joined(scorecard: str, technologies: TechnologiesFile) -> str:
    """Put the catalogue below the scorecard's last key, or behind its opening brace."""
    root = _root(scorecard)
    if root.is_in_braces:
        opening = root.start + 1
        entry = f'"{KEY}": {_json(technologies.plain)}, '
        return scorecard[:opening] + entry + scorecard[opening:]
    before, after = scorecard[: root.end], scorecard[root.end :]
    line_end = "" if before.endswith(("\n", "\r")) else "\n"
    margin = " " * root.column
    block = "".join(f"{margin}{line}" for line in _block(technologies.text))
    return f"{before}{line_end}{block}{after}"


def _block(text: str) -> list[str]:
    """Give the lines of the catalogue below its key, each with its line end."""
    root = _root(text)
    remarks = [line for line in text[: root.start].splitlines() if line.lstrip().startswith("#")]
    body = " " * root.column + text[root.start : root.end]
    # Only these end a line in YAML 1.2; a text may hold others, such as U+2028.
    lines = [*remarks, *re.split("\r\n|\n|\r", re.sub("\r?\n?$", "", body, count=1))]
    return [f"{KEY}:\n", *(f"{_INDENT}{line}\n" if line.strip() else "\n" for line in lines)]


def _root(text: str) -> _Root:
    depth = 0
    start: MappingStartEvent | None = None
    for event in YAML(typ="safe", pure=True).parse(text):
        depth += isinstance(event, MappingStartEvent | SequenceStartEvent)
        depth -= isinstance(event, MappingEndEvent | SequenceEndEvent)
        if start is None and isinstance(event, MappingStartEvent):
            start = event
        elif start is not None and depth == 0:
            mark = start.start_mark
            braces = bool(start.flow_style)
            return _Root(mark.index, mark.column, event.end_mark.index, braces)
    raise ValueError("the text was read as a mapping before")


def _json(value: Any) -> str:
    """Write plain values on one line, as JSON, which every YAML reader knows; exact decimals."""
    match value:
        case dict():
            entries = (f"{_json(key)}: {_json(held)}" for key, held in value.items())
            return "{" + ", ".join(entries) + "}"
        case list():
            return "[" + ", ".join(map(_json, value)) + "]"
        case Decimal():
            return str(value)
    return json.dumps(value, ensure_ascii=False)
