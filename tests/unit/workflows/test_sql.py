"""The statement that scores a project, as text to paste."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import duckdb
import psycopg
import pytest

from tradewind.compiling.dialects import DIALECTS
from tradewind.problems import InvalidInput
from tradewind.workflows.demo import demo
from tradewind.workflows.score import score
from tradewind.workflows.sql import sql

Write = Callable[[Mapping[str, str]], Path]


def pasted(text: str) -> dict[str, object]:
    """Run statements in a fresh DuckDB, and give the score of each account."""
    with duckdb.connect() as connection:
        found = connection.execute(text)
        names = [column[0] for column in found.description or ()]
        at = names.index("score")
        return {row[0]: row[at] for row in found.fetchall()}


def scored(folder: Path, as_of: datetime) -> dict[str, object]:
    """Score the project, and give the score of each account."""
    rows = score(folder, as_of=as_of, publish=False).scores.rows()
    return {row["account_id"]: row["score"] for row in rows}


def test_the_text_pasted_into_duckdb_gives_the_same_scores(
    few: Path, as_of: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the project's folder, it needs nothing of Tradewind."""
    text = sql(few, as_of=as_of)

    monkeypatch.chdir(few)

    assert pasted(text) == scored(few, as_of)


def test_the_text_of_a_demo_gives_the_same_scores(
    tmp_path: Path, as_of: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Globs of Parquet files and texts that stand for unknown included."""
    folder = demo(tmp_path / "demo", accounts=200, seed=3).folder
    text = sql(folder, as_of=as_of)

    monkeypatch.chdir(folder)

    assert pasted(text) == scored(folder, as_of)


def test_the_zone_of_a_session_before_changes_nothing(
    write: Write, files: dict[str, str], as_of: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The text says itself that dates without a zone are in UTC."""
    files["accounts.csv"] = files["accounts.csv"].replace("2026-01-01", "2026-03-08T02:30")
    folder = write(files)
    text = sql(folder, as_of=as_of)

    monkeypatch.chdir(folder)

    assert pasted(f"SET TimeZone = 'America/New_York';\n{text}") == scored(folder, as_of)


def test_the_postgres_statement_gives_the_same_scores(
    few: Path, as_of: datetime, postgres: str
) -> None:
    """Over tables with the names it reads, filled with the texts of the files."""
    statement = sql(few, as_of=as_of, dialect="postgres")
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("SET TIME ZONE 'UTC'")
        for table in ("accounts", "technologies"):
            _copied(connection, few / f"{table}.csv", f"source_{table}")

        found = connection.execute(statement.encode())

        names = [column.name for column in found.description or ()]
        scores = {row[0]: row[names.index("score")] for row in found.fetchall()}
    assert scores == scored(few, as_of)


def _copied(connection: "psycopg.Connection[tuple[object, ...]]", file: Path, table: str) -> None:
    header = file.read_text(encoding="utf-8").splitlines()[0].split(",")
    shape = ", ".join(f'"{name}" VARCHAR' for name in header)
    connection.execute(f"CREATE TEMPORARY TABLE {table} ({shape})".encode())
    command = f"COPY {table} FROM STDIN (FORMAT csv, HEADER)".encode()
    with connection.cursor().copy(command) as copy:
        copy.write(file.read_bytes())


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_reads_tables_by_one_name(few: Path, as_of: datetime, dialect: str) -> None:
    """Wherever the data live, they are called source_accounts and source_technologies."""
    text = sql(few, as_of=as_of, dialect=dialect)

    assert "source_accounts" in text
    assert "source_technologies" in text


def test_a_text_asked_for_in_the_project_names_no_folder(
    few: Path, as_of: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be kept beside the project, on any machine."""
    monkeypatch.chdir(few)

    text = sql(as_of=as_of)

    assert "'accounts.csv'" in text
    assert str(few) not in text
    assert pasted(text) == scored(few, as_of)


def test_an_unknown_dialect_lists_those_there_are(few: Path) -> None:
    """Eight are written."""
    with pytest.raises(InvalidInput, match=r'TW530[\s\S]*"oracle"[\s\S]*duckdb, postgres, spark'):
        sql(few, dialect="oracle")


def test_a_project_with_errors_has_no_statement(write: Write, files: dict[str, str]) -> None:
    """What cannot be scored here cannot be scored elsewhere."""
    files["scorecards/few.yaml"] = files["scorecards/few.yaml"].replace("weight: 60", "weight: 0")

    with pytest.raises(InvalidInput, match="TW215"):
        sql(write(files))
