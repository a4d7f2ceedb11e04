"""The JSON Schema of scorecards holds together, and says what may be written."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from reference.schema import scorecard_schema

SCHEMA: dict[str, Any] = json.loads(scorecard_schema())
KEYWORDS = {
    "$defs",
    "$ref",
    "additionalProperties",
    "anyOf",
    "const",
    "default",
    "description",
    "enum",
    "exclusiveMinimum",
    "items",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "oneOf",
    "pattern",
    "patternProperties",
    "properties",
    "propertyNames",
    "required",
    "type",
}
"""Those keywords of JSON Schema 2020-12 that a scorecard needs."""
OF_MAPPINGS = ("$defs", "properties", "patternProperties")
OF_SCHEMAS = ("additionalProperties", "items", "propertyNames")


def schemas(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Go through a schema and all schemas in it."""
    yield node
    inner = [part for key in OF_MAPPINGS for part in node.get(key, {}).values()]
    inner += [node[key] for key in OF_SCHEMAS if isinstance(node.get(key), dict)]
    for part in [*inner, *node.get("anyOf", ()), *node.get("oneOf", ())]:
        yield from schemas(part)


def test_only_keywords_of_json_schema_stand_in_it() -> None:
    """An unknown keyword would be passed over by editors without a word."""
    assert {key for node in schemas(SCHEMA) for key in node} == KEYWORDS


def test_every_reference_leads_to_a_definition_and_each_of_these_is_used() -> None:
    """`#` is the scorecard itself, which may hold others."""
    used = {node["$ref"] for node in schemas(SCHEMA) if "$ref" in node}

    assert used == {"#", *(f"#/$defs/{name}" for name in SCHEMA["$defs"])}


def test_a_scorecard_holds_scorecards_of_its_own_form() -> None:
    """Those that it uses are written below their names."""
    held = SCHEMA["properties"]["scorecards"]

    assert held["additionalProperties"] == {"$ref": "#"}


@pytest.mark.parametrize(
    ("model", "key", "way"),
    [
        ("PeopleComponent", "roll_up", "enum"),
        ("PeopleComponent", "roll_up", "properties"),
        ("EventsComponent", "decay", "properties"),
        ("RoleRule", "words", "items"),
    ],
)
def test_what_may_be_written_in_several_ways_names_them(model: str, key: str, way: str) -> None:
    """A word, a mapping, a list: whatever the reader of the file takes."""
    written = SCHEMA["$defs"][model]["properties"][key]

    assert any(way in one for one in written["anyOf"])
