"""What a backtest is told beside its rows: how to draw, and what is tested."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tradewind.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Settings:
    """How the numbers are worked out.

    Attributes:
        rounds: Rounds of the bootstrap.
        seed: Its seed; the same rows and seed give the same numbers.
        capacity: Accounts that the team works at each snapshot; None for a tenth of them, rounded.
    """

    rounds: int = 1000
    seed: int = 7
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Tested:
    """The scorecard that is tested, and what is known of the rows before any number is.

    Attributes:
        scorecard: Its name.
        hash: Hash of its content.
        way: Whether components are averaged or their points added.
        scale: Its highest score, where they are averaged.
        baselines: Names of the rankings that are baselines; the others are scorecards.
        left_out: What did not count, in words, with how many snapshots, rows or deals.
        problems: Warnings from the making of the rows, such as attributes at today's value.
        place: The scorecard's file, to which findings about the whole point.
        include: What was asked to count although it is usually left out, such as `customers`.
    """

    scorecard: str
    hash: str
    way: Literal["average", "points"]
    scale: int
    baselines: frozenset[str]
    left_out: Mapping[str, int]
    problems: tuple[Problem, ...]
    place: Place
    include: tuple[str, ...] = ()
