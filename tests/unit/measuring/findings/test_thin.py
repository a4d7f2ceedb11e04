"""Numbers that rest on few positives are marked thin."""

from support.planted_evidence import found_by, observed, outcomes


def test_thirty_nine_positives_are_thin() -> None:
    """With 39 positives the numbers are thin; the finding counts them."""
    (said,) = found_by("TW803", observed(outcomes(39, 5000), question="opens"))

    assert "an opportunity was opened in only 39 of 5,000 rows" in said


def test_forty_positives_are_not_thin() -> None:
    """With forty positives nothing is said."""
    assert found_by("TW803", observed(outcomes(40, 5000))) == []


def test_withheld_numbers_are_not_called_thin_as_well() -> None:
    """Below ten positives only the withholding is told."""
    assert found_by("TW803", observed(outcomes(9, 5000))) == []
