"""Backtests of published data sets and of made markets, where the truth is known."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import tradewind
from support.backtest_worlds import random_world
from tradewind.measuring.proof import Proof
from tradewind.workflows.backtest import backtest
from tradewind.workflows.init import init

IBM = """\
version: 1
name: ibm
tables:
  accounts:
    source: {file: deals.parquet}
    columns: {account_id: CAST(deal AS VARCHAR)}
  opportunities:
    source: {file: deals.parquet}
    columns:
      account_id: CAST(deal AS VARCHAR)
      opportunity_id: CAST(deal AS VARCHAR)
      outcome: CASE WHEN "Opportunity Result" = 'Won' THEN 'won' ELSE 'lost' END
      amount: '"Opportunity Amount USD"'
"""
KNOWN_AT_CREATION = """\
version: 1
name: early
dimensions:
  fit:
    components:
      - {name: route, category: Route To Market, values: {Reseller: 8, Telesales: 6}, otherwise: 5}
      - {name: group, category: Supplies Group, values: {Car Accessories: 6}, otherwise: 5}
      - {name: region, category: Region, values: {Mid-Atlantic: 8, Midwest: 6}, otherwise: 5}
tiers: {A: top 10%, B: top 30%, C: rest}
"""
KNOWN_LATE = """\
version: 1
name: late
dimensions:
  stages:
    components:
      - {name: in stage, number: Elapsed Days In Sales Stage, ramp: {0: 10, 100: 0}}
      - {name: changes, number: Sales Stage Change Count, ramp: {0: 0, 10: 10}}
      - {name: closing, number: Total Days Identified Through Closing, ramp: {0: 10, 100: 0}}
      - {name: qualified, number: Total Days Identified Through Qualified, ramp: {0: 10, 100: 0}}
tiers: {A: top 10%, B: top 30%, C: rest}
"""
LEAKS = {"TW804", "TW805", "TW806", "TW807"}


@pytest.fixture(scope="module")
def maven(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project of a CRM export without signal."""
    sources = [data_folder / "maven_crm" / f"{name}.csv" for name in ("accounts", "sales_pipeline")]
    if not all(path.is_file() for path in sources):
        pytest.skip("the test data hold no maven_crm")
    folder = tmp_path_factory.mktemp("maven") / "project"
    init(folder, sources=sources)
    return folder


@pytest.fixture(scope="module")
def maven_wins(maven: Path) -> Proof:
    """Ask which opportunities are won."""
    return backtest(maven, question="wins").proof


def test_a_real_export_without_signal_is_told_in_the_headline(maven_wins: Proof) -> None:
    """Nothing beats chance: the AUC is about a half, and its interval holds it."""
    auc = maven_wins.rankings[0].auc

    assert maven_wins.headline.startswith("No ranking beats chance here")
    assert auc.value == pytest.approx(0.49, abs=0.02)
    assert auc.holds(0.5)


def test_a_real_export_has_the_cycles_that_were_worked_out_elsewhere(maven_wins: Proof) -> None:
    """Won opportunities take 57 days in the middle, lost ones 14."""
    everything = maven_wins.cycles_by_tier[0]

    assert everything.name == "all"
    assert everything.closed == 6711
    assert everything.won_median is not None
    assert everything.lost_median is not None
    assert (everything.won_median.value, everything.lost_median.value) == (57, 14)


def test_what_does_not_count_of_a_real_export_is_counted(maven_wins: Proof) -> None:
    """Every one of the 8,800 opportunities has a row, or a reason for having none."""
    left_out = maven_wins.left_out

    assert left_out["opportunities without an account"] == 1425
    assert left_out["opportunities without an opening date"] == 500
    assert maven_wins.n + sum(left_out.values()) > 8_800


@pytest.fixture(scope="module")
def ibm(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project of opportunities without dates, each its own account."""
    import duckdb

    source = data_folder / "ibm_sales_win_loss" / "sales_win_loss.parquet"
    if not source.is_file():
        pytest.skip("the test data hold no ibm_sales_win_loss")
    folder = tmp_path_factory.mktemp("ibm")
    (folder / "tradewind.yaml").write_text(IBM, encoding="utf-8")
    (folder / "scorecards").mkdir()
    for name, card in (("early", KNOWN_AT_CREATION), ("late", KNOWN_LATE)):
        (folder / "scorecards" / f"{name}.yaml").write_text(card, encoding="utf-8")
    rows = f"SELECT ROW_NUMBER() OVER () AS deal, * FROM '{source}'"
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({rows}) TO '{folder / 'deals.parquet'}'")
    return folder


def codes_of(folder: Path, scorecard: str) -> list[str]:
    """Give the codes of the findings about one scorecard."""
    proof = backtest(folder, scorecards=[scorecard], question="wins", rounds=200).proof
    assert (proof.n, proof.positives) == (78_025, 17_627)
    return [one.code for one in proof.findings]


def test_columns_that_are_known_late_raise_the_warning_of_leakage(ibm: Path) -> None:
    """Days and changes of stages are only known when an opportunity is over."""
    codes = codes_of(ibm, "late")

    assert LEAKS & {*codes}
    assert "TW830" in codes


def test_columns_that_are_known_at_creation_raise_no_warning_of_leakage(ibm: Path) -> None:
    """Route, group and region are there from the first day; that nothing has a date is said."""
    codes = codes_of(ibm, "early")

    assert not LEAKS & {*codes}
    assert "TW830" in codes


def test_a_market_without_signal_is_told_in_the_headline(tmp_path: Path) -> None:
    """Wins that have nothing to do with anything are found by no ranking."""
    folder = random_world(8, accounts=1_500).write(tmp_path)

    proof = backtest(folder, rounds=200, data_until=datetime(2025, 12, 30, tzinfo=UTC)).proof

    assert proof.enough == "enough"
    assert proof.headline.startswith("No ranking beats chance here")


def test_a_made_market_shows_that_its_scorecard_works(tmp_path: Path) -> None:
    """Its planted truth is found: the better tiers buy more, and more than by company size."""
    folder = tmp_path / "demo"
    tradewind.demo(folder, accounts=8_000)

    proof = backtest(folder, scorecards=["growth"], rounds=200).proof

    by_name = {one.name: one for one in proof.rankings}
    assert proof.enough == "enough"
    assert by_name["growth"].auc.low is not None
    assert by_name["growth"].auc.low > 0.55
    assert by_name["growth"].auc.value > by_name["company size"].auc.value
    best, *_, worst = (one.conversion for one in proof.tiers if one.conversion)
    assert best.value > 2 * worst.value
