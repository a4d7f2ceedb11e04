"""Texts become the same numbers, dates and yes/no in SQL, on both engines, as in the reference."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tradewind.project.expressions.conversions import (
    date_from_text,
    is_unreadable,
    number_from_text,
    yes_no_from_text,
)
from tradewind.scorecard import facts
from tradewind.scorecard.moments import moment_in
from tradewind.written_forms import PLAIN_NUMBER, DateOrder

EPOCH = datetime.fromtimestamp(0, UTC)
RunTexts = Callable[[str, list[str]], list[Any]]

NUMBERS = [
    "12", " 12 ", "+5", "-5", "5.", ".5", "-.5e-9", "1e6", "1E+06", "1e99", "-1e-99", "0.1", "007",
    "$1,250.50", "-$3", "+€1,000,000", "£12", "¥1,234", "1,234,567.891", "$.5", "1,5", "12,34",
    "1,2345", ",123", "1.", ".", "", "   ", "-", "+", "e5", "1e", "1e100", "1e400", "nan", "inf",
    "-Infinity", "0x1F", "1_000", "１２", "١٢", "12\t", "\u00a012", "1 000", "1.234.567", "$-5",
    "12%", "n/a", "(5)", "--5", "$", "9" * 30, "9" * 31, "0." + "1" * 30, "2.2250738585072011e-30",
]  # fmt: skip
YES_NO = ["true", " TRUE ", "T", "yes", "Yes", "y", "1", "false", "F", "NO", "n", "0", "", " ",
          "2", "01", "maybe", "ja", "\tyes", "yes\n", "ｙｅｓ", "TRUE.", "İ", "\u212a"]  # fmt: skip
ISO = {
    "2026-03-31": "2026-03-31",
    " 2026-03-31 ": "2026-03-31",
    "2024-02-29T23:59:59.999999": "2024-02-29T23:59:59.999999",
    "2000-02-29 07:05": "2000-02-29T07:05",
    "2026-03-31T14:00:00+02:00": "2026-03-31T12:00",
    "2026-03-31T14:00:00.000+0000": "2026-03-31T14:00",
    "2026-03-31 00:30:00-05": "2026-03-31T05:30",
    "2026-03-31T14:00Z": "2026-03-31T14:00",
    "2026-03-31 14:00:00.123456000": "2026-03-31T14:00:00.123456",
    "2026-01-01T00:00:00+15:59": "2025-12-31T08:01",
    "1000-01-01": "1000-01-01",
    "9999-12-31": "9999-12-31",
    "9999-12-31T23:59:59Z": "9999-12-31T23:59:59",
}
NO_DATES = [
    "", "  ", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
    "2026-W01", "2026-W01-1", "20260331", "2026-090", "2026-3-1", "2026-03", "0000-01-01",
    "0999-12-31", "9998-01-01", "9999-12-31T23:00:00-05:00", "2026-03-31T24:00", "2026-03-31T7:00",
    "2026-03-31T23:59:60", "2026-03-31T23", "2026-03-31 14:00:00.1234567", "2026-03-31T14:00+16:00",
    "2026-03-31Z", "2026-03-31t14:00", "2026/03/31", "today", "infinity", "epoch", "-infinity",
    "2026-03-31 BC", "２０２６-03-31", "2026-03-31\n", "\t2026-03-31", "2026-03-31 14:00 UTC",
    "January 5, 2026", "45000", "2026-03-31  14:00", "2026-03-31T14:00:00,5",
]  # fmt: skip
DAY_FIRST = {
    "31.3.2026": "2026-03-31",
    "31/03/2026": "2026-03-31",
    "1-2-2026": "2026-02-01",
    "29.02.2024": "2024-02-29",
    "31.12.9999": "9999-12-31",
    " 05/04/2026 7:05 ": "2026-04-05T07:05",
    "05/04/2026 17:05:09": "2026-04-05T17:05:09",
    "05/04/2026, 12:05 AM": "2026-04-05T00:05",
    "05/04/2026 12:05pm": "2026-04-05T12:05",
    "05/04/2026 1:05:10 PM": "2026-04-05T13:05:10",
    "05/04/2026 11:59 am": "2026-04-05T11:59",
    "05/04/2026 00:00": "2026-04-05",
    "2026-03-31": "2026-03-31",
}
NO_DAY_FIRST = [
    "31.4.2026", "29.2.2026", "30.2.2024", "3/31/2026", "0.1.2026", "1.1.26", "1 1 2026",
    "1.1.2026 24:00", "1.1.2026 13:00 PM", "1.1.2026 0:30 AM", "1.1.2026 7:5", "1.1.2026T07:05",
    "1.1.2026 PM", "001.1.2026", "1.1.9998x", "1.1.", "1.1.2026 07:05Z", "1.1.2026\n",
]  # fmt: skip

texts = st.lists(
    st.one_of(
        st.text(st.characters(codec="utf-8", exclude_characters="\x00\n"), max_size=8),
        st.text("0123456789.,+-eE$€ ", max_size=12),
        st.from_regex(PLAIN_NUMBER[:-1], alphabet=st.characters(codec="ascii")).map(
            lambda text: text.replace("\n", "").replace("\x00", "")
        ),
        st.sampled_from([*NUMBERS, *YES_NO]).map(lambda text: text.replace("\n", "")),
    ),
    min_size=1,
    max_size=40,
)
moments = st.datetimes(datetime.fromisoformat("1000-01-02"), datetime.fromisoformat("8999-12-30"))
offsets = st.integers(-15 * 60, 15 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
tries = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def micros(sql: str) -> str:
    """Write a moment as whole microseconds since 1970, which both drivers give alike."""
    seconds = f"EXTRACT(EPOCH FROM DATE_TRUNC('second', {sql}))"
    fraction = f"CAST(EXTRACT(MICROSECONDS FROM {sql}) AS BIGINT) % 1000000"
    return f"CAST({seconds} * 1000000 AS BIGINT) + {fraction}"


def utc(written: str) -> datetime:
    """Give the moment in UTC that is written in ISO form without an offset."""
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


def as_micros(moment: datetime | None) -> int | None:
    """Give a moment as whole microseconds since 1970; no zone means UTC."""
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware - EPOCH) // timedelta(microseconds=1)


@pytest.fixture(params=["duckdb", "postgres"])
def run(
    request: pytest.FixtureRequest, texts_on_duckdb: RunTexts, texts_on_postgres: RunTexts
) -> RunTexts:
    """Run on one engine, then on the other."""
    return texts_on_duckdb if request.param == "duckdb" else texts_on_postgres


def test_awkward_numbers_are_read_as_the_reference_reads_them(run: RunTexts) -> None:
    """Each listed text gives the reference's number, or NULL where it gives none."""
    given_numbers = run(number_from_text("x"), NUMBERS)

    assert given_numbers == [facts.number_in(text) for text in NUMBERS]


