"""The rows of a backtest, against loops over accounts and snapshots."""

from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from support.backtest_worlds import Expected, World, expected_rows, moment, random_world
from tradewind.measuring.observations import Observations
from tradewind.workflows.backtesting.gathering import Gathered

END = datetime(2025, 12, 30, tzinfo=UTC)


def known(value: float | None) -> float:
    """Give a number as arrays hold it."""
    return float("nan") if value is None else value


def assert_alike(found: Observations, expected: list[Expected]) -> None:
    """Compare all rows, in order, in everything that was worked out for them."""
    ids = sorted({row.account_id for row in expected})
    expected = sorted(expected, key=lambda row: (row.snapshot, row.account_id))
    assert found.accounts == len(ids)
    assert found.snapshot.tolist() == [row.snapshot for row in expected]
    assert found.account.tolist() == [ids.index(row.account_id) for row in expected]
    assert found.outcome.tolist() == [row.outcome for row in expected]
    assert found.revenue.tolist() == [row.revenue for row in expected]
    for name, values in {
        "size": [row.score for row in expected],
        "company size": [row.size for row in expected],
        "most recent activity": [row.activity for row in expected],
    }.items():
        np.testing.assert_array_equal(found.rankings[name], list(map(known, values)))


@pytest.mark.parametrize("question", ["buys", "opens"])
@pytest.mark.parametrize("include", [(), ("customers",), ("open",), ("gated", "customers")])
@pytest.mark.parametrize("seed", range(2))
def test_rows_are_those_of_the_definitions(
    gather: Any, tmp_path: Path, seed: int, question: str, include: tuple[str, ...]
) -> None:
    """Whoever counts at a snapshot, and what happened next, is what loops over the tables find."""
    world = random_world(seed)
    folder = world.write(tmp_path)

    with gather(folder, question=question, include=include, horizon="60d", data_until=END) as found:
        rows = found.observations
        expected = expected_rows(
            world, rows.moments, question=question, days=60, end=END, include=include
        )

    assert len(rows.moments) > 5
    assert 0 < rows.positives < len(rows)
    assert_alike(rows, expected)


def case_rows(world: World, moments: tuple[datetime, ...], last: datetime) -> list[tuple[Any, ...]]:
    """Go through the opportunities one by one: which count for `wins`, and how they ended."""
    gated = {row["account_id"] for row in world.accounts if row["industry"] == "Gambling"}
    entered = {row["account_id"]: moment(row["created_at"]) for row in world.accounts}
    rows = []
    for row in world.opportunities:
        opened, closed = moment(row["opened_at"]), moment(row["closed_at"])
        if row["account_id"] not in entered or row["account_id"] in gated:
            continue
        if row["kind"] == "renewal" or opened is None or not moments[0] <= opened <= last:
            continue
        if row["outcome"] not in ("won", "lost") or (closed and (closed > END or closed < opened)):
            continue
        snapshot = max(place for place, at in enumerate(moments) if at <= opened)
        if (entry := entered[row["account_id"]]) and entry > moments[snapshot]:
            continue
        rows.append((snapshot, row["account_id"], row["outcome"] == "won"))
    return sorted(rows)


@pytest.mark.parametrize("seed", range(3))
def test_cases_are_the_opportunities_that_had_a_horizon_to_end(
    gather: Any, tmp_path: Path, seed: int
) -> None:
    """One row per opportunity, at the last snapshot before it was opened."""
    world = random_world(seed)
    for account in world.accounts:  # else some have no score, which the loops do not look at
        account["employees"] = account["employees"] or "5"
    world.history = world.history[-1:]
    folder = world.write(tmp_path)

    with gather(folder, question="wins", horizon="60d", data_until=END) as found:
        rows = found.observations

    expected = case_rows(world, rows.moments, END - timedelta(days=60))
    ids = sorted({account_id for _, account_id, _ in expected})
    names = [ids[number] for number in rows.account]
    assert sorted(zip(rows.snapshot, names, rows.outcome, strict=True)) == expected


def told_world(seed: int) -> World:
    """Make a world whose history tells the attributes of every account at every moment."""
    world = random_world(seed)
    world.history += [version(row["account_id"], "2024-12-01", "no") for row in world.accounts]
    return world


def with_later_facts(world: World) -> World:
    """Plant what nobody knew by the last snapshot, or what happened after the data's end."""
    later = deepcopy(world)
    for row in later.accounts:
        row |= {"employees": "999", "is_customer": "yes"}
        later.history.append(version(row["account_id"], "2025-12-01", "yes"))
        later.events.append(event(row["account_id"], "2025-02-03", known_at="2025-11-15"))
        later.events.append(event(row["account_id"], "2025-11-20", known_at=""))
        later.opportunities.append(won_later(row["account_id"]))
    for row in later.opportunities:
        if row["outcome"] == "open":
            row |= {"outcome": "won", "closed_at": "2026-02-01"}
    return later


def version(account_id: str, start: str, is_customer: str) -> dict[str, str]:
    """Make a version of an account's attributes that still holds."""
    return {
        "account_id": account_id,
        "valid_from": start,
        "valid_to": "",
        "is_customer": is_customer,
        "employees": "500" if is_customer == "no" else "999",
    }


def event(account_id: str, occurred_at: str, *, known_at: str) -> dict[str, str]:
    """Make an engagement."""
    return {
        "event_id": f"later {account_id} {occurred_at}",
        "account_id": account_id,
        "stream": "engagement",
        "occurred_at": occurred_at,
        "known_at": known_at,
    }


def won_later(account_id: str) -> dict[str, str]:
    """Make an opportunity that was opened and won after the data's end."""
    return {
        "opportunity_id": f"later {account_id}",
        "account_id": account_id,
        "opened_at": "2026-01-02",
        "closed_at": "2026-01-20",
        "outcome": "won",
        "amount": "5000",
        "currency": "USD",
        "kind": "new",
    }


@pytest.mark.parametrize("question", ["buys", "opens", "wins"])
def test_facts_planted_after_a_snapshot_change_nothing(
    gather: Any, tmp_path: Path, question: str
) -> None:
    """Later events, versions, openings and wins leave every array as it was, to the last bit."""
    world = told_world(11)
    asked = {"question": question, "horizon": "60d", "data_until": END}

    with gather(world.write(tmp_path / "then"), **asked) as found:
        then = arrays_of(found)
    with gather(with_later_facts(world).write(tmp_path / "now"), **asked) as found:
        now = arrays_of(found)

    assert then.keys() == now.keys()
    for name, values in then.items():
        np.testing.assert_array_equal(now[name], values, err_msg=name)


def arrays_of(found: Gathered) -> dict[str, Any]:
    """Give all numbers that a proof rests on."""
    rows, deals = found.observations, found.deals
    names = ("account", "snapshot", "outcome", "score", "tier", "revenue")
    arrays = {name: getattr(rows, name) for name in names}
    arrays |= {f"ranking {name}": values for name, values in rows.rankings.items()}
    arrays |= {f"column {one().name} {one().role}": one().values for one in found.columns}
    known = ("account", "score", "tier", "is_won", "is_closed", "days", "amount")
    return arrays | {f"deals {name}": getattr(deals, name) for name in known}
