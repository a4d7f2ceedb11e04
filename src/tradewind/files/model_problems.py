"""All errors of a model as problems, each where it stands in the file."""

from collections.abc import Collection, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from tradewind.files.model_paths import keys_of, locate
from tradewind.files.model_wording import Codes, ModelError, nearest, told
from tradewind.problems import Path, PlaceMap, Problem

_BLAND = frozenset({"literal_error", "decimal_parsing", "decimal_type", "model_type"})
_FOLLOWS_FROM_ANOTHER = frozenset({"missing", "too_short", "value_error", "union_tag_not_found"})


def problems_in(
    error: ValidationError,
    model: type[BaseModel],
    written: Any,
    at: PlaceMap,
    *,
    codes: Codes,
    reported: Collection[Path] = (),
) -> Iterator[Problem]:
    """Tell all errors of a model as problems, one for each path.

    Args:
        error: What pydantic found.
        model: The model of the whole file.
        written: The plain value of the whole file.
        at: The places of the file.
        codes: The codes of this kind of file.
        reported: Paths that already have a problem; what follows from those is left out.
    """
    by_path: dict[tuple[Path, bool], ModelError] = {}
    for found in _errors(error, model, written, at):
        if _follows_from(found, reported):
            continue
        known = by_path.get((found.path, found.located.concerns_key))
        if known is None or (known.kind in _BLAND and found.kind not in _BLAND):
            by_path[found.path, found.located.concerns_key] = found
    for found in by_path.values():
        if not _is_misspelt(found, by_path.values()):
            yield told(found, codes)


def _is_misspelt(found: ModelError, all_found: Collection[ModelError]) -> bool:
    """Tell whether a missing key stands there with a slip, which has a problem of its own."""
    if found.kind != "missing":
        return False
    beside = found.located.owner_path
    written = {
        str(other.path[-1])
        for other in all_found
        if other.kind == "extra_forbidden" and other.located.owner_path == beside
    }
    keys = keys_of(found.located.owner)
    return any(nearest(key, keys) == found.path[-1] for key in written)


def _errors(
    error: ValidationError, model: type[BaseModel], written: Any, at: PlaceMap
) -> Iterator[ModelError]:
    for one in error.errors(include_url=False, include_input=False):
        located = locate(model, written, one["loc"])
        if located is not None:
            yield ModelError(one["type"], one.get("ctx", {}), located, at)


def _follows_from(found: ModelError, reported: Collection[Path]) -> bool:
    if found.kind == "too_short" and len(found.located.written) >= found.context["min_length"]:
        return True  # pydantic counts only the valid items; the others have their own problems
    if found.kind == "extra_forbidden":
        return False
    length = len(found.path)
    return any(
        path == found.path or (path[:length] == found.path and found.kind in _FOLLOWS_FROM_ANOTHER)
        for path in reported
    )
