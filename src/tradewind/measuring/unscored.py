"""Rows without a score, which rank behind all others, and how often it happened in them."""

from dataclasses import dataclass

import numpy as np

from tradewind.measuring.estimates import Estimate
from tradewind.measuring.observations import Observations
from tradewind.measuring.proof import LEAST_POSITIVES
from tradewind.measuring.shares import share


@dataclass(frozen=True, slots=True)
class Unscored:
    """How rows without a score convert, beside those that have one.

    Attributes:
        n: Rows without a score.
        positives: Rows among them in which what is asked happened.
        conversion: Their share.
        of_scored: The share of the rows with a score.
    """

    n: int
    positives: int
    conversion: Estimate
    of_scored: Estimate

    @property
    def converts_as_often(self) -> bool:
        """Whether they convert at least as often as the others, as far as can be told.

        Of fewer than `LEAST_POSITIVES` positives nothing is told.
        """
        enough = self.positives >= LEAST_POSITIVES
        return enough and self.conversion.value >= self.of_scored.value

    @property
    def converts_more(self) -> bool:
        """Whether they convert more often beyond both intervals."""
        low, high = self.conversion.low, self.of_scored.high
        return self.converts_as_often and low is not None and high is not None and low > high


def unscored_of(observations: Observations) -> Unscored | None:
    """Compare the rows without a score with the others; None where one of both has no rows."""
    is_in = np.isnan(observations.score)
    conversion, of_scored = (
        share(observations.outcome[rows], observations.account[rows]) for rows in (is_in, ~is_in)
    )
    if conversion is None or of_scored is None:
        return None
    positives = int(observations.outcome[is_in].sum())
    return Unscored(conversion.n, positives, conversion, of_scored)
