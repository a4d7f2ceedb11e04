"""Runs at once, killed runs, repeated runs: nothing is lost, and nothing differs."""

import json
import random
import signal
import subprocess
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tradewind.scorecard.receipt import Receipt
from tradewind.workflows.runs.published import current_run
from tradewind.workflows.runs.receipts import PublishedAccount, receipt_of

Run = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., subprocess.Popen[bytes]]


def listed(tradewind: Run, project: Path) -> list[dict[str, object]]:
    """Give the current scores, and fail where they cannot be read."""
    done = tradewind("list", "--project", project, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_two_runs_at_once_both_succeed(tradewind: Run, start: Start, own_demo: Path) -> None:
    """Who reads meanwhile sees one whole run; afterwards one of both is current."""
    days = ("2026-03-31", "2026-05-31")
    expected = {}
    for day in days:
        output = own_demo / f"{day}.json"
        tradewind(*("score", "-p", own_demo, "--as-of", day, "--no-publish", "--output", output))
        expected[day] = [one["score"] for one in json.loads(output.read_text())]
    before = [one["score"] for one in listed(tradewind, own_demo)]

    runs = [start("score", "--project", own_demo, "--as-of", day) for day in days]
    meanwhile = [one["score"] for one in listed(tradewind, own_demo)]

    assert [run.wait(timeout=60) for run in runs] == [0, 0]
    assert meanwhile in (before, *expected.values())
    assert [one["score"] for one in listed(tradewind, own_demo)] in list(expected.values())


def test_a_killed_run_leaves_the_earlier_scores(
    tradewind: Run, start: Start, own_demo: Path
) -> None:
    """Wherever SIGKILL hits, the list is the earlier one or, just published, the whole new one."""
    moments = random.Random(7)
    output = own_demo / "new.json"
    command = ("score", "--project", own_demo, "--as-of", "2026-02-28")
    tradewind(*command, "--no-publish", "--output", output)
    before = [one["score"] for one in listed(tradewind, own_demo)]
    whole = (before, [one["score"] for one in json.loads(output.read_text())])

    for _ in range(4):
        run = start(*command)
        time.sleep(moments.uniform(0.2, 1.2))
        run.send_signal(signal.SIGKILL)
        run.wait(timeout=60)
        assert [one["score"] for one in listed(tradewind, own_demo)] in whole

    assert tradewind(*command).returncode == 0


@pytest.mark.parametrize("ending", ["csv", "parquet", "json", "xlsx"])
def test_the_same_moment_gives_the_same_bytes(
    tradewind: Run, scored_demo: Path, tmp_path: Path, ending: str
) -> None:
    """Two exports of the same inputs do not differ in a single byte."""
    files = [tmp_path / f"{number}.{ending}" for number in (1, 2)]

    for file in files:
        done = tradewind(
            *("score", "--project", scored_demo, "--no-publish"),
            *("--as-of", "2026-06-30", "--output", file),
        )
        assert done.returncode == 0, done.stderr

    assert files[0].read_bytes() == files[1].read_bytes()


def test_every_receipt_of_the_demo_adds_up(scored_demo: Path) -> None:
    """For each of the 300 accounts the lines add up to the published score."""
    published = current_run(scored_demo, None)
    tables = ("scores", "contributions", "attributes")
    rows = [
        published.engine.arrow(
            f"SELECT * FROM {published.relation(table)} ORDER BY account_id"  # type: ignore[arg-type]
        ).to_pylist()
        for table in tables
    ]
    card, as_of = published.scorecard.card, published.run.as_of
    published.engine.close()

    receipts: list[Receipt] = [
        receipt_of(card, PublishedAccount(scores, parts, attributes, {}, as_of))
        for scores, parts, attributes in zip(*rows, strict=True)
    ]

    assert len(receipts) == 300
    assert [one.total for one in receipts] == [one.score or Decimal(0) for one in receipts]
