"""What to look at first: what drifted beyond chance, and what has not been done for long."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from math import isnan

from tradewind.files.scorecard_file import ScorecardFile
from tradewind.measuring.drift import SLIGHT, STRONG, Stability
from tradewind.measuring.estimates import Estimate
from tradewind.problems import Place, Problem, counted
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.scorecard.tiers import TiersByScore
from tradewind.workflows.checkup.between_dates import BetweenDates
from tradewind.workflows.checkup.converting import Converting
from tradewind.workflows.checkup.drifting import Drift, Shift
from tradewind.workflows.checkup.last_times import LastTimes, days_between
from tradewind.workflows.checkup.looking_back import missing_share
from tradewind.workflows.projects.current_values import CURRENT_VALUES, CurrentValues, joined_names

SCORE_SHIFTED = "TW850"
"""The scores have shifted between the two dates by more than chance explains."""
COMPONENT_SHIFTED = "TW851"
"""The values of a component have shifted by more than chance explains."""
TIER_SHARE_MOVED = "TW852"
"""The best tier holds a growing, or a shrinking, share of the accounts."""
COMPLETENESS_FELL = "TW853"
"""Less is known of the accounts than at the earlier date."""
CONVERSION_CHANGED = "TW854"
"""A tier converts otherwise lately than it did before."""
PUBLISHED_LONG_AGO = "TW855"
"""The scores were never published, or not for more than a month."""
BACKTESTED_LONG_AGO = "TW856"
"""The scorecard was never tested, not as it is now, or not for more than half a year."""
FILE_DIFFERS = "TW857"
"""What is published is another version of the scorecard than its file."""
DATA_BEGIN_LATE = "TW860"
"""The events begin so shortly before the earlier date that its scores miss some."""

LEAST_TIER_CHANGE = 0.2
"""By what part of itself the best tier's share must change to be told: a rule of thumb."""
LEAST_CONVERSION_CHANGE = 0.3
"""By what part of itself a tier's conversion must change to be told: a rule of thumb."""
LEAST_ACCOUNTS = 30
"""Fewer accounts than this make no trend worth telling: a rule of thumb."""
LEAST_COMPLETENESS_CHANGE = 0.05
"""By how much the mean completeness must fall to be told: a rule of thumb."""
MOST_DAYS_UNPUBLISHED, MOST_DAYS_UNTESTED = 31, 183
"""Days after which scores and tests are told to be old: rules of thumb."""
LEAST_MISSING = 0.1
"""Part of what a component looks back on that must lie before the first event to be told: a rule
of thumb."""


def findings(
    file: ScorecardFile,
    dates: BetweenDates,
    drift: Drift,
    converting: Converting,
    times: LastTimes,
    of_today: CurrentValues,
    *,
    now: datetime,
) -> Iterator[Problem]:
    """Go through what needs looking at, the most pressing first.

    Args:
        file: The scorecard.
        dates: The snapshots.
        drift: How they differ.
        converting: How tiers converted.
        times: When what was last done.
        of_today: What the scores of the earlier date take from today's accounts.
        now: The present moment.
    """
    yield from _differing_file(file, times)
    yield from _todays_values(file, dates, of_today, drift.unseen)
    yield from _late_beginning(file, dates, drift)
    yield from _conversion(file, converting)
    yield from _score(file, dates, drift.score)
    yield from _tier_share(file, dates, drift)
    yield from _completeness(file, drift)
    shifted = [one for one in drift.components if one.stability.level != "stable"]
    for shift in sorted(shifted, key=lambda one: -one.stability.index):
        yield _component(file, dates, shift)
    yield from _published(times, now)
    yield from _tested(file, times, now)


def _warning(code: str, place: Place, what: str, fix: str) -> Problem:
    return Problem(code, place, what, fix, severity="warning")


def _differing_file(file: ScorecardFile, times: LastTimes) -> Iterator[Problem]:
    if times.run is not None and times.run.hash != file.hash:
        yield _warning(
            FILE_DIFFERS,
            Place(file.places.file),
            f'The published scores of "{file.card.name}" are by another version than this file '
            f"({times.run.hash[:12]}, not {file.hash[:12]}).",
            "Look at `tradewind diff`, then publish the file with `tradewind score`, or go back "
            "to what is published.",
        )


