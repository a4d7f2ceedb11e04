"""How far the values of a score or of a component have shifted between two dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.stats import chi2

from tradewind.measuring.observations import Floats

SLIGHT, STRONG = 0.1, 0.25
"""Population stability indexes from which a shift is slight, and strong.

Sources:
    Siddiqi, Credit Risk Scorecards, 2006, chapter 10: below 0.1 no significant change, up to 0.25
    small changes that need looking into, above it a significant shift.
"""
FEW_VALUES = 20
"""Up to so many different values, each is compared by itself; more are cut at the deciles."""
DECILES = 10
SELDOM = 0.01
"""How often chance alone may pass for a shift, over all lines that are compared together. The
distribution of the index is that of large samples; with a hundred accounts it is two or three times
as often."""
LEAST_SHARE = 0.0001
"""The share that stands for an empty band, at least; see `stability`."""
UNKNOWN = "unknown"

Level = Literal["stable", "slight", "strong"]


@dataclass(frozen=True, slots=True)
class ValueBand:
    """A value or a range of values, and how common it was at both dates.

    Attributes:
        name: The value; the range as `12.5–20`, without its lower end; or `unknown`.
        first: Share (0–1) of the first date's accounts.
        second: Share (0–1) of the second date's accounts.
        term: What it adds to the index, with the share that stands for an empty band; see
            `stability`.
    """

    name: str
    first: float
    second: float
    term: float


@dataclass(frozen=True, slots=True)
class Stability:
    """The population stability index of one line between two dates.

    Attributes:
        index: The index; 0 where nothing shifted.
        by_chance: What accounts drawn anew from the same population give on average.
        noise: What they exceed by chance once in a hundred times, in any of all lines compared. The
            accounts of both dates are taken for different ones; where most are the same ones,
            chance gives less.
        first: Accounts of the first date.
        second: Accounts of the second date.
        bands: The values or ranges, in order; unknown ones last.
    """

    index: float
    by_chance: float
    noise: float
    first: int
    second: int
    bands: tuple[ValueBand, ...]

    @property
    def level(self) -> Level:
        """How strong the shift is; what chance alone may give is none."""
        if self.index < SLIGHT or self.index <= self.noise:
            return "stable"
        return "slight" if self.index < STRONG else "strong"

    @property
    def most_moved(self) -> ValueBand:
        """The value or range that adds most to the index."""
        return max(self.bands, key=lambda one: one.term)


def stability(first: Floats, second: Floats, *, lines: int = 1) -> Stability | None:
    """Compare the values of two dates by the population stability index.

    The index is the sum over all bands of (q - p) · ln(q / p), p and q being their shares at the
    first and the second date. An empty band counts as half an account, and at least as one in
    10,000, for its logarithm would be infinite.

    Args:
        first: One value per account at the first date; NaN where it is unknown.
        second: The same at the second date.
        lines: How many lines are compared beside each other, which makes chance likelier.

    Returns:
        The comparison; None where one of the dates has no account.

    Sources:
        Siddiqi, Credit Risk Scorecards, 2006, chapter 10: the index.
        Yurdakul and Naranjo, Statistical properties of the population stability index, Journal
        of Risk Model Validation 14 (4), 2020: without a shift it is distributed as (1/n + 1/m)
        times chi-squared with one degree of freedom less than there are bands.
        The noise of several lines is that of one at the level of Bonferroni.

    Examples:
        >>> half, fifth = np.array([0.0, 1.0] * 50), np.array([0.0] + [1.0] * 4)
        >>> found = stability(half, np.tile(fifth, 20))
        >>> round(found.index, 4), [(one.name, one.second) for one in found.bands]
        (0.4159, [('0', 0.2), ('1', 0.8)])
    """
    if not len(first) or not len(second):
        return None
    names, cuts = _bands(first, second)
    counts = [_counts(values, cuts, len(names)) for values in (first, second)]
    shares = [count / len(values) for count, values in zip(counts, (first, second), strict=True)]
    p, q = (
        np.maximum(share, max(0.5 / len(values), LEAST_SHARE))
        for share, values in zip(shares, (first, second), strict=True)
    )
    is_used = (counts[0] + counts[1]) > 0
    terms = (q - p) * np.log(q / p)
    index = float(terms[is_used].sum())
    freedom, scatter = int(is_used.sum()) - 1, 1 / len(first) + 1 / len(second)
    noise = float(chi2.isf(SELDOM / lines, freedom)) * scatter if freedom else 0.0
    bands = tuple(
        ValueBand(name, float(before), float(after), float(term))
        for name, before, after, term, used in zip(names, *shares, terms, is_used, strict=True)
        if used
    )
    return Stability(index, freedom * scatter, noise, len(first), len(second), bands)


def _bands(first: Floats, second: Floats) -> tuple[list[str], Floats]:
    """Give the names of the bands, `unknown` last, and their upper ends but the last one's."""
    values = np.unique(np.concatenate([first, second]))
    values = values[~np.isnan(values)]
    if len(values) <= FEW_VALUES:
        return [*(f"{value:g}" for value in values), UNKNOWN], values[:-1]
    known = first[~np.isnan(first)]
    # A value that a tenth of them have is a band of its own; the rest is cut into tenths of all.
    different, counts = np.unique(known, return_counts=True)
    common = different[counts * DECILES >= len(known)]
    rest = known[~np.isin(known, common)]
    parts = round(DECILES * len(rest) / max(len(known), 1))
    cuts = common
    if parts:
        shares = np.arange(1, parts) / parts
        cuts = np.append(common, np.quantile(rest, shares, method="inverted_cdf"))
    cuts = np.unique(np.concatenate([cuts, _just_below(common)]))
    return [*_ranges(cuts), UNKNOWN], cuts


def _just_below(values: Floats) -> Floats:
    return np.nextafter(values, -np.inf)


def _ranges(cuts: Floats) -> Sequence[str]:
    if not len(cuts):
        return ["any"]
    is_just_below = np.append(cuts[:-1] == _just_below(cuts[1:]), False)
    shown = np.where(is_just_below, np.append(cuts[1:], 0.0), cuts)
    ends = [f"{end:.4g}" for end in shown]
    names = [f"below {ends[0]}" if is_just_below[0] else f"up to {ends[0]}"]
    for place in range(1, len(cuts)):
        is_one_value = is_just_below[place - 1]
        names.append(ends[place] if is_one_value else f"{ends[place - 1]}–{ends[place]}")
    return [*names, f"above {ends[-1]}"]


def _counts(values: Floats, cuts: Floats, bands: int) -> Floats:
    place = np.searchsorted(cuts, values, side="left")
    place[np.isnan(values)] = bands - 1
    return np.bincount(place, minlength=bands).astype(np.float64)
