"""Account history grows by itself, and tells for every moment what was known then."""

import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from support.runs_over_time import GROWTH, LEADS, YAML, random_accounts, rows_of, scored
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.project.canonical import Kind
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.store.interface import Run
from tradewind.workflows.compact import compact
from tradewind.workflows.projects.attribute_versions import RELATION, attribute_versions

Write = Callable[[Mapping[str, str]], Path]
CARDS = {"scorecards/growth.yaml": GROWTH.replace("WEIGHT", "3"), "scorecards/leads.yaml": LEADS}
FOREVER = datetime(9999, 1, 1)  # noqa: DTZ001  UTC without a zone
HEADER = "id,employees,industry,is_customer,last_activity_at,score"


def versions_in(folder: Path) -> list[dict[str, Any]]:
    """Read all versions, by account and time."""
    with DuckdbEngine() as engine:
        assert attribute_versions(folder, engine) is not None
        rows: list[dict[str, Any]] = engine.arrow(
            f"SELECT * FROM {RELATION} ORDER BY account_id, valid_from"
        ).to_pylist()
    return rows


def naive(run: Run) -> datetime:
    """Give the start of a run as the versions have it."""
    return run.started_at.replace(tzinfo=None)


@pytest.fixture
def project(write: Write) -> Path:
    """Give a project of one account and two scorecards."""
    row = "a1,50,Software,yes,2026-03-21,x\n"
    return write({"tradewind.yaml": YAML, "accounts.csv": f"{HEADER}\n{row}", **CARDS})


def test_a_project_without_runs_has_no_versions(project: Path) -> None:
    """Nothing is made up."""
    with DuckdbEngine() as engine:
        assert attribute_versions(project, engine) is None


def test_the_columns_are_typed_and_named_as_in_the_accounts(project: Path) -> None:
    """The view is account history, bound column by column with its kind."""
    run = scored(project)

    with DuckdbEngine() as engine:
        found = attribute_versions(project, engine)
        (row,) = engine.arrow(f"SELECT * FROM {RELATION}").to_pylist()

    assert found is not None
    assert found.since == run.started_at
    assert found.table.columns["last_activity_at"].kind is Kind.DATE
    assert found.columns[ColumnUse("score", "text")] == "score"
    assert row == {
        "account_id": "a1",
        "valid_from": naive(run),
        "valid_to": None,
        "employees": 50.0,
        "industry": "Software",
        "is_customer": True,
        "last_activity_at": datetime(2026, 3, 21),  # noqa: DTZ001  UTC without a zone
        "score": "x",
    }


def test_a_column_read_in_two_ways_stands_twice(project: Path) -> None:
    """The number has the plain name, the text of another scorecard says how it is read."""
    scored(project)
    scored(project, "leads")

    with DuckdbEngine() as engine:
        found = attribute_versions(project, engine)

    assert found is not None
    assert found.columns[ColumnUse("employees", "number")] == "employees"
    assert found.columns[ColumnUse("employees", "text")] == "employees (text)"


def test_a_value_holds_from_the_run_that_first_saw_it(project: Path) -> None:
    """A change ends the version before; a run that sees no change begins none."""
    runs = [scored(project), scored(project)]
    text = (project / "accounts.csv").read_text()
    (project / "accounts.csv").write_text(text.replace("a1,50", "a1,"))
    runs.append(scored(project))

    rows = versions_in(project)

    assert [(row["employees"], row["valid_from"], row["valid_to"]) for row in rows] == [
        (50.0, naive(runs[0]), naive(runs[2])),
        (None, naive(runs[2]), None),
    ]


def test_scoring_the_past_from_history_is_no_new_knowledge(project: Path) -> None:
    """With account history bound, a run as of the past kept old values, which count for nothing."""
    first = scored(project)
    (project / "history.csv").write_text("account_id,valid_from,employees\na1,2020-01-01,7\n")
    with (project / "tradewind.yaml").open("a") as yaml:
        yaml.write("  account_history:\n    source: history.csv\n")
    scored(project, as_of=datetime(2024, 1, 1, tzinfo=UTC))

    (row,) = versions_in(project)

    assert (row["employees"], row["valid_from"]) == (50.0, naive(first))


@pytest.mark.parametrize("seed", range(3))
def test_at_every_moment_the_versions_say_what_the_run_before_it_saw(
    write: Write, seed: int
) -> None:
    """Whatever changes, and whichever scorecard looks, the last look counts; compacted, too."""
    draws = random.Random(seed)
    folder = write({"tradewind.yaml": YAML, **CARDS})
    known: dict[tuple[str, str], Any] = {}
    looks = []
    for _ in range(7):
        write({"accounts.csv": random_accounts(draws)})
        run = scored(folder, draws.choice(["growth", "leads"]))
        seen = rows_of(folder, run).attributes
        known |= {
            key: value for key, value in seen.items() if key[1] in ("industry", "is_customer")
        }
        looks.append((naive(run), dict(known)))
    compact(folder)

    rows = versions_in(folder)

    for moment, expected in looks:
        at = moment + timedelta(microseconds=1)
        now = [row for row in rows if row["valid_from"] <= at < (row["valid_to"] or FOREVER)]
        shown = {True: "true", False: "false"}
        found = {
            (row["account_id"], name): shown.get(row[name], row[name])
            for row in now
            for name in ("industry", "is_customer")
        }
        assert found == expected
