"""Conversion and lift of tiers or bands, and of the best of them over the worst."""

from collections.abc import Sequence

import numpy as np

from tradewind.measuring.bootstrap import Bootstrap
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.observations import Floats, Integers, Observations
from tradewind.measuring.proof import GroupProof
from tradewind.measuring.resampling import Draws, by_account
from tradewind.measuring.shares import share


def group_proofs(
    observations: Observations,
    group: Integers,
    names: Sequence[str],
    *,
    rounds: int,
    seed: int,
) -> tuple[GroupProof, ...]:
    """Measure how often it happened in each group, and how much more often than in all rows.

    Lift is compared with all rows, also those without a group. Its interval comes from drawing
    accounts; where a group has no positives, or nothing else, no draw can differ, and it is that
    of the group's conversion over the conversion of all.

    Args:
        observations: The rows.
        group: Position of each row's group among `names`; -1 where it has none.
        names: The groups, in the order in which they are wanted.
        rounds: Rounds of the bootstrap.
        seed: Its seed.

    Returns:
        One proof per name, also where no row is in the group; lift is None also where there is
        no positive in all rows.
    """
    bootstrap = Bootstrap.of(observations, rounds=rounds, seed=seed)
    conversions = _conversions(observations, group, len(names), bootstrap)
    base_rate = observations.positives / max(len(observations), 1)
    proofs = []
    for at, name in enumerate(names):
        is_in = group == at
        account, outcome = observations.account[is_in], observations.outcome[is_in]
        conversion = share(outcome, account)
        lift = None
        if conversion is not None and base_rate > 0:
            lifts = _over(conversions[:, at], conversions[:, -1])
            lift = _ratio(conversion, base_rate, bootstrap, lifts, conversion.n)
        proofs.append(
            GroupProof(
                name=name,
                n=len(outcome),
                accounts=len(np.unique(account)),
                positives=int(outcome.sum()),
                conversion=conversion,
                lift=lift,
            )
        )
    return tuple(proofs)


def ratio_of_groups(
    observations: Observations,
    group: Integers,
    *,
    best: int,
    worst: int,
    rounds: int,
    seed: int,
) -> Estimate | None:
    """Give the conversion of one group over that of another, say of the best tier and the worst.

    Where draws leave the other group without a positive, their ratio has no bounds; if that is so
    in more of them than the interval leaves out, it has no upper end.

    Returns:
        The ratio; None where a group has no rows or the other no positives, so that there is no
        ratio. Where only the first group has no positives, it is 0, up to the upper end of that
        group's conversion over the other's.
    """
    ours, others = group == best, group == worst
    conversion = share(observations.outcome[ours], observations.account[ours])
    if conversion is None or not observations.outcome[others].any():
        return None
    of_others = float(observations.outcome[others].mean())
    bootstrap = Bootstrap.of(observations, rounds=rounds, seed=seed)
    pair = np.where(ours, 0, np.where(others, 1, -1)).astype(np.int32)
    conversions = _conversions(observations, pair, 2, bootstrap)
    ratios = _over(conversions[:, 0], conversions[:, 1])
    return _ratio(conversion, of_others, bootstrap, ratios, int((ours | others).sum()))


def _ratio(
    conversion: Estimate, whole: float, bootstrap: Bootstrap, ratios: Floats, n: int
) -> Estimate:
    if (
        conversion.value in (0.0, 1.0)
        and conversion.low is not None
        and conversion.high is not None
    ):
        return Estimate(
            conversion.value / whole, conversion.low / whole, conversion.high / whole, n
        )
    return bootstrap.estimate(conversion.value / whole, ratios, n)


def _over(conversion: Floats, whole: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return conversion / whole


def _conversions(
    observations: Observations, group: Integers, groups: int, bootstrap: Bootstrap
) -> Floats:
    """Give conversion by round and group, and of all rows in the last column; NaN if empty."""
    shape = (groups + 1, bootstrap.accounts)
    position = np.where(group < 0, groups, group).astype(np.int32)
    yes = observations.outcome
    rows = by_account(position, bootstrap.account, shape)
    positives = by_account(position[yes], bootstrap.account[yes], shape)

    def of_block(draws: Draws) -> Floats:
        n, happened = ((counts @ draws).T.astype(np.float64) for counts in (rows, positives))
        n[:, -1], happened[:, -1] = n.sum(axis=1), happened.sum(axis=1)
        return _over(happened, n)

    return bootstrap.values(of_block)
