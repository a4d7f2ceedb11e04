"""How the scores of an account's people become one number.

With the scores s₁ ≥ s₂ ≥ … ≥ sₙ of the people that count (Sources: our own definitions):

    sum               Σ sᵢ
    max               s₁
    mean              Σ sᵢ / n
    top: k            (s₁ + … + sₖ) / k; who is not there counts 0
    champion: c       c·s₁ + (1 − c)·(s₂ + … + sₙ) / (n − 1); the second part is 0 without others
    diminishing: d    Σ sᵢ · d^(i − 1)

Of nobody every one of them is 0. By `top`, `champion` and `diminishing` one person cannot stand
for a company: the first gives at most 1/k, or c, of what a full house of such people gives.

Scores are whole ten-thousandths, and so is what comes of them. What each person gives to a
diminishing sum is rounded to whole hundred-millionths before it is added, so that sums are exact.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Literal, get_args

from tradewind.scorecard.occurrences import GRAINS_PER_UNIT
from tradewind.scorecard.percentages import share_in
from tradewind.scorecard.rounding import whole

Plain = Literal["sum", "max", "mean"]
Ranked = Literal["top", "champion", "diminishing"]
MOST_GRAINS = 1e17
"""No score has more hundred-millionths: a thousand million points."""
MOST_TOP = 1000
"""More people than this are no top of anything."""
_FORMS = "sum, max, mean, {top: 3}, {champion: 0.6} or {diminishing: 0.5}"


@dataclass(frozen=True, slots=True)
class RollUp:
    """One way of rolling up.

    Attributes:
        way: Its name.
        amount: The number of people of `top`, the share of `champion`, the factor of
            `diminishing`; 0 for the others.
    """

    way: Plain | Ranked
    amount: float = 0.0

    @property
    def said(self) -> str:
        """What it is called on a receipt."""
        match self.way:
            case "top":
                return f"top {self.amount:g}"
            case "champion" | "diminishing":
                return f"{self.way} {self.amount:g}"
            case _:
                return self.way

    @property
    def last_place(self) -> int:
        """The place, from 1, behind which a person gives nothing; for `top`, `diminishing`."""
        if self.way == "top":
            return int(self.amount)
        return math.ceil(math.log(2 * MOST_GRAINS) / -math.log(self.amount)) + 1

    def units_of(self, scores: Sequence[int]) -> int:
        """Give what scores come to, in ten-thousandths.

        Args:
            scores: The scores in ten-thousandths, in any order.

        Examples:
            >>> three = (900_000, 600_000, 300_000)
            >>> [RollUp(way).units_of(three) for way in ("sum", "max", "mean")]
            [1800000, 900000, 600000]
            >>> [RollUp("top", 4).units_of(three), RollUp("champion", 0.6).units_of(three)]
            [450000, 720000]
            >>> RollUp("diminishing", 0.5).units_of(three)
            1275000
        """
        if not scores:
            return 0
        best, total, number = max(scores), sum(scores), len(scores)
        match self.way:
            case "sum":
                return total
            case "max":
                return best
            case "mean":
                return whole(total / number)
            case "top":
                first = sorted(scores, reverse=True)[: int(self.amount)]
                return whole(sum(first) / self.amount)
            case "champion":
                others = (total - best) / max(number - 1, 1)
                return whole(self.amount * best + (1.0 - self.amount) * others)
            case "diminishing":
                ranked = enumerate(sorted(scores, reverse=True)[: self.last_place])
                given = [
                    whole(float(score * GRAINS_PER_UNIT) * self.amount ** float(place))
                    for place, score in ranked
                ]
                return whole(sum(given) / GRAINS_PER_UNIT)


def roll_up(written: Any) -> RollUp:
    """Read a way of rolling up: `sum`, `max`, `mean`, or a mapping with one of the others.

    Raises:
        ValueError: It is none of these, or its number cannot be used.

    Examples:
        >>> roll_up("mean"), roll_up({"champion": "60%"})
        (RollUp(way='mean', amount=0.0), RollUp(way='champion', amount=0.6))
    """
    if isinstance(written, RollUp):
        return written
    if written in get_args(Plain):
        return RollUp(written)
    if not isinstance(written, Mapping) or len(written) != 1:
        raise ValueError(f"{_quoted(written)} is not a way to roll up; write {_nearest(written)}")
    ((way, amount),) = written.items()
    if way == "top":
        return RollUp("top", float(_people(amount)))
    if way in ("champion", "diminishing"):
        return RollUp(way, float(_share(way, amount)))
    raise ValueError(f'"{way}" is not a way to roll up; write {_nearest(way)}')


def _people(written: Any) -> int:
    is_whole = isinstance(written, int | Decimal) and not isinstance(written, bool)
    if not is_whole or written != int(written) or not 1 <= written <= MOST_TOP:
        raise ValueError(
            f'`top`: "{written}" is not a number of people from 1 to {MOST_TOP}; '
            "write one such as 3"
        )
    return int(written)


def _share(way: str, written: Any) -> Decimal:
    try:
        share = share_in(written)
    except ValueError as refused:
        raise ValueError(f"`{way}`: {refused}") from None
    if not 0 < share < 1:
        raise ValueError(f'`{way}`: "{written}" is not between 0 and 1; write one such as 0.5')
    return share


def _nearest(written: Any) -> str:
    forms = {"top": "{top: 3}", "champion": "{champion: 0.6}", "diminishing": "{diminishing: 0.5}"}
    names: tuple[str, ...] = (*get_args(Plain), *forms)
    near = get_close_matches(str(written).lower(), names, n=1)
    return forms.get(near[0], near[0]) if near else _FORMS


def _quoted(written: Any) -> str:
    return "a mapping of several keys" if isinstance(written, Mapping) else f'"{written}"'
