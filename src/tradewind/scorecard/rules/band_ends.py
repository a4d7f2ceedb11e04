"""How the ends of bands lie to each other, and how a range is written."""

from decimal import Decimal

from tradewind.scorecard.curves import Band
from tradewind.scorecard.intervals import Interval
from tradewind.scorecard.rules.interface import shown


def begins_before_end(later: Interval, earlier: Interval) -> bool:
    """Tell whether the later range begins where the earlier one still holds.

    Examples:
        >>> begins_before_end(Interval(Decimal(50), None), Interval(None, Decimal(50)))
        False
    """
    if earlier.high is None or later.low is None:
        return True
    if later.low == earlier.high:
        return later.low_included and earlier.high_included
    return later.low < earlier.high


def leaves_gap(earlier: Interval, later: Interval) -> bool:
    """Tell whether numbers lie between the end of one range and the beginning of the next."""
    if earlier.high is None or later.low is None:
        return False
    if later.low == earlier.high:
        return not (later.low_included or earlier.high_included)
    return later.low > earlier.high


def furthest(one: Band, other: Band) -> Band:
    """Give the band that reaches further up; the first of equals."""
    return other if _end(other.interval) > _end(one.interval) else one


def span_written(span: Interval) -> str | None:
    """Write a range as people do; None where no form of a band says it.

    Examples:
        >>> span_written(Interval(Decimal(50), Decimal(100)))
        '50..99'
        >>> span_written(Interval(Decimal("0.5"), Decimal("0.75")))
        '0.5..<0.75'
    """
    if span.low is None and span.high is None:
        return None
    if span.low is None:
        assert span.high is not None, "one end is there"
        return f"<{'=' if span.high_included else ''}{shown(span.high)}"
    if span.high is None:
        return f">{'=' if span.low_included else ''}{shown(span.low)}"
    if span.low == span.high and span.low_included and span.high_included:
        return shown(span.low)
    if not span.low_included or span.high_included or span.low >= span.high:
        return None
    if span.low % 1 == 0 and span.high % 1 == 0:
        last = span.high - 1
        return f"{shown(span.low)}..{shown(last)}"
    return f"{shown(span.low)}..<{shown(span.high)}"


def _end(interval: Interval) -> tuple[Decimal, bool]:
    return Decimal("Infinity") if interval.high is None else interval.high, interval.high_included
