"""Versions, rollbacks and compactions in words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import RenderableType

from tradewind.cli.rendering.versions import (
    compaction_lines,
    rollback_lines,
    versions_table,
    versions_view,
)
from tradewind.store.interface import Run
from tradewind.workflows.compact import CompactResult
from tradewind.workflows.rollback import RollbackResult
from tradewind.workflows.versions import Version

Plain = Callable[[RenderableType, int], str]
NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
DAY = datetime(2026, 6, 30, tzinfo=UTC)
HASH = "0123456789abcdef" * 4
RUN = Run("r1", "growth", HASH, DAY, NOON, NOON, "0.1", {})
VERSIONS = (
    Version(HASH, "growth", "Ann Ång", NOON, NOON, 12, 1_000_000, True, "scorecards/growth.yaml"),
    Version("f" * 64, "growth", None, NOON, NOON, 1, 5, False, None),
)
AT_120 = """\
hash          scorecard                    last published    runs   accounts  author   first published
0123456789ab  growth     current, on disk  2026-06-30 12:00    12  1,000,000  Ann Ång  2026-06-30 12:00
ffffffffffff  growth                       2026-06-30 12:00     1          5           2026-06-30 12:00"""  # noqa: E501  as it is printed
ROLLBACK = RollbackResult(
    HASH, "growth", RUN, Path("scorecards/growth.yaml"), Path("scorecards/growth.yaml.bak"),
    changes_file=True, changes_current=True,
)  # fmt: skip
COMPACTION = CompactResult(40, 30, 8, 1, 1_500_000, DAY)


def test_a_wide_table_has_everything(plain: Plain) -> None:
    """Short hashes, which is current, and who wrote it."""
    grid, left_out = versions_view(VERSIONS, width=120)

    lines = plain(grid, 120).splitlines()
    assert [line.rstrip() for line in lines] == AT_120.splitlines()
    assert left_out == []


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_narrow_table_keeps_the_hash_and_says_what_it_leaves_out(
    plain: Plain, width: int
) -> None:
    """Author and first publication go first."""
    grid, left_out = versions_view(VERSIONS, width=width)

    lines = plain(grid, width).splitlines()
    assert max(map(len, lines)) <= width
    assert lines[1].startswith("0123456789ab")
    assert left_out[-2:] == ["author", "first published"]


def test_a_file_has_the_whole_hash() -> None:
    """Other programs get what the store has."""
    first, second = versions_table(VERSIONS).to_pylist()

    assert (first["hash"], first["is_current"]) == (HASH, True)
    assert (second["author"], second["file"]) == (None, None)


def test_a_rollback_says_what_happens_to_which_file(plain: Plain) -> None:
    """Before and after it is done."""
    plan = [str(line) for line in rollback_lines(ROLLBACK, project=Path(), is_done=False)]
    done = [str(line) for line in rollback_lines(ROLLBACK, project=Path(), is_done=True)]

    assert plan == [
        "Rolling back to growth 0123456789ab:",
        "  scorecards/growth.yaml will be written as it was published.",
        "  Its text of before will be saved as growth.yaml.bak.",
        "  The scores as of 2026-06-30 will be current again.",
    ]
    assert done[-1] == "To score today's data with it: tradewind score --scorecard growth"


def test_a_rollback_with_nothing_to_do_says_so() -> None:
    """One line, and no promise."""
    nothing = replace(ROLLBACK, changes_file=False, changes_current=False)

    (line,) = rollback_lines(nothing, project=Path(), is_done=False)

    assert str(line).endswith("is current already, and scorecards/growth.yaml says the same.")


def test_a_compaction_says_what_it_frees() -> None:
    """How much, of how many runs, and what stays of them."""
    lines = [str(line) for line in compaction_lines(COMPACTION, is_done=False)]

    assert lines == [
        "This frees 1.5 MB of 40 runs.",
        "  30 runs will keep scores and contributions as history, without tables.",
        "  8 runs from before 2026-06-30 will keep no rows; they stay listed.",
        "  1 run will get a keyframe, from which later ones are put together.",
    ]


def test_a_compaction_with_nothing_to_do_says_so() -> None:
    """All runs are needed whole."""
    nothing = CompactResult(2, 0, 0, 0, 0, None)

    (line,) = compaction_lines(nothing, is_done=False)

    assert str(line) == "Nothing to give back: 2 runs, all of them needed whole."


def test_a_count_of_people_is_not_called_accounts(plain: Plain) -> None:
    """Where a scorecard of people is among them."""
    grid, _ = versions_view((VERSIONS[0], replace(VERSIONS[1], of_people=True)), width=120)

    assert "scored" in plain(grid, 120).splitlines()[0].split()


def test_a_rollback_names_the_scorecards_that_the_text_holds() -> None:
    """As the project's own file of that name no longer decides."""
    held = replace(ROLLBACK, scorecard="leads", holds=("growth",))

    told = [line.plain for line in rollback_lines(held, project=Path(), is_done=False)]

    assert "  It holds growth as it was then, which the project says otherwise by now." in told
