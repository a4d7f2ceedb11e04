"""The JSON Schema of a scorecard as it is written, for editors that complete and check keys."""

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.decay import decay
from tradewind.scorecard.durations import days_in
from tradewind.scorecard.percentages import share_in
from tradewind.scorecard.roll_ups import MOST_TOP, roll_up
from tradewind.scorecard.selections import ANY, Selection

TEXTS: JsonSchemaValue = {"type": "array", "items": {"type": "string"}}
NUMBERS = {"type": "object", "additionalProperties": {"type": "number"}, "minProperties": 1}
DURATION = {
    "type": "string",
    "pattern": "^ *\\+?[0-9]+ *([dD]|[dD]ays?|[wW]|[wW]eeks?|mo|MO|[mM]onths?|[yY]|[yY]ears?) *$",
}
SHARE = {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "string"}]}
SELECTION = {
    "anyOf": [
        {"type": "string"},
        TEXTS,
        {
            "type": "object",
            "properties": {
                key: {"anyOf": [{"type": "string"}, TEXTS]} for key in ("relation", "category")
            },
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}


def _mapping(**properties: JsonSchemaValue) -> JsonSchemaValue:
    """Describe a mapping of which all keys must be there."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


STEPS = {"type": "array", "items": _mapping(within=DURATION, share=SHARE), "minItems": 1}
DECAY = {
    "anyOf": [
        _mapping(half_life=DURATION),
        _mapping(linear={"anyOf": [DURATION, _mapping(lose=SHARE, every=DURATION)]}),
        _mapping(steps=STEPS),
        _mapping(window=DURATION),
    ]
}
ROLL_UP = {
    "anyOf": [
        {"enum": ["sum", "max", "mean"]},
        _mapping(top={"type": "integer", "minimum": 1, "maximum": MOST_TOP}),
        _mapping(champion=SHARE),
        _mapping(diminishing=SHARE),
    ]
}
ROLE = {"anyOf": [{"type": "integer"}, {"$ref": "#/$defs/BuyingRole"}, {"type": "null"}]}
"""A role of a buying group: how many are wanted, or more, or nothing more than its name."""
WRITTEN: Mapping[str, JsonSchemaValue] = {
    "Bands": NUMBERS,
    "Ramp": NUMBERS,
    "Condition": {"type": "object", "minProperties": 1},
    "Selection": SELECTION,
    "TiersByScore": NUMBERS,
    "TiersByShare": {"type": "object", "additionalProperties": {"type": "string"}},
    "TiersByCapacity": {"type": "object", "additionalProperties": {"type": "string"}},
    "Cell": {"type": "object", "minProperties": 2, "maxProperties": 2},
}
"""How values are written that are read into classes of ours; what is inside them is not."""
READ_BY: Mapping[Callable[..., Any], JsonSchemaValue] = {
    days_in: DURATION,
    decay: DECAY,
    roll_up: ROLL_UP,
    share_in: SHARE,
}
"""How values are written that a function of ours reads."""


class _AsWritten(GenerateJsonSchema):
    """Describes what stands in the file, where pydantic would describe what is made of it."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        return dict(WRITTEN.get(schema["cls"].__name__, {}))

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        read_by: Any = schema["function"]["function"]
        if (known := READ_BY.get(read_by)) is not None:
            return dict(known)
        read = super().function_before_schema(schema)
        if read.get("type") != "array" or read["items"].get("type") != "string":
            return read
        return {"anyOf": [read["items"], read]}  # one text may stand for a list of one

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        written: JsonSchemaValue = {"type": "number"}
        if (least := schema.get("ge")) is not None:
            written["minimum"] = float(least)
        if (least := schema.get("gt")) is not None:
            written["exclusiveMinimum"] = float(least)
        if (most := schema.get("le")) is not None:
            written["maximum"] = float(most)
        return written

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])  # a key is left out, never written as null

    def encode_default(self, dft: Any) -> Any:
        if isinstance(dft, Selection):
            return ANY
        return float(dft) if isinstance(dft, Decimal) else super().encode_default(dft)


def scorecard_schema() -> str:
    """Give the schema as JSON text."""
    schema: dict[str, Any] = Scorecard.model_json_schema(schema_generator=_AsWritten)
    schema["properties"]["scorecards"]["additionalProperties"] = {"$ref": "#"}
    schema["$defs"]["BuyingGroup"]["properties"]["roles"]["additionalProperties"] = ROLE
    return json.dumps(_without_idle_keys(schema), indent=2, ensure_ascii=False) + "\n"


def _without_idle_keys(node: Any) -> Any:
    """Drop titles, which repeat the keys, and defaults of null, which nobody writes."""
    if isinstance(node, dict):
        return {
            key: _without_idle_keys(value)
            for key, value in node.items()
            if not (key == "title" and isinstance(value, str))
            and not (key == "default" and value is None)
        }
    return [_without_idle_keys(item) for item in node] if isinstance(node, list) else node
