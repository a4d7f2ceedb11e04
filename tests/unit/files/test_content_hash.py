"""What the content hash takes for the same."""

from decimal import Decimal
from hashlib import sha256

import pytest

from tradewind.files.content_hash import content_hash


@pytest.mark.parametrize("number", [10, Decimal("10.0"), Decimal("1e1"), Decimal("010.00")])
def test_a_number_has_one_hash_however_it_is_written(number: int | Decimal) -> None:
    """Ten is ten with or without places and exponent."""
    assert content_hash([number]) == content_hash([10])


def test_zero_has_no_sign() -> None:
    """Minus nothing is nothing."""
    assert content_hash(Decimal("-0.00")) == content_hash(0)


@pytest.mark.parametrize("other", ["10", True, 11, None, [10], {"a": 10}])
def test_other_things_have_other_hashes(other: object) -> None:
    """A text, a list or a boolean is never taken for a number."""
    assert content_hash(other) != content_hash(10)


def test_the_order_of_keys_counts() -> None:
    """Dimensions are added in the order of the file, so their order is content."""
    assert content_hash({"a": 1, "b": 2}) != content_hash({"b": 2, "a": 1})


def test_the_hash_of_a_known_content_stays() -> None:
    """The canonical form is part of what the store relies on, and does not drift."""
    content = {"name": "é", "weight": Decimal("0.50"), "on": True, "list": [None, -3]}

    written = rb'{"name":"\u00e9","weight":0.5,"on":true,"list":[null,-3]}'
    assert content_hash(content) == sha256(written).hexdigest()


def test_what_yaml_cannot_say_has_no_hash() -> None:
    """A float is a slip of the programmer: it would not be exact."""
    with pytest.raises(TypeError, match=r"0\.5 has no canonical form"):
        content_hash(0.5)
