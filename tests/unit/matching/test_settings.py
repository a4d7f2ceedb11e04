"""What matching.yaml may set."""

from typing import Any

import pytest
from pydantic import ValidationError

from tradewind.matching.settings import MatchSettings

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"review_at": 0.99}, "review_at"),
    ({"ties": ("oldest", "oldest")}, "twice"),
    ({"ties": ("newest",)}, "Input should be"),
    ({"weights": {"names": {}}}, "no part 'names'"),
    ({"weights": {"city": {"near": 1}}}, "no level 'near'"),
    ({"match_at": 1.0}, "less than 1"),
    ({"margin": -1}, "greater than or equal to 0"),
    ({"matches_at": 0.9}, "not permitted"),
]


@pytest.mark.parametrize(("given", "told"), WRONG)
def test_settings_that_make_no_sense_are_refused(given: dict[str, Any], told: str) -> None:
    """Unknown names, a review above a match and rules named twice are mistakes."""
    with pytest.raises(ValidationError, match=told):
        MatchSettings(**given)


def test_the_defaults_make_sense() -> None:
    """Review begins below matching, and every rule for ties is asked once."""
    settings = MatchSettings()

    assert settings.review_at < settings.match_at
    assert len(settings.ties) == 6
