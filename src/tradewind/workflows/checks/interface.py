"""What a check of the data sees."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tradewind.engines.interface import Engine
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import Place, PlaceMap, Problem
from tradewind.project.bound import BoundTable
from tradewind.workflows.projects.event_counts import EventCounts


@dataclass(frozen=True, slots=True)
class DataInSight:
    """Bound tables that can be queried, and the scorecard that will read them.

    Attributes:
        engine: The engine that holds the tables.
        tables: The bound tables by canonical name; accounts are among them.
        places: Places in tradewind.yaml.
        scorecard: The scorecard; None where only the tables are checked.
        event_counts: What is odd about the events; None where none are looked at.
    """

    engine: Engine
    tables: dict[str, BoundTable]
    places: PlaceMap
    scorecard: ScorecardFile | None
    event_counts: EventCounts | None = None

    @property
    def accounts(self) -> BoundTable:
        """The accounts table."""
        return self.tables["accounts"]

    def place_of(self, table: str, column: str) -> Place:
        """Give the place of a column's binding, or of its table where it is not bound."""
        return self.places.at("tables", table, "columns", column)


Check = Callable[[DataInSight], Iterator[Problem]]
"""Finds one kind of problem in the data."""
