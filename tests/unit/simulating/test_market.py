"""The market as a whole: bytes, sizes, refusals."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

from tradewind.problems import InvalidInput, OutsideWorldFailed
from tradewind.simulating import slices
from tradewind.simulating.market import write_market


def digests(folder: Path) -> dict[str, str]:
    """Give the digest of every file of a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("file_format", ["csv", "parquet"])
def test_one_seed_gives_the_same_bytes_on_any_number_of_threads(
    tmp_path: Path, file_format: slices.FileFormat
) -> None:
    """The bytes depend on the seed, and not on the run or the threads."""
    for name, threads in (("first", 2), ("again", 2), ("alone", 1)):
        write_market(tmp_path / name, accounts=3000, file_format=file_format, threads=threads)

    first = digests(tmp_path / "first")

    assert first == digests(tmp_path / "again")
    assert first == digests(tmp_path / "alone")


def test_another_seed_gives_another_market(tmp_path: Path) -> None:
    """Every table differs between two seeds."""
    write_market(tmp_path / "seven", accounts=50, seed=7)
    write_market(tmp_path / "eight", accounts=50, seed=8)

    seven, eight = digests(tmp_path / "seven"), digests(tmp_path / "eight")

    assert [name for name in seven if seven[name] == eight[name]] == []


@pytest.mark.parametrize("accounts", [1, 2, 3, 10, 119])
def test_small_markets_have_as_many_accounts_as_asked_for(tmp_path: Path, accounts: int) -> None:
    """A market may be as small as one account."""
    market = write_market(tmp_path / "small", accounts=accounts)

    assert market.rows["accounts"] == accounts
    assert market.rows["truth/accounts"] == accounts


@pytest.mark.parametrize("accounts", [0, -5])
def test_no_accounts_are_refused(tmp_path: Path, accounts: int) -> None:
    """A market without accounts is a problem of the user's, quoted."""
    with pytest.raises(InvalidInput, match=f'"{accounts}" is not a number of accounts'):
        write_market(tmp_path / "none", accounts=accounts)

    assert not (tmp_path / "none").exists()


def test_a_folder_with_content_is_refused_and_left_alone(tmp_path: Path) -> None:
    """The demo overwrites nothing."""
    (tmp_path / "accounts.csv").write_text("mine")

    with pytest.raises(InvalidInput, match="TW701"):
        write_market(tmp_path, accounts=5)

    assert [path.name for path in tmp_path.iterdir()] == ["accounts.csv"]


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A target that is a file is a problem of the user's."""
    (tmp_path / "market").write_text("mine")

    with pytest.raises(InvalidInput, match="TW703"):
        write_market(tmp_path / "market", accounts=5)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """A bad number and a bad folder are told together."""
    (tmp_path / "notes.txt").write_text("mine")

    with pytest.raises(InvalidInput) as caught:
        write_market(tmp_path, accounts=0)

    assert {problem.code for problem in caught.value.problems} == {"TW701", "TW702"}


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    """A half-written market does not stand in the way of the next one."""
    (tmp_path / ".simulating").mkdir()
    (tmp_path / ".simulating" / "accounts.csv").write_text("half")

    write_market(tmp_path, accounts=5)

    assert not (tmp_path / ".simulating").exists()
    assert (tmp_path / "accounts.csv").read_text(encoding="utf-8").count("\n") == 6


def test_a_failure_of_the_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    """A folder that cannot be made is a failure of the outside world."""
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(OutsideWorldFailed, match="TW970"):
        write_market(tmp_path / "file" / "market", accounts=5)

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_failure_half_way_leaves_nothing(tmp_path: Path) -> None:
    """What was written before a failure is removed."""

    def fail(_table: str, _share: float) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OutsideWorldFailed, match="No space left on device"):
        write_market(tmp_path / "market", accounts=5, progress=fail)

    assert list(tmp_path.iterdir()) == []


def test_the_folder_says_that_all_is_simulated(tmp_path: Path) -> None:
    """Nobody can take the market for real."""
    write_market(tmp_path, accounts=5)

    assert "SIMULATED" in (tmp_path / "SIMULATED.txt").read_text(encoding="utf-8")
    assert '"simulated": true' in (tmp_path / "truth" / "parameters.json").read_text()


def test_progress_ends_at_one(tmp_path: Path) -> None:
    """Each table is reported once a slice, and the last report is the whole."""
    reports: list[tuple[str, float]] = []

    write_market(tmp_path, accounts=5, progress=lambda table, share: reports.append((table, share)))

    assert reports[0][0] == "accounts"
    assert reports[-1][1] == 1.0


def test_large_markets_are_parquet_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A market of several slices has a folder per table, and all of its accounts once."""
    monkeypatch.setattr(slices, "SLICE_ACCOUNTS", 400)

    market = write_market(tmp_path, accounts=1000, file_format="parquet")

    assert market.tables["accounts"] == "accounts/*.parquet"
    found = duckdb.execute(
        f"SELECT count(*), count(DISTINCT account_id), min(account_id), max(account_id)"
        f" FROM '{tmp_path}/accounts/*.parquet'"
    ).fetchall()
    assert found == [(1000, 1000, "A0000001", "A0001000")]


def test_the_format_follows_the_size() -> None:
    """Up to 50,000 accounts a market is CSV, which everybody can open."""
    small = slices.Plan(50_000, 7, date(2026, 6, 30), "csv")

    assert small.source("accounts") == "accounts.csv"
    assert slices.Plan(250_001, 7, date(2026, 6, 30), "parquet").slices == (
        (1, 250_000),
        (250_001, 250_001),
    )


def test_columns_of_parquet_keep_their_types(tmp_path: Path) -> None:
    """In Parquet an unknown revenue is null and not a text."""
    write_market(tmp_path, accounts=300, file_format="parquet")

    described = duckdb.execute(f"DESCRIBE FROM '{tmp_path}/accounts.parquet'").fetchall()

    kinds = {row[0]: row[1] for row in described}
    assert kinds["revenue"] == "BIGINT"
    assert kinds["created_at"] == "DATE"
    assert kinds["is_customer"] == "BOOLEAN"


def test_the_market_ends_on_the_day_asked_for(tmp_path: Path) -> None:
    """The whole market moves with its last day."""
    write_market(tmp_path, accounts=500, ends_on=date(2024, 2, 29))

    last = duckdb.execute(f"SELECT max(known_at)::DATE FROM '{tmp_path}/events.csv'").fetchall()

    assert last == [(date(2024, 2, 29),)]
