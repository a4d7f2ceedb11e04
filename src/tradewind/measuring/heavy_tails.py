"""Means that hang on a few very large deals, whose interval tells people nothing."""

from tradewind.measuring.estimates import Estimate

MOST_TIMES = 10
"""How many times a mean the upper end of its interval may be before the mean is called uncertain;
a choice of ours. Machines are given the interval all the same."""

SEE_MEDIAN = "a few very large deals: see the median"
"""What people read in place of such an interval."""


def hangs_on_few(mean: Estimate | None) -> bool:
    """Tell whether a few very large amounts decide a mean.

    Examples:
        >>> hangs_on_few(Estimate(73_400, 0, 5_060_000, 40))
        True
        >>> hangs_on_few(Estimate(48_200, 41_000, 61_000, 598)), hangs_on_few(None)
        (False, False)
    """
    return mean is not None and mean.high is not None and mean.high > MOST_TIMES * mean.value
