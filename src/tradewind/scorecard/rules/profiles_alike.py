"""Two profiles of one dimension for the same accounts."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard

CODE = "TW223"


def profiles_alike(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Two profiles with the same `where` are for the same accounts, which keep the better one."""
    for dimension, one in card.dimensions.items():
        seen: dict[frozenset[object], str] = {}
        for name, profile in (one.profiles or {}).items():
            if profile.where is None:
                continue
            other = seen.setdefault(frozenset(profile.where.tests), name)
            if other != name:
                place = at.key("dimensions", dimension, "profiles", name, "where")
                what = f'The profiles "{other}" and "{name}" are for the same accounts.'
                fix = "Change one `where`, or join the two profiles."
                yield Problem(CODE, place, what, fix, severity="warning")
