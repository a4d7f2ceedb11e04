"""A cap over a group of components that cannot hold."""

from collections.abc import Iterator
from difflib import get_close_matches

from tradewind.problems import Path, PlaceMap, Problem
from tradewind.scorecard.card import Profile, Scorecard
from tradewind.scorecard.rules.interface import any_of

CODE = "TW247"


def groups_of_caps(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Caps of groups hold in points scorecards, over components beside them, each in one group."""
    for name, dimension in card.dimensions.items():
        for profile_name, profile in dimension.all_profiles.items():
            inner: Path = ("profiles", profile_name) if profile_name else ()
            if not profile.caps:
                continue
            path = ("dimensions", name, *inner, "caps")
            if card.way == "average":
                what = "A group has no cap where values are averaged: its weights are its cap."
                fix = "Delete `caps`, or write `way: points`."
                yield Problem(CODE, at.key(*path), what, fix)
            else:
                yield from _of_profile(profile, path, at)


def _of_profile(profile: Profile, path: Path, at: PlaceMap) -> Iterator[Problem]:
    names = [component.name for component in profile.components]
    taken: dict[str, str] = {}
    for position, cap in enumerate(profile.caps):
        for number, name in enumerate(cap.components):
            place = at.at(*path, position, "components", number)
            if name not in names:
                near = get_close_matches(name, names, n=1)
                fix = f'Write "{near[0]}".' if near else f"Write {any_of(names)}."
                yield Problem(CODE, place, f'"{name}" is no component beside the cap.', fix)
            elif name in taken:
                what = f'"{name}" is in the group "{taken[name]}" already.'
                yield Problem(CODE, place, what, "Put each component in one group only.")
            taken.setdefault(name, cap.name)
