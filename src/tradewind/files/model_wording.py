"""An error of a model in the words of a scorecard's author: place, what, fix."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from tradewind.files.model_paths import Located, keys_of
from tradewind.files.model_words import FORMS, plain, quoted, thing, with_article
from tradewind.problems import Path, Place, PlaceMap, Problem
from tradewind.scorecard.components import COMPONENT_KINDS
from tradewind.scorecard.components.interface import Component


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one kind of file.

    Attributes:
        unknown_key: A key that is not known where it stands.
        missing_key: A key that must be there is not.
        wrong_value: A value of another kind than belongs there.
        out_of_range: A number or a text beyond its bounds.
        either_or: Two keys of which exactly one may stand.
    """

    unknown_key: str
    missing_key: str
    wrong_value: str
    out_of_range: str
    either_or: str


@dataclass(frozen=True, slots=True)
class ModelError:
    """One error with its place in the file: its type and context in pydantic's terms."""

    kind: str
    context: Mapping[str, Any]
    located: Located
    at: PlaceMap

    @property
    def path(self) -> Path:
        """Where it stands in the file."""
        return self.located.path

    @property
    def key(self) -> str:
        """The nearest key above (or at) the value."""
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def thing(self) -> str:
        """The word for what it belongs to."""
        return thing(self.located.owner)


def told(found: ModelError, codes: Codes) -> Problem:
    """Tell an error as a problem."""
    return _TELLERS.get(found.kind, _wrong_value)(found, codes)


def _unknown_key(found: ModelError, codes: Codes) -> Problem:
    key, keys = str(found.path[-1]), keys_of(found.located.owner)
    place = found.at.key(*found.path)
    what = f"`{key}` is not a key of {with_article(found.thing)}."
    if issubclass(found.located.owner, Component) and key in COMPONENT_KINDS:
        what = f"`{key}` stands in a component that has `{found.located.owner.kind}` already."
        return Problem(codes.unknown_key, place, what, "Make it a component of its own.")
    return Problem(codes.unknown_key, place, what, nearest_key(key, keys))


def nearest(key: str, keys: Collection[str]) -> str | None:
    """Give the key that was meant, or None where none is near."""
    return next(iter(get_close_matches(key.lower(), sorted(keys), n=1)), None)


def nearest_key(key: str, keys: Collection[str]) -> str:
    """Give the fix for an unknown key: the nearest one, or all there are."""
    near = nearest(key, keys)
    return f"Write `{near}`." if near else f"Delete it, or write one of {listed(keys)}."


def listed(words: Collection[str], last: str = "or") -> str:
    """Join words as a sentence does: `a`, `b` or `c`."""
    quoted = [f"`{word}`" for word in words]
    return f" {last} ".join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def _missing_key(found: ModelError, codes: Codes) -> Problem:
    key = str(found.path[-1])
    owner_place = found.at.at(*found.located.owner_path)
    description = keys_of(found.located.owner).get(key, "").rstrip(".")
    what = f"The {found.thing}{_called(found)} has no `{key}`."
    return Problem(codes.missing_key, owner_place, what, f"Add `{key}`: {description}.")


def _called(found: ModelError) -> str:
    path = found.located.owner_path
    return f' "{path[-1]}"' if path and found.thing in _NAMED_THINGS else ""


_NAMED_THINGS = frozenset({"dimension", "product", "profile", "table"})


def _no_kind(found: ModelError, codes: Codes) -> Problem:
    written, place = found.located.written, found.at.at(*found.path)
    kinds = listed(COMPONENT_KINDS)
    if not isinstance(written, dict):
        what = f"{quoted(written)} is not a component."
        return Problem(codes.wrong_value, place, what, f"Write a mapping with `name` and {kinds}.")
    known = {key for kind in COMPONENT_KINDS.values() for key in keys_of(kind)}
    for key in (key for key in written if key not in known):
        if near := get_close_matches(key.lower(), COMPONENT_KINDS, n=1):
            what = f"`{key}` does not say what the component looks at."
            key_place = found.at.key(*found.path, key)
            return Problem(codes.missing_key, key_place, what, f"Write `{near[0]}`.")
    what = "The component does not say what it looks at."
    return Problem(codes.missing_key, place, what, f"Add {kinds} to it.")


def _either_or(found: ModelError, codes: Codes) -> Problem:
    """Tell what a validator of ours says, which ends with a fix behind a semicolon."""
    said, written = str(found.context.get("error", "")), found.located.written
    if match := _CHOICE.fullmatch(said):
        keys = re.findall(r"`(\w+)`", match[0])
        given = [key for key in keys if isinstance(written, dict) and key in written]
        place = found.at.at(*found.path)
        return Problem(codes.either_or, place, _how_many(keys, given), f"{sentence(said)}.")
    what, parted, fix = said.rpartition("; ")
    if not parted:
        what, fix = said, f"write {_form(found) or 'it in another way'}"
    place = found.at.at(*found.path, *_told_key(what, written))
    return Problem(codes.wrong_value, place, f"{sentence(what)}.", f"{sentence(fix)}.")


_CHOICE = re.compile(r"(?:give|name) (?:either|one of) `.*")


def _how_many(keys: list[str], given: list[str]) -> str:
    """Say which of some keys are given, of which exactly one may be."""
    if given:
        both = "Both " if len(given) == 2 else ""
        return f"{both}{listed(given, 'and')} are given."
    if len(keys) == 2:
        return f"Neither {listed(keys, 'nor')} is given."
    return f"None of {listed(keys, 'and')} is given."


