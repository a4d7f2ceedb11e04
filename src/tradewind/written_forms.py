"""The forms in which numbers, dates and yes/no are written in text: one definition for all.

The patterns use only what RE2, POSIX, Java and Python expressions have in common, so that the
reference evaluator and the statements of every engine accept the same texts.
"""

from typing import Literal

DateOrder = Literal["iso", "day_first", "month_first"]
"""How a text such as 03/04/2026 is read; `iso` does not read it."""

PLAIN_NUMBER = r"^[+-]?([0-9]{1,30}([.][0-9]{0,30})?|[.][0-9]{1,30})([eE][+-]?[0-9]{1,2})?$"
"""Digits with an optional decimal point and exponent; always a finite double."""
GROUPED_NUMBER = r"^[+-]?[$€£¥]?([0-9]{1,30}|[0-9]{1,3}(,[0-9]{3}){1,9})([.][0-9]{1,30})?$"
"""An optional currency sign before the digits, whose thousands may be parted by commas."""
CURRENCY_SIGNS = "$€£¥"
YES_WORDS = ("true", "t", "yes", "y", "1")
NO_WORDS = ("false", "f", "no", "n", "0")

_YEAR = "[1-8][0-9]{3}"
_LEAP_YEAR = "([1-8][0-9](0[48]|[2468][048]|[13579][26])|([2468][048]|[1357][26])00)"
_ISO_DAY = (
    f"({_YEAR}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)"
    f"|(0[13578]|1[02])-31)|{_LEAP_YEAR}-02-29)"
)
_ISO_TIME = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,6}0{0,3})?)?"
_OFFSET = "(Z|[+-](0[0-9]|1[0-5])(:?[0-5][0-9])?)"
ISO_MOMENT = f"^({_ISO_DAY}([T ]{_ISO_TIME}{_OFFSET}?)?|9999-12-31([T ]{_ISO_TIME}Z?)?)$"
"""A day that exists, year first, and a time of day with an offset from UTC if there is one.

Years run from 1000 to 8999, and 9999-12-31 is the end of time. Seconds have six places.
"""

_SEPARATOR = "[./-]"
_DAY_MONTH = (
    f"((0?[1-9]|1[0-9]|2[0-8]){_SEPARATOR}(0?[1-9]|1[0-2])|(29|30){_SEPARATOR}(0?[13-9]|1[0-2])"
    f"|31{_SEPARATOR}(0?[13578]|1[02]))"
)
_MONTH_DAY = (
    f"((0?[1-9]|1[0-2]){_SEPARATOR}(0?[1-9]|1[0-9]|2[0-8])|(0?[13-9]|1[0-2]){_SEPARATOR}(29|30)"
    f"|(0?[13578]|1[02]){_SEPARATOR}31)"
)
_TIME_OF_DAY = (
    ",? ((0?[0-9]|1[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"
    "|(0?[1-9]|1[0-2]):[0-5][0-9](:[0-5][0-9])? ?[AaPp][Mm])"
)
DAY_FIRST_MOMENT = (
    f"^({_DAY_MONTH}{_SEPARATOR}{_YEAR}|29{_SEPARATOR}0?2{_SEPARATOR}{_LEAP_YEAR}"
    f"|31{_SEPARATOR}12{_SEPARATOR}9999)({_TIME_OF_DAY})?$"
)
"""A day that exists as day, month, year, parted by dots, slashes or hyphens, with a time or not."""
MONTH_FIRST_MOMENT = (
    f"^({_MONTH_DAY}{_SEPARATOR}{_YEAR}|0?2{_SEPARATOR}29{_SEPARATOR}{_LEAP_YEAR}"
    f"|12{_SEPARATOR}31{_SEPARATOR}9999)({_TIME_OF_DAY})?$"
)
"""A day that exists as month, day, year, parted by dots, slashes or hyphens, with a time or not."""
