"""The moments of a statement: to which ages are measured, and whose knowledge it may use."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What a score may rest on; usually three times the same moment.

    They differ only to tell why a score changed: time passes first, then events become known,
    then the other data.

    Attributes:
        as_of: The moment to which ages are measured.
        events_by: Events count that happened and were known by then.
        data_by: Attributes, technologies and opportunities count as they were known by then.
    """

    as_of: datetime
    events_by: datetime
    data_by: datetime

    def __post_init__(self) -> None:
        """Refuse moments that could mean different ones on different machines.

        Raises:
            ValueError: A moment has no time zone.
        """
        for moment in (self.as_of, self.events_by, self.data_by):
            if moment.tzinfo is None:
                raise ValueError(f"as_of needs a time zone: {moment.isoformat()}")

    @classmethod
    def at(cls, moment: datetime) -> "Knowledge":
        """Give all that was known at one moment."""
        return cls(moment, moment, moment)

    @property
    def as_of_seconds(self) -> float:
        """The moment of ages in seconds since 1970."""
        return self.as_of.timestamp()

    @property
    def events_by_seconds(self) -> float:
        """The moment of events in seconds since 1970."""
        return self.events_by.timestamp()

    @property
    def data_by_seconds(self) -> float:
        """The moment of other data in seconds since 1970."""
        return self.data_by.timestamp()
