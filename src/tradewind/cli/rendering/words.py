"""Values as people write them: numbers, dates, yes and no, tiers."""

from datetime import UTC, date, datetime, time
from decimal import ROUND_FLOOR, Decimal

from tradewind.cli.terminal import visible

_TIER_STYLES = {
    "A": "bold green",
    "desirable": "bold green",
    "B": "cyan",
    "C": "yellow",
    "D": "magenta",
    "excluded": "red",
}


def tier_style(tier: str | None) -> str:
    """Give the colour of a tier; tiers with names of their own have none."""
    return _TIER_STYLES.get(tier or "", "default")


def value_words(seen: object, *, as_of: datetime) -> str:
    """Write a fact as people do; dates with their age on the day of the score.

    Examples:
        >>> moment = datetime(2026, 6, 30, tzinfo=UTC)
        >>> value_words(1250000.0, as_of=moment), value_words(True, as_of=moment)
        ('1,250,000', 'yes')
        >>> value_words(datetime(2026, 6, 28, tzinfo=UTC), as_of=moment)
        '2026-06-28, 2 days before'
    """
    match seen:
        case None:
            return "unknown"
        case bool():
            return "yes" if seen else "no"
        case int() | float() | Decimal():
            return number_words(seen)
        case datetime():
            return f"{moment_words(seen)}, {_age(seen, as_of)}"
        case date():
            return seen.isoformat()
    return visible(str(seen))


def number_words(number: float | Decimal) -> str:
    """Write a number with four places at most; thousands are parted from 10,000 on.

    Below that, a number may be a year.

    Examples:
        >>> number_words(1234567.0), number_words(1982), number_words(-17.5), number_words(1e-9)
        ('1,234,567', '1982', '-17.5', '1e-09')
    """
    if number and not 1e-4 <= abs(float(number)) < 1e15:
        return f"{number:g}"
    comma = "," if abs(float(number)) >= 10_000 else ""
    text = f"{number:{comma}.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def short_score(score: Decimal | None) -> str:
    """Write a score with one place, cut and not rounded: 69.96 must not look like 70.

    Examples:
        >>> short_score(Decimal("69.9600")), short_score(None)
        ('69.9', '')
    """
    return "" if score is None else f"{score.quantize(Decimal('0.1'), rounding=ROUND_FLOOR)}"


def percent(share: Decimal | None) -> str:
    """Write a share (0–1) as a percentage, cut and not rounded.

    Examples:
        >>> percent(Decimal("0.9999"))
        '99%'
    """
    return "" if share is None else f"{int(share * 100)}%"


def moment_words(moment: datetime) -> str:
    """Write a moment in UTC; midnight as its date.

    Examples:
        >>> moment_words(datetime(2026, 6, 30, 18, 5, tzinfo=UTC))
        '2026-06-30 18:05 UTC'
    """
    in_utc = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    if in_utc.time() == time():
        return in_utc.date().isoformat()
    return f"{in_utc:%Y-%m-%d %H:%M} UTC"


def joined(words: list[str]) -> str:
    """Join words as a sentence does.

    Examples:
        >>> joined(["headcount", "country", "CRM"])
        'headcount, country and CRM'
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _age(seen: datetime, as_of: datetime) -> str:
    moment = seen if seen.tzinfo else seen.replace(tzinfo=UTC)
    days = (as_of - moment).days
    if days < 0:
        return f"{-days:,} {'day' if days == -1 else 'days'} after"
    return f"{days:,} {'day' if days == 1 else 'days'} before" if days else "the same day"
