"""How numbers, days and names are written in the tables."""

from datetime import date, timedelta

from tradewind.simulating.parameters import HISTORY_DAYS

_ID_DIGITS = 7


def _padded(number: str) -> str:
    digits = f"({number})::VARCHAR"
    return f"lpad({digits}, greatest({_ID_DIGITS}, len({digits}))::INTEGER, '0')"


def macros(*, ends_on: date) -> str:
    """Write the SQL macros that turn numbers into keys, and days of the market into dates.

    Day 729 is `ends_on`. `ascii_of` keeps the letters of a name that an e-mail address can have.
    """
    first_day = ends_on - timedelta(days=HISTORY_DAYS - 1)
    return f"""
CREATE TEMP MACRO account_id_of(n) AS 'A' || {_padded("n")};
CREATE TEMP MACRO contact_id_of(n, k) AS 'P' || {_padded("n")} || '-' || k;
CREATE TEMP MACRO lead_id_of(n) AS 'L' || {_padded("n")};
CREATE TEMP MACRO opportunity_id_of(n, k) AS 'O' || {_padded("n")} || '-' || k;
CREATE TEMP MACRO on_day(day) AS DATE '{first_day.isoformat()}' + (day)::INTEGER;
CREATE TEMP MACRO at_time(day, seconds) AS on_day(day)::TIMESTAMP + to_seconds(seconds);
CREATE TEMP MACRO ascii_of(name) AS lower(regexp_replace(
  strip_accents(translate(name, 'øłßØŁ', 'olsOL')), '[^A-Za-z]', '', 'g'));
"""
