"""What is known of one account, and how a raw value is read as a number, date, yes/no or text."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from tradewind.scorecard.hierarchy import Policy
from tradewind.written_forms import (
    CURRENCY_SIGNS,
    GROUPED_NUMBER,
    NO_WORDS,
    PLAIN_NUMBER,
    YES_WORDS,
    DateOrder,
)

RawValue = str | float | bool | date | datetime | None

SECONDS_A_DAY = 86_400.0
LARGEST_WHOLE = 10**15
"""Up to here every engine writes a double's whole number without an exponent."""
LARGEST = 1.7976931348623157e308
"""The largest finite double; what lies beyond (and NaN) is unknown."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """Where an account stands among all that have a product, by its first sighting.

    Attributes:
        later: Other accounts where it was first seen later.
        same: Other accounts where it was first seen at the same moment.
        others: All other accounts that have it with a known first sighting.
    """

    later: int
    same: int
    others: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """One product seen at an account.

    Attributes:
        product: Name of the product.
        first_seen_at: First sighting; None means it was always known.
        last_seen_at: Latest sighting; None means that it is still in use.
        adoption: Where the account stands among all that have the product, which only a whole
            market can tell; None where nobody asked, or the first sighting is not known.
        at: The relative at which it was seen; None for the account itself.
    """

    product: str
    first_seen_at: datetime | None = None
    last_seen_at: datetime | None = None
    adoption: Adoption | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the events table.

    Attributes:
        columns: Its columns with their raw values: event_id, stream, kind, person_id,
            occurred_at, known_at, quantity, and those of the user.
        at: The relative that it is about; None for the account itself.
    """

    columns: Mapping[str, RawValue]
    at: str | None = None


@dataclass(frozen=True, slots=True)
class PersonScore:
    """What another scorecard gives a person, as of the same moment.

    Attributes:
        score: The score; None where nothing is known of the person.
        is_excluded: Whether a gate of that scorecard excludes the person.
    """

    score: Decimal | None
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the people table.

    Attributes:
        columns: Its columns with their raw values: person_id, created_at, seniority, function,
            role, and those of the user.
        scores: What scorecards of people give the person, by their names.
    """

    columns: Mapping[str, RawValue]
    scores: Mapping[str, PersonScore] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One row of the opportunities table.

    Attributes:
        columns: Its columns with their raw values: opened_at, closed_at, outcome, kind, amount,
            and those of the user.
        at: The relative that it is for; None for the account itself.
    """

    columns: Mapping[str, RawValue]
    at: str | None = None


@dataclass(frozen=True, slots=True)
class AttributeVersion:
    """One row of the account history.

    Attributes:
        columns: valid_from, valid_to, and the attributes that held from one to the other.
    """

    columns: Mapping[str, RawValue]


@dataclass(frozen=True, slots=True)
class Relative:
    """What is known of an account whose rows another may count.

    Attributes:
        account_id: Its key.
        sightings: Products seen there.
        events: What happened there.
        opportunities: Its possible sales.
    """

    account_id: str
    sightings: tuple[Sighting, ...] = ()
    events: tuple[Event, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one account's score may rest on, as of one moment.

    What became known after that moment may be among the rows; no component looks at it.

    Attributes:
        attributes: Columns of the account with their raw values, as of that moment.
        as_of: The moment whose knowledge may be used, in UTC.
        sightings: Products seen there; an account without any row has unknown technologies.
        events: What happened there; None where no events table is bound.
        opportunities: Its possible sales; None where no such table is bound.
        versions: Its attributes over time; None where there is no account history.
        dates: How dates kept as text are written, in all tables.
        people: The rows of people at the account; None where no such table is bound.
        relatives: Under each policy of hierarchies the accounts whose rows count besides.
    """

    attributes: Mapping[str, RawValue]
    as_of: datetime
    sightings: tuple[Sighting, ...] = field(default=())
    events: tuple[Event, ...] | None = None
    opportunities: tuple[Opportunity, ...] | None = None
    versions: tuple[AttributeVersion, ...] | None = None
    dates: DateOrder = "iso"
    people: tuple[Person, ...] | None = None
    relatives: Mapping[Policy, tuple[Relative, ...]] = field(default_factory=dict)


def text_in(raw: RawValue) -> str | None:
    """Read a raw value as text: without blanks (spaces) around it; blank text is unknown.

    Examples:
        >>> text_in("  Software "), text_in("   ")
        ('Software', None)
    """
    if raw is None:
        return None
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < LARGEST_WHOLE:
        return str(int(raw))
    return str(raw).strip(" ") or None


def number_in(raw: RawValue) -> float | None:
    """Read a raw value as a number; None where it is unknown or cannot be read.

    Text may have thousands parted by commas and a currency sign, such as "$1,250.50".
    A lone decimal comma is not guessed at. NaN and infinity are unknown.

    Examples:
        >>> number_in("$1,250.50"), number_in("1e6"), number_in("1,5"), number_in("n/a")
        (1250.5, 1000000.0, None, None)
    """
    if raw is None or isinstance(raw, date):
        return None
    if not isinstance(raw, str):
        number = float(raw)
        return number if math.isfinite(number) else None
    text = raw.strip(" ")
    if re.fullmatch(PLAIN_NUMBER, text):
        return float(text)
    if re.fullmatch(GROUPED_NUMBER, text):
        return float(text.translate(str.maketrans("", "", "," + CURRENCY_SIGNS)))
    return None


def yes_no_in(raw: RawValue) -> bool | None:
    """Read a raw value as yes or no: true, t, yes, y, 1 and their opposites, in any case.

    Examples:
        >>> yes_no_in("Yes"), yes_no_in(0), yes_no_in("perhaps")
        (True, False, None)
    """
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, int | float):
        return {1.0: True, 0.0: False}.get(float(raw))
    word = (text_in(raw) or "").lower()
    return True if word in YES_WORDS else False if word in NO_WORDS else None
