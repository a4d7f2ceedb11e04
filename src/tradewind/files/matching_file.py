"""matching.yaml: YAML text to the settings of matching with places, or problems."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any, TypeGuard

from pydantic import ValidationError

from tradewind.files.left_out_values import without_left_out
from tradewind.files.model_problems import problems_in
from tradewind.files.model_wording import Codes, nearest_key
from tradewind.files.text_reading import read_text, text_in
from tradewind.files.yaml_reading import read_yaml
from tradewind.matching.domain_lists import not_domains
from tradewind.matching.settings import MatchSettings
from tradewind.matching.weights import LEVELS
from tradewind.problems import InvalidInput, Path, PlaceMap, Problem

MATCHING_FILE = "matching.yaml"
UNKNOWN = "TW125"
"""A key, a part of the evidence or a level of it that matching.yaml does not have."""
WRONG_VALUE = "TW126"
"""A value of another kind than belongs there."""
OUT_OF_RANGE = "TW127"
"""A number or a text beyond its bounds."""
CONTRADICTION = "TW128"
"""Values that contradict each other, such as a review that begins above a match."""
NO_VALUE = "TW129"
"""A key or a list item without a value."""
CODES = Codes(
    unknown_key=UNKNOWN,
    missing_key=UNKNOWN,
    wrong_value=WRONG_VALUE,
    out_of_range=OUT_OF_RANGE,
    either_or=CONTRADICTION,
)
DEFAULTS = MatchSettings()
_WWW = re.compile(r"\s*www\.", re.IGNORECASE)
_DOMAIN_LISTS = ("free_mail", "throwaway", "company_domains", "own_domains")
MOST_BITS = 100
"""Largest weight, either way; ten bits say that something is a thousand times as likely."""


@dataclass(frozen=True, slots=True)
class MatchingFile:
    """The settings of matching and the file they stand in.

    Attributes:
        settings: The settings; those of the package where the project has no such file.
        places: The place of every key and value.
        text: The file as written, with its comments; None where the project has none.
    """

    settings: MatchSettings
    places: PlaceMap
    text: str | None


def read_matching(folder: FilePath) -> MatchingFile:
    """Read matching.yaml of a project; a project without one has the package's settings.

    Raises:
        InvalidInput: What the file says are no settings of matching; carries all problems.
        OutsideWorldFailed: The file may not be read, or the disk fails.
    """
    path = folder / MATCHING_FILE
    if not path.exists():
        return MatchingFile(DEFAULTS, PlaceMap(MATCHING_FILE), None)
    fix = f"Write the settings to {MATCHING_FILE}."
    return parse_matching(read_text(path, shown_as=MATCHING_FILE, fix_if_missing=fix))


def parse_matching(text: str, *, shown_as: str = MATCHING_FILE) -> MatchingFile:
    """Read the settings of matching from the text of their file.

    Raises:
        InvalidInput: It is not YAML, or what it says are no settings; carries all problems.
    """
    read = read_yaml(text, shown_as=shown_as)
    filled, problems = without_left_out(read.value, read.places, code=NO_VALUE)
    for found in (_unknown_weights, _immense, _upside_down, _repeated, _without_domain):
        problems |= dict(found(filled, read.places))
    try:
        settings = MatchSettings.model_validate(filled)
    except ValidationError as error:
        shape = problems_in(
            error, MatchSettings, filled, read.places, codes=CODES, reported=set(problems)
        )
        raise InvalidInput([*problems.values(), *shape]) from None
    if problems:
        raise InvalidInput(problems.values())
    return MatchingFile(settings, read.places, text_in(text, shown_as=shown_as))


def _unknown_weights(written: dict[str, Any], at: PlaceMap) -> Iterator[tuple[Path, Problem]]:
    """Find parts of the evidence, and levels of them, that there are not."""
    weights = written.get("weights")
    for part, levels in weights.items() if isinstance(weights, dict) else ():
        if part not in LEVELS:
            yield _unknown(("weights", part), "a part of the evidence", LEVELS, at)
            continue
        for level in levels if isinstance(levels, dict) else ():
            if level not in LEVELS[part]:
                path = ("weights", part, level)
                yield _unknown(path, f"a level of the {part}", LEVELS[part], at)


def _immense(written: dict[str, Any], at: PlaceMap) -> Iterator[tuple[Path, Problem]]:
    """Find weights beyond all reason."""
    weights = written.get("weights")
    found: dict[Path, Any] = {(key,): written.get(key) for key in ("prior", "margin")}
    for part, levels in weights.items() if isinstance(weights, dict) else ():
        for level, bits in levels.items() if isinstance(levels, dict) else ():
            found["weights", part, level] = bits
    for path, bits in found.items():
        if _is_number(bits) and abs(float(bits)) > MOST_BITS:
            what = f'"{bits}" bits are more than any evidence weighs.'
            fix = f"Write a number of at most {MOST_BITS}, such as 12."
            yield path, Problem(OUT_OF_RANGE, at.at(*path), what, fix)


def _upside_down(written: dict[str, Any], at: PlaceMap) -> Iterator[tuple[Path, Problem]]:
    """Find a review that begins above a match."""
    review = written.get("review_at", DEFAULTS.review_at)
    match = written.get("match_at", DEFAULTS.match_at)
    if _is_number(review) and _is_number(match) and float(match) < float(review) < 1:
        path: Path = ("review_at" if "review_at" in written else "match_at",)
        what = f"Leads are reviewed from {review} on, which is above {match}, where they match."
        fix = f"Write a `review_at` of at most {match}."
        yield path, Problem(CONTRADICTION, at.at(*path), what, fix)


def _repeated(written: dict[str, Any], at: PlaceMap) -> Iterator[tuple[Path, Problem]]:
    """Find a rule for ties that stands twice."""
    ties: Any = written.get("ties")
    for place, rule in enumerate(ties if isinstance(ties, list) else ()):
        if rule in ties[:place]:
            path: Path = ("ties", place)
            what = f'"{rule}" stands twice.'
            yield path, Problem(CONTRADICTION, at.at(*path), what, "Delete the second one.")


def _without_domain(written: dict[str, Any], at: PlaceMap) -> Iterator[tuple[Path, Problem]]:
    """Find entries of the lists of domains that are none, which no address would ever have."""
    for key in _DOMAIN_LISTS:
        entries: Any = written.get(key)
        for place, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, str) and (not_domains([entry]) or _WWW.match(entry)):
                what = f'"{entry}" is not a domain that e-mail addresses end in.'
                fix = "Write what stands after the @, such as acme.com."
                yield (key, place), Problem(WRONG_VALUE, at.at(key, place), what, fix)


def _is_number(value: object) -> TypeGuard[int | float | Decimal]:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _unknown(path: Path, noun: str, known: Collection[str], at: PlaceMap) -> tuple[Path, Problem]:
    written = str(path[-1])
    what = f"`{written}` is not {noun}."
    return path, Problem(UNKNOWN, at.key(*path), what, nearest_key(written, known))