def _todays_values(
    file: ScorecardFile, dates: BetweenDates, found: CurrentValues, unseen: Sequence[Shift]
) -> Iterator[Problem]:
    """Say of which attributes and components no drift can be seen, lest they pass for stable."""
    if found.columns and found.accounts:
        names = joined_names(found.columns)
        nor = ""
        if unseen:
            labels = joined_names([f'"{one.label}"' for one in unseen])
            nor = f", nor of {counted(len(unseen), 'component')}: {labels}"
        yield _warning(
            CURRENT_VALUES,
            Place(file.places.file),
            f"No account history has {names} as of {dates.since.date()}: both dates are scored by "
            f"today's values, so that no drift of them can be seen{nor}.",
            "Bind an `account_history:` with these columns, or let one grow: run `tradewind score` "
            "every night.",
        )


def _late_beginning(file: ScorecardFile, dates: BetweenDates, drift: Drift) -> Iterator[Problem]:
    """Say that a shift of what rests on events may be the beginning of the events themselves."""
    if dates.events_from is None:
        return
    covered = (dates.since - dates.events_from).total_seconds() / SECONDS_A_DAY
    shifted = {one.path for one in drift.components if one.stability.level != "stable"}
    missing = [
        missing_share(placed.component, covered)
        for placed in file.card.placed()
        if placed.path in shifted
    ]
    if missing and max(missing) >= LEAST_MISSING:
        yield _warning(
            DATA_BEGIN_LATE,
            Place("--since"),
            f"The events begin on {dates.events_from.date()}, and as of {dates.since.date()} up to "
            f"{percent_words(max(missing))} of what a shifted component looks back on lies before "
            "that: part of the shift is the beginning of the data.",
            "Name a later date with `--since`.",
        )


def _score(file: ScorecardFile, dates: BetweenDates, found: Stability | None) -> Iterator[Problem]:
    if found is None or found.level == "stable":
        return
    yield _warning(
        SCORE_SHIFTED,
        file.places.at("dimensions"),
        f"The scores have shifted since {dates.since.date()}: {index_words(found)}.",
        "Look at the components that shifted, and run `tradewind backtest` before you trust the "
        "tiers.",
    )


def _component(file: ScorecardFile, dates: BetweenDates, shift: Shift) -> Problem:
    moved = shift.stability.most_moved
    return _warning(
        COMPONENT_SHIFTED,
        file.places.at(*shift.path),
        f'The values of "{shift.label}" have shifted since {dates.since.date()}: '
        f"{index_words(shift.stability)}; most of it: {moved.name} from "
        f"{percent_words(moved.first)} of the accounts to {percent_words(moved.second)}.",
        "Look whether the market has changed, or how the column is filled or the events are "
        "recorded.",
    )


def _tier_share(file: ScorecardFile, dates: BetweenDates, drift: Drift) -> Iterator[Problem]:
    best = drift.tiers[0]
    change = best.trend.change
    shares = [share for share in best.trend.values if not isnan(share)]
    if change is None or change.n < LEAST_ACCOUNTS or change.holds(0.0):
        return
    if abs(change.value) < LEAST_TIER_CHANGE * (sum(shares) / len(shares)):
        return
    word = "more" if change.value > 0 else "fewer"
    fix = "Run `tradewind backtest`: if it converts as before, raise your capacity"
    if change.value < 0:
        fix = "Look which components shifted, and lower the bounds in `tiers:` if they should not"
    elif isinstance(file.card.cuts, TiersByScore):
        fix += ", else raise its bound in `tiers:`"
    yield _warning(
        TIER_SHARE_MOVED,
        file.places.at("tiers"),
        f"Tier {best.tier} holds {word} accounts over time: {percent_words(shares[0])} as of "
        f"{dates.since.date()}, {percent_words(shares[-1])} as of {dates.as_of.date()} "
        f"({change_words(change)} by the trend).",
        f"{fix}.",
    )


def _completeness(file: ScorecardFile, drift: Drift) -> Iterator[Problem]:
    change = drift.completeness.change
    if change is None or change.n < LEAST_ACCOUNTS or change.high is None:
        return
    if change.value <= -LEAST_COMPLETENESS_CHANGE and change.high < 0:
        yield _warning(
            COMPLETENESS_FELL,
            file.places.at("dimensions"),
            f"Less is known of the accounts than before: completeness changed by "
            f"{change_words(change)}, to {percent_words(drift.completeness.values[-1])}.",
            "Run `tradewind gaps` to see what is missing, and what to fill first.",
        )


