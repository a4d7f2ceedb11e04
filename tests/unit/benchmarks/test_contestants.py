"""The contestants of the benchmark do the same work, which makes their times comparable."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from contest.contestants import ENTRIES, HANDWRITTEN, Entry
from contest.contestants.handwritten import Handwritten
from contest.digests import digests_of
from contest.market import write_project
from contest.measuring import Measured, disagreements
from contest.round import Round

ACCOUNTS = 300


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small market with the scorecard `forty`."""
    folder = tmp_path_factory.mktemp("bench") / "project"
    write_project(folder, accounts=ACCOUNTS)
    return folder


@pytest.fixture(autouse=True)
def stays_here(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Come back to the folder of the tests, which one contestant leaves."""
    monkeypatch.chdir(Path.cwd())
    yield


def round_of(entry: Entry, project: Path) -> Round:
    """Run a contestant in this process."""
    contestant = entry.enter()
    contestant.prepare(project)
    contestant.score()
    return Round(0.1, 1.0, 1.0, 100.0, digests_of(contestant.published()))


def test_contestants_agree_to_the_last_digit(project: Path) -> None:
    """Values, contributions, scores, tiers and cells of all contestants are the same."""
    results = [Measured(entry, (round_of(entry, project),)) for entry in ENTRIES]

    found = disagreements(results)

    assert found == []


def test_a_contestant_with_another_score_is_found(project: Path) -> None:
    """One other digest is reported with the contestant's name and the column's."""
    right = round_of(HANDWRITTEN, project)
    wrong = Round(0.1, 1.0, 1.0, 100.0, {**right.digests, "score": "another"})
    pandas = next(entry for entry in ENTRIES if entry.module == "with_pandas")

    found = disagreements([Measured(HANDWRITTEN, (right,)), Measured(pandas, (wrong,))])

    assert found == ["pandas: lacks [], has other values in ['score']"]


def test_hand_written_sql_gives_every_component_its_value_and_its_contribution(
    project: Path,
) -> None:
    """The hand-written statement has two columns for each of the forty components."""
    contestant = Handwritten()
    contestant.prepare(project)
    contestant.score()

    names = contestant.published().column_names

    dimensions = {"fit", "technology", "engagement"}
    stems = {name.removesuffix("_points") for name in names if name.endswith("_points")}
    assert len(stems - dimensions) == 40
    assert {f"{stem}_value" for stem in stems - dimensions} <= set(names)
