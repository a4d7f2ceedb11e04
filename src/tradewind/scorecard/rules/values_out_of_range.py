"""A value beyond what a component may give."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import LARGEST_VALUES, Scorecard
from tradewind.scorecard.rules.interface import shown, written_values

CODE = "TW214"
MOST_PLACES = 4


def values_out_of_range(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """Values lie from -10 to 10 (way: average) or -1000 to 1000 (way: points), with four places."""
    largest = LARGEST_VALUES[card.way]
    for placed in card.placed():
        for path, value in written_values(placed.component):
            place = at.at(*placed.path, *path)
            if abs(value) > largest:
                low, high = f"{-largest}", f"{largest}"
                what = f"The value {shown(value)} does not lie from {low} to {high}."
                bound = low if value < 0 else high
                yield Problem(CODE, place, what, f"Write {bound}, or a value between the two.")
            elif value != round(value, MOST_PLACES):
                what = f"The value {shown(value)} has more than {MOST_PLACES} decimal places."
                fix = f"Write {shown(round(value, MOST_PLACES))}."
                yield Problem(CODE, place, what, fix)
