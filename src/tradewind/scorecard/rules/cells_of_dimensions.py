"""A cell of dimensions that are not there, or with labels that nobody can get."""

from collections.abc import Iterator
from difflib import get_close_matches

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.rules.cuts import Cut, problems_of_cuts
from tradewind.scorecard.rules.reach import dimension_reach

CODE = "TW229"


def cells_of_dimensions(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """A cell names two dimensions of the scorecard, and each of its labels can be reached."""
    for dimension, labels in card.cell.sides if card.cell else ():
        if dimension not in card.dimensions:
            near = get_close_matches(dimension, card.dimensions, n=1)
            names = ", ".join(f'"{name}"' for name in card.dimensions)
            what = f'"{dimension}" is not a dimension of this scorecard.'
            fix = f'Write "{near[0]}".' if near else f"Write one of {names}."
            yield Problem(CODE, at.key("cell", dimension), what, fix)
            continue
        cuts = [
            Cut(name, low, at.at("cell", dimension, name)) for name, low in labels.lowest_scores
        ]
        word = f"{dimension} score"
        yield from problems_of_cuts(CODE, word, cuts, dimension_reach(card, dimension))
