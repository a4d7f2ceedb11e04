"""Fit bits to answers: a logistic regression that starts from stated values and is held to them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Key = tuple[str, str]
"""A part of the evidence and one of its levels."""
_LN2 = math.log(2)
_MOST_STEPS = 200
_SMALL_STEP_BITS = 1e-9
_SMALL_GAP_BITS = 1e-6


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number in bits and its standard error."""

    bits: float
    se: float


def likeliest_shifts(
    design: Sequence[Sequence[float]],
    *,
    starts: Sequence[float],
    counts: Sequence[int],
    confirmed: Sequence[bool],
    sds: Sequence[float],
) -> tuple[Estimate, ...]:
    """Give how far each column's bits must move for the answers to be likeliest.

    Newton's method on the log-likelihood less the penalty `shift² / (2 sd²)` of each column, with
    steps halved until they help. The penalty makes the peak unique and finite, also where a column
    was only ever confirmed.

    Args:
        design: One row per kind of pair: 1 where it has the column, else 0.
        starts: The weight of each row before anything moves, in bits.
        counts: How many pairs each row stands for.
        confirmed: Whether those pairs were confirmed.
        sds: How far each column may be expected to move, in bits.

    Returns:
        One estimate per column: the shift, and the standard error from the curvature at the peak.

    Sources:
        S. le Cessie and J. C. van Houwelingen, "Ridge estimators in logistic regression",
        Applied Statistics 41 (1992), sections 2 and 3.
    """
    rows = np.asarray(design, dtype=np.float64)
    weights = np.asarray(counts, dtype=np.float64)
    answers = np.asarray(confirmed, dtype=np.float64)
    before = np.asarray(starts, dtype=np.float64)
    held = 1 / np.asarray(sds, dtype=np.float64) ** 2
    shifts = np.zeros(rows.shape[1])

    def height(at: Numbers) -> float:
        logits = _LN2 * (before + rows @ at)
        fit = weights @ (answers * logits - np.logaddexp(0, logits))
        return float(fit - held @ at**2 / 2)

    for _ in range(_MOST_STEPS):
        shares = _shares(before + rows @ shifts)
        slope = _LN2 * rows.T @ (weights * (answers - shares)) - held * shifts
        step = np.linalg.solve(_curvature(rows, weights * shares * (1 - shares), held), slope)
        while height(shifts + step) < height(shifts) and np.abs(step).max() > _SMALL_STEP_BITS:
            step = step / 2
        shifts = shifts + step
        if np.abs(step).max() <= _SMALL_STEP_BITS:
            break
    shares = _shares(before + rows @ shifts)
    spread = np.linalg.inv(_curvature(rows, weights * shares * (1 - shares), held))
    errors = np.sqrt(np.diag(spread))
    return tuple(Estimate(float(bits), float(se)) for bits, se in zip(shifts, errors, strict=True))


def _shares(bits: Numbers) -> Numbers:
    """Give the probabilities of weights in bits, without overflow."""
    return np.exp(-np.logaddexp(0, -_LN2 * bits))


def _curvature(rows: Numbers, spread: Numbers, held: Numbers) -> Numbers:
    return _LN2**2 * (rows.T * spread) @ rows + np.diag(held)


def in_order(
    values: Mapping[Key, Estimate], fixed: Mapping[Key, float], pairs: Sequence[tuple[Key, Key]]
) -> dict[Key, Estimate]:
    """Move `values` until the first of each pair is not below the second.

    Two that changed places meet at their mean, the surer one moving less; one that is fixed does
    not move. What the standard errors say of the rest is left as it was.
    """
    bits = {**fixed, **{key: value.bits for key, value in values.items()}}
    ease = {key: value.se**2 for key, value in values.items()}
    for _ in range(_MOST_STEPS):
        widest = 0.0
        for upper, lower in pairs:
            gap = bits[lower] - bits[upper]
            both = ease.get(upper, 0.0) + ease.get(lower, 0.0)
            if gap > _SMALL_GAP_BITS and both > 0:
                bits[upper] += gap * ease.get(upper, 0.0) / both
                bits[lower] -= gap * ease.get(lower, 0.0) / both
                widest = max(widest, gap)
        if widest == 0:
            break
    return {key: Estimate(bits[key], value.se) for key, value in values.items()}