def test_awkward_words_are_read_as_the_reference_reads_them(run: RunTexts) -> None:
    """Each listed text gives the reference's yes or no, or NULL where it gives none."""
    assert run(yes_no_from_text("x"), YES_NO) == [facts.yes_no_in(text) for text in YES_NO]


@given(texts)
@tries
def test_any_text_is_read_as_the_reference_reads_it(run: RunTexts, drawn: list[str]) -> None:
    """Whatever the text, engine and reference agree on the number and on yes or no."""
    numbers, words = run(number_from_text("x"), drawn), run(yes_no_from_text("x"), drawn)

    assert numbers == [facts.number_in(text) for text in drawn]
    assert words == [facts.yes_no_in(text) for text in drawn]


def test_a_number_before_a_line_break_is_not_read(run: RunTexts) -> None:
    """A pattern ends at the end of the text, not at a line break before it."""
    assert run(number_from_text("x"), ["12\n", "$1,000\n", "1\n2"]) == [None, None, None]


@pytest.mark.parametrize("order", ["iso", "day_first", "month_first"])
def test_dates_with_the_year_first_are_read_in_every_order(run: RunTexts, order: DateOrder) -> None:
    """ISO dates and timestamps become moments in UTC."""
    given_moments = run(micros(date_from_text("x", order)), list(ISO))

    assert given_moments == [as_micros(utc(moment)) for moment in ISO.values()]


@pytest.mark.parametrize("order", ["iso", "day_first", "month_first"])
def test_what_is_no_date_is_null_and_fails_no_statement(run: RunTexts, order: DateOrder) -> None:
    """Impossible days, week dates and words become NULL."""
    given_moments = run(date_from_text("x", order), NO_DATES)

    assert given_moments == [None] * len(NO_DATES)


