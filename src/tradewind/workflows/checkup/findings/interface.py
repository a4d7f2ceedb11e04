"""What a finding of `tradewind health` looks at, and what it gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import Place, Problem
from tradewind.workflows.checkup.between_dates import BetweenDates
from tradewind.workflows.checkup.converting import Converting
from tradewind.workflows.checkup.drifting import Drift
from tradewind.workflows.checkup.last_times import LastTimes
from tradewind.workflows.projects.current_values import CurrentValues

LEAST_ACCOUNTS = 30
"""Fewer accounts than this make no trend worth telling: a rule of thumb."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen of a scorecard between two dates.

    Attributes:
        file: The scorecard.
        dates: The snapshots.
        drift: How they differ.
        converting: How tiers converted.
        times: When what was last done.
        of_today: What the scores of the earlier date take from today's accounts.
        now: The present moment.
    """

    file: ScorecardFile
    dates: BetweenDates
    drift: Drift
    converting: Converting
    times: LastTimes
    of_today: CurrentValues
    now: datetime


Rule = Callable[[Looked], Iterator[Problem]]
"""Gives the warnings of one kind; none where there is nothing to look at."""


def warning(code: str, place: Place, what: str, fix: str) -> Problem:
    """Give a warning."""
    return Problem(code, place, what, fix, severity="warning")
