"""The author of a scorecard is whom git knows, and nobody where there is no git."""

import os
import subprocess
from pathlib import Path

import pytest

from tradewind.workflows.authors import author_of


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a file in a repository, committed by Ann, where Bob is at work."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    path = tmp_path / "growth.yaml"
    path.write_text("version: 1\n")
    ann = ("-c", "user.name=Ann Ång", "-c", "user.email=ann@example.com")
    for command in (["init", "-q"], ["add", "."], [*ann, "commit", "-qm", "first"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    subprocess.run(["git", "config", "user.name", "Bob"], cwd=tmp_path, check=True)
    return path


def test_a_committed_file_is_its_last_authors(file: Path) -> None:
    """Who publishes it does not matter."""
    assert author_of(file) == "Ann Ång"


def test_a_changed_file_is_of_whoever_is_at_work(file: Path) -> None:
    """Its change is not in any commit yet."""
    file.write_text("version: 2\n")

    assert author_of(file) == "Bob"


def test_a_new_file_is_of_whoever_is_at_work(file: Path) -> None:
    """Git has not seen it, but knows who works here."""
    new = file.with_name("new.yaml")
    new.write_text("version: 1\n")

    assert author_of(new) == "Bob"


def test_without_git_nobody_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the program scores as ever."""
    monkeypatch.setenv("PATH", str(file.parent))

    assert author_of(file) is None


def test_outside_a_repository_nobody_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where git knows no name, there is none."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (tmp_path / "growth.yaml").write_text("version: 1\n")

    assert author_of(tmp_path / "growth.yaml") is None
    assert author_of(tmp_path / "missing.yaml") is None


def test_a_repository_starts_no_programs(file: Path) -> None:
    """What somebody else's repository would run to watch files is not run."""
    mark = file.with_name("ran")
    subprocess.run(
        ["git", "config", "core.fsmonitor", f"touch '{mark}'"], cwd=file.parent, check=True
    )

    assert author_of(file) == "Ann Ång"
    assert not mark.exists()
