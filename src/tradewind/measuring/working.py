"""What a team finds that works the best accounts of a ranking at every snapshot."""

from collections.abc import Collection
from datetime import timedelta

import numpy as np
from scipy.sparse import csc_array

from tradewind.measuring.bootstrap import Bootstrap
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.observations import PER_CASE, Floats, Observations
from tradewind.measuring.proof import WorkProof
from tradewind.measuring.resampling import Draws
from tradewind.measuring.shares import wilson
from tradewind.measuring.work_sentences import work_sentence
from tradewind.measuring.worked import worked_parts

DAYS_A_YEAR = 365.25


def usual_capacity(observations: Observations) -> int:
    """Give a tenth of the rows of a snapshot on average, rounded to two figures; at least 1."""
    tenth = len(observations) / max(len(observations.moments), 1) / 10
    return max(1, int(float(f"{tenth:.2g}")))


def work_proofs(
    observations: Observations,
    *,
    capacity: int,
    baselines: Collection[str],
    rounds: int,
    seed: int,
    has_amounts: bool,
) -> tuple[WorkProof, ...]:
    """Count what each ranking finds that is worked from the top, `capacity` accounts a snapshot.

    What is worked is taken as it is (see `worked_parts`); intervals come from drawing accounts
    with what happened to them. Figures are a year's.

    Args:
        observations: The rows.
        capacity: Accounts worked at each snapshot.
        baselines: Names of the rankings that are baselines.
        rounds: Rounds of the bootstrap.
        seed: Its seed.
        has_amounts: Whether amounts of won deals are known.

    Returns:
        One proof per ranking, in the order of the observations; none for questions by case.
    """
    if observations.question in PER_CASE:
        return ()
    bootstrap = Bootstrap.of(observations, rounds=rounds, seed=seed)
    parts = [worked_parts(observations, name, capacity) for name in observations.rankings]
    found = np.stack([_found_by_account(observations, one, bootstrap) for one in parts], axis=1)
    drawn = _added_up(found, bootstrap)
    proofs = []
    for at, name in enumerate(observations.rankings):
        worked, beyond = round(float(parts[at].sum())), found[:, 0] - found[:, at]
        wins, revenue = _estimates(found[:, at], drawn[:, at], worked, bootstrap)
        more = _estimates(beyond, drawn[:, 0] - drawn[:, at], worked, bootstrap) if at else None
        proof = WorkProof(
            ranking=name,
            worked=worked,
            wins=_or_up_to(wins, a_year(observations)),
            revenue=revenue if has_amounts else None,
            more_wins=more[0] if more else None,
            more_revenue=more[1] if more and has_amounts else None,
            sentence=work_sentence(
                more[0],
                ranking=name,
                is_baseline=name in baselines,
                capacity=capacity,
                every_days=days_between(observations),
                question=observations.question,
            )
            if more
            else None,
        )
        proofs.append(proof)
    return tuple(proofs)


def days_between(observations: Observations) -> float:
    """Give the mean days from one snapshot to the next; with one snapshot, the horizon."""
    moments = observations.moments
    if len(moments) < 2:
        return observations.horizon_days
    return (moments[-1] - moments[0]) / timedelta(days=1) / (len(moments) - 1)


def a_year(observations: Observations) -> float:
    """Give what turns a figure of all snapshots together into one of a year."""
    return DAYS_A_YEAR / days_between(observations) / len(observations.moments)


def _found_by_account(observations: Observations, parts: Floats, bootstrap: Bootstrap) -> Floats:
    """Give wins and revenue a year among what is worked; one row per account."""
    weights = parts * a_year(observations)
    return np.column_stack(
        [
            np.bincount(bootstrap.account, weights=weights * what, minlength=bootstrap.accounts)
            for what in (observations.outcome, observations.revenue)
        ]
    )


def _added_up(found: Floats, bootstrap: Bootstrap) -> Floats:
    """Add up the accounts of each round: by round, by ranking, then wins and revenue."""
    with_any = np.flatnonzero(found.any(axis=(1, 2)))
    values = csc_array(found[with_any].reshape(len(with_any), -1).T)

    def of_block(draws: Draws) -> Floats:
        added = (values @ draws[with_any]).T
        return np.asarray(added, np.float64).reshape(-1, *found.shape[1:])

    return bootstrap.values(of_block)


def _estimates(
    found: Floats, drawn: Floats, worked: int, bootstrap: Bootstrap
) -> tuple[Estimate, Estimate]:
    """Give wins and revenue, from what each account gives and what each round adds up to."""
    exact = found.sum(axis=0)
    wins, revenue = (
        bootstrap.estimate(float(exact[what]), drawn[:, what], worked) for what in (0, 1)
    )
    return wins, revenue


def _or_up_to(wins: Estimate, a_year: float) -> Estimate:
    """Give an upper end where nothing was found, which no draw can change: Wilson's."""
    if wins.value > 0 or wins.n == 0:
        return wins
    return Estimate(0.0, 0.0, wilson(0.0, wins.n)[1] * wins.n * a_year, wins.n)
