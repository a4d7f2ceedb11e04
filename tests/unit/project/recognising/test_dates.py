"""The order of day and month is read from values, never assumed."""

from collections.abc import Callable

import pytest

from tradewind.project.recognising.dates import date_order
from tradewind.project.recognising.samples import TableSample


@pytest.mark.parametrize(
    ("values", "order", "is_proven"),
    [
        (("03/04/2026", "26-02-2018 19:58"), "day_first", True),
        (("03/04/2026", "02/26/2018"), "month_first", True),
        (("03.04.2026",), "day_first", True),
        (("03/04/2026", "5/6/26"), "day_first", False),
        (("26/02/2018", "02/26/2018"), "day_first", False),
    ],
)
def test_order_is_proven_by_a_number_above_twelve(
    values: tuple[str, ...], order: str, is_proven: bool, table: Callable[..., TableSample]
) -> None:
    """A day above 12 proves the order, dots do, and everything else stays a guess."""
    guess = date_order(table("deals.csv", {"closed": values}))

    assert guess is not None
    assert (guess.order, guess.is_proven) == (order, is_proven)


@pytest.mark.parametrize("value", ["2026-04-03", "2026-04-03T10:00:00Z", "04032026", "n/a", "1.2"])
def test_other_texts_say_nothing(value: str, table: Callable[..., TableSample]) -> None:
    """ISO dates need no order, and texts that are no dates have none."""
    assert date_order(table("deals.csv", {"closed": (value, None)})) is None
