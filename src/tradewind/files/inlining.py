"""Put the content of one YAML file below a key of another, so that one text says it all."""

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

INDENT = "  "


@dataclass(frozen=True, slots=True)
class Inlay:
    """What a file says that is put into another, in both forms.

    Attributes:
        text: The file, whose top is a mapping, as written.
        plain: What it says, in plain values.
    """

    text: str
    plain: Any


@dataclass(frozen=True, slots=True)
class _Root:
    """Where the one mapping of a YAML file begins and ends, and whether it stands in braces."""

    start: int
    column: int
    end: int
    is_in_braces: bool


def inlined(text: str, key: str, inlay: Inlay) -> str:
    """Put an inlay below the last key of a text, or behind its opening brace.

    Args:
        text: A YAML file whose top is a mapping without the key.
        key: The key below which the inlay stands; a plain word.
        inlay: What stands there.
    """
    root = _root(text)
    if root.is_in_braces:
        opening = root.start + 1
        entry = f'"{key}": {_json(inlay.plain)}, '
        return text[:opening] + entry + text[opening:]
    before, after = text[: root.end], text[root.end :]
    line_end = "" if before.endswith(("\n", "\r")) else "\n"
    margin = " " * root.column
    block = "".join(f"{margin}{line}" for line in block_lines(key, inlay.text))
    return f"{before}{line_end}{block}{after}"


def cut_before(text: str, key: str) -> str | None:
    """Give a text without what was inlined last below a key; None where nothing is."""
    start = text.rfind(f"\n{key}:\n")
    return None if start < 0 else text[: start + 1]


def block_lines(key: str, text: str) -> list[str]:
    """Give the lines of a key with the content of a file below it, each with its line end."""
    root = _root(text)
    remarks = [line for line in text[: root.start].splitlines() if line.lstrip().startswith("#")]
    body = " " * root.column + text[root.start : root.end]
    # Only these end a line in YAML 1.2; a text may hold others, such as U+2028.
    lines = [*remarks, *re.split("\r\n|\n|\r", re.sub("\r?\n?$", "", body, count=1))]
    return [f"{key}:\n", *(f"{INDENT}{line}\n" if line.strip() else "\n" for line in lines)]


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
