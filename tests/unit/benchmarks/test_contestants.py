"""The contestants of the benchmark do the same work, which makes their times comparable."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from contest.cases import CASES, Case
from contest.contestants import HANDWRITTEN, HANDWRITTEN_EVENTS, Entry
from contest.contestants.handwritten import Handwritten
from contest.contestants.handwritten_events import HandwrittenEvents
from contest.digests import digests_of
from contest.measuring import Measured, disagreements
from contest.round import Round

ACCOUNTS = 300


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A small project of each case."""
    folder = tmp_path_factory.mktemp("bench")
    for case in CASES:
        market = import_module(f"contest.{case.market}")
        market.write_project(folder / case.name, accounts=ACCOUNTS)
    return {case.name: folder / case.name for case in CASES}


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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_contestants_agree_to_the_last_digit(case: Case, projects: dict[str, Path]) -> None:
    """Values, contributions, scores, tiers and cells of all contestants are the same."""
    results = [Measured(entry, (round_of(entry, projects[case.name]),)) for entry in case.entries]

    found = disagreements(results, base=case.base)

    assert found == []


def test_a_contestant_with_another_score_is_found(projects: dict[str, Path]) -> None:
    """One other digest is reported with the contestant's name and the column's."""
    right = round_of(HANDWRITTEN, projects["attributes"])
    wrong = Round(0.1, 1.0, 1.0, 100.0, {**right.digests, "score": "another"})
    pandas = Entry("with_pandas", "pandas")

    found = disagreements(
        [Measured(HANDWRITTEN, (right,)), Measured(pandas, (wrong,))], base=HANDWRITTEN
    )

    assert found == ["pandas: lacks [], has other values in ['score']"]


@pytest.mark.parametrize(
    ("name", "by_hand"), [("attributes", Handwritten()), ("events", HandwrittenEvents())]
)
def test_hand_written_sql_gives_every_component_its_value_and_its_contribution(
    name: str, by_hand: Handwritten | HandwrittenEvents, projects: dict[str, Path]
) -> None:
    """The hand-written statements have two columns for each of the forty components."""
    by_hand.prepare(projects[name])
    by_hand.score()

    names = by_hand.published().column_names

    dimensions = {"fit", "technology", "engagement", "activity"}
    stems = {name.removesuffix("_points") for name in names if name.endswith("_points")}
    assert len(stems - dimensions) == 40
    assert {f"{stem}_value" for stem in stems - dimensions} <= set(names)


def test_the_base_of_a_case_is_one_of_its_contestants() -> None:
    """Multiples are those of a hand-written statement that runs in the same rounds."""
    assert [case.base for case in CASES] == [HANDWRITTEN, HANDWRITTEN_EVENTS]
    assert all(case.base in case.entries for case in CASES)
