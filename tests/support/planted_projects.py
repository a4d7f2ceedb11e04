"""Small projects of which a backtest finds nothing to warn, and what can be planted in them."""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

Values = list[str]
Dice = np.random.Generator
DAYS = np.arange("2025-01-02", "2025-06-30", dtype="datetime64[D]")
"""Days on which opportunities are won; the snapshots are the first days of January to April."""
_TABLES = ("accounts", "account_history", "opportunities")
_SOURCES = "".join(f"  {name}: {{source: {name}.csv}}\n" for name in _TABLES)
_CARD = """\
version: 1
name: planted
dimensions:
  fit:
    components:
      - {name: how well it fits, number: fit, ramp: {0: 0, 100: 10}, weight: 20}
      - {name: growth, number: growth, ramp: {0: 0, 1: 10}, missing: neutral}
      - {name: funding, number: funding, ramp: {0: 0, 1: 10}, missing: neutral}
      - {name: city, category: city, values: {c1: 8, c2: 7, c3: 2}, otherwise: 5}
EXTRA
tiers: TIERS
"""


@dataclass(frozen=True)
class PlantedProject:
    """A project whose accounts buy the likelier, the better they fit; it is clean as it stands.

    Attributes:
        component: A second component, in YAML, that reads `extra` or whatever is planted.
        extra: Gives the values of the column `extra` from whether each account buys, and dice.
        column: What that column is called.
        buying: Gives the share of the accounts that buy, from how well they fit (0–100).
        tiers: The tiers, in YAML.
        in_history: Whether the account history tells the column, too.
        wins: So many wins at most.
        accounts: How many accounts.
    """

    component: str = ""
    extra: Callable[[np.ndarray, Dice], Values] = lambda buys, dice: ["1"] * len(buys)
    column: str = "extra"
    buying: Callable[[np.ndarray], np.ndarray] = lambda fit: 1 / (1 + np.exp(3.5 - fit / 20))
    tiers: str = "{A: 60, B: 0}"
    in_history: bool = True
    wins: int = 10**6
    accounts: int = 500

    def write(self, folder: Path, *, seed: int = 7) -> Path:
        """Write it, with random numbers by a seed."""
        dice = np.random.default_rng(seed)
        fit = dice.uniform(0, 100, self.accounts)
        buys = dice.random(self.accounts) < self.buying(fit)
        buys &= np.cumsum(buys) <= self.wins
        attributes = {
            "account_id": [f"a{place}" for place in range(self.accounts)],
            "fit": [f"{value:.3f}" for value in fit],
            "employees": [str(int(value)) for value in dice.lognormal(5, 1, self.accounts)],
            "growth": _sometimes(dice, self.accounts, known=0.6),
            "funding": _sometimes(dice, self.accounts, known=0.1),
            "city": [f"c{int(value)}" for value in dice.exponential(25, self.accounts)],
            self.column: self.extra(buys, dice),
        }
        _write(folder / "accounts.csv", attributes)
        history = attributes | {"valid_from": ["2024-01-01"] * self.accounts}
        if not self.in_history:
            history.pop(self.column)
        _write(folder / "account_history.csv", history)
        _write(folder / "opportunities.csv", _opportunities(np.flatnonzero(buys), dice))
        yaml = f"version: 1\nname: planted\ntables:\n{_SOURCES}"
        (folder / "tradewind.yaml").write_text(yaml, encoding="utf-8")
        card = _CARD.replace("EXTRA", f"      - {self.component}" if self.component else "")
        (folder / "scorecards").mkdir()
        path = folder / "scorecards" / "planted.yaml"
        path.write_text(card.replace("TIERS", self.tiers), encoding="utf-8")
        return folder


def _sometimes(dice: Dice, n: int, *, known: float) -> Values:
    """Give numbers that tell nothing, and are known by chance."""
    is_known = dice.random(n) < known
    return [
        f"{value:.3f}" if told else "" for value, told in zip(dice.random(n), is_known, strict=True)
    ]


def _opportunities(buyers: np.ndarray, dice: Dice) -> dict[str, Values]:
    """Give a win of each buyer, opened on the day, and when the data begin and end."""
    days = [str(day) for day in dice.choice(DAYS, len(buyers))]
    return {
        "opportunity_id": [*(f"o{place}" for place in range(len(buyers))), "first", "last"],
        "account_id": [*(f"a{place}" for place in buyers), "a0", "a0"],
        "opened_at": [*days, "2024-12-31", "2025-06-30"],
        "closed_at": [*days, "2024-12-31", "2025-06-30"],
        "outcome": [*("won" for _ in buyers), "lost", "lost"],
    }


def _write(path: Path, columns: Mapping[str, Values]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
