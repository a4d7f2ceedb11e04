"""The false alarms that docs/intent.md tells are those that chance makes."""

import re
from pathlib import Path

import pytest

from surge_false_alarms import RATES_A_DAY, THRESHOLDS, simulated

PAGE = Path(__file__).parents[3] / "docs" / "intent.md"
ACCOUNTS = 100_000


def documented() -> dict[float, dict[int, float]]:
    """Read the table: for each rate a day the shares at the thresholds."""
    text = PAGE.read_text(encoding="utf-8").split("index ≥ 60")[1]
    rows = re.findall(r"^\| ([0-9.]+) \| [0-9.]+ \| (.+) \|$", text, re.MULTILINE)
    return {
        float(rate): {
            threshold: float(share.removesuffix("%")) / 100
            for threshold, share in zip(THRESHOLDS, shares.split(" | "), strict=True)
        }
        for rate, shares in rows
    }


@pytest.mark.parametrize("rate", RATES_A_DAY)
def test_the_documented_false_alarms_hold_in_another_simulation(rate: float) -> None:
    """A smaller simulation with another seed agrees within what chance allows it."""
    found = simulated(rate, accounts=ACCOUNTS, seed=7)

    for threshold, share in documented()[rate].items():
        assert abs(found.shares[threshold] - share) <= found.margin(threshold) + 0.00005


def test_the_page_tells_every_rate_that_the_tool_measures() -> None:
    """No row is left out, and none is invented."""
    assert tuple(documented()) == RATES_A_DAY
