"""The ranked accounts as a table, as CSV and as JSON."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from rich.console import RenderableType

from tradewind.cli.rendering.ranking import print_ranking, ranking_view, write_ranking
from tradewind.store.interface import Run
from tradewind.workflows.list_scores import ListResult
from tradewind.workflows.results.tables import Table

Plain = Callable[[RenderableType, int], str]
NOW = datetime(2026, 6, 30, tzinfo=UTC)
RUN = Run("r1", "growth", "0" * 64, NOW, NOW, NOW, "0.1", {"accounts": 40})
AT_80 = """\
rank  account            id  score  tier      cell  known   fit  owner
   1  Ålesund Shipping   A1   69.9  B         B1      99%  80.0  Søren
   2  =Cmd 東京 Trading  A2   -0.1  C         C?      50%        Priya
      (unnamed)          A3    0.0  excluded           0%"""


@pytest.fixture
def result() -> ListResult:
    """Give three of forty accounts: a high score, a negative one, and an excluded account."""
    number = pa.decimal128(18, 4)
    columns = {
        "rank": pa.array([1, 2, None]),
        "account_id": pa.array(["A1", "A2", "A3"]),
        "name": pa.array(["Ålesund Shipping", "=Cmd 東京 Trading", "(unnamed)"]),
        "owner": pa.array(["Søren", "Priya", None]),
        "score": pa.array([Decimal("69.9600"), Decimal("-0.0100"), Decimal("0.0000")], number),
        "tier": pa.array(["B", "C", "excluded"]),
        "cell": pa.array(["B1", "C?", None]),
        "completeness": pa.array([Decimal("0.9999"), Decimal("0.5000"), Decimal(0)], number),
        "fit_score": pa.array([Decimal("80.0000"), None, None], number),
    }
    return ListResult(RUN, Table(pa.table(columns)), matching=40, hides_number=False)


def test_a_table_has_ranks_scores_tiers_and_owners(result: ListResult, plain: Plain) -> None:
    """Scores have one place, cut and not rounded; what is unknown is blank."""
    grid, left_out = ranking_view(result, width=80)

    assert plain(grid, 80) == AT_80
    assert left_out == []


@pytest.mark.parametrize("width", [40, 50, 60])
def test_a_narrow_table_leaves_out_what_matters_least(
    result: ListResult, plain: Plain, width: int
) -> None:
    """Rank, account, score and tier stay; what goes is named."""
    grid, left_out = ranking_view(result, width=width)

    lines = plain(grid, 300).splitlines()
    assert max(map(len, lines)) <= width
    assert lines[0].split()[:2] == ["rank", "account"]
    assert {"score", "tier"} <= set(lines[0].split())
    assert left_out


def test_a_team_that_wants_no_number_sees_none(
    result: ListResult, plain: Plain, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Neither the table nor the file has the scores."""
    hidden = replace(result, hides_number=True)
    grid, _ = ranking_view(hidden, width=120)
    write_ranking(hidden, "csv")

    assert "score" not in plain(grid, 120)
    header = capfdbinary.readouterr().out.splitlines()[0]
    assert header == b"rank,account_id,name,owner,tier,cell,completeness"


def test_csv_has_four_places_and_is_safe_for_spreadsheets(
    result: ListResult, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A name that begins like a formula gets an apostrophe, which is said on stderr."""
    write_ranking(result, "csv")

    out, err = capfdbinary.readouterr()
    assert "2,A2,'=Cmd 東京 Trading,Priya,-0.0100,C,C?,0.5000," in out.decode()
    assert b"1 text starts like a formula" in err


def test_what_is_not_shown_is_said_beside_the_result(
    result: ListResult, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The table goes to stdout; that there are more accounts goes to stderr."""
    print_ranking(result, project=tmp_path)

    out, err = capfd.readouterr()
    assert "Ålesund" in out
    assert "3 of 40 accounts (growth, as of 2026-06-30)." in err
    assert "37 more are not shown." in err


def test_people_keep_their_company_at_80_columns(result: ListResult, plain: Plain) -> None:
    """And a dimension named like a column has a title of its own."""
    rows = result.scores.arrow.rename_columns(
        {"account_id": "person_id", "fit_score": "company_score"}
    )
    for name, text in {
        "title": "Vice President of Operations",
        "company_name": "Larkmoor Software",
        "account_name": "Larkmoor Software Limited",
        "qualification": "sales qualified",
        "qualification_reason": "score 78 ≥ 50",
    }.items():
        rows = rows.append_column(name, pa.array([text] * 3))
    run = replace(RUN, counts={"people": 40})

    grid, left_out = ranking_view(replace(result, run=run, scores=Table(rows)), width=80)

    header = plain(grid, 80).splitlines()[0].split()
    assert {"person", "account", "score", "tier", "qualified"} <= set(header)
    assert (left_out.count("company"), left_out.count("company score")) == (1, 1)
