"""The content hash of a file: the same for the same content, however it is laid out."""

import json
from decimal import Decimal
from hashlib import sha256
from typing import Any


def content_hash(value: Any) -> str:
    """Give the SHA-256 of what a file says, in hexadecimal.

    Comments, spacing, quotes and block or flow style make no difference, and neither does the way
    a number is written: 10, 10.0 and 1e1 are one. Texts, the keys and their order, and the
    order of lists do.

    Args:
        value: Mappings with text keys, lists, texts, whole numbers, decimals, booleans and None.

    Examples:
        >>> content_hash({"weight": Decimal("1e1")}) == content_hash({"weight": 10})
        True
    """
    return sha256(_canonical(value).encode("utf-8")).hexdigest()


def _canonical(value: Any) -> str:
    """Write JSON without blanks; its numbers have no exponent and no idle zeros."""
    match value:
        case dict():
            entries = (f"{json.dumps(key)}:{_canonical(held)}" for key, held in value.items())
            return "{" + ",".join(entries) + "}"
        case list() | tuple():
            return "[" + ",".join(map(_canonical, value)) + "]"
        case bool() | None | str():
            return json.dumps(value)
        case int() | Decimal():
            return _number(Decimal(value))
    raise TypeError(f"{value!r} has no canonical form")


def _number(number: Decimal) -> str:
    if number == 0:
        return "0"
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
