"""Find the few dates that lie far behind all others, which are slips and move the data's end."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np

from tradewind.engines.interface import Engine
from tradewind.measuring.observations import Floats
from tradewind.problems import PlaceMap, Problem, counted
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.workflows.backtesting.dates import Reach
from tradewind.workflows.backtesting.deals import DEALS

LATE_DATES = "TW837"
"""A few dates lie long after all others, and move the data's end."""
LEAST_GAP_DAYS = 30.0
"""A shorter gap moves too few snapshots to matter. Tradewind's own."""
TIMES_USUAL = 3.0
"""How many times the longest usual gap the last one must be: dates that come at random hardly ever
make such a gap, and dates by the month or by the quarter never do. Tradewind's own."""
FEW, ONE_OF, ONE_OF_MANY = 4, 20, 200
"""How many dates may be slips: four, and no more than one of twenty; of many, one of 200."""


def late_dates(engine: Engine, reach: Reach, places: PlaceMap) -> Iterator[Problem]:
    """Warn where a few openings or closings lie long after all others.

    They do where the gap before them is longer than 30 days, and longer than three times the
    longest gap between the other dates, of which as many of the earliest are left out.

    Args:
        engine: The engine that holds `DEALS`.
        reach: Of what time the opportunities tell, by those dates.
        places: Places in tradewind.yaml.
    """
    dates = np.sort(
        engine.arrow(
            "SELECT CAST(moment AS DOUBLE) AS moment FROM "
            f"(SELECT opened AS moment FROM {DEALS} UNION ALL SELECT closed FROM {DEALS}) "
            "WHERE moment IS NOT NULL"
        )["moment"].to_numpy()
    )
    late = late_of(dates)
    if not late:
        return
    last = _end_of_day(float(dates[-late - 1]))
    days = int((dates[-late] - dates[-late - 1]) // SECONDS_A_DAY)
    one, several = "opening or closing", "openings and closings"
    yield Problem(
        LATE_DATES,
        places.at("tables", "opportunities"),
        f"{counted(late, one, several)} of {len(dates):,} came {days:,} days after all others, and "
        f"moved the data's end to {reach.end.date()}: snapshots are taken of which nothing tells "
        "what happened, and all numbers fall.",
        f"If that is a slip, write `--data-until {last.date()}`, and mend the date in the source.",
        severity="warning",
    )


def late_of(dates: Floats) -> int:
    """Give how many of the last dates lie far behind all others; 0 where none does.

    Args:
        dates: In order; seconds since 1970.
    """
    few = max(min(FEW, len(dates) // ONE_OF), len(dates) // ONE_OF_MANY)
    if not few:
        return 0
    gaps = np.diff(dates)
    last = gaps[-few:]
    longest = float(last.max())
    usual = float(gaps[few:-few].max())
    if longest <= max(LEAST_GAP_DAYS * SECONDS_A_DAY, TIMES_USUAL * usual):
        return 0
    return few - int(last.argmax())


def _end_of_day(seconds: float) -> datetime:
    """Give the first midnight that is not before a moment."""
    moment = datetime.fromtimestamp(seconds, UTC)
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight if midnight == moment else midnight + timedelta(days=1)
