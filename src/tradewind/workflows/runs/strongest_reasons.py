"""The strongest reasons of a receipt: how much each line speaks for an account or against it."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from tradewind.scorecard.receipt import ROUNDING, Contribution, DimensionReceipt, Receipt

MIDDLE = Decimal(5)
"""The value 0–10 that speaks neither for an account nor against it, where weights share a scale."""
MOST_NAMED = 3
"""Reasons that are named for an account, and against it."""


def strength_of(line: Contribution, dimension: DimensionReceipt, receipt: Receipt) -> Decimal:
    """Give how much a line speaks for the account (above 0) or against it (below 0).

    Where weights share a scale, a value is held against the middle and weighed by the share of
    the score that it decides; where points add up, it is the points.
    """
    if line.value is None or not line.known:
        return Decimal(0)
    if line.weight is None or dimension.weight is None:
        return line.contribution
    counted = sum(one.weight or 0 for one in dimension.contributions if one.value is not None)
    known = sum(one.weight or 0 for one in receipt.dimensions if one.score is not None)
    return (line.value - MIDDLE) * line.weight / counted * dimension.weight / known


def strongest_in_words(receipt: Receipt) -> tuple[str | None, str | None]:
    """Name the strongest reasons with their facts: those for the account, and those against it.

    Gates that closed come first among those against it, as they overrule all components. None
    where there is no reason.
    """
    lines = [
        (strength_of(line, dimension, receipt), f"{line.component} ({_seen(line.seen)})")
        for dimension in receipt.dimensions
        for line in dimension.contributions
        if line.component != ROUNDING
    ]
    lines.sort(key=lambda told: -abs(told[0]))
    lifts = [said for strength, said in lines if strength > 0]
    lowers = [*_gates(receipt), *(said for strength, said in lines if strength < 0)]
    named = (", ".join(said[:MOST_NAMED]) or None for said in (lifts, lowers))
    return next(named), next(named)


def _gates(receipt: Receipt) -> Iterator[str]:
    for gate in receipt.gates:
        if gate.then != "bound":
            yield f"gate {gate.name} ({gate.reason})"


def _seen(seen: object) -> str:
    """Write a fact on one line of a cell."""
    match seen:
        case None:
            return "absent"
        case bool():
            return "yes" if seen else "no"
        case int() | float() | Decimal():
            return f"{seen:.10g}"
        case datetime():
            return seen.date().isoformat()
        case date():
            return seen.isoformat()
    return " ".join(str(seen).split())
