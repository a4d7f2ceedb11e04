"""The attributes of an account as of a moment: the version that held then, else today's values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tradewind.scorecard.facts import AttributeVersion, RawValue, number_in, text_in
from tradewind.scorecard.moments import moment_in
from tradewind.written_forms import DateOrder

KEYS = frozenset({"account_id", "valid_from", "valid_to"})
"""Columns of the account history that are no attributes."""


@dataclass(frozen=True, slots=True)
class HeldVersion:
    """The attributes that held at a moment.

    Attributes:
        columns: The attributes; None where one was unknown then, or where versions that start at
            the same moment contradict each other.
        valid_from: From when they held, in UTC.
    """

    columns: Mapping[str, RawValue]
    valid_from: datetime


def attributes_as_of(
    today: Mapping[str, RawValue],
    versions: Iterable[AttributeVersion],
    as_of: datetime,
    dates: DateOrder = "iso",
) -> tuple[Mapping[str, RawValue], datetime | None]:
    """Give an account's attributes as of a moment, and from when they held.

    Args:
        today: The account's row of today; what the history has no column for is taken from it.
        versions: The account's rows of the account history, in any order.
        as_of: The moment.
        dates: How dates kept as text are written.

    Returns:
        The attributes, and the moment from which the version held; None where no version held
        then, so that all of them are today's.

    Examples:
        >>> from datetime import UTC
        >>> grown = AttributeVersion({"valid_from": "2026-01-15", "employees": 240})
        >>> today, as_of = {"employees": 300, "city": "Graz"}, datetime(2026, 2, 1, tzinfo=UTC)
        >>> attributes_as_of(today, [grown], as_of)[0]
        {'employees': 240, 'city': 'Graz'}
    """
    held = version_at(versions, as_of.timestamp(), dates)
    return (today, None) if held is None else ({**today, **held.columns}, held.valid_from)


def version_at(
    versions: Iterable[AttributeVersion], seconds: float, dates: DateOrder
) -> HeldVersion | None:
    """Give the version that held at a moment in seconds since 1970; None where none did.

    It is the one that started last among those that had started and not ended. One without a
    readable start is not used; one without a readable end still holds.
    """
    begun: dict[datetime, list[AttributeVersion]] = {}
    for version in versions:
        start = moment_in(version.columns.get("valid_from"), dates)
        end = moment_in(version.columns.get("valid_to"), dates)
        if start and start.timestamp() <= seconds and (not end or seconds < end.timestamp()):
            begun.setdefault(start, []).append(version)
    if not begun:
        return None
    latest = begun[max(begun)]
    names = dict.fromkeys(name for one in latest for name in one.columns if name not in KEYS)
    agreed = {name: _agreed([one.columns.get(name) for one in latest]) for name in names}
    return HeldVersion(agreed, max(begun))


def _agreed(values: list[RawValue]) -> RawValue:
    """Give the one known value; None where none is known or they contradict each other."""
    known = {mark: value for value in values if (mark := _mark(value)) is not None}
    return next(iter(known.values())) if len(known) == 1 else None


def _mark(value: RawValue) -> float | str | datetime | None:
    """Give what tells a value from others; None where it is unknown."""
    if isinstance(value, date):
        return moment_in(value)
    return number_in(value) if isinstance(value, int | float) else text_in(value)
