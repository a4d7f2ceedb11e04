"""An attribute that is the same in nearly all rows is named."""

import numpy as np
import pytest

from support.planted_evidence import attribute, found_by, observed, outcomes

ROWS = observed(outcomes(100, 1000))


@pytest.mark.parametrize("is_text", [False, True])
def test_one_value_in_98_percent_of_the_rows_fires(is_text: bool) -> None:
    """The finding says the share, of numbers and of texts."""
    values = np.where(np.arange(1000) < 980, 3.0, np.arange(1000) % 3)

    (said,) = found_by("TW814", ROWS, attribute("currency", values, is_text=is_text))

    assert '"currency" has one and the same value in 98' in said


def test_an_attribute_that_is_empty_in_nearly_all_rows_fires() -> None:
    """Emptiness counts as a value."""
    values = np.where(np.arange(1000) < 985, np.nan, 1.0)

    (said,) = found_by("TW814", ROWS, attribute("fax", values))

    assert said == '"fax" is empty in 98.5% of the rows.'


@pytest.mark.parametrize("other", [np.nan, 9.0])
def test_one_value_in_97_9_percent_is_silent(other: float) -> None:
    """A flag that is set in 2.1% of the rows, and empty or 0 in all others, is left alone."""
    values = np.where(np.arange(1000) < 979, other, 1.0)

    assert found_by("TW814", ROWS, attribute("opted out", values)) == []
