"""The closed forms of a scorecard (bands, conditions, decay, tiers …), each read by itself.

So that every wrong entry is found at its own place, and all of them at once.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from tradewind.problems import Path, Place, PlaceMap, Problem
from tradewind.scorecard.conditions import condition
from tradewind.scorecard.curves import ramp
from tradewind.scorecard.decay import decay
from tradewind.scorecard.intervals import interval
from tradewind.scorecard.tiers import cell, tiers


@dataclass(frozen=True, slots=True)
class Form:
    """One closed form as written, and its path in the file."""

    name: str
    path: Path
    written: Any


Finding = tuple[Path, Problem]
"""A problem, and the path of the value that it makes unusable."""


def forms(card: Mapping[str, Any]) -> Iterator[Form]:
    """Go through all closed forms of a scorecard as written."""
    yield from _named(card, (), "tiers", "cell")
    yield from _named(card.get("sales_qualified"), ("sales_qualified",), "when")
    for position, gate in enumerate(_items(card.get("gates"))):
        yield from _named(gate, ("gates", position), "when", "when_scores")
        if isinstance(gate, dict) and isinstance(gate.get("then"), dict):
            yield Form("then", ("gates", position, "then"), gate["then"])
    for name, dimension in _entries(card.get("dimensions")):
        path: Path = ("dimensions", name)
        yield from _component_forms(dimension, path)
        profiles = dimension.get("profiles") if isinstance(dimension, dict) else None
        for profile_name, profile in _entries(profiles):
            inner = (*path, "profiles", profile_name)
            yield from _named(profile, inner, "where")
            yield from _component_forms(profile, inner)


def _component_forms(holder: Any, path: Path) -> Iterator[Form]:
    components = holder.get("components") if isinstance(holder, dict) else None
    for position, component in enumerate(_items(components)):
        inner = (*path, "components", position)
        yield from _named(component, inner, "bands", "ramp", "decay")
        for kind in _FILTERS:
            held = component.get(kind) if isinstance(component, dict) else None
            yield from _named(held, (*inner, kind), "where")


_FILTERS = ("opportunities", "events", "intent", "surge")
"""Kinds of component whose filter may hold a condition."""


def _named(holder: Any, path: Path, *names: str) -> Iterator[Form]:
    for name in names:
        if isinstance(holder, dict) and name in holder:
            yield Form(name, (*path, name), holder[name])


def _items(written: Any) -> list[Any]:
    return written if isinstance(written, list) else []


def _entries(written: Any) -> list[tuple[str, Any]]:
    return list(written.items()) if isinstance(written, dict) else []


def findings(form: Form, at: PlaceMap, *, code: str) -> list[Finding]:
    """Read a closed form, and tell what in it cannot be read."""
    check, wanted = _CHECKS[form.name]
    if not isinstance(form.written, dict):
        what = f"`{form.name}` is not a mapping of keys and values."
        return [(form.path, Problem(code, at.at(*form.path), what, f"Write {wanted}."))]
    reader = _Reader(form, at, code, f"Write {wanted}.")
    return list(check(reader))


@dataclass(frozen=True, slots=True)
class _Reader:
    form: Form
    at: PlaceMap
    code: str
    fix: str

    def finding(self, error: ValueError | str, place: Place, *path: str | int) -> Finding:
        said = str(error)
        what = f"{said[:1].upper()}{said[1:]}."
        return (*self.form.path, *path), Problem(self.code, place, what, self.fix)

    def value_place(self, *path: str | int) -> Place:
        return self.at.at(*self.form.path, *path)

    def key_place(self, key: str) -> Place:
        return self.at.key(*self.form.path, key)

    def whole(self, read: Callable[[dict[str, Any]], object]) -> Iterator[Finding]:
        """Read the form as a whole; its place is that of its key."""
        try:
            read(self.form.written)
        except ValueError as error:
            yield self.finding(error, self.value_place())


def _check_bands(reader: _Reader) -> Iterator[Finding]:
    for key, value in reader.form.written.items():
        try:
            interval(key)
        except ValueError as error:
            yield reader.finding(error, reader.key_place(key), key)
        if not _is_number(value):
            yield reader.finding(_no_number(value), reader.value_place(key), key)


def _check_ramp(reader: _Reader) -> Iterator[Finding]:
    wrong = False
    for key, value in reader.form.written.items():
        if not _is_number(key):
            wrong = True
            yield reader.finding(_no_number(key), reader.key_place(key), key)
        if not _is_number(value):
            wrong = True
            yield reader.finding(_no_number(value), reader.value_place(key), key)
    if not wrong:
        yield from reader.whole(ramp)


def _check_condition(reader: _Reader) -> Iterator[Finding]:
    for column, test in reader.form.written.items():
        try:
            condition({column: test})
        except ValueError as error:
            said = str(error).split(";")[0]
            if said.startswith('"') and _is_container(test):
                said = "a list or a mapping of this form is not a test"
            yield reader.finding(said, reader.value_place(column), column)
    if not reader.form.written:
        yield from reader.whole(condition)


def _check_decay(reader: _Reader) -> Iterator[Finding]:
    try:
        decay(reader.form.written)
    except ValueError as error:
        said, _, fix = str(error).rpartition("; ")
        place = reader.value_place(*_wrong_part(reader.form.written, said))
        yield replace(reader, fix=f"{fix[:1].upper()}{fix[1:]}.").finding(said, place)


def _wrong_part(written: dict[str, Any], said: str) -> Path:
    """Give the path, inside a decay, of the key that an error begins with."""
    if len(written) != 1:
        return ()
    ((kind, value),) = written.items()
    named = re.match(r"[`\"](\w+)[`\"]", said)
    is_inside = named is not None and isinstance(value, dict) and named[1] in value
    return (kind, named[1]) if named and is_inside else (kind,)


def _check_then(reader: _Reader) -> Iterator[Finding]:
    """Look at the keys only; what stands below them, the models judge."""
    keys = list(reader.form.written)
    for key in (key for key in keys if key not in _THEN_KEYS):
        near = get_close_matches(str(key).lower(), _THEN_KEYS, n=1)
        told = replace(reader, fix=f"Write `{near[0]}`.") if near else reader
        yield told.finding(f"`{key}` is not a key of `then`", reader.key_place(key), key)
    if len(keys) != 1 and set(keys) <= set(_THEN_KEYS):
        said = "`then` says more than one thing" if keys else "`then` is empty"
        yield reader.finding(said, reader.value_place())


def _check_tiers(reader: _Reader) -> Iterator[Finding]:
    bounds = reader.form.written
    by_score = any(_is_number(bound) for bound in bounds.values())
    wrong = [name for name, bound in bounds.items() if _is_no_bound(bound, by_score=by_score)]
    for name in wrong:
        said = f'the tier "{name}" needs a number: {_no_number(bounds[name])}'
        yield reader.finding(said, reader.value_place(name), name)
    if not wrong:
        yield from reader.whole(tiers)


def _is_no_bound(bound: Any, *, by_score: bool) -> bool:
    return _is_container(bound) or (by_score and not _is_number(bound))


def _check_cell(reader: _Reader) -> Iterator[Finding]:
    wrong = [name for name, labels in reader.form.written.items() if not isinstance(labels, dict)]
    for name in wrong:
        said = f'the dimension "{name}" has no labels with their lowest scores'
        yield reader.finding(said, reader.value_place(name), name)
    if not wrong:
        yield from reader.whole(cell)


_TESTS = (
    'a test such as Software, [Software, Internet], ">=100", true, false, known, unknown or '
    "{not: …}"
)
_THEN_KEYS = ("cap", "leave_out")
_CHECKS: Mapping[str, tuple[Callable[[_Reader], Iterator[Finding]], str]] = {
    "bands": (_check_bands, 'ranges with numbers, such as {"<50": 2, "50..499": 10, ">=500": 6}'),
    "ramp": (_check_ramp, "numbers with values, such as {0: 0, 1000: 5, 10000: 10}"),
    "where": (_check_condition, _TESTS),
    "when": (_check_condition, _TESTS),
    "when_scores": (_check_condition, 'a range such as "<40", known, unknown or {not: …}'),
    "then": (_check_then, "`exclude`, {cap: 40} or {leave_out: engagement}"),
    "decay": (
        _check_decay,
        "{half_life: 30d}, {linear: 90d}, {linear: {lose: 50%, every: 1 month}}, "
        "{steps: [{within: 45d, share: 1}, …]} or {window: 30d}",
    ),
    "tiers": (
        _check_tiers,
        "{A: 75, B: 50, C: 0}, {A: top 10%, B: rest} or {A: 25 per owner, B: rest}, best first",
    ),
    "cell": (_check_cell, "{fit: {A: 50, B: 0}, engagement: {1: 50, 2: 0}}"),
}


def _is_container(written: Any) -> bool:
    return isinstance(written, dict | list)


def _no_number(written: Any) -> str:
    if _is_container(written):
        return "a list or a mapping is not a number"
    return f'"{str(written).lower() if isinstance(written, bool) else written}" is not a number'


def _is_number(written: Any) -> bool:
    if isinstance(written, bool) or _is_container(written):
        return False
    try:
        return Decimal(str(written).strip()).is_finite()
    except InvalidOperation:
        return False
