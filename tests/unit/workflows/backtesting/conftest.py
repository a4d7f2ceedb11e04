"""Backtests of small projects, up to the rows that a proof rests on."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tradewind.measuring.settings import Settings
from tradewind.workflows.backtesting.asking import asked_for
from tradewind.workflows.backtesting.contenders import contenders_of
from tradewind.workflows.backtesting.gathering import Gathered, gathered

Gather = Callable[..., AbstractContextManager[Gathered]]
USUAL: dict[str, Any] = {
    "question": "buys",
    "start": None,
    "end": None,
    "every": "month",
    "horizon": "90d",
    "include": (),
    "data_until": None,
    "now": datetime(2026, 11, 1, tzinfo=UTC),
}


@pytest.fixture
def gather() -> Gather:
    """Give a function that gathers the rows of a backtest, with other wishes than the usual."""

    @contextmanager
    def found(
        folder: Path, *, scorecards: tuple[str, ...] = (), **other: Any
    ) -> Iterator[Gathered]:
        asked = asked_for(settings=Settings(rounds=100), **(USUAL | other))
        with gathered(folder, contenders_of(folder, scorecards), asked) as rows:
            yield rows

    return found
