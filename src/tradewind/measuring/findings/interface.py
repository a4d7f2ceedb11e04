"""What every rule of findings sees and gives, and how findings write their numbers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tradewind.measuring.enough import enough_of
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.findings.column_facts import ColumnFacts
from tradewind.measuring.observations import Columns, Observations
from tradewind.measuring.proof import GroupProof, RankingProof
from tradewind.measuring.settings import Tested
from tradewind.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that findings may rest on; no rule looks at anything else.

    Attributes:
        observations: The rows: what was known at each snapshot, and what happened next.
        rankings: The tested scorecard's first; empty where numbers are withheld.
        tiers: The tiers, the best first; empty where numbers are withheld.
        tested: What is tested.
        columns: The components, and the attributes that the scorecard reads; each is loaded
            once. Columns that it does not read may be among them, and are not judged.
    """

    observations: Observations
    rankings: tuple[RankingProof, ...]
    tiers: tuple[GroupProof, ...]
    tested: Tested
    columns: Columns

    @property
    def is_withheld(self) -> bool:
        """Whether too few rows are positive, or all are, so that no number can be told."""
        return enough_of(self.observations) == "withheld"


@dataclass(frozen=True, slots=True)
class Examined:
    """The evidence, and what one pass over the columns found.

    Attributes:
        evidence: What was given.
        columns: The facts of each component and attribute that the scorecard reads, in order.
    """

    evidence: Evidence
    columns: tuple[ColumnFacts, ...]

    @property
    def attributes(self) -> tuple[ColumnFacts, ...]:
        """The facts of the attributes alone."""
        return tuple(column for column in self.columns if column.role == "attribute")


Rule = Callable[[Examined], Iterator[Problem]]
"""Finds one kind of weakness; says nothing where there is none, or too little to tell."""


def warning(code: str, place: Place, *, what: str, fix: str) -> Problem:
    """Make a finding: it never stops a backtest."""
    return Problem(code=code, place=place, what=what, fix=fix, severity="warning")


def interval_written(estimate: Estimate) -> str:
    """Write an estimate of two places with its interval and its sample.

    Examples:
        >>> interval_written(Estimate(0.493, 0.46, 0.52, 1200))
        '0.49 (95% interval 0.46 to 0.52, n = 1,200)'
        >>> interval_written(Estimate(0.493, None, None, 3))
        '0.49 (no interval, n = 3)'
    """
    ends = (
        "no interval"
        if estimate.low is None or estimate.high is None
        else f"95% interval {estimate.low:.2f} to {estimate.high:.2f}"
    )
    return f"{estimate.value:.2f} ({ends}, n = {estimate.n:,})"


def listed(texts: Iterable[str], *, at_most: int = 10) -> str:
    """Write texts as a list; what lies beyond the most is counted.

    Examples:
        >>> listed(["a", "b", "c"]), listed(["a", "b", "c"], at_most=1)
        ('a, b and c', 'a and 2 more')
    """
    given = list(texts)
    shown = given if len(given) <= at_most else [*given[:at_most], f"{len(given) - at_most:,} more"]
    *first, last = shown
    return f"{', '.join(first)} and {last}" if first else last
