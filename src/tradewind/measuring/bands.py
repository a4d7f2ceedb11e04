"""Bands of scores: into which a scale is cut, so that about equal scores stand together."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from tradewind.measuring.observations import Floats, Integers

BANDS = 10
"""Bands of a scale; of points, at most this many between the open ones at both ends."""
OPEN_ENDS_PERCENT = (1.0, 99.0)
"""Percentiles of points beyond which all scores share one open band, lest a few stretch all."""
WIDTH_OF_ONE = 10
"""Width of the only band where all points are equal."""
_ROUND_STEPS = (1, 2, 5, 10)
"""Widths that people count in, times a power of ten."""


@dataclass(frozen=True, slots=True)
class Bands:
    """Bands of scores, the highest first, as tiers are.

    Attributes:
        names: Their names, the highest first.
        cuts: The lowest score of every band but the last, descending.
    """

    names: tuple[str, ...]
    cuts: tuple[float, ...]

    def positions(self, scores: Floats) -> Integers:
        """Give each score the position of its band; -1 where the score is NaN.

        Examples:
            >>> Bands(("50–100", "0–50"), (50.0,)).positions(np.array([100, 50, 49.9, np.nan]))
            array([ 0,  0,  1, -1], dtype=int32)
        """
        ascending = np.array(self.cuts[::-1], dtype=np.float64)
        below = len(self.cuts) - np.searchsorted(ascending, scores, side="right")
        return np.where(np.isnan(scores), -1, below).astype(np.int32)


def bands_of(scores: Floats, *, way: Literal["average", "points"], scale: int) -> Bands:
    """Cut a scale into ten bands of equal width, or points into bands of a round width.

    Args:
        scores: The scores that are put into bands; NaN where nothing was known.
        way: Whether the scores are averages, from 0 to `scale`, or points without a scale.
        scale: The highest score of an average.

    Returns:
        The bands, the highest first; none where points are asked for and no score is known.

    Examples:
        >>> bands_of(np.array([50.0]), way="average", scale=10).names[:2]
        ('9–10', '8–9')
        >>> bands_of(np.array([-4.0, 3.0, 7.0]), way="points", scale=100).names[:3]
        ('6 to 8', '4 to 6', '2 to 4')
    """
    if way == "average":
        return _between([scale * part / BANDS for part in range(BANDS + 1)], dash="–")
    known = scores[~np.isnan(scores)]
    if not known.size:
        return Bands((), ())
    low, high = (float(end) for end in np.percentile(known, OPEN_ENDS_PERCENT))
    step = _round_step((high - low) / BANDS) if high > low else WIDTH_OF_ONE
    first = math.floor(low / step)
    last = max(math.ceil(high / step), first + 1)
    edges = [round(part * step, 9) for part in range(first, last + 1)]
    closed = _between(edges, dash=" to " if edges[0] < 0 else "–")
    above, below = known.max() > edges[-1], known.min() < edges[0]
    return Bands(
        names=(
            *([f"{edges[-1]:g} and more"] if above else []),
            *closed.names,
            *([f"below {edges[0]:g}"] if below else []),
        ),
        cuts=(*([edges[-1]] if above else []), *closed.cuts, *([edges[0]] if below else [])),
    )


def _between(edges: list[float], *, dash: str) -> Bands:
    """Give the bands between neighbouring edges; the highest holds its upper edge too."""
    names = [f"{low:g}{dash}{high:g}" for low, high in pairwise(edges)]
    return Bands(tuple(reversed(names)), tuple(reversed(edges[1:-1])))


def _round_step(width: float) -> float:
    """Give the least round number that is not below `width`, and at least a tenth."""
    power = 10.0 ** math.floor(math.log10(max(width, 0.1)))
    return next(power * step for step in _ROUND_STEPS if power * step >= max(width, 0.1) - 1e-9)
