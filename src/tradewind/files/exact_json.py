"""JSON in which decimals keep their four places."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

INDENT = "  "


def json_text(value: Any) -> str:
    """Write a value as indented JSON; a Decimal as a number with all its places.

    Moments are ISO 8601 in UTC, ending in Z.

    Raises:
        TypeError: Something in it has no JSON form.

    Examples:
        >>> print(json_text({"score": Decimal("75.0000"), "tier": None}))
        {
          "score": 75.0000,
          "tier": null
        }
    """
    return _written(value, 0)


def moment_text(moment: datetime) -> str:
    """Write a moment as ISO 8601 in UTC, ending in Z.

    Examples:
        >>> moment_text(datetime(2026, 3, 31, 12, 0, tzinfo=UTC))
        '2026-03-31T12:00:00Z'
    """
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _written(value: Any, depth: int) -> str:
    match value:
        case Decimal():
            return format(value, "f")
        case datetime():
            return json.dumps(moment_text(value))
        case date():
            return json.dumps(value.isoformat())
        case str() | bool() | int() | float() | None:
            return json.dumps(value, ensure_ascii=False, allow_nan=False)
        case Mapping():
            lines = [
                f"{json.dumps(str(key), ensure_ascii=False)}: {_written(item, depth + 1)}"
                for key, item in value.items()
            ]
            return _block("{", lines, "}", depth)
        case Sequence():
            return _block("[", [_written(item, depth + 1) for item in value], "]", depth)
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _block(start: str, lines: list[str], end: str, depth: int) -> str:
    if not lines:
        return start + end
    inner = f",\n{INDENT * (depth + 1)}".join(lines)
    return f"{start}\n{INDENT * (depth + 1)}{inner}\n{INDENT * depth}{end}"
