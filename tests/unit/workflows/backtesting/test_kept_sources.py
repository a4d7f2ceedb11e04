"""Slow sources are kept in the engine, and mean the same there."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from support.backtest_worlds import World, random_world
from tradewind.project.canonical import Kind
from tradewind.workflows.backtesting.kept_sources import keep_sources
from tradewind.workflows.backtesting.snapshots import ready_to_score, score_moments
from tradewind.workflows.projects.opening import OpenProject, chosen_scorecard, opened

MOMENTS = [datetime(2025, month, 1, tzinfo=UTC) for month in (3, 6)]


@pytest.fixture
def world() -> World:
    """Give a small world."""
    return random_world(4)


def scores(project: OpenProject, folder: Path) -> list[tuple[object, ...]]:
    """Score both moments, and give all rows."""
    card = chosen_scorecard(folder, None)
    score_moments(
        project, card, MOMENTS, relation="scores", with_facts=True, step=lambda step: None
    )
    return project.engine.rows("SELECT * FROM scores ORDER BY ALL")


def test_scores_from_kept_sources_are_those_from_the_files(world: World, tmp_path: Path) -> None:
    """Every value of every row is the same."""
    folder = world.write(tmp_path)

    with opened(folder) as project:
        plain = scores(project, folder)
        keep_sources(project, [chosen_scorecard(folder, None).card])
        kept = scores(project, folder)

    assert len(plain) == 2 * len(world.accounts)
    assert kept == plain


def test_dates_are_read_once_and_tables_are_kept_once(world: World, tmp_path: Path) -> None:
    """Texts become dates, and a second call changes nothing."""
    folder = world.write(tmp_path)

    with opened(folder) as project:
        keep_sources(project, [])
        first = dict(project.tables)
        keep_sources(project, [])

        assert project.tables == first
    assert first["events"].columns["occurred_at"].kind is Kind.DATE
    assert first["accounts"].columns["created_at"].kind is Kind.TEXT
    assert first["events"].relation == "kept_events"


def test_parquet_files_stay_where_they_are(world: World, tmp_path: Path) -> None:
    """A statement reads only what it needs of them."""
    folder = world.write(tmp_path)
    with duckdb.connect() as connection:
        source, target = folder / "events.csv", folder / "events.parquet"
        connection.execute(f"COPY (FROM read_csv('{source}')) TO '{target}'")
    file = folder / "tradewind.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("events.csv", "events.parquet"), encoding="utf-8")

    with opened(folder) as project:
        ready_to_score(project, [chosen_scorecard(folder, None)], MOMENTS)
        relations = {name: table.relation for name, table in project.tables.items()}

    assert relations["events"] == "source_events"
    assert relations["accounts"] == "kept_accounts"
