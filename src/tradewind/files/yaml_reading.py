"""YAML text to plain values, with the place of every key and value; what is unclear is refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tradewind.files import yaml_mistakes
from tradewind.files.text_reading import text_in
from tradewind.files.yaml_scalars import UnclearScalarError, scalar
from tradewind.problems import KEY, InvalidInput, Path, Place, PlaceMap, Problem

EMPTY = "TW103"
"""A file that says nothing."""

NOT_A_MAPPING = "TW104"
"""A file that holds something other than keys with values."""

ANCHOR = "TW107"
"""An anchor or an alias, which are not used here."""

TAG = "TW108"
"""A tag or a directive, which are not used here."""

DUPLICATE_KEY = "TW109"
"""A key that stands twice in one mapping."""

SEVERAL_DOCUMENTS = "TW110"
"""A second document in one file."""

TOO_DEEP = "TW111"
"""Lists and mappings nested too deep."""

KEY_NOT_TEXT = "TW112"
"""A key that is empty, a list or a mapping."""

UNCLEAR_SCALAR = "TW113"
"""A value that can be read in two ways, such as a bare no."""

UNPRINTABLE = "TW101"
"""Bytes that are not UTF-8 text, or characters that cannot be printed."""

DEEPEST_LEVEL = 40
_LEAST = "Write at least `version: 1`."
_BLOCK_WITH_NUMBER = re.compile(r"[>|][-+]?[0-9]")
_KEY_WITHOUT_SPACE = re.compile(r"([\w.-]+):([^\s:/].*)")
_ASIDE = "\0aside"
"""Where values are read that have no path, because their key is refused."""
_UNUSABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class YamlText:
    """What a YAML file says.

    Attributes:
        value: Mappings, lists, texts, whole numbers, exact decimals, booleans and None. Keys are
            the texts that stand in the file: `10` is the key "10".
        places: The place of every value: of a text or number itself, and of the key where a
            mapping or a list stands below one. Below (…, key, KEY) is the place of the key.
    """

    value: dict[str, Any]
    places: PlaceMap


def read_yaml(content: bytes | str, *, shown_as: str) -> YamlText:
    """Read YAML 1.2 in its plain form: one mapping without anchors, tags or repeated keys.

    Args:
        content: The text, or its bytes in UTF-8.
        shown_as: The file's name in problems.

    Raises:
        InvalidInput: It is not YAML, or in a form that is refused; carries all that was found.
    """
    text = text_in(content, shown_as=shown_as)
    reader = _Reader(text, shown_as)
    value = reader.read()
    if not reader.problems and not isinstance(value, dict):
        reader.problems.append(_not_a_mapping(value, reader.places.get((), Place(shown_as))))
    if reader.problems or not isinstance(value, dict):
        raise InvalidInput(reader.problems)
    return YamlText(value, PlaceMap(shown_as, reader.places))


class _TooDeepError(Exception):
    """Nesting beyond what is read; ends the reading."""


class _Reader:
    """Builds values from the parser's events, so that nothing is expanded before it is checked."""

    def __init__(self, text: str, shown_as: str) -> None:
        self.text = text
        self.lines = text.splitlines()
        self.shown_as = shown_as
        self.places: dict[Path, Place] = {}
        self.problems: list[Problem] = []
        self.latest = Place(shown_as)

    def read(self) -> Any:
        """Give the value of the one document, or None after a problem."""
        self.events = self._events()
        try:
            return self._document()
        except MarkedYAMLError as error:
            problem = yaml_mistakes.problem_of(error, self.text, shown_as=self.shown_as)
            self.problems.append(problem)
        except (YAMLError, ValueError, OverflowError):
            # The parser hands on what chr() says of an escape such as "\UFFFFFFFF".
            what = "What follows here holds an escape that stands for no character."
            fix = "Write the character itself, or single quotes around the text."
            self._report(UNPRINTABLE, self.latest, what, fix)
        except _TooDeepError:
            what = f"Lists and mappings are nested deeper than {DEEPEST_LEVEL} levels here."
            self._report(TOO_DEEP, self.latest, what, "Write it with fewer levels.")
        return None

    def _events(self) -> Iterator[Event]:
        for event in YAML(typ="safe", pure=True).parse(self.text):
            self.latest = self._place(event)
            yield event

    def _document(self) -> Any:
        value, documents = None, 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                self._check_document(event, documents)
            elif isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent):
                read = self._node(event, ())
                value = read if documents == 1 else value
        if documents == 0:
            what = f'"{self.shown_as}" is empty.'
            self._report(EMPTY, Place(self.shown_as), what, _LEAST)
        return value

    def _check_document(self, event: DocumentStartEvent, documents: int) -> None:
        if event.version is not None or event.tags:
            what, fix = "A directive such as %YAML stands above the document.", "Delete its line."
            self._report(TAG, self._place(event), what, fix)
        if documents == 2:
            what = 'A second document begins here, after "---".'
            fix = "Delete the line, or move the second document to a file of its own."
            self._report(SEVERAL_DOCUMENTS, self._place(event), what, fix)

    def _node(self, event: Event, path: Path) -> Any:
        if len(path) > DEEPEST_LEVEL:
            raise _TooDeepError
        self.places.setdefault(path, self._place(event))
        if isinstance(event, AliasEvent):
            return self._alias(event)
        self._check_properties(event)
        if isinstance(event, SequenceStartEvent):
            return self._list(path)
        if isinstance(event, MappingStartEvent):
            return self._mapping(path)
        assert isinstance(event, ScalarEvent), "no other event begins a value"
        return self._scalar(event)

    def _list(self, path: Path) -> list[Any]:
        items: list[Any] = []
        for event in self.events:
            if isinstance(event, SequenceEndEvent):
                break
            items.append(self._node(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        for event in self.events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._key(event, path)
            value_event = next(self.events)
            if key is None:
                self._node(value_event, (*path, _ASIDE))
                continue
            inner = (*path, key)
            is_repeated = inner in self.places
            if is_repeated:
                self._report_repeated(key, event, self.places[*inner, KEY])
            else:
                self._set_places(inner, event, value_event)
            self._check_colon(key, event, value_event)
            value = self._node(value_event, (*inner, _ASIDE) if is_repeated else inner)
            entries.setdefault(key, value)
        return entries

    def _set_places(self, path: Path, key_event: Event, value_event: Event) -> None:
        has_text = isinstance(value_event, ScalarEvent) and not _is_left_out(value_event)
        self.places[path] = self._place(value_event if has_text else key_event)
        self.places[*path, KEY] = self._place(key_event)

    def _key(self, event: Event, path: Path) -> str | None:
        """Give the text of a key; None where it is none, which is a problem."""
        if isinstance(event, ScalarEvent):
            self._check_properties(event)
            self._check_characters(event)
            if event.value.strip():
                return str(event.value)
            what, fix = "A key is empty.", "Write a name before the colon."
        elif isinstance(event, AliasEvent):
            self._alias(event)
            return None
        else:
            self._node(event, (*path, _ASIDE))
            what = "A key is a list or a mapping here."
            fix = "Write a text as the key; a value that begins with a brace needs quotes."
        self._report(KEY_NOT_TEXT, self._place(event), what, fix)
        return None

    def _scalar(self, event: ScalarEvent) -> Any:
        self._check_characters(event)
        if event.style is not None:
            self._check_block(event)
            return event.value
        try:
            return scalar(event.value)
        except UnclearScalarError as unclear:
            self._report(UNCLEAR_SCALAR, self._place(event), unclear.what, unclear.fix)
            return None

    def _check_block(self, event: ScalarEvent) -> None:
        """Refuse `employees: >5`, which YAML takes for the head of a text on the next lines."""
        mark = event.start_mark
        head = self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""
        if event.style in ("|", ">") and _BLOCK_WITH_NUMBER.match(head):
            word = head.split(" #")[0].strip()
            what = f'"{word}" begins a text of several lines in YAML, and is not a range.'
            fix = f'Write "{word}" in quotes.'
            self._report(yaml_mistakes.NEEDS_QUOTES, self._place(event), what, fix)

    def _check_colon(self, key: str, event: Event, value_event: Event) -> None:
        """Refuse `{name:growth}`, which YAML takes for a key without a value."""
        match = _KEY_WITHOUT_SPACE.fullmatch(key)
        is_plain = isinstance(event, ScalarEvent) and event.style is None
        if match and is_plain and _is_left_out(value_event):
            what, fix = yaml_mistakes.no_space(match[1], match[2])
            code = yaml_mistakes.NO_SPACE_AFTER_COLON
            self._report(code, self._place(event), what, fix)

    def _check_characters(self, event: ScalarEvent) -> None:
        if found := _UNUSABLE.search(event.value):
            what = f"The text holds the character U+{ord(found[0]):04X}, which no text may hold."
            self._report(UNPRINTABLE, self._place(event), what, "Write the text without it.")

    def _check_properties(self, event: Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor is not None:
            what = f'The anchor "&{anchor}" is not used here.'
            self._report(ANCHOR, self._place(event), what, f'Delete "&{anchor}".')
        if tag is not None:
            what = f'The tag "{_shown_tag(tag)}" is not used here.'
            fix = "Delete the tag, and write a text in quotes."
            self._report(TAG, self._place(event), what, fix)

    def _alias(self, event: AliasEvent) -> None:
        what = f'The alias "*{event.anchor}" is not used here.'
        fix = "Write the value itself, in quotes where it begins with an asterisk."
        self._report(ANCHOR, self._place(event), what, fix)

    def _report_repeated(self, key: str, event: Event, first: Place) -> None:
        what = f"`{key}` stands twice here, first in line {first.line}."
        fix = "Delete one of the two, or give it another name."
        self._report(DUPLICATE_KEY, self._place(event), what, fix)

    def _report(self, code: str, place: Place, what: str, fix: str) -> None:
        self.problems.append(Problem(code, place, what, fix))

    def _place(self, event: Event) -> Place:
        return Place(self.shown_as, event.start_mark.line + 1, event.start_mark.column + 1)


def _is_left_out(event: Event) -> bool:
    return isinstance(event, ScalarEvent) and event.style is None and event.value == ""


def _shown_tag(tag: object) -> str:
    return str(tag).replace("tag:yaml.org,2002:", "!!")


def _not_a_mapping(value: object, place: Place) -> Problem:
    if value is None:
        return Problem(EMPTY, place, "The file says nothing.", _LEAST)
    if isinstance(value, str) and (match := _KEY_WITHOUT_SPACE.fullmatch(value)):
        what, fix = yaml_mistakes.no_space(match[1], match[2])
        return Problem(yaml_mistakes.NO_SPACE_AFTER_COLON, place, what, fix)
    shown = "a list" if isinstance(value, list) else f'"{str(value)[:60]}"'
    what = f"The file holds {shown} where keys with values belong."
    return Problem(NOT_A_MAPPING, place, what, "Write keys such as `name: growth`, one a line.")
