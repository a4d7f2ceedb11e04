"""What was known at each snapshot, and what happened next: the rows that a proof rests on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Question = Literal["buys", "wins", "opens", "liked"]
"""What is asked: did the account win (`buys`) or open (`opens`) an opportunity within the horizon;
was this opportunity won (`wins`); did sales like this account (`liked`)."""

PER_CASE: frozenset[Question] = frozenset({"wins", "liked"})
"""Questions with one row per case (an opportunity, a piece of feedback), judged by the score at the
last snapshot before it; the others have one row per eligible account and snapshot."""

Floats = NDArray[np.float64]
Integers = NDArray[np.int32]
YesNo = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Observations:
    """The rows of one backtest; all arrays have the same length.

    Grain: one row per eligible account and snapshot, or per case (see `PER_CASE`), ordered by
    snapshot, then by account.

    Attributes:
        question: What is asked.
        moments: The snapshots (UTC), in order of time.
        horizon_days: Days after a snapshot within which something must happen to count.
        data_end: The last moment of which the outcomes are known (UTC).
        account: Number of the account, from 0; the same account has the same number everywhere.
        snapshot: Position of the row's snapshot in `moments`.
        outcome: Whether what is asked happened.
        score: The score by the tested scorecard; NaN where nothing was known.
        tiers: Names of its tiers, the best first.
        tier: Position of the row's tier in `tiers`; -1 where it has none.
        rankings: What each ranking sorts by, the higher the better; NaN ranks behind all others.
            The first is the tested scorecard's; then other scorecards, and baselines.
        revenue: Amounts of the deals that were won within the horizon, added; 0 where none was.
        accounts: How many different accounts there are.
    """

    question: Question
    moments: tuple[datetime, ...]
    horizon_days: float
    data_end: datetime
    account: Integers
    snapshot: Integers
    outcome: YesNo
    score: Floats
    tiers: tuple[str, ...]
    tier: Integers
    rankings: Mapping[str, Floats]
    revenue: Floats
    accounts: int

    def __len__(self) -> int:
        """Give the number of rows."""
        return len(self.outcome)

    @property
    def positives(self) -> int:
        """In how many rows what is asked happened."""
        return int(self.outcome.sum())

    @property
    def tested(self) -> str:
        """Name of the tested scorecard's ranking."""
        return next(iter(self.rankings))


@dataclass(frozen=True, slots=True)
class Deals:
    """The opportunities, each judged by its account's score at the last snapshot before it opened.

    Grain: one row per opportunity; renewals are left out. All arrays have the same length.

    Attributes:
        account: Number of its account, as in `Observations`; -1 where it has none.
        score: Score of the account then; NaN where it had none, or it opened before the snapshots.
        tier: Position of the tier among the observations' tiers; -1 where it has none.
        is_won: Whether it was won by the end of the data.
        is_closed: Whether it was won or lost by then.
        days: Days from its opening to its closing, or to the end of the data while it is open;
            NaN where its dates are unknown or contradict each other.
        amount: Its value in `currency`; NaN where it is unknown, negative or in another currency.
        currency: The currency of most amounts; None where the data name none.
    """

    account: Integers
    score: Floats
    tier: Integers
    is_won: YesNo
    is_closed: YesNo
    days: Floats
    amount: Floats
    currency: str | None


@dataclass(frozen=True, slots=True)
class ObservedColumn:
    """One component or one attribute, as it was at each row of the observations.

    Attributes:
        name: As the user knows it: the component's name, or the attribute's.
        role: `component` for its value, `attribute` for a column that the scorecard reads,
            `unused` for a column of the accounts that it does not read.
        is_text: Whether the values are categories.
        values: Numbers, days since 1970 or, for text, the category's position from 0 in order of
            first appearance; NaN where unknown.
        from_today: Share (0–1) of the rows whose value is today's, because nothing tells what it
            was then.
        place: File, line and column to which a finding points.
    """

    name: str
    role: Literal["component", "attribute", "unused"]
    is_text: bool
    values: Floats
    from_today: float
    place: tuple[str, int | None, int | None]


Columns = Sequence[Callable[[], ObservedColumn]]
"""The columns, each loaded when it is asked for, so that they are never all in memory."""
