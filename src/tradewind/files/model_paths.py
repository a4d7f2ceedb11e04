"""Where in a file an error of a model stands: labels of unions leave the path."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from tradewind.problems import Path


@dataclass(frozen=True, slots=True)
class Located:
    """An error's path in the file, and the model that the last key of it belongs to.

    `written` is what stands at the path; None where nothing does.
    """

    path: Path
    owner: type[BaseModel]
    owner_path: Path
    written: Any
    concerns_key: bool = False


def locate(root: type[BaseModel], written: Any, loc: Sequence[str | int]) -> Located | None:
    """Follow an error's location along the models and what was written.

    Args:
        root: The model of the whole file.
        written: The plain value of the whole file.
        loc: The location as pydantic gives it, with labels of unions between the keys.

    Returns:
        The path, or None where the error is of a form that the user did not mean: a mapping
        with `database` is not also judged as a file.
    """
    kind: Any = root
    found = Located((), root, (), written)
    for part in loc:
        models, others = _alternatives(kind)
        if len(models) + len(others) > 1:
            labelled = [model for model in models if _names(part, model)]
            if not labelled or not _is_meant(labelled[0], models, found.written):
                return None if models and isinstance(found.written, dict) else found
            kind = labelled[0]
            continue
        kind = (models or others)[0]
        if isinstance(part, int) and not isinstance(found.written, list):
            kind = _kind_inside(kind, part)
            continue  # one thing by itself, which was taken for a list of one
        if part == "[key]":
            return Located(found.path, found.owner, found.owner_path, found.written, True)
        if models:
            found = Located((*found.path, part), kind, found.path, _inside(found.written, part))
        else:
            inner = _inside(found.written, part)
            found = Located((*found.path, part), found.owner, found.owner_path, inner)
        kind = _kind_inside(kind, part)
    return found


def keys_of(model: type[BaseModel]) -> dict[str, str]:
    """Give the keys of a model as users write them, with their descriptions."""
    fields = model.model_fields.items()
    return {field.alias or name: field.description or "" for name, field in fields}


def meant_model(models: Sequence[type[BaseModel]], written: Any) -> type[BaseModel]:
    """Give the model that shares most keys with what was written; the first of equals."""
    keys = written.keys() if isinstance(written, dict) else frozenset()
    return max(models, key=lambda model: len(keys & keys_of(model).keys()))


def _is_meant(model: type[BaseModel], models: list[type[BaseModel]], written: Any) -> bool:
    """Tell whether the user meant this one; a kind of component is told by its own key."""
    return hasattr(model, "kind") or meant_model(models, written) is model


def _names(label: str | int, model: type[BaseModel]) -> bool:
    kind = getattr(model, "kind", None)
    return label == kind if kind is not None else model.__name__ in str(label)


def _alternatives(kind: Any) -> tuple[list[type[BaseModel]], list[Any]]:
    """Part what a value may be into models and others, without None."""
    if get_origin(kind) is Annotated:
        return _alternatives(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        pairs = [_alternatives(member) for member in get_args(kind) if member is not type(None)]
        return [m for models, _ in pairs for m in models], [
            o for _, others in pairs for o in others
        ]
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [kind], []
    return [], [kind]


def _kind_inside(kind: Any, part: str | int) -> Any:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = kind.model_fields.items()
        named = (field for name, field in fields if (field.alias or name) == part)
        field = next(named, None)
        return Any if field is None else field.annotation
    arguments = get_args(kind)
    if get_origin(kind) is dict:
        return arguments[1]
    return arguments[0] if get_origin(kind) in (tuple, list) else Any


def _inside(written: Any, part: str | int) -> Any:
    if isinstance(written, dict):
        return written.get(part)
    if isinstance(written, list) and isinstance(part, int) and part < len(written):
        return written[part]
    return None
