"""Parts of proofs written by hand: shares, rankings, deals and cycles that fit together."""

from collections.abc import Mapping
from math import exp, log, sqrt

from tradewind.measuring.estimates import Estimate
from tradewind.measuring.proof import (
    WORKED_SHARES,
    Curve,
    Cycles,
    DealSizes,
    GroupProof,
    RankingProof,
    WorkProof,
)

_Z = 1.959964


def share(positives: int, n: int) -> Estimate:
    """Give a share with its Wilson interval."""
    value, spread = positives / n, _Z**2 / n
    half = _Z * sqrt(value * (1 - value) / n + _Z**2 / (4 * n**2)) / (1 + spread)
    middle = (value + spread / 2) / (1 + spread)
    return Estimate(value, max(middle - half, 0.0), min(middle + half, 1.0), n)


def about(value: float, low: float, high: float, n: int = 21_360) -> Estimate:
    """Give a number with its interval."""
    return Estimate(value, low, high, n)


def group(name: str, positives: int, n: int, *, base: float) -> GroupProof:
    """Give a tier or a band whose accounts were there at nine snapshots on average."""
    if not n:
        return GroupProof(name, 0, 0, 0, None, None)
    seen = share(positives, n)
    lift = Estimate(seen.value / base, (seen.low or 0) / base, (seen.high or 0) / base, n)
    return GroupProof(name, n, max(n // 9, 1), positives, seen, lift)


def ranking(
    name: str,
    auc: tuple[float, float, float],
    *,
    ahead: tuple[float, float, float] | None = None,
    is_baseline: bool = True,
    known: float = 1.0,
    n: int = 21_360,
    base: float = 0.0287,
) -> RankingProof:
    """Give a ranking whose curve of gains is the one that its AUC implies for rare outcomes."""
    shares = tuple(step / 20 for step in range(21))
    middle, low, high = ([_captured(x, one) for x in shares] for one in auc)
    captures = {
        x: Estimate(_captured(x, auc[0]), _captured(x, auc[1]), _captured(x, auc[2]), n)
        for x in WORKED_SHARES
    }
    lifts = {
        x: Estimate(one.value / x, (one.low or 0) / x, (one.high or 0) / x, n)
        for x, one in captures.items()
    }
    precision = [base * one / (1 - one) for one in auc]
    return RankingProof(
        name=name,
        is_baseline=is_baseline,
        known=known,
        auc=about(*auc, n),
        average_precision=about(precision[0], precision[1], precision[2], n),
        lift=lifts,
        capture=captures,
        gains=Curve(shares, tuple(middle), tuple(low), tuple(high)),
        ahead=None if ahead is None else about(*ahead, n),
    )


def _captured(share_worked: float, auc: float) -> float:
    """Give the share that is captured where the area under the curve of gains is the AUC."""
    return float(1 - (1 - share_worked) ** (auc / (1 - auc)))


def work(
    name: str,
    wins: tuple[float, float, float],
    revenue: tuple[float, float, float] | None = None,
    *,
    more: tuple[float, float, float] | None = None,
    more_revenue: tuple[float, float, float] | None = None,
    sentence: str | None = None,
) -> WorkProof:
    """Give what a team finds that works 200 accounts a month by a ranking."""
    return WorkProof(
        ranking=name,
        worked=2_400,
        wins=about(*wins, 2_400),
        revenue=None if revenue is None else about(*revenue, 2_400),
        more_wins=None if more is None else about(*more, 2_400),
        more_revenue=None if more_revenue is None else about(*more_revenue, 2_400),
        sentence=sentence,
    )


def deals(
    name: str, won: int, mean: float, median: float, *, known: int | None = None
) -> DealSizes:
    """Give deal sizes whose intervals narrow with the number of deals."""
    n = won if known is None else known
    if n < 2:
        return DealSizes(name, won, None, None, mean * n)
    off = _Z * 0.8 / sqrt(n)
    sizes = [Estimate(x, x * (1 - min(off, 0.9)), x * (1 + off), n) for x in (mean, median)]
    return DealSizes(name, won, sizes[0], sizes[1], total=mean * n)


def cycles(
    name: str, closed: int, still: int, median: float | None, won: float | None, lost: float | None
) -> Cycles:
    """Give cycles that end at a steady rate; None where the median is not reached."""
    days = tuple(float(day) for day in range(0, 361, 15))
    half_life = median or 500.0
    left = tuple(exp(-log(2) * day / half_life) for day in days)
    n = closed + still
    off = _Z / sqrt(max(n, 1))
    low = tuple(max(one - off * sqrt(one * (1 - one)), 0.0) for one in left)
    high = tuple(min(one + off * sqrt(one * (1 - one)), 1.0) for one in left)

    def around(value: float | None, count: int) -> Estimate | None:
        return None if value is None else Estimate(value, value * 0.9, value * 1.12, count)

    curve = Curve(days, left, low, high) if n else Curve((), ())
    return Cycles(
        name,
        closed,
        still,
        around(median, n),
        around(won, closed // 3),
        around(lost, closed - closed // 3),
        curve,
    )


def groups(counts: Mapping[str, tuple[int, int]], base: float) -> tuple[GroupProof, ...]:
    """Give tiers or bands by their positives and rows."""
    return tuple(group(name, *one, base=base) for name, one in counts.items())
