"""How often snapshots are taken: every month, week or quarter, or every so many days."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.durations import days_in

NOT_A_PERIOD = "TW820"
"""How often snapshots are to be taken is neither month, week, quarter nor a number of days."""
NOT_A_HORIZON = "TW821"
"""The horizon is not a length of time, or longer than what the data tell."""
_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Period:
    """How often snapshots are taken.

    Attributes:
        written: As the user wrote it.
        days: Days between two snapshots; None where the calendar says it.
    """

    written: str
    days: float | None = None

    def back_from(self, latest: datetime) -> Iterator[datetime]:
        """Go through the snapshots at or before a moment, the latest first.

        Periods of the calendar begin at midnight UTC of their first day; those of a number of
        days at `latest` itself.
        """
        begin = _BEGINNINGS.get(self.written)
        moment = latest if begin is None else begin(latest)
        while moment.year > 1:  # before which there is no calendar to go back in
            yield moment
            if begin is None:
                moment -= timedelta(days=self.days or 1)
            else:
                moment = begin(moment - _MOMENT)


def period_of(written: str) -> Period:
    """Read how often snapshots are taken.

    Args:
        written: `month`, `week`, `quarter`, or a length of time such as "30d".

    Raises:
        InvalidInput: It is none of these.
    """
    word = written.strip().lower()
    if word in _BEGINNINGS:
        return Period(word)
    try:
        return Period(word, days_in(word))
    except ValueError:
        what = f'"{written}" does not say how often snapshots are taken.'
        fix = "Write month, week, quarter, or days such as 30d."
        raise InvalidInput([Problem(NOT_A_PERIOD, Place("--every"), what, fix)]) from None


def horizon_of(written: str) -> float:
    """Read the days after a snapshot within which something must happen to count.

    Raises:
        InvalidInput: It is no length of time.
    """
    try:
        return days_in(written)
    except ValueError as refused:
        said = str(refused)
        what = f"{said[0].upper()}{said[1:].partition(';')[0]}."
        fix = "Write a length of time such as 90d, 12w or 6mo."
        raise InvalidInput([Problem(NOT_A_HORIZON, Place("--horizon"), what, fix)]) from None


def _midnight(moment: datetime) -> datetime:
    return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)


def _month(moment: datetime) -> datetime:
    return datetime(moment.year, moment.month, 1, tzinfo=UTC)


def _week(moment: datetime) -> datetime:
    return _midnight(moment) - timedelta(days=moment.weekday())


def _quarter(moment: datetime) -> datetime:
    return datetime(moment.year, 3 * ((moment.month - 1) // 3) + 1, 1, tzinfo=UTC)


_BEGINNINGS: Mapping[str, Callable[[datetime], datetime]] = {
    "month": _month,
    "week": _week,
    "quarter": _quarter,
}
