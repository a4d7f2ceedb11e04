from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.engines.interface import Relation
from tradewind.problems import InvalidInput, Problem
from tradewind.project.sources import DuckdbSource, FileSource


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[DuckdbEngine]:
    """An engine of its own for every test."""
    spill = tmp_path / "spill"
    spill.mkdir()
    with DuckdbEngine(temp_folder=spill, threads=2) as one:
        yield one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that paths of sources are relative to."""
    project = tmp_path / "project"
    project.mkdir()
    return project


@pytest.fixture
def open_file(engine: DuckdbEngine, folder: Path) -> Callable[..., Relation]:
    """Write a file, where content is given, and open it as the relation `t`."""

    def opened(file: str, content: bytes | None = None, **options: Any) -> Relation:
        if content is not None:
            (folder / file).write_bytes(content)
        return engine.open_source("t", FileSource(file=file, **options), folder=folder)

    return opened


@pytest.fixture
def problem_with(open_file: Callable[..., Relation]) -> Callable[..., Problem]:
    """Open a file that must be refused for one reason, and give the reason."""

    def problem(file: str, content: bytes | None = None, **options: Any) -> Problem:
        with pytest.raises(InvalidInput, match=r"fix: ") as refused:
            open_file(file, content, **options)
        (only,) = refused.value.problems
        return only

    return problem


@pytest.fixture
def open_database(engine: DuckdbEngine, folder: Path) -> Callable[..., Relation]:
    """Open a table or query of a DuckDB file as the relation `t`."""

    def opened(file: str, **options: Any) -> Relation:
        return engine.open_source("t", DuckdbSource(database=file, **options), folder=folder)

    return opened
