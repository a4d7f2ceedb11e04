"""A small project that changes between its runs, for the tests of history."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.store.interface import Run
from tradewind.store.local import LocalStore
from tradewind.workflows.runs.past import PastRows, run_rows
from tradewind.workflows.score import score

YAML = """\
version: 1
name: growing
tables:
  accounts:
    source: accounts.csv
    columns: {account_id: id}
"""
GROWTH = """\
version: 1
name: growth
dimensions:
  fit:
    weight: 60
    profiles:
      software:
        where: {industry: [Software, Internet]}
        components:
          - name: size
            weight: WEIGHT
            number: employees
            bands: {"<50": 2, "50..499": 10, ">=500": 6}
          - {name: a/b, weight: 2, category: score, values: {x: 7, y: -3}, missing: 1}
      any:
        components:
          - {name: size, number: employees, ramp: {0: 0, 5000: 10}, missing: neutral}
  use:
    weight: 40
    components: [{name: customer, yes_no: is_customer}]
tiers: {A: 60, B: 30, C: 0}
"""
LEADS = """\
version: 1
name: leads
way: points
base: 10
dimensions:
  fit:
    components:
      - {name: sector, category: industry, values: {Software: 20.25}, otherwise: -30}
      - {name: words, category: employees, values: {"50": 9}, otherwise: 1}
tiers: {A: top 20%, B: rest}
"""
HEADER = "id,name,domain,owner,employees,industry,is_customer,last_activity_at,score"
CHOICES: Mapping[str, tuple[str, ...]] = {
    "employees": ("", "7", "50", "500", "12.125"),
    "industry": ("", "Software", "Internet", "Mining", 'it\'s / \\ "odd"'),
    "is_customer": ("", "yes", "no"),
    "last_activity_at": ("", "2026-03-21", "2026-03-21T12:30:15.250+02:00"),
    "score": ("", "x", "y"),
}
"""Values of the columns that change."""


def random_accounts(draws: random.Random) -> str:
    """Give accounts.csv with some of eight accounts, in random order, with random values."""
    ids = draws.sample([f"a{number}" for number in range(1, 9)], draws.randint(3, 8))
    lines = [HEADER]
    for account_id in ids:
        values = [draws.choice(choices) for choices in CHOICES.values()]
        quoted = ('"' + value.replace('"', '""') + '"' for value in values)
        lines.append(
            f"{account_id},Name of {account_id},{account_id}.example,Zoe,{','.join(quoted)}"
        )
    return "\n".join(lines) + "\n"


def scored(folder: Path, scorecard: str = "growth", **options: Any) -> Run:
    """Score the project, and give the run."""
    run = score(folder, scorecard=scorecard, **options).run
    assert run is not None
    return run


@dataclass
class Rows:
    """All rows of a run as Python values, in no order that matters."""

    scores: dict[str, Any] = field(default_factory=dict)
    dimensions: dict[tuple[str, str], Any] = field(default_factory=dict)
    contributions: dict[tuple[str, str], Any] = field(default_factory=dict)
    attributes: dict[tuple[str, str], Any] = field(default_factory=dict)


def rows_of(folder: Path, run: Run) -> Rows:
    """Read all rows of a run, however it is kept."""
    with DuckdbEngine() as engine:
        return _read(engine, run_rows(LocalStore(folder / "store"), engine, run))


def _read(engine: DuckdbEngine, rows: PastRows) -> Rows:
    def all_of(relation: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = engine.arrow(f"SELECT * FROM {relation}").to_pylist()
        return found

    scores = {row.pop("account_id"): row for row in all_of(rows.scores)}
    return Rows(
        scores,
        {(row["account_id"], row["name"]): row["points"] for row in all_of(rows.dimensions)},
        {(row["account_id"], row["key"]): row["points"] for row in all_of(rows.contributions)},
        {(row["account_id"], row["name"]): row["value"] for row in all_of(rows.attributes)},
    )
