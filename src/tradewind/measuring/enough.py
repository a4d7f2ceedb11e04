"""Whether enough happened for numbers to be told."""

from tradewind.measuring.observations import Observations
from tradewind.measuring.proof import LEAST_POSITIVES, THIN_POSITIVES, Enough


def enough_of(observations: Observations) -> Enough:
    """Tell whether there are positives enough, and anything else beside them."""
    positives = observations.positives
    if positives < LEAST_POSITIVES or positives == len(observations):
        return "withheld"
    return "thin" if positives < THIN_POSITIVES else "enough"
