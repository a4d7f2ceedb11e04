"""Open what is stored of matching: the current matching with people's answers laid over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.files.matching_file import read_matching
from tradewind.matching.settings import MatchSettings
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.store.local import STORE_FOLDER
from tradewind.store.local_matchings import LocalMatchings
from tradewind.store.matchings import Answer
from tradewind.workflows.answers.standing_answers import Standing, standings
from tradewind.workflows.leads.settled_matches import MatchingInSight, in_sight, settle

NEVER_MATCHED = "TW617"
"""Leads were never matched, so there is nothing to review, answer or explain."""


@dataclass(frozen=True, slots=True)
class OpenMatching:
    """The current matching of a project, and what people answered.

    Attributes:
        seen: The matching.
        settings: The project's settings of matching, as they are now.
        answers: All answers, in the order in which they were taken.
        held: What they say now, by lead.
    """

    seen: MatchingInSight
    settings: MatchSettings
    answers: tuple[Answer, ...]
    held: dict[str, Standing]

    def settle(self, lead_id: str | None = None) -> None:
        """Make the relation of settled matches, of one lead or of all, in the engine."""
        settle(self.seen, self.held, review_at=self.settings.review_at, lead_id=lead_id)


@contextmanager
def current_matching(folder: Path) -> Iterator[OpenMatching]:
    """Open the current matching of a project, and let go of it at the end.

    Args:
        folder: The project's folder.

    Raises:
        InvalidInput: Leads were never matched, or matching.yaml is wrong.
        OutsideWorldFailed: The store cannot be read.
    """
    store = LocalMatchings(folder / STORE_FOLDER)
    matching = store.current()
    if matching is None:
        raise InvalidInput([never_matched()])
    settings = read_matching(folder).settings
    answers = store.answers()
    held = standings(answers)
    engine = DuckdbEngine()
    try:
        yield OpenMatching(in_sight(store, matching, engine), settings, answers, held)
    finally:
        engine.close()


def never_matched() -> Problem:
    """Say that leads were never matched."""
    return Problem(
        NEVER_MATCHED,
        Place(STORE_FOLDER),
        "The leads of this project were never matched.",
        "Run `tradewind match`.",
    )
