"""A role of a buying group that wants nobody."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.buying_group import BuyingGroupComponent

CODE = "TW270"


def roles_that_want_nobody(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """A role of a buying group wants somebody: at least one person."""
    for placed in card.placed():
        if not isinstance(placed.component, BuyingGroupComponent):
            continue
        for name, role in placed.component.buying_group.roles.items():
            if role.want == 0:
                place = at.at(*placed.path, "buying_group", "roles", name, "want")
                what = f'The role "{name}" wants 0 people, so nobody can be missing in it.'
                yield Problem(
                    CODE, place, what, "Write how many are wanted, such as 1, or delete it."
                )
