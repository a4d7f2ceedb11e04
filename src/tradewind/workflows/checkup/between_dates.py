"""The two dates that are compared, and the snapshots between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.durations import DAYS_A_YEAR
from tradewind.workflows.backtesting.periods import Period
from tradewind.workflows.projects.opening import OpenProject

NOTHING_BETWEEN = "TW859"
"""The date to compare with is not before the other, or no data reach back so far."""
_BEGINNINGS: Mapping[str, str] = {"events": "occurred_at", "account_history": "valid_from"}
"""Tables that tell what was at an earlier moment, and the date from which they do."""


@dataclass(frozen=True, slots=True)
class BetweenDates:
    """The snapshots.

    Attributes:
        moments: In order of time, the two dates at the ends (UTC).
        events_from: When the first event happened; None where there are none, or none are read.
    """

    moments: tuple[datetime, ...]
    events_from: datetime | None

    @property
    def since(self) -> datetime:
        """The earlier date."""
        return self.moments[0]

    @property
    def as_of(self) -> datetime:
        """The later date."""
        return self.moments[-1]


def between_dates(
    project: OpenProject,
    card: Scorecard,
    *,
    since: datetime | None,
    as_of: datetime,
    period: Period,
) -> BetweenDates:
    """Choose the snapshots.

    Args:
        project: The open project.
        card: The scorecard.
        since: The earlier date; None for the beginning of the period a year before, or for as
            long as the data tell of before.
        as_of: The later date.
        period: How often there is a snapshot between the two.

    Raises:
        InvalidInput: The earlier date is not before the later one, or no data tell of before.
    """
    begin = _beginnings(project, card)
    start = since
    if start is None:
        # A year before, where a period begins, so that two snapshots never lie side by side.
        year_before = next(period.back_from(as_of - timedelta(days=DAYS_A_YEAR)))
        start = max([year_before, *begin.values()])
    if start >= as_of:
        raise InvalidInput([_nothing_between(start, as_of, is_asked=since is not None)])
    between = takewhile(lambda moment: moment > start, period.back_from(as_of))
    moments = tuple(sorted({start, as_of, *between}))
    return BetweenDates(moments, begin.get("events"))


def _beginnings(project: OpenProject, card: Scorecard) -> dict[str, datetime]:
    """Give when the events and the account history begin, as far as the scorecard reads them."""
    found = {}
    reads_events = any(placed.component.event_needs for placed in card.placed())
    for name, column in _BEGINNINGS.items():
        table = project.tables.get(name)
        if table is None or (name == "events" and not reads_events):
            continue
        term = expression(read_if_there(table, column, "date"))
        ((first,),) = project.engine.rows(f"SELECT MIN({term}) FROM {identifier(table.relation)}")
        if first is not None:
            found[name] = datetime.fromtimestamp(first, UTC)
    return found


def _nothing_between(since: datetime, as_of: datetime, *, is_asked: bool) -> Problem:
    if is_asked:
        return Problem(
            NOTHING_BETWEEN,
            Place("--since"),
            f'"{since.date()}" is not before {as_of.date()}, as of which the scores are.',
            f"Write a date before {as_of.date()}.",
        )
    return Problem(
        NOTHING_BETWEEN,
        Place("--since"),
        f"The data begin on {since.date()}, and nothing tells what was before {as_of.date()}.",
        "Write `--since DATE` to compare with today's values as if they had held then.",
    )
