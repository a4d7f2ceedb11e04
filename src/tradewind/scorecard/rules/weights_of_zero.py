"""A component or a dimension without weight."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard

CODE = "TW215"


def weights_of_zero(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """A weight must be above 0 (way: average): what weighs nothing can change no score."""
    if card.way != "average":
        return
    for name, dimension in card.dimensions.items():
        if dimension.weight == 0:
            place = at.at("dimensions", name, "weight")
            what = f'The dimension "{name}" weighs 0, so it changes no score.'
            yield Problem(CODE, place, what, "Write a weight above 0, or delete the dimension.")
    for placed in card.placed():
        if placed.component.weight == 0:
            what = f'The component "{placed.component.name}" weighs 0, so it changes no score.'
            place = at.at(*placed.path, "weight")
            yield Problem(CODE, place, what, "Write a weight above 0, or delete the component.")
