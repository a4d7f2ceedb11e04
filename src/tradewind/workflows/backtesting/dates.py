"""Choose the snapshots: those of which it is known what happened within the horizon."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, takewhile

from tradewind.problems import InvalidInput, Place, Problem, counted
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.workflows.backtesting.periods import NOT_A_HORIZON, Period

START_AFTER_END = "TW822"
"""The first snapshot that is asked for lies behind the last."""
NO_SNAPSHOT = "TW823"
"""No snapshot that is asked for lies in the data with its whole horizon."""
USUAL_SNAPSHOTS = 12
"""Snapshots where no range is asked for."""
PAST_THE_END = "snapshots whose horizon reaches past the data's end"
BEFORE_THE_DATA = "snapshots before the first opportunity"


@dataclass(frozen=True, slots=True)
class Reach:
    """What the opportunities tell of time.

    Attributes:
        first: The first moment at which one was opened or closed (UTC).
        end: The last moment of which outcomes are known (UTC).
    """

    first: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Range:
    """Which snapshots are asked for.

    Attributes:
        start: No snapshot lies before it (UTC); None for the last dozen.
        end: No snapshot lies behind it (UTC); None for the data's end.
        period: How often snapshots are taken.
    """

    start: datetime | None
    end: datetime | None
    period: Period


@dataclass(frozen=True, slots=True)
class Snapshots:
    """The chosen snapshots.

    Attributes:
        moments: Their moments (UTC), in order of time; at least one.
        left_out: Those that were asked for and cannot tell anything: by why, how many.
    """

    moments: tuple[datetime, ...]
    left_out: dict[str, int]


def snapshots_in(asked: Range, reach: Reach, *, horizon_days: float) -> Snapshots:
    """Choose the snapshots whose horizon lies within the data.

    Args:
        asked: Which are asked for.
        reach: Of what time the data tell.
        horizon_days: Days after a snapshot within which something must happen to count.

    Raises:
        InvalidInput: The start lies behind the end, the horizon is longer than the data, or no
            snapshot has its whole horizon in them.
    """
    if asked.start is not None and asked.end is not None and asked.start > asked.end:
        raise InvalidInput([_start_after_end(asked.start, asked.end)])
    last = reach.end - timedelta(days=horizon_days)
    if last < reach.first:
        raise InvalidInput([_horizon_too_long(reach, horizon_days)])
    latest = asked.end
    if latest is None:
        # Days are counted back from the last whole horizon, so that none of them is lost.
        latest = reach.end if asked.period.days is None else _midnight_before(last)
    earliest = reach.first if asked.start is None else asked.start
    going_back = takewhile(lambda moment: moment >= earliest, asked.period.back_from(latest))
    found, too_late, too_early = [], 0, 0
    for moment in going_back:
        too_late += moment > last
        too_early += moment < reach.first
        if reach.first <= moment <= last:
            found.append(moment)
            if asked.start is None and len(found) == USUAL_SNAPSHOTS:
                break
    if not found:
        raise InvalidInput([_no_snapshot(asked, reach, last)])
    left_out = {PAST_THE_END: too_late, BEFORE_THE_DATA: too_early}
    return Snapshots(tuple(reversed(found)), {words: n for words, n in left_out.items() if n})


def last_snapshots(asked: Range, until: datetime) -> tuple[datetime, ...]:
    """Choose the snapshots of a question without a horizon: the last dozen, or those asked for.

    Args:
        asked: Which are asked for.
        until: No snapshot lies behind it.

    Raises:
        InvalidInput: The start lies behind the end, or behind `until`.
    """
    latest = until if asked.end is None else min(asked.end, until)
    if asked.start is not None and asked.start > latest:
        raise InvalidInput([_start_after_end(asked.start, latest)])
    start = asked.start
    moments = asked.period.back_from(latest)
    if start is None:
        return tuple(islice(moments, USUAL_SNAPSHOTS))[::-1]
    found = tuple(takewhile(lambda moment: moment >= start, moments))[::-1]
    return found or (start,)


def _midnight_before(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _start_after_end(start: datetime, end: datetime) -> Problem:
    return Problem(
        START_AFTER_END,
        Place("--from"),
        f"The first snapshot may be {start.date()} or later, the last {end.date()} or earlier: "
        "none lies between.",
        f"Write a date of {end.date()} or earlier.",
    )


def _horizon_too_long(reach: Reach, horizon_days: float) -> Problem:
    days = int((reach.end - reach.first).total_seconds() // SECONDS_A_DAY)
    fix = f"Write a shorter one, such as `--horizon {max(1, days // 4)}d`."
    if days < 2:
        fix = "Bind opportunities of a longer time."
    whole = int(horizon_days)
    horizon = counted(whole, "day") if whole == horizon_days else f"{horizon_days:,.4g} days"
    told = counted(days, "day") if days else "less than a day"
    return Problem(
        NOT_A_HORIZON,
        Place("--horizon"),
        f"The horizon of {horizon} is longer than what the opportunities "
        f"tell: {told}, from {reach.first.date()} to {reach.end.date()}.",
        fix,
    )


def _no_snapshot(asked: Range, reach: Reach, last: datetime) -> Problem:
    start = "" if asked.start is None else f" from {asked.start.date()}"
    end = "" if asked.end is None else f" to {asked.end.date()}"
    return Problem(
        NO_SNAPSHOT,
        Place("--from" if asked.start is not None else "--every"),
        f"No snapshot of every {asked.period.written}{start}{end} has its whole horizon in the "
        f"data, which reach from {reach.first.date()} to {reach.end.date()}.",
        f"Ask for snapshots between {reach.first.date()} and {last.date()}, a shorter `--every`, "
        "or a shorter `--horizon`.",
    )
