"""Evidence of a backtest, made for one test: rows, columns and numbers that hold a known fault."""

from collections.abc import Iterable
from copy import copy
from datetime import UTC, datetime
from functools import partial

import numpy as np
from numpy.typing import ArrayLike

from tradewind.measuring.findings import findings_of
from tradewind.measuring.findings.interface import Evidence
from tradewind.measuring.observations import (
    Columns,
    Floats,
    Observations,
    ObservedColumn,
    Question,
    YesNo,
)
from tradewind.measuring.proof import GroupProof, RankingProof
from tradewind.measuring.settings import Tested
from tradewind.problems import Place, Problem

SCORECARD = Place("scorecards/growth.yaml")
TESTED = Tested("growth", "3f9a", "average", 100, frozenset(), {}, (), SCORECARD)
MOMENTS = tuple(datetime(2026, month, 1, tzinfo=UTC) for month in (1, 2, 3))


def outcomes(positives: int, rows: int) -> YesNo:
    """Give rows of which the first ones are positive."""
    return np.arange(rows) < positives


def observed(
    outcome: YesNo,
    *,
    score: Floats | None = None,
    size: Floats | None = None,
    question: Question = "buys",
    account: ArrayLike | None = None,
    snapshot: ArrayLike | None = None,
) -> Observations:
    """Give rows of one account each at one snapshot, unless told otherwise."""
    n = len(outcome)
    scores = np.zeros(n) if score is None else score
    accounts = np.asarray(np.arange(n) if account is None else account, np.int32)
    return Observations(
        question=question,
        moments=MOMENTS,
        horizon_days=90,
        data_end=datetime(2026, 6, 30, tzinfo=UTC),
        account=accounts,
        snapshot=np.asarray(np.zeros(n) if snapshot is None else snapshot, np.int32),
        outcome=outcome,
        score=scores,
        tiers=("A", "B"),
        tier=np.zeros(n, np.int32),
        rankings={"growth": scores} | ({} if size is None else {"company size": size}),
        revenue=np.zeros(n),
        accounts=int(accounts.max()) + 1,
    )


def attribute(
    name: str, values: ArrayLike, *, is_text: bool = False, from_today: float = 0.0
) -> ObservedColumn:
    """Give an attribute that the scorecard reads; it stands in line 12."""
    place = (SCORECARD.file, 12, 9)
    return ObservedColumn(
        name, "attribute", is_text, np.asarray(values, np.float64), from_today, place
    )


def loaders(columns: Iterable[ObservedColumn]) -> Columns:
    """Give a loader of each column."""
    return [partial(copy, column) for column in columns]


def found(
    rows: Observations,
    *columns: ObservedColumn,
    rankings: tuple[RankingProof, ...] = (),
    tiers: tuple[GroupProof, ...] = (),
) -> list[Problem]:
    """Give the findings of the evidence that these parts make."""
    return list(findings_of(Evidence(rows, rankings, tiers, TESTED, loaders(columns))))


def found_by(
    code: str,
    rows: Observations,
    *columns: ObservedColumn,
    rankings: tuple[RankingProof, ...] = (),
    tiers: tuple[GroupProof, ...] = (),
) -> list[str]:
    """Give what the findings of one code say."""
    problems = found(rows, *columns, rankings=rankings, tiers=tiers)
    return [problem.what for problem in problems if problem.code == code]
