"""Starting a project from files of every kind."""

import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from tradewind.problems import InvalidInput, OutsideWorldFailed
from tradewind.workflows.check import check
from tradewind.workflows.init import init
from tradewind.workflows.score import score

Write = Callable[[Mapping[str, str]], Path]
ACCOUNTS = "Account ID,Account Name,Industry,Employees,Website\n" + "".join(
    f"00{n},Firm {n},{'Software' if n % 3 else 'Mining'},{n * 10},f{n}.example\n"
    for n in range(1, 41)
)


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """Give a folder with accounts as CSV, deals as Excel and products in a DuckDB file."""
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "accounts.csv").write_text(ACCOUNTS, encoding="utf-8")
    with xlsxwriter.Workbook(folder / "deals.xlsx") as book:
        sheet = book.add_worksheet("Opportunities")
        sheet.write_row(0, 0, ["Opportunity ID", "Account ID", "Stage", "Amount", "Close Date"])
        for row in range(1, 31):
            stage = "Closed Won" if row % 2 else "Closed Lost"
            sheet.write_row(row, 0, [f"o{row}", f"00{row}", stage, row * 100, "2026-01-05"])
    with duckdb.connect(str(folder / "tech.duckdb")) as database:
        database.execute(
            "CREATE TABLE installs AS SELECT '00' || i AS account_id, 'SAP' AS product, "
            "DATE '2025-01-01' AS first_seen_at, DATE '2026-01-01' AS last_seen_at "
            "FROM range(1, 21) AS numbers(i)"
        )
    return folder


def test_mixed_sources_become_one_project(exports: Path, tmp_path: Path, as_of: datetime) -> None:
    """CSV, Excel and DuckDB; without an edit it has no error and can be scored."""
    names = ("accounts.csv", "deals.xlsx", "tech.duckdb")

    found = init(tmp_path / "new", sources=[exports / name for name in names])

    assert found.written == ("tradewind.yaml", "scorecards/first.yaml")
    assert [one.table for one in found.recognition.tables] == [
        "accounts",
        "opportunities",
        "technologies",
    ]
    assert check(tmp_path / "new").errors == ()
    assert score(tmp_path / "new", as_of=as_of).counts["scored"] == 40


def test_paths_are_written_as_seen_from_the_project(
    exports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given from the current folder, and readable from wherever the project is used."""
    monkeypatch.chdir(exports)
    init(Path("..") / "new", sources=["accounts.csv"])
    monkeypatch.chdir("/")

    text = (tmp_path / "new" / "tradewind.yaml").read_text(encoding="utf-8")

    assert "../exports/accounts.csv" in text
    assert check(tmp_path / "new").errors == ()


@pytest.mark.parametrize("name", ["tradewind.yaml", "scorecards/first.yaml"])
def test_nothing_is_ever_overwritten(exports: Path, write: Write, name: str) -> None:
    """A file that stands where one would be written stays, to the byte, and stops `init`."""
    folder = write({name: "mine"})

    with pytest.raises(InvalidInput, match="exists already"):
        init(folder, sources=[exports / "accounts.csv"])

    assert (folder / name).read_text(encoding="utf-8") == "mine"
    assert [path for path in folder.rglob("*") if path.is_file()] == [folder / name]


@pytest.mark.parametrize(
    ("name", "text"), [("gone.csv", None), ("empty.csv", ""), ("noise.parquet", "noise")]
)
def test_a_failure_leaves_nothing_behind(tmp_path: Path, name: str, text: str | None) -> None:
    """Neither files nor the folders that were made for them."""
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(InvalidInput, match=name):
        init(tmp_path / "new" / "deeper", sources=[tmp_path / name])

    assert sorted(tmp_path.rglob("*")) == before


def test_all_unreadable_files_are_named_at_once(tmp_path: Path) -> None:
    """Nobody mends one file to be told of the next."""
    with pytest.raises(InvalidInput, match=r"gone\.csv[\s\S]*lost\.csv"):
        init(tmp_path / "new", sources=[tmp_path / "gone.csv", tmp_path / "lost.csv"])


def test_a_file_in_place_of_a_folder_leaves_nothing_behind(exports: Path, write: Write) -> None:
    """If the scorecard cannot be written, tradewind.yaml is not left without it."""
    folder = write({"scorecards": "a file"})

    with pytest.raises(OutsideWorldFailed, match="TW915"):
        init(folder, sources=[exports / "accounts.csv"])

    assert sorted(path.name for path in folder.iterdir()) == ["scorecards"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written_is_the_outside_world(
    exports: Path, tmp_path: Path
) -> None:
    """The message says why."""
    (tmp_path / "locked").mkdir(mode=0o500)

    with pytest.raises(OutsideWorldFailed, match="Permission denied"):
        init(tmp_path / "locked" / "new", sources=[exports / "accounts.csv"])


def test_one_file_given_twice_is_one_table(exports: Path, tmp_path: Path) -> None:
    """Also where it is named by two paths."""
    again = exports / ".." / "exports" / "accounts.csv"

    found = init(tmp_path / "new", sources=[exports / "accounts.csv", again])

    assert len([one for one in found.recognition.tables if one.table == "accounts"]) == 1


def test_the_same_files_give_the_same_project(exports: Path, tmp_path: Path) -> None:
    """Guesses do not depend on chance."""
    texts = []
    for number in (1, 2):
        folder = tmp_path / str(number) / "new"
        init(folder, sources=sorted(exports.iterdir()))
        texts.append([path.read_bytes() for path in sorted(folder.rglob("*.yaml"))])

    assert texts[0] == texts[1]
