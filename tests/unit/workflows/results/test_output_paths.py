"""Nothing is written over what a project reads."""

from pathlib import Path

import pytest

import tradewind
from tradewind.problems import InvalidInput
from tradewind.workflows.results.output_paths import check_output, refuse_own_file


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a demo of 20 accounts, scored once."""
    folder = tmp_path_factory.mktemp("own") / "demo"
    tradewind.demo(folder, accounts=20)
    tradewind.score(folder)
    return folder


@pytest.mark.parametrize("form", ["data/accounts.csv", "data/../data/events.csv"])
def test_a_table_of_the_project_is_not_overwritten(form: str, project: Path) -> None:
    """However its path is written, the table is named."""
    before = (project / form).read_bytes()

    with pytest.raises(InvalidInput, match="TW607") as refused:
        tradewind.score(project, output=project / form)

    assert "of the project" in refused.value.problems[0].what
    assert (project / form).read_bytes() == before


def test_what_was_published_is_not_overwritten(project: Path) -> None:
    """The store's files are refused, though Parquet can be written."""
    (published,) = (project / "store" / "runs").glob("*/scores.parquet")

    with pytest.raises(InvalidInput, match="never overwritten"):
        check_output(published, project)


def test_a_file_that_a_glob_finds_is_one_of_the_project(tmp_path: Path) -> None:
    """A pattern names all its files."""
    (tmp_path / "tradewind.yaml").write_text(
        "version: 1\nname: t\ntables:\n  accounts:\n    source: {file: parts/*.csv}\n"
    )
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "one.csv").write_text("account_id\n1\n")

    with pytest.raises(InvalidInput, match="the accounts of the project"):
        refuse_own_file(tmp_path / "parts" / "one.csv", tmp_path)


def test_a_file_beside_the_tables_is_fine(project: Path) -> None:
    """Only files that are read are refused."""
    check_output(project / "data" / "scores.csv", project)


def test_a_project_that_cannot_be_read_refuses_nothing_here(tmp_path: Path) -> None:
    """What is wrong with tradewind.yaml is told by the verb."""
    (tmp_path / "tradewind.yaml").write_text("tables: [")

    refuse_own_file(tmp_path / "scores.csv", tmp_path)
