"""How well each ranking sorts, and how far the tested one is ahead of the others."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from tradewind.measuring.bootstrap import Bootstrap
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.levels import Levels, Strata, coarser, levels_of, strata_of
from tradewind.measuring.observations import Floats, Observations
from tradewind.measuring.proof import WORKED_SHARES, Curve, RankingProof
from tradewind.measuring.resampling import AccountCounts, Draws, by_account
from tradewind.measuring.sorting import auc, average_precision, captured

STEPS = 100
"""Into how many parts the rows, and the positives, of a snapshot are cut for the bootstrap."""
GAINS = np.arange(101) / 100
"""Shares worked at which the curve of gains has its points."""
_COUNTS_AT_ONCE = 1_000_000
"""Counts (levels times rounds) that are worked on at once, for memory's sake: with hundreds of
snapshots there are a hundred thousand levels."""
_PREPARED = 0.25
"""Share of the time that passes before the first round of the bootstrap."""
_AUC, _PRECISION, _CAPTURED = 0, 1, 2
"""Columns of the statistics; from the last on, there is one per point of the curve of gains."""


@dataclass(frozen=True, slots=True)
class _Ranking:
    """One ranking: its statistics, what they are at joined levels, and what draws are taken of."""

    exact: Floats
    at_joined: Floats
    joined: Levels
    rows: AccountCounts
    positives: AccountCounts

    def of_block(self, draws: Draws) -> Floats:
        """Give the statistics of each round of a block, moved to where levels are not joined."""
        at_once = max(1, _COUNTS_AT_ONCE // len(self.joined.rows))
        parts = range(0, draws.shape[1], at_once)
        return np.concatenate([self._of(draws[:, part : part + at_once]) for part in parts])

    def _of(self, draws: Draws) -> Floats:
        rows = (self.rows @ draws).astype(np.float64)
        positives = (self.positives @ draws).astype(np.float64)
        own = (self.positives @ (draws * draws)).astype(np.float64)
        moved = self.exact + (_statistics(rows, positives, own, self.joined) - self.at_joined)
        return np.clip(moved, 0.0, 1.0, out=moved)


def ranking_proofs(
    observations: Observations,
    *,
    baselines: Collection[str],
    rounds: int,
    seed: int,
    progress: Callable[[float], None],
) -> tuple[RankingProof, ...]:
    """Measure every ranking of the observations, on the same rows and with the same draws.

    Rows are compared within their snapshot (see `strata_of`). The numbers themselves are exact.
    Their intervals come from rounds in which neighbouring ranks of a snapshot are joined (see
    `coarser`), and which are moved by what the joining changes in the observations themselves.

    Args:
        observations: With at least one positive and one negative.
        baselines: Names of the rankings that are baselines.
        rounds: Rounds of the bootstrap.
        seed: Its seed.
        progress: Told the share (0–1) of the time that has passed.

    Returns:
        One proof per ranking, in the order of the observations.

    Raises:
        ValueError: If all rows have the same outcome.
    """
    if not 0 < observations.positives < len(observations):
        raise ValueError(f"{observations.positives} positives of {len(observations)} rows")
    bootstrap = Bootstrap.of(observations, rounds=rounds, seed=seed)
    strata = strata_of(observations)
    rankings: list[_Ranking] = []
    for values in observations.rankings.values():
        rankings.append(_prepared(values, observations, strata, bootstrap))
        progress(_PREPARED * len(rankings) / len(observations.rankings))
    found = bootstrap.values(
        lambda draws: np.stack([ranking.of_block(draws) for ranking in rankings], axis=1),
        lambda share: progress(_PREPARED + (1 - _PREPARED) * share),
    )
    exact = np.stack([ranking.exact for ranking in rankings])
    return tuple(
        _proof(name, observations, bootstrap, baselines, exact, found)
        for name in observations.rankings
    )


def _prepared(
    ranking: Floats, observations: Observations, strata: Strata, bootstrap: Bootstrap
) -> _Ranking:
    outcome, account = observations.outcome, bootstrap.account
    levels = levels_of(ranking, outcome, strata)
    joined = coarser(levels, outcome, steps=STEPS)
    shape = (len(joined.rows), bootstrap.accounts)
    return _Ranking(
        exact=_once(levels),
        at_joined=_once(joined),
        joined=joined,
        rows=by_account(joined.of_row, account, shape),
        positives=by_account(joined.of_row[outcome], account[outcome], shape),
    )


def _once(levels: Levels) -> Floats:
    """Give the statistics of the observations themselves: each row once."""
    rows, positives = levels.rows[:, None], levels.positives[:, None]
    found: Floats = _statistics(rows, positives, positives, levels)[0]
    return found


def _statistics(rows: Floats, positives: Floats, own: Floats, levels: Levels) -> Floats:
    return np.column_stack(
        [
            auc(rows, positives, levels.starts),
            average_precision(rows, positives, own, levels.starts),
            captured(rows, positives, levels.starts, GAINS),
        ]
    )


def _proof(
    name: str,
    observations: Observations,
    bootstrap: Bootstrap,
    baselines: Collection[str],
    exact: Floats,
    found: Floats,
) -> RankingProof:
    at = list(observations.rankings).index(name)
    mine, rounds = exact[at], found[:, at]

    def estimate(exactly: float, in_rounds: Floats) -> Estimate:
        return bootstrap.estimate(float(exactly), in_rounds, len(observations))

    # Of the best tenth, conversion over the conversion of all is captured share over a tenth.
    columns = {share: _CAPTURED + round(share * 100) for share in WORKED_SHARES}
    return RankingProof(
        name=name,
        is_baseline=name in baselines,
        known=float(1 - np.isnan(observations.rankings[name]).mean()),
        auc=estimate(mine[_AUC], rounds[:, _AUC]),
        average_precision=estimate(mine[_PRECISION], rounds[:, _PRECISION]),
        lift={
            share: estimate(mine[column] / share, rounds[:, column] / share)
            for share, column in columns.items()
        },
        capture={
            share: estimate(mine[column], rounds[:, column]) for share, column in columns.items()
        },
        gains=Curve(tuple(GAINS.tolist()), tuple(mine[_CAPTURED:].tolist()))
        if at
        else _gains(
            [estimate(y, rounds[:, _CAPTURED + i]) for i, y in enumerate(mine[_CAPTURED:])]
        ),
        ahead=estimate(exact[0, _AUC] - mine[_AUC], found[:, 0, _AUC] - rounds[:, _AUC])
        if at
        else None,
    )


def _gains(captures: list[Estimate]) -> Curve:
    x, y = tuple(GAINS.tolist()), tuple(one.value for one in captures)
    lows = tuple(one.low for one in captures if one.low is not None)
    highs = tuple(one.high for one in captures if one.high is not None)
    if len(lows) < len(x) or len(highs) < len(x):
        return Curve(x, y)
    return Curve(x, y, lows, highs)
