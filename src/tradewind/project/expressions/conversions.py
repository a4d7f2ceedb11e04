"""How text is read as a number, a date or yes/no in SQL: NULL where it cannot be read.

Each function takes DuckDB SQL that gives text and writes DuckDB SQL that gives the value. A
pattern guards every cast and describes exactly what the cast accepts, down to the length of each
month, so that plain casts never fail and no dialect needs a trying cast. The patterns use only
what RE2, POSIX, Java and Python expressions have in common; blanks are spaces and nothing else.
"""

from typing import Literal

from tradewind.written_forms import (
    CURRENCY_SIGNS,
    DAY_FIRST_MOMENT,
    GROUPED_NUMBER,
    ISO_MOMENT,
    MONTH_FIRST_MOMENT,
    NO_WORDS,
    PLAIN_NUMBER,
    YES_WORDS,
    DateOrder,
)

Use = Literal["number", "date", "yes_no"]
"""What a text is read as."""


def number_from_text(sql: str) -> str:
    """Write the number that a text gives, as a DOUBLE; NULL where it cannot be read."""
    plain, grouped = _matches(sql, PLAIN_NUMBER), _matches(sql, GROUPED_NUMBER)
    digits = f"TRANSLATE({sql}, '{CURRENCY_SIGNS},', '')"
    return (
        f"CASE WHEN {plain} THEN CAST({sql} AS DOUBLE) "
        f"WHEN {grouped} THEN CAST({digits} AS DOUBLE) END"
    )


def yes_no_from_text(sql: str) -> str:
    """Write the yes or no that a text gives, in any case; NULL where it cannot be read."""
    readings = [f"WHEN '{word}' THEN TRUE" for word in YES_WORDS]
    readings += [f"WHEN '{word}' THEN FALSE" for word in NO_WORDS]
    return f"CASE LOWER(TRIM({sql}, ' ')) {' '.join(readings)} END"


def date_from_text(sql: str, order: DateOrder) -> str:
    """Write the moment that a text gives, as a TIMESTAMPTZ; NULL where it cannot be read.

    A date is its midnight, and a text without an offset is UTC, whatever the time zone of the
    session. Dates with the year first are read in every order.
    """
    iso = f"WHEN {_matches(sql, ISO_MOMENT)} THEN CAST({_with_offset(sql)} AS TIMESTAMPTZ)"
    if order == "iso":
        return f"CASE {iso} END"
    pattern = DAY_FIRST_MOMENT if order == "day_first" else MONTH_FIRST_MOMENT
    rearranged = _year_first(sql, order)
    return f"CASE {iso} WHEN {_matches(sql, pattern)} THEN CAST({rearranged} AS TIMESTAMPTZ) END"


def from_text(sql: str, use: Use, order: DateOrder) -> str:
    """Write the value that a text gives for a use; NULL where it cannot be read."""
    if use == "number":
        return number_from_text(sql)
    return yes_no_from_text(sql) if use == "yes_no" else date_from_text(sql, order)


def is_unreadable(sql: str, use: Use, order: DateOrder) -> str:
    """Write the condition that there is text which cannot be read; false where there is none."""
    return f"(COALESCE(TRIM({sql}, ' '), '') <> '' AND {from_text(sql, use, order)} IS NULL)"


def _with_offset(sql: str) -> str:
    """Write a text that matches `ISO_MOMENT` with an offset from UTC, whether it has one or not."""
    text = f"TRIM({sql}, ' ')"
    return (
        f"CASE WHEN LENGTH({text}) = 10 THEN {text} || ' 00:00:00+00' "
        f"WHEN REGEXP_MATCHES({text}, ':.*[Z+-]') THEN {text} ELSE {text} || '+00' END"
    )


def _matches(sql: str, pattern: str) -> str:
    return f"REGEXP_MATCHES({sql}, '^ *{pattern[1:-1]} *$')"


def _year_first(sql: str, order: DateOrder) -> str:
    """Write a text that matches one of the two patterns as `YYYY-MM-DD HH:MM:SS+00`."""
    parted = f"REPLACE(REPLACE(TRIM({sql}, ' '), '.', '-'), '/', '-')"
    day, month = (1, 2) if order == "day_first" else (2, 1)
    return (
        f"LEFT(SPLIT_PART({parted}, '-', 3), 4)"
        f" || '-' || LPAD(SPLIT_PART({parted}, '-', {month}), 2, '0')"
        f" || '-' || LPAD(SPLIT_PART({parted}, '-', {day}), 2, '0')"
        f" || CASE WHEN STRPOS({sql}, ':') = 0 THEN ' 00:00:00' ELSE {_clock(sql)} END || '+00'"
    )


def _clock(sql: str) -> str:
    """Write the time of day in a text that matches one of the two patterns as ` HH:MM:SS`."""
    time = f"SPLIT_PART(TRIM({sql}, ' '), ' ', 2)"
    hour = f"LPAD(SPLIT_PART({time}, ':', 1), 2, '0')"
    past_noon = (
        f"CASE {hour} WHEN '12' THEN '12' ELSE CAST(CAST({hour} AS INTEGER) + 12 AS VARCHAR) END"
    )
    return (
        f"' ' || CASE WHEN {sql} ILIKE '%pm%' THEN {past_noon}"
        f" WHEN {sql} ILIKE '%am%' AND {hour} = '12' THEN '00' ELSE {hour} END"
        f" || ':' || LEFT(SPLIT_PART({time}, ':', 2), 2)"
        f" || ':' || LEFT(SPLIT_PART({time}, ':', 3) || '00', 2)"
    )
