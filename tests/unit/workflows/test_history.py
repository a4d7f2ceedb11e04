"""The path of one account, through runs of any version, kept in any way."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from support.runs_over_time import GROWTH, LEADS, YAML, scored
from tradewind.problems import InvalidInput
from tradewind.store.interface import Run
from tradewind.store.local import LocalStore
from tradewind.workflows.compact import compact
from tradewind.workflows.explain import explain
from tradewind.workflows.history import history
from tradewind.workflows.runs.score_path import score_path

Write = Callable[[Mapping[str, str]], Path]
See = Callable[..., Run]


@pytest.fixture
def folder(write: Write) -> Path:
    """Give a project with one scorecard."""
    return write({"tradewind.yaml": YAML, "scorecards/growth.yaml": GROWTH.replace("WEIGHT", "3")})


@pytest.fixture
def see(folder: Path) -> See:
    """Score the project as of a day of January, with a1 having that many employees."""

    def run(day: int, employees: int | None, *, weight: int = 3) -> Run:
        card = GROWTH.replace("WEIGHT", str(weight))
        (folder / "scorecards/growth.yaml").write_text(card)
        header = "id,name,domain,employees,industry,is_customer,score\n"
        one = f"a1,Ann Ltd,ann.example,{employees},Software,yes,x\n" if employees else ""
        (folder / "accounts.csv").write_text(f"{header}{one}a2,Bob,,3,Mining,no,y\n")
        return scored(folder, as_of=datetime(2026, 1, day, tzinfo=UTC))

    return run


def test_a_path_has_scores_changes_and_what_moved(folder: Path, see: See) -> None:
    """The first row has nothing to be compared with; contributions move by exact points."""
    see(1, 7)
    see(2, 50)

    first, second = history("a1", folder).rows

    assert (first.score, first.change, first.moves) == (Decimal("64.0000"), None, ())
    assert (second.score, second.change) == (Decimal("92.8000"), Decimal("28.8000"))
    (move,) = second.moves
    assert (move.key, move.component) == ("fit/software/size", "size")
    assert move.change == Decimal("28.8000")
    assert second.dimensions == {"fit": Decimal("88.0000"), "use": Decimal("100.0000")}


def test_runs_that_said_the_same_are_one_row(folder: Path, see: See) -> None:
    """It tells from when to when, and how many runs."""
    for day, employees in ((1, 7), (2, 7), (3, 7), (4, 50)):
        see(day, employees)

    first, second = history("a1", folder).rows

    assert (first.as_of.day, first.until.day, first.runs) == (1, 3, 3)
    assert (second.as_of.day, second.until.day, second.runs) == (4, 4, 1)


def test_the_path_goes_by_the_moment_and_not_by_the_run(folder: Path, see: See) -> None:
    """Scores of the past that were made later stand where they belong."""
    see(10, 7)
    see(5, 50)

    assert [row.as_of.day for row in history("a1", folder).rows] == [5, 10]


def test_another_version_is_marked(folder: Path, see: See) -> None:
    """What moved because the scorecard did is told apart."""
    see(1, 50)
    see(2, 50, weight=1)

    first, second = history("a1", folder).rows

    assert (first.is_of_another_version, second.is_of_another_version) == (False, True)
    assert {move.component for move in second.moves} == {"size", "a/b"}


def test_an_account_may_go_and_come_back(folder: Path, see: See) -> None:
    """Where it was gone it has no score, and nothing moved when it came back."""
    for day, employees in ((1, 7), (2, None), (3, 7)):
        see(day, employees)

    rows = history("a1", folder).rows

    assert [row.is_gone for row in rows] == [False, True, False]
    assert [row.tier for row in rows] == ["A", None, "A"]
    assert [(row.change, row.moves) for row in rows[1:]] == [(None, ())] * 2


def test_an_account_that_is_gone_is_found_by_its_id(folder: Path, see: See) -> None:
    """Its past is readable although the current run does not know it."""
    see(1, 7)
    see(2, None)

    result = history("a1", folder)

    assert (result.name, [row.is_gone for row in result.rows]) == (None, [False, True])
    with pytest.raises(InvalidInput, match="TW511"):
        history("a9", folder)


@pytest.mark.parametrize("meant", ["a1", "ann.example", "https://www.ann.example/x", "ann ltd"])
def test_an_account_is_found_as_everywhere(folder: Path, see: See, meant: str) -> None:
    """By id, domain or name."""
    see(1, 7)

    assert history(meant, folder).account_id == "a1"


def test_a_path_is_the_same_after_compaction(folder: Path, see: See) -> None:
    """Nothing that is shown depends on which files are kept."""
    for day, employees in ((1, 7), (2, 50), (3, 50), (4, None), (5, 60), (6, 60)):
        see(day, employees, weight=3 + day % 2)
    before = history("a1", folder)

    compact(folder)

    assert history("a1", folder) == before


def test_what_was_let_go_of_is_counted(folder: Path, see: See) -> None:
    """The rest of the path stays as it was."""
    runs = [see(day, 7 * day) for day in range(1, 6)]
    before = history("a1", folder)
    for _ in range(2):
        compact(folder)
        compact(folder, keep="1d", now=runs[2].started_at + timedelta(days=1))

    after = history("a1", folder)

    assert (after.runs, after.not_kept) == (5, 2)
    assert [row.score for row in after.rows] == [row.score for row in before.rows[2:]]


def test_a_run_whose_files_are_lost_is_counted(folder: Path, see: See) -> None:
    """Somebody may delete an old folder; the rest can be read, from what is whole."""
    first, second, third = see(1, 7), see(2, 50), see(3, 60)
    store = LocalStore(folder / "store")
    store.place_of(first, "scores").unlink()
    store.place_of(second, "contributions").unlink()

    result = history("a1", folder)

    assert result.not_kept == 2
    assert [row.run_id for row in result.rows] == [third.run_id]


def test_a_state_is_the_whole_receipt_of_points(folder: Path, see: See) -> None:
    """The contributions at each moment are those that explain shows."""
    see(1, 7)
    see(2, 50)
    lines = [line for one in explain("a1", folder).receipt.dimensions for line in one.contributions]

    state = score_path(folder, "a1").rows[-1].state

    assert state is not None
    assert sorted(state.contributions.values()) == sorted(line.contribution for line in lines)
    assert state.attributes["employees"] == "50.0"


def test_a_scorecard_of_points_has_no_scale(folder: Path, see: See, write: Write) -> None:
    """The JSON form says so; numbers keep their four places."""
    see(1, 50)
    write({"scorecards/leads.yaml": LEADS})
    scored(folder, "leads", as_of=datetime(2026, 1, 1, tzinfo=UTC))

    told = history("a1", folder, scorecard="leads").to_dict()

    assert told["scale"] is None
    assert told["rows"][0]["score"] == Decimal("39.2500")
    assert set(told["rows"][0]["dimensions"]) == {"fit"}
