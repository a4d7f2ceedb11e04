"""The commands: what they print, where, and how they end."""

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tradewind.version import __version__

Run = Callable[..., subprocess.CompletedProcess[str]]
NOTICE = "Simulated data: no company, person or deal in it exists."
LOUD, QUIET = "A0000001", "A0000002"


def test_the_version_and_the_help_are_there(tradewind: Run) -> None:
    """Whoever has just installed it can see what it is."""
    assert tradewind("--version").stdout == f"tradewind {__version__}\n"
    assert "explain" in tradewind("--help").stdout


def test_demo_says_what_to_try_next(tradewind: Run, tmp_path: Path) -> None:
    """The commands shown can be pasted: each of them works."""
    done = tradewind("demo", tmp_path / "new", "--accounts", 50)

    assert (done.returncode, done.stdout) == (0, "")
    assert NOTICE in done.stderr
    commands = re.findall(r"^  tradewind (.+?)(?:   .*)?$", done.stderr, re.MULTILINE)
    assert [tradewind(*command.split()).returncode for command in commands] == [0] * 8


def test_score_summarises_on_stderr_only(tradewind: Run, own_demo: Path) -> None:
    """A run says what it scored and where it went; stdout stays free."""
    done = tradewind("score", "--project", own_demo, "--as-of", "2026-06-30")

    assert (done.returncode, done.stdout) == (0, "")
    assert "Scored 300 accounts with growth, as of 2026-06-30." in done.stderr
    assert re.search(r"^  A +\d+  █", done.stderr, re.MULTILINE)
    assert "Published as run" in done.stderr


def test_no_publish_leaves_the_scores_as_they_are(tradewind: Run, own_demo: Path) -> None:
    """Trying something out does not change what others read."""
    before = tradewind("list", "--project", own_demo, "--format", "json").stdout

    done = tradewind("score", "--project", own_demo, "--as-of", "2026-01-01", "--no-publish")

    assert "Nothing was published or written." in done.stderr
    assert tradewind("list", "--project", own_demo, "--format", "json").stdout == before


def test_a_table_shows_25_and_says_how_many_more(tradewind: Run, scored_demo: Path) -> None:
    """The result is on stdout, the remark on stderr."""
    done = tradewind("list", "--project", scored_demo)

    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1 + 1 + 25  # the notice, the titles, the accounts
    assert done.stdout.startswith(NOTICE)
    assert "275 more are not shown" in done.stderr


def test_csv_and_json_give_all_accounts_with_four_places(tradewind: Run, scored_demo: Path) -> None:
    """Both forms hold the same accounts and the same decimals."""
    as_csv = tradewind("list", "--project", scored_demo, "--format", "csv").stdout
    as_json = tradewind("list", "--project", scored_demo, "--format", "json").stdout

    rows = list(csv.DictReader(io.StringIO(as_csv)))
    objects = json.loads(as_json, parse_float=Decimal)
    assert len(rows) == len(objects) == 300
    assert [row["score"] for row in rows] == [str(one["score"]) for one in objects]
    assert all(re.fullmatch(r"-?\d+\.\d{4}", row["score"]) for row in rows)


def test_csv_holds_no_formula(tradewind: Run, scored_demo: Path) -> None:
    """The demo has names that begin with =, @, - and +; a spreadsheet would run them."""
    done = tradewind("list", "--project", scored_demo, "--format", "csv")

    names = [row["name"] for row in csv.DictReader(io.StringIO(done.stdout))]
    assert not [name for name in names if name.startswith(("=", "@", "+", "-"))]
    assert "start like a formula" in done.stderr


def test_a_list_can_be_narrowed(tradewind: Run, scored_demo: Path) -> None:
    """Tier and tests of columns hold together; the number asked for is the most."""
    done = tradewind(
        *("list", "--project", scored_demo, "--format", "json", "--tier", "C", "--top", 5),
        *("--where", "employees>=100", "--where", "industry=Software,Internet"),
    )

    found = json.loads(done.stdout)
    assert 1 <= len(found) <= 5
    assert {one["tier"] for one in found} == {"C"}


