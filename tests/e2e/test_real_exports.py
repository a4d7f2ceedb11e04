"""Published exports and data sets, from `init` to receipts; skipped where they are absent."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tradewind.workflows.check import check
from tradewind.workflows.explain import explanation_of
from tradewind.workflows.init import init
from tradewind.workflows.list_scores import list_scores
from tradewind.workflows.runs.published import current_run
from tradewind.workflows.score import ScoreResult, score

AS_OF = datetime(2026, 3, 31, tzinfo=UTC)
Files = Callable[..., list[Path]]


@pytest.fixture
def exports(data_folder: Path) -> Files:
    """Give files of the test data, or skip where they are not there."""

    def found(folder: str, *names: str) -> list[Path]:
        paths = [data_folder / folder / name for name in names]
        if not all(path.is_file() for path in paths):
            pytest.skip(f"the test data hold no {folder}")
        return paths

    return found


@pytest.fixture
def maven(exports: Files) -> list[Path]:
    """Give the accounts and the pipeline of a CRM."""
    return exports("maven_crm", "accounts.csv", "sales_pipeline.csv")


@pytest.fixture
def leadforge(exports: Files) -> list[Path]:
    """Give tables of a software vendor in Parquet."""
    names = ("accounts", "contacts", "leads", "opportunities")
    folder = "leadforge_b2b_saas/intermediate_instructor/tables"
    return exports(folder, *(f"{name}.parquet" for name in names))


@pytest.fixture
def equities(exports: Files) -> list[Path]:
    """Give the listed companies of the world."""
    return exports("financedatabase_equities", "company_domain_names.csv")


def scored(folder: Path) -> ScoreResult:
    """Check a project, which must have no error, and score it."""
    assert check(folder).errors == ()
    return score(folder, as_of=AS_OF)


def assert_every_receipt_adds_up(folder: Path, *, step: int = 1) -> None:
    """Add up the lines of all accounts, or of every so many, in the order of their ranks."""
    rows = list_scores(folder).scores.rows()[::step]
    published = current_run(folder, None)
    try:
        for row in rows:
            receipt = explanation_of(published, row["account_id"]).receipt
            assert receipt.score == row["score"]
            assert receipt.score is None or receipt.total == receipt.score
    finally:
        published.engine.close()


def written(folder: Path, name: str, card: str) -> None:
    """Write a scorecard in place of the first one."""
    (folder / "scorecards" / "first.yaml").unlink()
    (folder / "scorecards" / name).write_text(card, encoding="utf-8")


def test_a_crm_export_is_scored_without_an_edit(maven: list[Path], tmp_path: Path) -> None:
    """All 85 accounts are ranked, and every receipt adds up."""
    init(tmp_path / "p", sources=maven)

    found = scored(tmp_path / "p")

    assert (found.counts["accounts"], found.counts["scored"]) == (85, 85)
    assert_every_receipt_adds_up(tmp_path / "p")


CRM_CARD = """\
name: crm
dimensions:
  fit:
    components:
      - {name: sector, weight: 2, category: sector, values: {technolgy: 10, software: 9, retail: 4}}
      - {name: revenue, weight: 3, number: revenue, bands: {"<1e9": 2, "1e9..<5e9": 6, ">=5e9": 10}}
      - {name: age, number: founded_year, ramp: {1980: 10, 2017: 0}}
tiers: {A: top 10%, B: top 30%, C: rest}
"""


def test_misspelt_sectors_and_revenue_in_millions_are_scored_as_written(
    maven: list[Path], tmp_path: Path
) -> None:
    """Acme: technolgy 10·2, 1,100.04 millions 6·3, of 1996 5.6757·1, so 43.6757 of 60."""
    folder = tmp_path / "p"
    init(folder, sources=maven)
    written(folder, "crm.yaml", CRM_CARD)
    file = folder / "tradewind.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("      revenue: revenue\n", '      revenue: "revenue * 1000000"\n'),
        encoding="utf-8",
    )

    found = scored(folder)

    rows = {row["account_id"]: row for row in found.scores.rows()}
    assert rows["Acme Corporation"]["score"] == Decimal("72.7928")
    # Nine accounts are a tenth of 85 or the first above it.
    assert found.counts["tier A"] == 9
    assert_every_receipt_adds_up(folder)


def test_a_spelling_that_the_data_do_not_have_is_no_error_but_scores_nobody(
    maven: list[Path], tmp_path: Path
) -> None:
    """Texts are compared exactly; the right spelling meets none of the twelve wrong ones."""
    folder = tmp_path / "p"
    init(folder, sources=maven)
    written(folder, "crm.yaml", CRM_CARD.replace("technolgy", "technology"))

    found = scored(folder)

    rows = {row["account_id"]: row for row in found.scores.rows()}
    assert rows["Acme Corporation"]["score"] < 50


def test_a_vendors_tables_in_parquet_are_scored_without_an_edit(
    leadforge: list[Path], tmp_path: Path
) -> None:
    """Bands that are written as texts are categories, the largest first in the ranking."""
    folder = tmp_path / "p"
    init(folder, sources=leadforge)

    found = scored(folder)

    assert (found.counts["accounts"], found.counts["scored"]) == (1500, 1500)
    best = list_scores(folder, top=1).scores.rows()[0]["account_id"]
    assert list_scores(folder, where=["employee_band=2000+", "process_maturity_band=high"]).matching
    assert best in {
        row["account_id"] for row in list_scores(folder, where="employee_band=2000+").scores.rows()
    }
    assert_every_receipt_adds_up(folder, step=5)


EQUITIES_CARD = """\
name: listed
gates:
  - {name: sanctioned, when: {country: [Russia, Iran]}, then: exclude, reason: no trade}
  - {name: no website, when: {domain: unknown}, then: {cap: 60}, reason: hard to reach}
dimensions:
  fit:
    profiles:
      industrial:
        where: {sector: [Industrials, Materials]}
        components:
          - name: size
            weight: 3
            category: market_cap
            values: {Mega Cap: 10, Large Cap: 9, Mid Cap: 8, Small Cap: 5, Micro Cap: 2}
          - {name: country, category: country, values: {Germany: 10, Japan: 8}, otherwise: 3}
      anybody:
        components:
          - name: size
            category: market_cap
            values: {Mega Cap: 6, Large Cap: 6}
            otherwise: 1
            missing: neutral
tiers: {A: 80, B: 60, C: 30, D: 0}
"""


def test_the_listed_companies_of_the_world_are_scored(equities: list[Path], tmp_path: Path) -> None:
    """28,981 companies by a size that is written in words, by sector and by country."""
    folder = tmp_path / "p"
    init(folder, sources=equities)
    written(folder, "listed.yaml", EQUITIES_CARD)

    found = scored(folder)

    assert found.counts["accounts"] == 28_981
    assert found.counts["tier A"] > 0
    assert found.counts["excluded"] == list_scores(folder, where="country=Russia,Iran").matching
    assert_every_receipt_adds_up(folder, step=300)


def test_dates_with_the_day_first_are_seen_and_read(exports: Files, tmp_path: Path) -> None:
    """Without accounts there is nothing to score, which is the only error."""
    names = ("olist_closed_deals_dataset.csv", "olist_marketing_qualified_leads_dataset.csv")
    folder = tmp_path / "p"

    init(folder, sources=exports("olist_funnel", *names))

    text = (folder / "tradewind.yaml").read_text(encoding="utf-8")
    assert text.count("dates: day_first") == 2
    found = check(folder)
    assert [problem.code for problem in found.errors] == ["TW321"]
    assert found.checked == ("people: 8,000 rows", "opportunities: 842 rows")
