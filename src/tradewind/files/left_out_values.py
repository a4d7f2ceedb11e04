"""Keys whose value was left out: `weight:` with nothing behind it."""

from typing import Any

from tradewind.problems import Path, PlaceMap, Problem


def without_left_out(
    written: Any, at: PlaceMap, *, code: str, path: Path = ()
) -> tuple[Any, dict[Path, Problem]]:
    """Take keys without a value out of a file's content, and report each.

    Returns:
        The content without those keys (an empty list item stays), and the problems by path.
    """
    problems: dict[Path, Problem] = {}
    if isinstance(written, dict):
        kept: dict[str, Any] = {}
        for key, value in written.items():
            inner, found = without_left_out(value, at, code=code, path=(*path, key))
            problems |= found
            if value is None:
                problems[*path, key] = _left_out(key, at, code, (*path, key))
            else:
                kept[key] = inner
        return kept, problems
    if isinstance(written, list):
        items = []
        for position, value in enumerate(written):
            inner, found = without_left_out(value, at, code=code, path=(*path, position))
            problems |= found
            if value is None:
                problems[*path, position] = _left_out("an item", at, code, (*path, position))
            items.append(inner)
        return items, problems
    return written, problems


def _left_out(name: str, at: PlaceMap, code: str, path: Path) -> Problem:
    shown = "An item of the list" if name == "an item" else f"`{name}`"
    what = f"{shown} has no value."
    return Problem(code, at.at(*path), what, "Write its value, or delete it.")