def test_a_receipt_can_be_read(tradewind: Run, scored_demo: Path) -> None:
    """The eager company that shrinks is capped, and the receipt says so."""
    done = tradewind("explain", LOUD, "--project", scored_demo)

    assert done.returncode == 0
    assert done.stderr == ""
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert re.search(r"CAPPED  shrinking: .+ -\d+\.\d{4}", done.stdout)
    assert re.search(r"SCORE +35\.0000", done.stdout)


def test_the_receipt_as_json_adds_up(tradewind: Run, scored_demo: Path) -> None:
    """The documented form has the numbers as decimals whose sum is the score."""
    done = tradewind("explain", QUIET, "--project", scored_demo, "--format", "json")

    receipt = json.loads(done.stdout, parse_float=Decimal)
    lines = [line for one in receipt["dimensions"] for line in one["contributions"]]
    total = receipt["base"] + sum(line["contribution"] for line in [*lines, *receipt["gates"]])
    assert total == receipt["score"]


def test_an_account_is_found_by_its_name(tradewind: Run, scored_demo: Path) -> None:
    """An id, a domain and a name all mean the same account."""
    by_name = tradewind("explain", "stillmere software ltd", "--project", scored_demo)

    assert by_name.stdout == tradewind("explain", QUIET, "--project", scored_demo).stdout


def test_check_prints_problems_as_its_result(tradewind: Run, scored_demo: Path) -> None:
    """Warnings alone end with 0; the JSON form has the same problems."""
    as_text = tradewind("check", "--project", scored_demo)
    as_json = tradewind("check", "--project", scored_demo, "--format", "json")

    found = json.loads(as_json.stdout)
    assert as_text.returncode == as_json.returncode == 0
    assert as_text.stdout.splitlines()[-1] == f"{len(found)} warnings."
    assert as_text.stdout.count("  fix: ") == len(found)
    assert "Checked accounts: 300 rows" in as_text.stderr


def test_columns_have_kind_and_share_known(tradewind: Run, scored_demo: Path) -> None:
    """A CSV column of numbers is a number, although the file holds texts."""
    as_json = tradewind("columns", "--project", scored_demo, "--format", "json").stdout
    found = {one["name"]: one for one in json.loads(as_json)}

    assert found["account_id"]["known"] == found["account_id"]["rows"] == 300
    assert (found["open_jobs"]["kind"], found["data_origin"]["kind"]) == ("number", "text")
    assert 0 < found["revenue"]["known"] < 300
    assert "open_jobs" in tradewind("columns", "--project", scored_demo).stdout


@pytest.mark.parametrize("dialect", ["duckdb", "postgres", "snowflake"])
def test_sql_prints_the_statement_plain(tradewind: Run, scored_demo: Path, dialect: str) -> None:
    """In a pipe there are no colours, and one moment gives one text."""
    command = ("sql", "--project", scored_demo, "--dialect", dialect, "--as-of", "2026-06-30")

    first, second = tradewind(*command), tradewind(*command)

    assert first.returncode == 0
    assert "SELECT" in first.stdout
    assert "\x1b" not in first.stdout
    assert first.stdout == second.stdout


def test_init_takes_all_files_of_a_glob(tradewind: Run, scored_demo: Path, tmp_path: Path) -> None:
    """A shell writes the files one after another behind one --from; the project can be scored."""
    files = sorted((scored_demo / "data").glob("*.csv"))

    done = tradewind("init", tmp_path / "mine", "--from", *files)

    assert done.returncode == 0, done.stderr
    assert "accounts.csv, 300 rows: accounts (sure)" in done.stdout
    assert tradewind("score", "--project", tmp_path / "mine").returncode == 0
    again = tradewind("init", tmp_path / "mine", "--from", *files)
    assert again.returncode == 1
    assert "nothing is ever overwritten" in again.stderr


def test_the_project_may_be_named_by_the_environment(tradewind: Run, scored_demo: Path) -> None:
    """TRADEWIND_PROJECT saves writing --project again and again."""
    done = tradewind("list", "--top", 1, TRADEWIND_PROJECT=str(scored_demo))

    assert done.returncode == 0
