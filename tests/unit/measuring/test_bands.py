import numpy as np
import pytest

from tradewind.measuring.bands import bands_of


@pytest.mark.parametrize(
    ("scale", "highest", "lowest"), [(100, "90–100", "0–10"), (10, "9–10", "0–1")]
)
def test_an_average_has_ten_bands_of_equal_width(scale: int, highest: str, lowest: str) -> None:
    """Whatever the scores, the scale is cut into ten, and the highest band stands first."""
    bands = bands_of(np.array([50.0]), way="average", scale=scale)

    assert (bands.names[0], bands.names[-1], len(bands.names)) == (highest, lowest, 10)


def test_a_score_on_an_edge_stands_in_the_band_above_it() -> None:
    """A band holds its lower edge; the highest holds the top of the scale as well."""
    bands = bands_of(np.array([]), way="average", scale=100)

    positions = bands.positions(np.array([100.0, 90.0, 89.9999, 10.0, 0.0]))

    assert [bands.names[at] for at in positions] == ["90–100", "90–100", "80–90", "10–20", "0–10"]


def test_an_unknown_score_stands_in_no_band() -> None:
    """NaN has the position -1."""
    bands = bands_of(np.array([]), way="average", scale=100)

    assert bands.positions(np.array([np.nan])).tolist() == [-1]


def test_points_have_bands_of_a_round_width() -> None:
    """Points from 0 to 180 are cut every twenty."""
    bands = bands_of(np.arange(0.0, 181.0), way="points", scale=100)

    assert bands.names[:2] == ("160–180", "140–160")
    assert bands.names[-1] == "0–20"


def test_points_below_zero_are_written_with_to() -> None:
    """A dash between negative numbers could not be told from a minus."""
    bands = bands_of(np.linspace(-50, 50, 101), way="points", scale=100)

    assert "-10 to 0" in bands.names


def test_a_few_extreme_points_do_not_stretch_the_bands() -> None:
    """What lies beyond the outer percentiles shares an open band at its end."""
    scores = np.concatenate([np.linspace(0, 100, 1000), [9_000.0, -9_000.0]])

    bands = bands_of(scores, way="points", scale=100)

    assert (bands.names[0], bands.names[-1]) == ("100 and more", "below 0")
    assert bands.positions(np.array([9_000.0, 100.0, 99.0, -9_000.0])).tolist() == [0, 0, 1, 11]


def test_points_that_are_all_equal_have_one_band() -> None:
    """A single value stands in a band of its own."""
    bands = bands_of(np.full(5, 30.0), way="points", scale=100)

    assert bands.names == ("30–40",)
    assert bands.positions(np.array([30.0])).tolist() == [0]


def test_points_without_a_known_score_have_no_bands() -> None:
    """Where no score is known, nothing says where to cut."""
    bands = bands_of(np.array([np.nan]), way="points", scale=100)

    assert bands.names == ()
    assert bands.positions(np.array([np.nan])).tolist() == [-1]


def test_small_points_stand_in_the_band_whose_edge_they_are() -> None:
    """Three tenths are not below 0.3, although three times a tenth is a little more."""
    bands = bands_of(np.linspace(0, 1, 101), way="points", scale=100)

    assert bands.names[bands.positions(np.array([0.3]))[0]] == "0.3–0.4"
