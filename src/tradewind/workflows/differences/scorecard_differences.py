"""Say in words in what two scorecards differ: what was added, removed and changed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from tradewind.files.scorecard_file import ScorecardFile

NAMED_LISTS: Mapping[str, str] = {"gates": "gate", "components": "component", "caps": "cap"}
"""Lists whose entries have names, and what one of them is."""
NAMED_MAPPINGS: Mapping[str, str] = {
    "dimensions": "dimension",
    "profiles": "profile",
    "products": "product",
}
"""Mappings whose keys are names, and what stands under one of them."""
DEFAULTS: Mapping[str, Any] = {
    "weight": 1,
    "missing": "skip",
    "scale": 100,
    "way": "average",
    "combine": "weighted",
    "base": 0,
}
"""What holds where a key is left out."""
LONGEST_VALUE = 60
"""Signs of a value that is shown; of a longer one it is said that it changed."""
UNWRITTEN = "nothing"


def differences(before: ScorecardFile, after: ScorecardFile) -> tuple[str, ...]:
    """Say in what two scorecards differ, in the order of the file; nothing where they do not.

    Examples of what is said: `fit: component headcount: weight 3 → 5`,
    `engagement: component webinars removed`, `tiers: A 75 → 70`.
    """
    found = tuple(_mapping(before.plain, after.plain, ""))
    if not found and before.hash != after.hash:
        return ("only the order in which things are written",)
    return found


def _mapping(before: Mapping[str, Any], after: Mapping[str, Any], where: str) -> Iterator[str]:
    for key in dict.fromkeys((*after, *before)):
        old, new = (
            one.get(key, DEFAULTS.get(key)) if isinstance(one, Mapping) else None
            for one in (before, after)
        )
        if old == new:
            continue
        if key in NAMED_LISTS:
            yield from _named(_by_name(old), _by_name(new), NAMED_LISTS[key], where)
        elif key in NAMED_MAPPINGS:
            yield from _named(old or {}, new or {}, NAMED_MAPPINGS[key], where)
        elif isinstance(old, Mapping) and isinstance(new, Mapping):
            yield from _mapping(old, new, f"{where}{key}: ")
        else:
            yield f"{where}{key} {_changed(old, new)}"


def _named(
    before: Mapping[str, Any], after: Mapping[str, Any], noun: str, where: str
) -> Iterator[str]:
    for name in dict.fromkeys((*after, *before)):
        label = f"{where}{noun} {name}"
        if name not in before:
            yield f"{label} added"
        elif name not in after:
            yield f"{label} removed"
        elif before[name] != after[name]:
            yield from _mapping(before[name] or {}, after[name] or {}, f"{label}: ")


def _by_name(entries: Any) -> dict[str, Any]:
    return {str(entry["name"]): entry for entry in entries or ()}


def _changed(old: Any, new: Any) -> str:
    was, is_now = _shown(old), _shown(new)
    if len(was) + len(is_now) > 2 * LONGEST_VALUE:
        return "changed"
    return f"{was} → {is_now}"


def _shown(value: Any) -> str:
    match value:
        case None:
            return UNWRITTEN
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value.normalize():f}"
        case Mapping():
            entries = (f"{_shown(key)}: {_shown(held)}" for key, held in value.items())
            return "{" + ", ".join(entries) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_shown, value)) + "]"
    return str(value)