def _told_key(what: str, written: Any) -> Path:
    """Give the first key that a message names, where it is written in the mapping at fault."""
    named = re.findall(r"`(\w+)", what) if isinstance(written, dict) else []
    return next(((key,) for key in named if key in written), ())


def _form(found: ModelError) -> str | None:
    """Tell what belongs at a key whose model cannot say it; None for other keys."""
    return FORMS.get(found.key) if found.path == (*found.located.owner_path, found.key) else None


def sentence(said: str) -> str:
    """Make a message of a reader the beginning of a sentence."""
    return said[:1].upper() + said[1:]


def _literal(found: ModelError, codes: Codes) -> Problem:
    allowed = re.findall(r"'([^']*)'|(\d+)", str(found.context.get("expected", "")))
    words = [text or number for text, number in allowed]
    near = get_close_matches(str(found.located.written).lower(), words, n=1)
    fix = f"Write `{near[0]}`." if near else f"Write {listed(words)}."
    if not near and (form := _form(found)):
        fix = f"Write {form}."
    what = f"`{found.key}` cannot be {quoted(found.located.written)}."
    return Problem(codes.wrong_value, _place(found), what, fix)


def _out_of_range(found: ModelError, codes: Codes) -> Problem:
    bound = next(
        (found.context[key] for key in ("ge", "gt", "le", "lt") if key in found.context), ""
    )
    bound = f"{bound:g}" if isinstance(bound, float) else bound
    side, limit = _SIDES[found.kind]
    what = f"{quoted(found.located.written)} is {side} the {limit} `{found.key}`, {bound}."
    if found.kind in ("greater_than", "less_than"):
        what = f"{quoted(found.located.written)} is not {_BOUND_WORDS[found.kind]} {bound}."
    fix = f"Write a number {_BOUND_WORDS[found.kind]} {bound}."
    return Problem(codes.out_of_range, _place(found), what, fix)


_SIDES = {
    "greater_than_equal": ("below", "lowest"),
    "greater_than": ("below", "lowest"),
    "less_than_equal": ("above", "highest"),
    "less_than": ("above", "highest"),
}
_BOUND_WORDS = {
    "greater_than_equal": "of at least",
    "greater_than": "above",
    "less_than_equal": "of at most",
    "less_than": "below",
}


def _places(found: ModelError, codes: Codes) -> Problem:
    what = f"{quoted(found.located.written)} has more places than are kept."
    digits = found.context.get("decimal_places")
    fix = "Write a number below 100000 with at most four decimal places."
    if digits is not None:
        what = f"{quoted(found.located.written)} has more than {digits} decimal places."
        fix = f"Round it to {digits} places."
    return Problem(codes.out_of_range, _place(found), what, fix)


def _too_short(found: ModelError, codes: Codes) -> Problem:
    what = f"`{found.key}` is empty."
    fix = "Write at least one entry below it."
    if isinstance(found.located.written, str):
        fix = "Write a text of at least one character."
    elif found.located.written:
        fewest = found.context["min_length"]
        what = f"`{found.key}` has too few entries."
        fix = f"Write at least {fewest} of them."
    return Problem(codes.wrong_value, _place(found), what, fix)


def _too_long(found: ModelError, codes: Codes) -> Problem:
    longest = found.context.get("max_length")
    what = f"{quoted(found.located.written)} is longer than {longest} characters."
    return Problem(codes.out_of_range, _place(found), what, f"Shorten it to {longest} characters.")


def _pattern(found: ModelError, codes: Codes) -> Problem:
    what = f"{quoted(found.located.written)} holds a character that a `{found.key}` may not have."
    fix = 'Write letters, digits, blanks, ".", "-" and "_", and begin with a letter or digit.'
    return Problem(codes.wrong_value, _place(found), what, fix)


def _wrong_value(found: ModelError, codes: Codes) -> Problem:
    wanted = _form(found) or _WANTED.get(found.kind, "another value")
    what = f"{quoted(found.located.written)} stands where {wanted} belongs."
    fix = f"Write {wanted}."
    if found.kind == "string_type" and not isinstance(found.located.written, dict | list):
        fix = f'Write "{plain(found.located.written)}" in quotes.'
    if wanted == "a list" and isinstance(found.located.written, str):
        fix = f"Write a list: [{found.located.written}]."
    return Problem(codes.wrong_value, _place(found), what, fix)


_WANTED = {
    "decimal_parsing": "a number",
    "decimal_type": "a number",
    "float_parsing": "a number",
    "float_type": "a number",
    "finite_number": "a number",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "string_type": "a text",
    "model_type": "a mapping of keys and values",
    "dict_type": "a mapping of keys and values",
    "tuple_type": "a list",
    "list_type": "a list",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
}

_TELLERS: Mapping[str, Callable[[ModelError, Codes], Problem]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "union_tag_not_found": _no_kind,
    "union_tag_invalid": _no_kind,
    "value_error": _either_or,
    "literal_error": _literal,
    "greater_than_equal": _out_of_range,
    "greater_than": _out_of_range,
    "less_than_equal": _out_of_range,
    "less_than": _out_of_range,
    "decimal_max_places": _places,
    "decimal_max_digits": _places,
    "decimal_whole_digits": _places,
    "too_short": _too_short,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _pattern,
}


def _place(found: ModelError) -> Place:
    if found.located.concerns_key:
        return found.at.key(*found.path)
    return found.at.at(*found.path)
