"""A cap that no score exceeds."""

from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.gates import Cap
from tradewind.scorecard.rules.interface import shown
from tradewind.scorecard.rules.reach import score_reach

CODE = "TW228"


def caps_without_effect(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """A cap should lie below the highest score that can be reached."""
    highest = score_reach(card).highest
    for position, gate in enumerate(card.gates):
        if isinstance(gate.then, Cap) and gate.then.cap >= highest:
            what = f'The cap of "{gate.name}", {shown(gate.then.cap)}, lowers no score.'
            fix = f"Write a cap below {float(highest):.4g}, or delete the gate."
            place = at.at("gates", position, "then", "cap")
            yield Problem(CODE, place, what, fix, severity="warning")
