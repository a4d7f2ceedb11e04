"""How much more a team finds, in words."""

from tradewind.measuring.baseline_names import AS_PUBLISHED, RANDOM
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.observations import Question

_WAYS = {
    RANDOM: "at random",
    AS_PUBLISHED: "by the scorecard as published",
}
_NOUNS: dict[Question, tuple[str, str]] = {"opens": ("opening", "openings")}
_WIN = ("win", "wins")
_PERIODS = ((1.0, "day"), (7.0, "week"), (30.44, "month"), (91.31, "quarter"), (365.25, "year"))


def work_sentence(
    more: Estimate,
    *,
    ranking: str,
    is_baseline: bool,
    capacity: int,
    every_days: float,
    question: Question,
) -> str:
    """Say what the tested scorecard finds beyond another ranking in a year.

    Args:
        more: Wins (openings) a year more; negative where they are fewer.
        ranking: The other ranking.
        is_baseline: Whether that is a baseline; else it is a scorecard.
        capacity: Accounts worked at each snapshot.
        every_days: Days from one snapshot to the next.
        question: What was asked.

    Examples:
        >>> of = {"ranking": "random", "is_baseline": True, "capacity": 200}
        >>> of |= {"every_days": 7, "question": "buys"}
        >>> work_sentence(Estimate(34.2, 20.9, 47.3, 2400), **of)[:61]
        'At 200 accounts a week this ranking finds 34 more wins a year'
        >>> work_sentence(Estimate(34.2, 20.9, 47.3, 2400), **of)[61:]
        ' than working at random: 21 to 47.'
        >>> work_sentence(Estimate(9.0, -12.0, 30.0, 2400), **of)[-41:]
        'between 12 fewer and 30 more wins a year.'
    """
    accounts = "account" if capacity == 1 else "accounts"
    start = f"At {capacity:,} {accounts} {_period(every_days)}"
    way = _WAYS.get(ranking, f"by {ranking}" if is_baseline else f"by the scorecard {ranking}")
    one, many = _NOUNS.get(question, _WIN)
    if more.value == more.low == more.high == 0:
        return f"{start} this ranking finds as many {many} a year as working {way}."
    if more.low is None or more.high is None:
        return f"{start} no difference from working {way} can be told."
    if more.holds(0.0):
        between = f"between {_signed(more.low)} and {_signed(more.high)} {many} a year"
        return f"{start} no difference from working {way} can be told: {between}."
    is_more = more.value > 0
    ends = sorted((abs(more.low), abs(more.high)))
    count = _figure(abs(more.value))
    noun = one if count == "1" else many
    return (
        f"{start} this ranking finds {count} {'more' if is_more else 'fewer'} {noun} a year "
        f"than working {way}: {_figure(ends[0])} to {_figure(ends[1])}."
    )


def _period(days: float) -> str:
    name = next((name for length, name in _PERIODS if abs(days / length - 1) < 0.05), None)
    return f"a {name}" if name else f"every {days:.0f} days"


def _signed(number: float) -> str:
    count = _figure(abs(number))
    return count if count == "0" else f"{count} {'more' if number > 0 else 'fewer'}"


def _figure(number: float) -> str:
    """Write a number as people say it: whole from 10 on, with two digits below 1."""
    if number < 1:
        return f"{round(number, 2):.2g}"
    return f"{number:,.0f}" if number >= 10 else f"{number:.1f}".removesuffix(".0")
