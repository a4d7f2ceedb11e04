"""The strongest reasons of a receipt: for the account, against it, and what is unknown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from tradewind.cli.rendering.words import joined, value_words
from tradewind.cli.terminal import visible
from tradewind.scorecard.receipt import ROUNDING, Receipt
from tradewind.workflows.runs.strongest_reasons import strength_of

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, and how much it matters.

    Attributes:
        said: The component with its fact, or the gate.
        strength: Above 0 it speaks for the account, below 0 against it; comparable within one
            receipt only.
    """

    said: str
    strength: Decimal


def sentence(receipt: Receipt, *, as_of: datetime) -> str:
    """Say in one sentence what speaks for the account and against it, and what is unknown."""
    found = list(_reasons(receipt, as_of))
    lifts = _strongest([reason for reason in found if reason.strength > 0])
    lowers = _strongest([reason for reason in found if reason.strength < 0])
    unknown = _strongest(list(_unknown(receipt)))
    parts = [
        f"In its favour: {joined(lifts or ['nothing that is known'])}",
        f"against it: {joined(lowers or ['nothing'])}",
    ]
    if unknown:
        parts.append(f"unknown, and weighing most: {joined(unknown)}")
    return f"{'; '.join(parts)}."


def _reasons(receipt: Receipt, as_of: datetime) -> Iterator[Reason]:
    for dimension in receipt.dimensions:
        for line in dimension.contributions:
            if line.component != ROUNDING:
                seen = "absent" if line.seen is None else value_words(line.seen, as_of=as_of)
                said = f"{visible(line.component)} ({seen})"
                yield Reason(said, strength_of(line, dimension, receipt))
    for gate in receipt.gates:
        if gate.then != "bound":
            # What a gate takes counts for more than any component: it overrules them.
            yield Reason(f"the gate {visible(gate.name)}", min(gate.contribution, Decimal(0)) * 100)


def _unknown(receipt: Receipt) -> Iterator[Reason]:
    for dimension in receipt.dimensions:
        weight = Decimal(1) if dimension.weight is None else dimension.weight
        if dimension.score is None:
            yield Reason(f"all of {visible(dimension.name)}", weight)
        total = sum((one.weight or Decimal(1) for one in dimension.contributions), Decimal(0))
        for line in dimension.contributions:
            if not line.known:
                share = (line.weight or Decimal(1)) / total
                yield Reason(visible(line.component), weight * share)


def _strongest(reasons: list[Reason]) -> list[str]:
    ranked = sorted(reasons, key=lambda reason: -abs(reason.strength))
    named = [reason.said for reason in ranked[:MOST_NAMED]]
    more = len(ranked) - MOST_NAMED
    return [*named, f"{more:,} more"] if more > 0 else named
