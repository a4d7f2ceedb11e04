"""Types in plain words, as the author of a YAML file needs them."""

import types
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt, MaxLen, MinLen
from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from reference.markdown import table
from tradewind.scorecard.components.interface import Component
from tradewind.scorecard.conditions import Condition
from tradewind.scorecard.curves import Bands, Ramp
from tradewind.scorecard.decay import decay
from tradewind.scorecard.durations import days_in
from tradewind.scorecard.percentages import share_in
from tradewind.scorecard.roll_ups import roll_up
from tradewind.scorecard.selections import ANY, Selection
from tradewind.scorecard.tiers import Cell, TiersByCapacity, TiersByScore, TiersByShare
from tradewind.scorecard.title_phrases import Phrase

PLAIN: dict[Any, str] = {
    str: "text",
    bool: "yes or no",
    int: "whole number",
    float: "number",
    Decimal: "number",
    Bands: "[ranges](scorecard.md#ranges) and their values",
    Ramp: "numbers and their values",
    Condition: "[condition](scorecard.md#conditions)",
    TiersByScore: "[tiers](scorecard.md#tiers) by score",
    TiersByShare: "by share",
    TiersByCapacity: "by capacity",
    Cell: "two dimensions and their labels",
    Selection: "[products](components.md#products)",
    Phrase: "[phrase](titles-yaml.md#phrases)",
}
READ_BY: dict[Any, str] = {
    days_in: "[length of time](components.md#lengths-of-time)",
    decay: "[decay](components.md#decay)",
    roll_up: "[roll-up](components.md#roll-ups)",
    share_in: "share, such as `25%` or `0.25`",
}
"""What a function of ours reads, whatever type it gives."""
SPECIAL = {"version": "`1`"}
"""Keys whose written form the type does not tell."""
MODELS = {
    "Dimension": "[dimension](scorecard.md#a-dimension)",
    "Profile": "[profile](scorecard.md#a-profile)",
    "Gate": "[gate](scorecard.md#a-gate)",
    "Cap": "`{cap: NUMBER}`",
    "LeaveOut": "`{leave_out: DIMENSION}`",
    "GroupCap": "[cap of a group](scorecard.md#a-cap-of-a-group)",
    "EventFilter": "[filter of events](components.md#a-filter-of-events)",
    "OpportunityFilter": "[filter of opportunities](components.md#a-filter-of-opportunities)",
    "IntentFilter": "[filter of intent](components.md#a-filter-of-intent)",
    "PeopleSelection": "[selection of people](components.md#a-selection-of-people)",
    "BuyingGroup": "[buying group](components.md#a-buying-group)",
    "BuyingRole": "number of people, or a [role](components.md#a-role-of-a-buying-group)",
    "SalesQualified": "[rule of qualification](scorecard.md#sales-qualified)",
    "Scorecard": "[scorecard](scorecard.md#the-whole)",
    "TitleWords": "[words for titles](titles-yaml.md)",
    "RoleRule": "[rule of a role](titles-yaml.md#a-role)",
    "Catalogue": "[catalogue of technologies](scorecard.md#a-catalogue-of-technologies)",
    "Product": "[product](scorecard.md#a-product)",
    "TableBinding": "[table](tradewind-yaml.md#a-table)",
    "FileSource": "path, [file source](tradewind-yaml.md#a-file-source)",
    "DuckdbSource": "[database source](tradewind-yaml.md#a-database-source)",
}


def key_table(model: type[BaseModel], keys: Iterable[str] | None = None) -> str:
    """Write the table of a model's keys; of some of them where `keys` names them."""
    fields = model.model_fields
    rows = [_row(name, fields[name]) for name in (fields if keys is None else keys)]
    return table(("key", "what it is", "written as", "if left out"), rows)


def _row(name: str, field: FieldInfo) -> Sequence[str]:
    written = SPECIAL.get(name) or in_words(field.annotation, field.metadata)
    return f"`{field.alias or name}`", field.description or "", written, _default(field)


def _default(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=True, validated_data={})
    if value is PydanticUndefined:
        return "must be there"
    if value is None or value in ("", (), {}):
        return ""
    return f"`{_as_written(value)}`"


def _as_written(value: Any) -> str:
    """Write a default as the author of a file would."""
    match value:
        case Selection():
            return ANY
        case float():
            return f"{value:g}"
        case tuple():
            return ", ".join(value)
    return str(value)


def in_words(annotation: Any, metadata: Sequence[Any] = ()) -> str:
    """Say what a value of that type is, with its bounds.

    Raises:
        KeyError: The type has no plain word yet.
    """
    for item in metadata:
        if isinstance(item, BeforeValidator) and item.func in READ_BY:
            return READ_BY[item.func]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner, *more = arguments
        return in_words(inner, [*_flat(more), *metadata])
    if origin is Literal:
        return _joined([f"`{choice}`" for choice in arguments])
    if origin in (Union, types.UnionType):
        return _joined(list(_alternatives(arguments)))
    if origin is tuple:
        is_one_enough = any(isinstance(item, BeforeValidator) for item in metadata)
        item = in_words(arguments[0])
        return f"{item}, or a list" if is_one_enough else f"list: {item}"
    if origin is dict:
        inner = in_words(arguments[1])
        return f"names, each with {inner if inner.startswith('names') else f'a {inner}'}"
    if isinstance(annotation, type) and issubclass(annotation, Component):
        return "[component](components.md)"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return MODELS[annotation.__name__]
    return PLAIN[annotation] + _bounds(annotation, metadata)


def _alternatives(arguments: Iterable[Any]) -> Iterable[str]:
    """Say the members of a union, choices among them one by one."""
    for part in arguments:
        if get_origin(part) is Literal:
            yield from (f"`{choice}`" for choice in get_args(part))
        elif part is not types.NoneType:
            yield in_words(part)


def _flat(metadata: Iterable[Any]) -> list[Any]:
    """Open up the pydantic fields among the metadata."""
    return [
        item
        for found in metadata
        for item in (found.metadata if isinstance(found, FieldInfo) else [found])
    ]


def _joined(parts: Sequence[str]) -> str:
    alike = list(dict.fromkeys(parts))
    return ", ".join(alike[:-1]) + f" or {alike[-1]}" if len(alike) > 1 else alike[0]


def _bounds(annotation: Any, metadata: Iterable[Any]) -> str:
    said = []
    for item in metadata:
        match item:
            case Ge(ge=bound):
                said.append(f"at least {bound}")
            case Gt(gt=bound):
                said.append(f"above {bound}")
            case Lt(lt=bound):
                said.append(f"below {bound}")
            case Le(le=bound):
                said.append(f"at most {bound}")
            case MaxLen(max_length=length):
                said.append(f"at most {length} characters")
            case MinLen(min_length=1) if annotation is str:
                said.append("not empty")
            case _ if (places := getattr(item, "decimal_places", None)) is not None:
                said.append(f"at most {places} decimals")
    return "".join(f", {part}" for part in dict.fromkeys(said))