def _conversion(file: ScorecardFile, converting: Converting) -> Iterator[Problem]:
    for tier in converting.tiers:
        if not tier.is_sure or tier.change is None or not tier.before or not tier.lately:
            continue
        if abs(tier.change.value) < LEAST_CONVERSION_CHANGE * tier.before.value:
            continue
        word = "more" if tier.change.value > 0 else "less"
        yield _warning(
            CONVERSION_CHANGED,
            file.places.at("tiers"),
            f"Tier {tier.tier} converts {word} lately: {percent_words(tier.lately.value)} of "
            f"{tier.lately.n:,}, after {percent_words(tier.before.value)} of {tier.before.n:,} "
            f"({change_words(tier.change)}).",
            "Run `tradewind backtest` for the latest months, and see which components still tell "
            "buyers from others.",
        )


def _published(times: LastTimes, now: datetime) -> Iterator[Problem]:
    place = Place("store")
    if times.published_at is None:
        what = "No scores of this scorecard were ever published."
        yield _warning(PUBLISHED_LONG_AGO, place, what, "Run `tradewind score`.")
    elif (days := days_between(times.published_at, now)) > MOST_DAYS_UNPUBLISHED:
        what = f"The scores were last published {days:,} days ago, on {times.published_at.date()}."
        fix = "Run `tradewind score`, and let it run every night."
        yield _warning(PUBLISHED_LONG_AGO, place, what, fix)


def _tested(file: ScorecardFile, times: LastTimes, now: datetime) -> Iterator[Problem]:
    name = file.card.name
    if times.backtested_at is None:
        what = f'"{name}" was never tested against what happened.'
    elif not times.is_backtest_of_file:
        what = f'"{name}" was edited since it was last tested, on {times.backtested_at.date()}.'
    elif (days := days_between(times.backtested_at, now)) > MOST_DAYS_UNTESTED:
        what = f'"{name}" was last tested {days:,} days ago, on {times.backtested_at.date()}.'
    else:
        return
    fix = "Run `tradewind backtest`."
    yield _warning(BACKTESTED_LONG_AGO, Place(file.places.file), what, fix)


def index_words(found: Stability) -> str:
    """Write an index with its limits and with what chance gives."""
    limit = f"{STRONG} is strong" if found.level == "strong" else f"{SLIGHT} is slight"
    return (
        f"stability index {found.index:.2f}, where {limit} and chance alone seldom gives more than "
        f"{found.noise:.2g}"
    )


def percent_words(share: float) -> str:
    """Write a share (0–1) as a percentage, with one place below ten and two below one.

    Examples:
        >>> percent_words(0.254), percent_words(0.0543), percent_words(0.00123), percent_words(0)
        ('25%', '5.4%', '0.12%', '0%')
    """
    percent = 100 * share
    if percent == 0 or abs(percent) >= 10:
        return f"{percent:.0f}%"
    return f"{percent:.1f}%" if abs(percent) >= 1 else f"{percent:.2f}%"


def change_words(change: Estimate) -> str:
    """Write a change of a share in percentage points, with its interval; two places below one.

    Examples:
        >>> change_words(Estimate(0.012, -0.003, 0.027, 900))
        '+1.2 points, -0.3 to +2.7'
        >>> change_words(Estimate(-0.0009, -0.0017, -0.0001, 900))
        '-0.09 points, -0.17 to -0.01'
        >>> change_words(Estimate(-1e-9, -0.001, 0.0, 900)), change_words(Estimate(0, 0, 0, 900))
        ('0.00 points, -0.10 to 0.00', 'none')
    """
    places = 1 if abs(change.value) >= 0.01 else 2
    ends = (change.value, change.low, change.high)
    value, low, high = ("" if end is None else _points(end, places) for end in ends)
    if {value, low, high} == {_points(0.0, places)}:
        return "none"
    return f"{value} points, {low} to {high}" if low and high else f"{value} points"


def _points(share: float, places: int) -> str:
    """Write a difference of shares in points with its sign, and none of what rounds to nothing."""
    points = round(100 * share, places)
    return f"{points:+.{places}f}" if points else f"{0:.{places}f}"
