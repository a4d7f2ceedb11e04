"""Every run can be read, whole or put together from what changed, to the last digit."""

import random
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from support.runs_over_time import GROWTH, LEADS, YAML, random_accounts, rows_of, scored
from tradewind.problems import InvalidInput
from tradewind.store.interface import Link, Run
from tradewind.store.local import LocalStore
from tradewind.workflows.compact import compact
from tradewind.workflows.runs.past import Chain, chain_of

Write = Callable[[Mapping[str, str]], Path]
TWO = "id,employees,industry,score\na1,50,Software,x\na2,500,Mining,y\n"


@pytest.fixture
def two(write: Write) -> Path:
    """Give a project of two accounts."""
    card = GROWTH.replace("WEIGHT", "3")
    card = card.replace("yes_no: is_customer", "category: industry, values: {Mining: 5}")
    files = {"tradewind.yaml": YAML, "accounts.csv": TWO, "scorecards/growth.yaml": card}
    return write(files)


def told(folder: Path, run: Run) -> list[dict[str, object]]:
    """Read a run's history, its lists of entries as mappings."""
    rows = pq.read_table(LocalStore(folder / "store").path_of(run, "history")).to_pylist()
    for row in rows:
        for name in ("dimensions", "contributions", "attributes"):
            row[name] = {entry["key"]: entry["value"] for entry in row[name]}
    return list(rows)


def change(folder: Path, before: str, after: str) -> None:
    """Change the accounts."""
    path = folder / "accounts.csv"
    assert before in path.read_text()
    path.write_text(path.read_text().replace(before, after))


def test_the_first_run_is_its_own_keyframe(two: Path) -> None:
    """Without a run before there is nothing to compare with, and no history."""
    run = scored(two)

    store = LocalStore(two / "store")
    assert not store.place_of(run, "history").exists()
    assert store.links()[run.run_id].previous_id is None


def test_a_run_that_changes_nothing_tells_nothing(two: Path) -> None:
    """The time goes on, the file has no row."""
    scored(two)

    assert told(two, scored(two)) == []


def test_a_change_tells_the_values_that_changed_alone(two: Path) -> None:
    """A row has the account's whole standing, and of its lists what moved."""
    scored(two)
    change(two, "a1,50", "a1,7")

    (row,) = told(two, scored(two))

    assert (row["account_id"], row["is_gone"]) == ("a1", False)
    assert row["contributions"] == {"fit/software/size": Decimal("7.2000")}
    assert row["attributes"] == {"employees": "7.0"}
    assert row["dimensions"] == {"fit": Decimal("40.0000"), "use": Decimal("0.0000")}


def test_a_value_that_became_unknown_is_told_as_null(two: Path) -> None:
    """Unknown is something else than unchanged."""
    scored(two)
    change(two, "Mining,y", "Mining,")

    (row,) = told(two, scored(two))

    assert (row["account_id"], row["attributes"]) == ("a2", {"score": None})


def test_accounts_that_come_and_go_are_told(two: Path) -> None:
    """A new account is told in full, one that is gone by a row that says so."""
    scored(two)
    change(two, "a1,50", "a3,50")

    gone, new = told(two, scored(two))

    assert (gone["account_id"], gone["is_gone"], gone["tier"]) == ("a1", True, None)
    assert (gone["contributions"], gone["attributes"]) == ({}, {})
    assert (new["account_id"], new["is_gone"]) == ("a3", False)
    assert new["attributes"] == {"employees": "50.0", "industry": "Software", "score": "x"}


def test_a_component_that_is_gone_contributes_no_more(two: Path) -> None:
    """What another version of the scorecard does not have is told as null."""
    scored(two)
    path = two / "scorecards/growth.yaml"
    path.write_text(path.read_text().replace("name: a/b", "name: c"))

    first = told(two, scored(two))[0]

    assert first["contributions"] == {
        "fit/software/a\\/b": None,
        "fit/software/c": Decimal("16.8000"),
    }


@pytest.mark.parametrize("seed", range(3))
def test_any_run_can_be_put_together(write: Write, seed: int) -> None:
    """Whatever happens to accounts and scorecard, compacted runs say what their tables said."""
    draws = random.Random(seed)
    folder = write({"tradewind.yaml": YAML, "scorecards/leads.yaml": LEADS})
    before = []
    for _ in range(7):
        write({"accounts.csv": random_accounts(draws)})
        write({"scorecards/growth.yaml": GROWTH.replace("WEIGHT", draws.choice("3334"))})
        run = scored(folder, draws.choice(["growth", "growth", "leads"]))
        before.append((run, rows_of(folder, run)))

    result = compact(folder)

    assert result.reduced > 0
    for run, rows in before:
        assert rows_of(folder, run) == rows


def test_a_run_before_histories_were_kept_is_said_to_be_unreadable(two: Path) -> None:
    """A run that is listed without rows is a problem that names its moment."""
    runs = [scored(two, as_of=datetime(2026, 1, day, tzinfo=UTC)) for day in (1, 2, 3)]
    compact(two, keep="1d", now=datetime(2100, 1, 1, tzinfo=UTC))

    with pytest.raises(InvalidInput, match=r"TW551\n.*run as of 2026-01-01 .growth. are not kept"):
        rows_of(two, runs[0])

    assert rows_of(two, runs[2]).scores


def link(previous: str | None, *files: str) -> Link:
    """Build a link."""
    return Link(previous, True, frozenset(files))  # type: ignore[arg-type]


def test_a_chain_ends_at_the_nearest_run_that_stands_on_its_own() -> None:
    """Tables or a keyframe are the base; histories follow in their order."""
    links = {
        "r1": link(None, "keyframe"),
        "r2": link("r1", "history"),
        "r3": link("r2", "history"),
        "r4": link("r9", "history"),
        "r5": link("r4"),
    }

    assert chain_of(links, "r3") == Chain("r1", ("r2", "r3"))
    assert chain_of(links, "r1") == Chain("r1", ())
    assert chain_of(links, "r4") is chain_of(links, "r5") is chain_of(links, "r0") is None
