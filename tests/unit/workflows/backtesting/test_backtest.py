"""The whole backtest of a small project: its numbers, its files, and what is kept of it."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from support.backtest_worlds import random_world
from tradewind.problems import InvalidInput
from tradewind.store.backtest_ledger import BacktestLedger
from tradewind.workflows import measure_extra
from tradewind.workflows.backtest import BacktestResult, backtest

END = datetime(2025, 12, 30, tzinfo=UTC)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Give the folder of a small world with wins enough."""
    return random_world(3, accounts=300).write(tmp_path / "world")


def backtested(folder: Path, **other: Any) -> BacktestResult:
    """Backtest the world's only scorecard."""
    return backtest(folder, data_until=END, rounds=100, **other)


def test_a_backtest_gives_a_proof_of_every_ranking(world: Path) -> None:
    """The tested one first, then the baselines, all on the same rows."""
    proof = backtested(world).proof

    names = [one.name for one in proof.rankings]
    assert names == ["size", "most recent activity", "company size", "random"]
    assert [one.is_baseline for one in proof.rankings] == [False, True, True, True]
    assert proof.positives >= 40
    assert {one.auc.n for one in proof.rankings} == {proof.n}


def test_the_same_seed_gives_the_same_numbers(world: Path) -> None:
    """Every interval is that of the first time; another seed gives others."""
    first, second, other = (backtested(world, seed=seed).proof for seed in (1, 1, 2))

    assert first == second
    assert first.rankings[0].auc.value == other.rankings[0].auc.value
    assert first.rankings[0].auc.low != other.rankings[0].auc.low


def test_the_page_and_the_numbers_are_written(world: Path, tmp_path: Path) -> None:
    """The result names both files, and both hold the headline's scorecard."""
    page, rows = tmp_path / "proof.html", tmp_path / "proof.json"

    result = backtested(world, report=page, output=rows)

    assert (result.report, result.output, result.made_harmless) == (page, rows, 0)
    assert result.proof.headline.split(":")[0] in page.read_text(encoding="utf-8")
    assert json.loads(rows.read_text(encoding="utf-8"))


@pytest.mark.parametrize("wish", [{"report": Path("proof.pdf")}, {"output": Path("proof.doc")}])
def test_a_file_that_cannot_be_is_refused_before_anything_is_read(
    tmp_path: Path, wish: dict[str, Path]
) -> None:
    """Not even the project has to be there."""
    with pytest.raises(InvalidInput, match="does not end like"):
        backtested(tmp_path / "nowhere", **wish)


def test_what_came_out_is_kept_in_the_store(world: Path) -> None:
    """The last backtest stands first, with its headline and the codes of its findings."""
    proof = backtested(world).proof

    (kept,) = BacktestLedger(world / "store").records("size")

    assert (kept.hash, kept.question) == (proof.hash, "buys")
    assert (kept.first, kept.last) == (proof.moments[0], proof.moments[-1])
    assert kept.summary["headline"] == proof.headline
    assert kept.summary["auc"]["value"] == proof.rankings[0].auc.value
    assert kept.summary["findings"] == [one.code for one in proof.findings]


def test_what_was_included_is_kept_with_what_came_out(world: Path) -> None:
    """The proof and the store name it in one order, however it was asked for."""
    proof = backtested(world, include=("open", "customers")).proof

    (kept,) = BacktestLedger(world / "store").records("size")

    assert proof.include == ("customers", "open")
    assert kept.summary["include"] == ["customers", "open"]


def test_a_store_that_cannot_be_written_is_a_warning(world: Path) -> None:
    """The numbers are there all the same."""
    (world / "store").symlink_to(world / "a disk that is not there")

    result = backtested(world)

    assert result.proof.rankings
    assert result.warnings[-1].code == "TW834"
    assert "is not kept in the store" in result.warnings[-1].what


def test_a_missing_part_is_named_with_the_command_that_installs_it(
    world: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the extra."""
    monkeypatch.setattr(measure_extra, "PARTS", ("numpy", "no_such_part"))

    with pytest.raises(InvalidInput, match=r"needs no_such_part.*not installed") as refused:
        backtested(world)

    assert refused.value.problems[0].fix == "Run `pip install 'tradewind[measure]'`."


def test_progress_goes_from_nothing_to_all_and_never_back(world: Path) -> None:
    """Each share is at least the one before, and the parts come in order."""
    heard: list[tuple[str, float]] = []

    backtest(
        world,
        data_until=END,
        rounds=100,
        progress=lambda what, share: heard.append((what, share)),
    )

    shares = [share for _, share in heard]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == pytest.approx(1.0)
    scoring = [what for what, _ in heard if what.startswith("Scoring by size as of")]
    assert len(scoring) == len({*scoring}) >= 5


def test_too_few_wins_withhold_the_numbers_and_keep_the_counts(tmp_path: Path) -> None:
    """The headline says that nothing can be told."""
    folder = random_world(3, accounts=12).write(tmp_path)

    proof = backtested(folder).proof

    assert proof.enough == "withheld"
    assert (proof.rankings, proof.tiers) == ((), ())
    assert proof.n > 0


def test_importing_the_workflow_needs_no_part_of_the_extra() -> None:
    """So a missing part is told in words."""
    names = {"numpy", "scipy", "matplotlib", "jinja2"}
    module = sys.modules["tradewind.workflows.backtest"]

    assert not names & set(vars(module))