def test_dates_with_the_day_first_are_read(run: RunTexts) -> None:
    """Days, months and years with any separator and with a time of day become moments."""
    given_moments = run(micros(date_from_text("x", "day_first")), list(DAY_FIRST))

    assert given_moments == [as_micros(utc(moment)) for moment in DAY_FIRST.values()]


def test_what_is_no_date_with_the_day_first_is_null(run: RunTexts) -> None:
    """Impossible days and times become NULL and fail no statement."""
    assert run(date_from_text("x", "day_first"), NO_DAY_FIRST) == [None] * len(NO_DAY_FIRST)


def test_the_order_says_which_is_the_month(run: RunTexts) -> None:
    """The same text is another date where the month stands first, and none in ISO order."""
    drawn = ["3/4/2026", "12-31-9999", "02.29.2024 1:00 PM", "31/3/2026", "02/30/2024"]

    assert run(micros(date_from_text("x", "month_first")), drawn) == [
        as_micros(utc("2026-03-04")),
        as_micros(utc("9999-12-31")),
        as_micros(utc("2024-02-29T13:00")),
        None,
        None,
    ]
    assert run(date_from_text("x", "iso"), drawn) == [None] * 5


@given(st.lists(st.tuples(moments, st.none() | offsets), min_size=1, max_size=40))
@tries
def test_every_iso_moment_is_read_as_the_reference_reads_it(
    run: RunTexts, drawn: list[tuple[datetime, timezone | None]]
) -> None:
    """Whatever the moment and its offset from UTC, engine and reference agree."""
    written = [moment.replace(tzinfo=zone).isoformat() for moment, zone in drawn]

    assert run(micros(date_from_text("x", "iso")), written) == [
        as_micros(moment_in(text)) for text in written
    ]


@given(st.lists(moments, min_size=1, max_size=40), st.sampled_from("./-"), st.booleans())
@tries
def test_every_moment_is_read_back_in_the_order_it_is_written(
    run: RunTexts, drawn: list[datetime], separator: str, has_noon: bool
) -> None:
    """Whatever the moment, it is read back with the day first and with the month first."""
    clock = "%I:%M:%S %p" if has_noon else "%H:%M:%S"
    orders: dict[DateOrder, str] = {"day_first": "%d{0}%m{0}%Y ", "month_first": "%m{0}%d{0}%Y "}
    expected = [as_micros(moment.replace(microsecond=0)) for moment in drawn]

    for order, days in orders.items():
        written = [moment.strftime(days.format(separator) + clock) for moment in drawn]
        assert run(micros(date_from_text("x", order)), written) == expected


@given(
    st.lists(
        st.one_of(
            st.text("0123456789./-: TZAPMapm,", max_size=20),
            st.from_regex(r"\A\d{1,2}[./-]\d{1,2}[./-]\d{4}( \d?\d:\d\d( ?[AaPp][Mm])?)?\Z"),
            st.from_regex(r"\A[0-9]{4}-[01][0-9]-[0-3][0-9]([T ][0-2][0-9]:[0-6][0-9]Z?)?\Z"),
        ),
        min_size=1,
        max_size=40,
    )
)
@tries
def test_no_text_fails_a_statement_and_both_engines_agree(
    texts_on_duckdb: RunTexts, texts_on_postgres: RunTexts, drawn: list[str]
) -> None:
    """Whatever resembles a date, both engines read the same moment or none."""
    for order in ("iso", "day_first", "month_first"):
        sql = micros(date_from_text("x", order))
        assert texts_on_duckdb(sql, drawn) == texts_on_postgres(sql, drawn)


def test_unreadable_is_text_that_cannot_be_read(run: RunTexts) -> None:
    """Blank text is missing, not unreadable; everything else that gives no value is unreadable."""
    drawn = ["", "  ", "12", "yes", "2026-03-31", "31.3.2026", "n/a"]

    assert run(is_unreadable("x", "number", "iso"), drawn) == [False] * 3 + [True] * 4
    assert run(is_unreadable("x", "yes_no", "iso"), drawn) == [
        False, False, True, False, True, True, True,
    ]  # fmt: skip
    assert run(is_unreadable("x", "date", "iso"), drawn) == [
        False, False, True, True, False, True, True,
    ]  # fmt: skip
    assert run(is_unreadable("x", "date", "day_first"), drawn)[5] is False


def test_a_missing_text_is_not_unreadable(run: RunTexts) -> None:
    """NULL gives a plain no, so that it can be counted."""
    assert run(is_unreadable("NULLIF(x, x)", "number", "iso"), ["12"]) == [False]
