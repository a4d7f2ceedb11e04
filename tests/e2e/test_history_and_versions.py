"""Five publishes, a rollback, a compaction: the whole of it on the command line."""

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
DAYS = ("2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30")


def told(done: subprocess.CompletedProcess[str]) -> str:
    """Give what a command printed, and fail where it failed."""
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def shared(tradewind: Run, scored_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with five more publishes, each of another version; tests only read it."""
    project = Path(shutil.copytree(scored_demo, tmp_path_factory.mktemp("published") / "demo"))
    card = project / "scorecards" / "growth.yaml"
    text = card.read_text()
    assert "weight: 3" in text
    for number, day in enumerate(DAYS, start=4):
        card.write_text(text.replace("weight: 3", f"weight: {number}"))
        told(tradewind("score", "--project", project, "--as-of", day))
    return project


@pytest.fixture
def published(shared: Path, tmp_path: Path) -> Path:
    """Give a copy of that project that a test may change."""
    return Path(shutil.copytree(shared, tmp_path / "published"))


def versions(tradewind: Run, project: Path) -> list[dict[str, object]]:
    """List the versions."""
    found: list[dict[str, object]] = json.loads(
        told(tradewind("versions", "--project", project, "--format", "json"))
    )
    return found


def scores(tradewind: Run, project: Path) -> str:
    """List all current scores."""
    return told(tradewind("list", "--project", project, "--format", "csv"))


def test_after_five_publishes_a_rollback_brings_the_very_scores_back(
    tradewind: Run, published: Path, scored_demo: Path
) -> None:
    """At once from the store, and again when the version scores the same data as of then."""
    before = scores(tradewind, scored_demo)
    first = str(versions(tradewind, published)[-1]["hash"])
    assert scores(tradewind, published) != before

    told(tradewind("rollback", first[:10], "--yes", "--project", published))
    rolled_back = scores(tradewind, published)
    told(tradewind("score", "--project", published, "--as-of", "2026-06-30"))

    assert rolled_back == before
    assert scores(tradewind, published) == before


def test_a_rollback_puts_the_file_back_to_the_letter(
    tradewind: Run, published: Path, scored_demo: Path
) -> None:
    """The scorecard is as it was before the five changes."""
    card = published / "scorecards" / "growth.yaml"
    first = str(versions(tradewind, published)[-1]["hash"])

    told(tradewind("rollback", first, "--yes", "--project", published))

    assert card.read_text() == (scored_demo / "scorecards" / card.name).read_text()
    text = told(tradewind("versions", first, "--project", published))
    assert text.startswith(card.read_text())
    assert "technologies:" in text
    now = versions(tradewind, published)[0]
    assert (now["hash"], now["is_current"]) == (first, True)


def test_nobody_is_asked_where_there_is_no_terminal(tradewind: Run, shared: Path) -> None:
    """A job that forgot --yes changes nothing, and says how to go on."""
    first = str(versions(tradewind, shared)[-1]["hash"])
    before = scores(tradewind, shared)

    done = tradewind("rollback", first, "--project", shared)

    assert (done.returncode, "TW556" in done.stderr) == (1, True)
    assert scores(tradewind, shared) == before


def test_a_compaction_changes_no_history(tradewind: Run, published: Path) -> None:
    """Fewer files, the same path of an account, in every form."""
    for day in DAYS[:2]:
        told(tradewind("score", "--project", published, "--as-of", day))
    forms = ("table", "csv", "json")
    command = ("history", "A0000001", "--project", published, "--format")
    before = [told(tradewind(*command, form)) for form in forms]
    size = sum(path.stat().st_size for path in published.rglob("*.parquet"))

    done = tradewind("compact", "--yes", "--project", published)

    assert "Freed" in done.stderr
    assert sum(path.stat().st_size for path in published.rglob("*.parquet")) < size
    assert [told(tradewind(*command, form)) for form in forms] == before


def test_a_path_has_a_row_for_every_publish(tradewind: Run, shared: Path) -> None:
    """The weights changed each time, so did the score."""
    done = tradewind("history", "A0000001", "--project", shared, "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(told(done))))
    assert [row["as_of"][:10] for row in rows] == [*DAYS, "2026-06-30"]
    assert len({row["hash"] for row in rows}) == len(rows)
