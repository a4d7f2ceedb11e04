"""In what order the dates of a table are written: day first, month first, or ISO."""

from collections import Counter
from collections.abc import Iterable

from tradewind.project.recognising.guesses import DateGuess
from tradewind.project.recognising.samples import TableSample
from tradewind.project.recognising.values import SHORT_DATE, known_words

_MONTHS = 12


def date_order(sample: TableSample) -> DateGuess | None:
    """Find the order of day and month in the short dates of a table, such as 26-02-2018.

    A number above 12 can only be a day. Where no value decides, dots mean day first, as no
    country writes the month first with dots; other signs are ambiguous, and the guess says so.

    Returns:
        None where the table has no short dates.
    """
    found = Counter(_readings(sample))
    if not found:
        return None
    example = dict(_examples(sample))
    if "day" in found and "month" in found:
        return DateGuess(
            "day_first" if found["day"] >= found["month"] else "month_first",
            is_proven=False,
            reason=f'both orders occur: "{example["day"]}" has the day first, '
            f'"{example["month"]}" the month',
        )
    if "day" in found:
        return DateGuess("day_first", True, f'"{example["day"]}" can only have the day first')
    if "month" in found:
        return DateGuess("month_first", True, f'"{example["month"]}" can only have the month first')
    if "dots" in found:
        return DateGuess("day_first", True, f'dates with dots such as "{example["dots"]}"')
    return DateGuess(
        "day_first", False, f'"{example["either"]}" may be read both ways, and no value decides'
    )


def _readings(sample: TableSample) -> Iterable[str]:
    return (reading for reading, _ in _examples(sample))


def _examples(sample: TableSample) -> Iterable[tuple[str, str]]:
    for column in sample.columns:
        for text in sorted(set(known_words(column))):
            if match := SHORT_DATE.fullmatch(text):
                yield _reading(int(match[1]), match[2], int(match[3])), text


def _reading(first: int, sign: str, second: int) -> str:
    if first > _MONTHS and second <= _MONTHS:
        return "day"
    if second > _MONTHS and first <= _MONTHS:
        return "month"
    return "dots" if sign == "." else "either"
