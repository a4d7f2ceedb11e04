"""An attribute with too many categories is named."""

import numpy as np
import pytest

from support.planted_evidence import attribute, found_by, observed, outcomes

ROWS = observed(outcomes(100, 1000))


def test_201_categories_fire() -> None:
    """The finding says how many there are."""
    (said,) = found_by("TW813", ROWS, attribute("city", np.arange(1000) % 201, is_text=True))

    assert '"city" has 201 different texts' in said


@pytest.mark.parametrize(("values", "is_text"), [(200, True), (1000, False)])
def test_200_categories_and_any_number_of_numbers_are_silent(values: int, is_text: bool) -> None:
    """At the limit, and for numbers, nothing is said."""
    column = attribute("city", np.arange(1000) % values, is_text=is_text)

    assert found_by("TW813", ROWS, column) == []
