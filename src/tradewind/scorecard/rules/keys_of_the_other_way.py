"""A key that means something only in the other way of adding."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard

CODE = "TW216"


def keys_of_the_other_way(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """`base` belongs to way: points; `scale` and `weight` belong to way: average."""
    if card.way == "average":
        if "base" in card.model_fields_set:
            what = "`base` has no meaning where values are averaged."
            yield Problem(CODE, at.key("base"), what, "Delete it, or write `way: points`.")
        return
    if "scale" in card.model_fields_set:
        what = "`scale` has no meaning where points are added."
        fix = "Delete it; `at_most` bounds a sum of points."
        yield Problem(CODE, at.key("scale"), what, fix)
    paths = [("dimensions", name) for name, one in card.dimensions.items() if _is_weighed(one)]
    weighed = [placed.path for placed in card.placed() if _is_weighed(placed.component)]
    for path in (*paths, *weighed):
        what = "`weight` has no meaning where points are added."
        fix = "Delete it, and let the values say what counts how much."
        yield Problem(CODE, at.key(*path, "weight"), what, fix)


def _is_weighed(one: object) -> bool:
    return "weight" in getattr(one, "model_fields_set", ())
