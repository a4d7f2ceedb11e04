"""How long deals take: the share still open by day, and medians that count open deals as open."""

import warnings
from collections.abc import Sequence

import numpy as np
from scipy.stats import CensoredData, binom, ecdf

from tradewind.measuring.estimates import CONFIDENCE, Estimate
from tradewind.measuring.observations import Deals, Floats, Integers, YesNo
from tradewind.measuring.proof import ALL, Curve, Cycles

CURVE_POINTS = 200
"""Points of a curve that is drawn: more than a page is fine enough to show."""
HALF = 0.5 + 1e-12
"""A half, and what rounding may add to a product of shares that is a half."""


def cycles_of(deals: Deals, groups: Integers, names: Sequence[str]) -> tuple[Cycles, ...]:
    """Tell how long deals take, from opening to closing: all of them, then group by group.

    Deals whose days are unknown count nowhere here. Deals of one account are taken to take their
    time independently of each other.

    Args:
        deals: One row per opportunity.
        groups: Position of each deal's tier or band in `names`; -1 where it has none.
        names: The tiers or bands.

    Returns:
        `all` first, then one row per name, in the order of names.
    """
    known = ~np.isnan(deals.days)
    members = [known, *(known & (groups == position) for position in range(len(names)))]
    return tuple(
        _cycles(name, deals, rows) for name, rows in zip((ALL, *names), members, strict=True)
    )


def _cycles(name: str, deals: Deals, rows: YesNo) -> Cycles:
    days, closed, won = deals.days[rows], deals.is_closed[rows], deals.is_won[rows]
    curve = still_open(days, closed)
    return Cycles(
        name=name,
        closed=int(closed.sum()),
        open=int((~closed).sum()),
        median=_median_of(curve, len(days)),
        won_median=median_of(days[closed & won]),
        lost_median=median_of(days[closed & ~won]),
        still_open=_drawn(curve),
    )


def still_open(days: Floats, is_closed: YesNo) -> Curve:
    """Give the share still open after so many days, with its interval of 95%.

    The curve starts at (0, 1) and has a point at each day on which a deal closed or was last seen
    open. Where every deal has closed, the formula gives no interval: the curve ends at 0, and its
    upper end stays where it was.

    Args:
        days: Days from opening to closing, or to the end of the data.
        is_closed: Whether the deal had closed; the others lasted at least those days.

    Sources:
        E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", Journal
        of the American Statistical Association 53 (1958); the band by Greenwood's variance of
        log(-log S), as in J. D. Kalbfleisch and R. L. Prentice, The Statistical Analysis of
        Failure Time Data (1980), section 1.3.
    """
    if not days.size:
        return Curve((), ())
    shares = ecdf(CensoredData(uncensored=days[is_closed], right=days[~is_closed])).sf
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "The confidence interval is undefined", RuntimeWarning)
        band = shares.confidence_interval(CONFIDENCE, method="log-log")
    y = np.append(1.0, shares.probabilities)
    low = np.append(1.0, band.low.probabilities)
    high = np.append(1.0, band.high.probabilities)
    low[y == 1], high[y == 1] = 1.0, 1.0
    low[np.isnan(low)] = 0.0
    high = np.where(np.isnan(high), np.min(high, where=~np.isnan(high), initial=1.0), high)
    x = np.append(0.0, shares.quantiles)
    return Curve(*(tuple(ends.tolist()) for ends in (x, y, low, high)))


def median_of(days: Floats) -> Estimate | None:
    """Give the median, with an interval from order statistics that needs no distribution.

    The ends are the values of the ranks k and n+1-k, where k is the greatest rank that the binomial
    with a half lets the interval miss the median at most 5% of the time. Below six values there
    is no such rank, and the interval has no ends. None where there are no values.

    Sources:
        H. A. David and H. N. Nagaraja, Order Statistics, 3rd edition (2003), section 7.1.
    """
    if not days.size:
        return None
    ordered = np.sort(days)
    rank = int(binom.ppf((1 - CONFIDENCE) / 2, len(days), 0.5))
    low, high = (float(ordered[rank - 1]), float(ordered[-rank])) if rank else (None, None)
    return Estimate(float(np.median(ordered)), low, high, len(days))


def _median_of(curve: Curve, n: int) -> Estimate | None:
    """Give the first day on which at most a half is open; its ends by those of the curve.

    Sources:
        R. Brookmeyer and J. Crowley, "A confidence interval for the median survival time",
        Biometrics 38 (1982).
    """
    median = _first_half(curve.x, curve.y)
    if median is None:
        return None
    return Estimate(
        median, _first_half(curve.x, curve.low or ()), _first_half(curve.x, curve.high or ()), n
    )


def _first_half(days: Sequence[float], shares: Sequence[float]) -> float | None:
    return next((day for day, share in zip(days, shares, strict=True) if share <= HALF), None)


def _drawn(curve: Curve) -> Curve:
    """Keep at most `CURVE_POINTS` of a curve's points, evenly by their number, with both ends."""
    if len(curve.x) <= CURVE_POINTS:
        return curve
    kept = np.linspace(0, len(curve.x) - 1, CURVE_POINTS).round().astype(int)
    parts = (curve.x, curve.y, curve.low or (), curve.high or ())
    return Curve(*(tuple(part[i] for i in kept) for part in parts))
