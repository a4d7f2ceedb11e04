"""Tiers: by score, by share, by capacity, or one plain flag; and the cell of two dimensions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

EXCLUDED = "excluded"
"""The tier of an account that a gate excludes."""
UNSCORED = "unscored"
"""The tier of an account of which nothing is known."""
RESERVED_TIERS = frozenset({EXCLUDED, UNSCORED})
LARGEST_SCORE = Decimal("1e9")
UNKNOWN_LABEL = "?"
"""The part of a cell whose dimension is unknown."""


@dataclass(frozen=True, slots=True)
class TiersByScore:
    """Each tier from its lowest score upward; the last one also takes what lies below it."""

    lowest_scores: tuple[tuple[str, Decimal], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The tiers, best first."""
        return tuple(name for name, _ in self.lowest_scores)

    def tier_of(self, score: Decimal) -> str:
        """Give the tier of a score.

        Examples:
            >>> tiers({"A": 75, "B": 50}).tier_of(Decimal("-3"))
            'B'
        """
        found = (name for name, lowest in self.lowest_scores if score >= lowest)
        return next(found, self.names[-1])


@dataclass(frozen=True, slots=True)
class TiersByShare:
    """Each tier up to a share of all ranked accounts, counted from the best.

    Accounts with equal scores share a rank, so a tier may be larger than its share by ties.
    """

    shares: tuple[tuple[str, Decimal], ...]
    rest: str

    @property
    def names(self) -> tuple[str, ...]:
        """The tiers, best first."""
        return (*(name for name, _ in self.shares), self.rest)


@dataclass(frozen=True, slots=True)
class TiersByCapacity:
    """Each tier up to so many accounts for each owner, counted from the owner's best.

    Ties are broken by account_id, so that no tier exceeds what an owner can work. Accounts
    without an owner form one group of their own.
    """

    per_owner: tuple[tuple[str, int], ...]
    rest: str

    @property
    def names(self) -> tuple[str, ...]:
        """The tiers, best first."""
        return (*(name for name, _ in self.per_owner), self.rest)


AnyTiers = TiersByScore | TiersByShare | TiersByCapacity

_TOP = re.compile(r"top\s+([0-9]{1,3}(?:\.[0-9]{1,2})?)\s*%")
_PER_OWNER = re.compile(r"([0-9]{1,7})\s+per\s+owner")


def tiers(written: Mapping[Any, Any]) -> AnyTiers:
    """Read tiers, best first: `{A: 75, B: 50}`, `{A: top 10%, B: rest}`, `{A: 25 per owner, …}`.

    Raises:
        ValueError: The forms are mixed, out of order, or the last of shares is not `rest`.
    """
    if not isinstance(written, Mapping):
        raise ValueError(f'"{written}" is not of the form {{A: 75, B: 50}}')
    named = {str(name): str(bound).strip() for name, bound in written.items()}
    if not named:
        raise ValueError("give at least one tier")
    if taken := sorted(RESERVED_TIERS & named.keys()):
        raise ValueError(f'"{taken[0]}" is a word Tradewind uses itself; choose another name')
    bounds = list(named.values())
    if bounds[-1] != "rest":
        return TiersByScore(tuple(zip(named, _descending(bounds), strict=True)))
    *names, rest = named
    if all(_TOP.fullmatch(bound) for bound in bounds[:-1]):
        shares = [Decimal(_TOP.fullmatch(bound)[1]) / 100 for bound in bounds[:-1]]  # type: ignore[index]  # matched above
        _must_rise(shares, "top")
        if shares and shares[-1] >= 1:
            raise ValueError(f'nothing is left for "{rest}" after the top 100%')
        return TiersByShare(tuple(zip(names, shares, strict=True)), rest)
    if all(_PER_OWNER.fullmatch(bound) for bound in bounds[:-1]):
        counts = [int(_PER_OWNER.fullmatch(bound)[1]) for bound in bounds[:-1]]  # type: ignore[index]  # matched above
        _must_rise(counts, "per owner")
        return TiersByCapacity(tuple(zip(names, counts, strict=True)), rest)
    raise ValueError(
        "write all tiers alike: {A: 75, B: 50}, {A: top 10%, B: rest} or {A: 25 per owner, B: rest}"
    )


def flag(name: str, lowest_score: Decimal) -> TiersByScore:
    """Give the two tiers of a plain flag: `desirable`, and `not desirable`."""
    return TiersByScore(((name, lowest_score), (f"not {name}", Decimal("-1e9"))))


def _descending(bounds: list[str]) -> list[Decimal]:
    numbers = [_score(bound) for bound in bounds]
    if any(worse >= better for better, worse in pairwise(numbers)):
        raise ValueError("write the best tier first, each lower than the one before")
    return numbers


def _score(bound: str) -> Decimal:
    try:
        number = Decimal(bound)
    except ArithmeticError:
        number = Decimal("nan")
    if not number.is_finite() or abs(number) > LARGEST_SCORE:
        raise ValueError(
            f'"{bound}" is not a score; the last of shares or capacities is written `rest`'
        )
    return number


def _must_rise(bounds: list[Any], word: str) -> None:
    if any(bound <= 0 for bound in bounds):
        raise ValueError(f'"{word}" needs a number above 0')
    if any(later <= earlier for earlier, later in pairwise(bounds)):
        raise ValueError("write the best tier first, each reaching further than the one before")


@dataclass(frozen=True, slots=True)
class Cell:
    """Two dimensions, each cut into labels by its own score; `A1` is the best of both.

    Attributes:
        sides: For each of the two dimensions its name and its labels with their lowest scores.
    """

    sides: tuple[tuple[str, TiersByScore], tuple[str, TiersByScore]]

    def label(self, scores: Mapping[str, Decimal | None]) -> str:
        """Give the cell of the dimensions' scores, with "?" for an unknown one."""
        labels = []
        for dimension, cuts in self.sides:
            score = scores[dimension]
            labels.append(UNKNOWN_LABEL if score is None else cuts.tier_of(score))
        return "".join(labels)


def cell(written: Mapping[Any, Any]) -> Cell:
    """Read a cell such as `{fit: {A: 75, B: 50}, engagement: {1: 75, 2: 50}}`.

    Raises:
        ValueError: There are not two dimensions, or their labels are not cut by score.
    """
    if not isinstance(written, Mapping) or len(written) != 2:
        raise ValueError("a cell has two dimensions, such as fit and engagement")
    sides = [(str(name), tiers(labels)) for name, labels in written.items()]
    (first, first_cuts), (second, second_cuts) = sides
    if not (isinstance(first_cuts, TiersByScore) and isinstance(second_cuts, TiersByScore)):
        raise ValueError("the labels of a cell are cut by score, such as {A: 75, B: 50}")
    return Cell(((first, first_cuts), (second, second_cuts)))


def usual_cell(scale: int) -> Cell:
    """Give the cell of fit (A–D) and engagement (1–4), cut at the quarters of the scale."""
    cuts = [Decimal(scale) * quarter / 4 for quarter in (3, 2, 1, 0)]
    letters = TiersByScore(tuple(zip("ABCD", cuts, strict=True)))
    numbers = TiersByScore(tuple(zip("1234", cuts, strict=True)))
    return Cell((("fit", letters), ("engagement", numbers)))
