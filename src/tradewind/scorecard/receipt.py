"""The receipt: every line of one account's score, which add up to it exactly."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tradewind.scorecard.qualification import Qualification

ROUNDING = "rounding"
"""Name of the line that carries what rounding each contribution to four places left over."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one component adds to the score.

    Attributes:
        component: Name of the component, or `rounding`.
        seen: The fact it looked at; None where it is unknown.
        value: Value 0–10 (or points) that the fact gave; None where the component was skipped.
        weight: Weight as written; None in a points scorecard.
        contribution: Points of the score.
        note: What else there is to say, such as that the fact is unknown.
        known: Whether the fact was known.
        source: Where the fact was read: the table and column of the user.
    """

    component: str
    seen: object
    value: Decimal | None
    weight: Decimal | None
    contribution: Decimal
    note: str = ""
    known: bool = True
    source: str = ""


@dataclass(frozen=True, slots=True)
class DimensionReceipt:
    """The lines of one dimension.

    Attributes:
        name: Name of the dimension.
        weight: Weight as written; None in a points scorecard.
        score: Its own score on the scorecard's scale (or its points); None where it is unknown.
        points: What it adds to the account's score.
        contributions: Its lines, those of the kept profile only.
        profile: The profile that was kept; None where the dimension has none or none fits.
        runner_up: The next best profile; None where no other one could be judged.
        margin: By how much the kept profile is ahead of the runner-up, in own scores.
        note: Why it has no profile or no score.
    """

    name: str
    weight: Decimal | None
    score: Decimal | None
    points: Decimal
    contributions: tuple[Contribution, ...]
    profile: str | None = None
    runner_up: str | None = None
    margin: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class GateLine:
    """A line outside the points: a gate that closed, or a bound of the scale.

    Attributes:
        name: Name of the gate; `lowest score` or `highest score` for a bound.
        then: What it does.
        reason: Why.
        contribution: What it takes from (or adds to) the score.
    """

    name: str
    then: Literal["exclude", "cap", "leave_out", "bound"]
    reason: str
    contribution: Decimal


@dataclass(frozen=True, slots=True)
class Receipt:
    """All lines of one account's score.

    `base`, all contributions and all gate lines add up to `score` exactly. `score` is None
    where nothing is known of the account; `tier` is None where tiers need the other accounts.
    `qualification` is None where the scorecard does not say who is sales qualified.
    """

    score: Decimal | None
    base: Decimal
    completeness: Decimal
    gates: tuple[GateLine, ...]
    dimensions: tuple[DimensionReceipt, ...]
    tier: str | None = None
    cell: str | None = None
    qualification: Qualification | None = None

    @property
    def total(self) -> Decimal:
        """The sum of all lines."""
        lines = [self.base, *(gate.contribution for gate in self.gates)]
        for dimension in self.dimensions:
            lines.extend(line.contribution for line in dimension.contributions)
        return sum(lines, Decimal(0))

    @property
    def is_excluded(self) -> bool:
        """Whether a gate excluded the account."""
        return any(gate.then == "exclude" for gate in self.gates)
