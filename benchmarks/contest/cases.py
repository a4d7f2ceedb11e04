"""The cases of the benchmark: what is scored, who scores it, and what is asked of Tradewind."""

from dataclasses import dataclass

from contest.contestants import (
    ATTRIBUTE_ENTRIES,
    EVENT_ENTRIES,
    HANDWRITTEN,
    HANDWRITTEN_EVENTS,
    Entry,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One project and the contestants that score it.

    Attributes:
        name: What `--case` calls it.
        shown: What is scored, for the head of the report.
        market: Module of the contest that writes the project.
        entries: Who scores it, in the order of a round.
        base: The contestant that all others are compared with.
        most_times: How many times as long as the base `tradewind score` may take.
    """

    name: str
    shown: str
    market: str
    entries: tuple[Entry, ...]
    base: Entry
    most_times: float


CASES = (
    Case(
        "attributes",
        "40 components of forty.yaml over attributes and technologies",
        "market",
        ATTRIBUTE_ENTRIES,
        HANDWRITTEN,
        1.1,
    ),
    Case(
        "events",
        "40 components of events.yaml, ten of them over 20 events an account",
        "event_market",
        EVENT_ENTRIES,
        HANDWRITTEN_EVENTS,
        1.15,
    ),
)
