"""The JSON Schema of a scorecard as it is written, for editors that complete and check keys."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from tradewind.scorecard.card import Scorecard

NUMBERS = {"type": "object", "additionalProperties": {"type": "number"}, "minProperties": 1}
WRITTEN: Mapping[str, JsonSchemaValue] = {
    "Bands": NUMBERS,
    "Ramp": NUMBERS,
    "Condition": {"type": "object", "minProperties": 1},
    "TiersByScore": NUMBERS,
    "TiersByShare": {"type": "object", "additionalProperties": {"type": "string"}},
    "TiersByCapacity": {"type": "object", "additionalProperties": {"type": "string"}},
    "Cell": {"type": "object", "minProperties": 2, "maxProperties": 2},
}
"""How values are written that are read into classes of ours; what is inside them is not."""


class _AsWritten(GenerateJsonSchema):
    """Describes what stands in the file, where pydantic would describe what is made of it."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        return dict(WRITTEN.get(schema["cls"].__name__, {}))

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        written: JsonSchemaValue = {"type": "number"}
        if (least := schema.get("ge")) is not None:
            written["minimum"] = float(least)
        if (most := schema.get("le")) is not None:
            written["maximum"] = float(most)
        return written

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])  # a key is left out, never written as null

    def encode_default(self, dft: Any) -> Any:
        return float(dft) if isinstance(dft, Decimal) else super().encode_default(dft)


def scorecard_schema() -> str:
    """Give the schema as JSON text."""
    schema: dict[str, Any] = Scorecard.model_json_schema(schema_generator=_AsWritten)
    technology = schema["$defs"]["TechnologyComponent"]["properties"]
    technology["technology"]["type"] = ["array", "string"]
    technology["seen_within"] = {
        "description": technology["seen_within"]["description"],
        "type": "string",
        "pattern": "^[0-9]{1,5}d$",
    }
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
