"""All contestants by name, in the order of a round.

A new one is a module beside this and a line here; each is imported in its own process only.
"""

from dataclasses import dataclass
from importlib import import_module

from contest.interface import Contestant


@dataclass(frozen=True, slots=True)
class Entry:
    """A contestant as it is announced.

    Attributes:
        module: Module beside this one, whose `CONTESTANT` it is.
        label: What it is, for the table.
        rounds_at_most: How often it runs; None for every round.
        shows_all: Whether it gives the contributions, beside the scores.
    """

    module: str
    label: str
    rounds_at_most: int | None = None
    shows_all: bool = True

    def enter(self) -> Contestant:
        """Import the contestant."""
        found: Contestant = import_module(f"contest.contestants.{self.module}").CONTESTANT
        return found


TRADEWIND = Entry("tradewind_score", "tradewind score", shows_all=False)
STATEMENT = Entry("tradewind_statement", "its statement alone")
HANDWRITTEN = Entry("handwritten", "hand-written SQL")
HANDWRITTEN_EVENTS = Entry("handwritten_events", "hand-written SQL")
ATTRIBUTE_ENTRIES = (
    TRADEWIND,
    STATEMENT,
    HANDWRITTEN,
    Entry("with_polars", "Polars, streaming", rounds_at_most=3),
    Entry("with_pandas", "pandas", rounds_at_most=3),
)
EVENT_ENTRIES = (
    TRADEWIND,
    STATEMENT,
    Entry("tradewind_evidence", "… and its evidence"),
    HANDWRITTEN_EVENTS,
    Entry("handwritten_evidence", "… and its evidence"),
)
ENTRIES = tuple(dict.fromkeys((*ATTRIBUTE_ENTRIES, *EVENT_ENTRIES)))
