"""Which snapshots are taken."""

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from tradewind.problems import InvalidInput
from tradewind.workflows.backtesting.dates import (
    BEFORE_THE_DATA,
    PAST_THE_END,
    Range,
    Reach,
    last_snapshots,
    snapshots_in,
)
from tradewind.workflows.backtesting.periods import horizon_of, period_of


def day(text: str) -> datetime:
    """Read a day as its midnight."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


REACH = Reach(day("2024-07-01"), day("2026-06-30"))


def asked(start: str | None, end: str | None, every: str) -> Range:
    """Ask for a range."""
    first, last = (day(one) if one else None for one in (start, end))
    return Range(first, last, period_of(every))


def dates(moments: tuple[datetime, ...]) -> list[str]:
    """Write moments as dates."""
    return [f"{one:%Y-%m-%d}" for one in moments]


def test_the_last_dozen_months_whose_horizon_is_over_are_taken() -> None:
    """90 days before the last of June is the first of April, which is still whole."""
    found = snapshots_in(asked(None, None, "month"), REACH, horizon_days=90)

    assert dates(found.moments)[::11] == ["2025-05-01", "2026-04-01"]
    assert len(found.moments) == 12
    assert found.left_out == {PAST_THE_END: 2}


def test_an_asked_for_range_is_taken_whole_and_what_cannot_tell_is_counted() -> None:
    """June to August 2024: only what the data hold; May and June 2026 are past the end."""
    found = snapshots_in(asked("2024-05-15", "2026-06-01", "month"), REACH, horizon_days=90)

    assert dates(found.moments)[0] == "2024-07-01"
    assert dates(found.moments)[-1] == "2026-04-01"
    assert found.left_out == {PAST_THE_END: 2, BEFORE_THE_DATA: 1}


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("month", ["2026-03-01", "2026-02-01", "2026-01-01"]),
        ("week", ["2026-03-16", "2026-03-09", "2026-03-02"]),
        ("quarter", ["2026-01-01", "2025-10-01", "2025-07-01"]),
        ("30d", ["2026-03-18", "2026-02-16", "2026-01-17"]),
        ("2 weeks", ["2026-03-18", "2026-03-04", "2026-02-18"]),
    ],
)
def test_periods_go_back_from_a_moment(every: str, expected: list[str]) -> None:
    """Calendar periods begin at their first midnight, days are counted back."""
    found = islice(period_of(every).back_from(day("2026-03-18")), 3)

    assert dates(tuple(found)) == expected


def test_days_are_counted_back_from_the_last_whole_horizon() -> None:
    """So none of the snapshots is lost at the end."""
    found = snapshots_in(asked(None, None, "30d"), REACH, horizon_days=90)

    assert dates(found.moments)[-1] == "2026-04-01"
    assert found.left_out == {}


def test_a_horizon_longer_than_the_data_is_refused_with_one_that_fits() -> None:
    """The message gives the length of the data, and a shorter horizon."""
    with pytest.raises(
        InvalidInput, match="longer than what the opportunities tell: 729 days"
    ) as e:
        snapshots_in(asked(None, None, "month"), REACH, horizon_days=730)

    assert e.value.problems[0].fix == "Write a shorter one, such as `--horizon 182d`."


@pytest.mark.parametrize(
    ("horizon_days", "told"), [(0.5, "0.5 days"), (1, "1 day"), (1.5, "1.5 days")]
)
def test_a_horizon_is_told_as_long_as_it_is(horizon_days: float, told: str) -> None:
    """Half a day is not none, and six hours of data are less than a day."""
    six_hours = Reach(day("2026-01-01"), day("2026-01-01") + timedelta(hours=6))

    with pytest.raises(InvalidInput, match=f"The horizon of {told} is .*: less than a day, from"):
        snapshots_in(asked(None, None, "month"), six_hours, horizon_days=horizon_days)


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        ("2026-02-01", "2026-01-01", "none lies between"),
        ("2026-05-01", None, "No snapshot of every month from 2026-05-01"),
        ("2026-03-02", "2026-03-20", "No snapshot of every month"),
        ("2020-01-01", "2020-06-01", "No snapshot of every month"),
    ],
)
def test_a_range_without_a_snapshot_is_refused(start: str, end: str | None, message: str) -> None:
    """Whether it is turned round, too late, too short or before the data."""
    with pytest.raises(InvalidInput, match=message):
        snapshots_in(asked(start, end, "month"), REACH, horizon_days=90)


@pytest.mark.parametrize("written", ["fortnight", "0d", "-3d", "12"])
def test_an_unreadable_period_is_refused(written: str) -> None:
    """The message quotes it."""
    with pytest.raises(InvalidInput, match=f'"{written}" does not say how often'):
        period_of(written)


@pytest.mark.parametrize("written", ["90", "soon", "0d"])
def test_an_unreadable_horizon_is_refused(written: str) -> None:
    """The message quotes it."""
    with pytest.raises(InvalidInput, match=f'"{written}"'):
        horizon_of(written)


def test_opinions_need_no_horizon() -> None:
    """The last dozen snapshots before the latest opinion are taken."""
    found = last_snapshots(asked(None, None, "month"), day("2026-06-30") + timedelta(hours=3))

    assert dates(found)[::11] == ["2025-07-01", "2026-06-01"]


def test_a_start_between_two_snapshots_is_one_itself_where_there_is_no_other() -> None:
    """Opinions of one month can be judged by the scores of its middle."""
    assert dates(last_snapshots(asked("2026-06-15", None, "month"), day("2026-06-30"))) == [
        "2026-06-15"
    ]
