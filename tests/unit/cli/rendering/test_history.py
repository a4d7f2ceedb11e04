"""The path of an account as a table, a spark line and a file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from rich.console import RenderableType

from tradewind.cli.rendering.history import history_table, history_view, path_line
from tradewind.cli.rendering.spark_line import BLOCKS, PLAIN, levels_for, spark_line
from tradewind.cli.terminal import Terminal
from tradewind.workflows.history import HistoryResult, HistoryRow, Move

Plain = Callable[[RenderableType, int], str]
AT_80 = """\
as of       score  change  tier   fit    use  what moved most
2026-01-01   10.0          B     20.0         (until 2026-01-03, 3 runs)
2026-01-04   12.3  +2.345  A     20.0  100.0  size +2, crm +0.4, =x -0.055, 1
                                              more (another version)
2026-01-05                 gone"""


def row(day: int, score: str | None, **more: object) -> HistoryRow:
    """Build a row."""
    at = datetime(2026, 1, day, tzinfo=UTC)
    known = Decimal(score) if score else None
    fields = {
        "run_id": f"r{day}", "hash": "h", "as_of": at, "until": at, "runs": 1, "score": known,
        "change": None, "tier": "A", "cell": None, "completeness": Decimal("0.5000"),
        "dimensions": {}, "moves": (), "is_gone": False, "is_of_another_version": False,
    }  # fmt: skip
    return HistoryRow(**{**fields, **more})  # type: ignore[arg-type]


@pytest.fixture
def result() -> HistoryResult:
    """Give three rows: three runs alike, a change of version, and an account that is gone."""
    changes = {"size": "2", "crm": "0.4", "=x": "-0.055", "small": "0.0001"}
    moves = tuple(Move(f"fit/{name}", name, Decimal(by)) for name, by in changes.items())
    own = {"fit": Decimal("20.0000"), "use": Decimal("100.0000")}
    third = datetime(2026, 1, 3, tzinfo=UTC)
    rows = (
        row(1, "10.0000", until=third, runs=3, tier="B", dimensions={**own, "use": None}),
        row(
            *(4, "12.3450"), change=Decimal("2.3450"), dimensions=own, moves=moves,
            is_of_another_version=True,
        ),
        row(5, None, tier=None, completeness=None, is_gone=True),
    )  # fmt: skip
    return HistoryResult("a1", "Ann Ltd", "growth", 100, rows, 5, 0, hides_number=False)


def test_a_table_has_scores_changes_dimensions_and_moves(
    result: HistoryResult, plain: Plain
) -> None:
    """Scores are cut as everywhere, changes are exact."""
    grid, left_out = history_view(result, width=80)

    assert plain(grid, 80) == AT_80
    assert left_out == []


@pytest.mark.parametrize("width", [40, 60, 70])
def test_a_narrow_table_leaves_out_dimensions_and_names_them(
    result: HistoryResult, plain: Plain, width: int
) -> None:
    """Moment, score, change and tier stay."""
    grid, left_out = history_view(result, width=width)

    lines = plain(grid, width).splitlines()
    assert max(map(len, lines)) <= width
    assert lines[0].startswith("as of       score  change  tier")
    assert left_out[-1] == "use"
    assert ("what moved most" in left_out) == (width == 40)


def test_the_line_has_a_sign_for_every_run(result: HistoryResult) -> None:
    """Three runs alike are three signs, an account that is gone is a gap."""
    line = path_line(result, width=80, levels=BLOCKS)

    assert line.plain == "▁▁▁█   10.0–12.3"


def test_a_path_without_scores_says_so(result: HistoryResult) -> None:
    """There is nothing to draw."""
    unknown = replace(result, rows=(row(1, None),))

    assert path_line(unknown, width=80, levels=BLOCKS).plain == "No run had a score for it."


def test_a_team_that_wants_no_number_sees_none(result: HistoryResult, plain: Plain) -> None:
    """Tiers and moments stay."""
    hidden = replace(result, hides_number=True)
    grid, _ = history_view(hidden, width=80)

    assert "score" not in plain(grid, 80)
    assert "size" not in plain(grid, 80)
    assert "10.0" not in plain(grid, 80)
    assert not {"score", "change", "moves", "fit score"} & set(history_table(hidden).column_names)


def test_a_file_has_every_move_and_dimension(result: HistoryResult) -> None:
    """Nothing is cut in what other programs read."""
    rows = history_table(result).to_pylist()

    assert rows[1]["moves"] == "size +2, crm +0.4, =x -0.055, small +0.0001"
    assert (rows[1]["change"], rows[1]["use score"]) == (Decimal("2.3450"), Decimal("100.0000"))
    assert (rows[2]["score"], rows[2]["is_gone"]) == (None, True)


def test_a_line_never_takes_more_room_than_there_is() -> None:
    """Of several numbers in one sign the last counts, so that the line ends with today."""
    numbers = [Decimal(number) for number in range(100)]

    line = spark_line(numbers, width=8)

    assert line == BLOCKS
    assert len(spark_line([*numbers, None], width=8)) == 8


@pytest.mark.parametrize(("encoding", "levels"), [("utf-8", BLOCKS), ("latin-1", PLAIN)])
def test_a_terminal_without_block_signs_gets_plain_ones(
    monkeypatch: pytest.MonkeyPatch, encoding: str, levels: str
) -> None:
    """What the terminal cannot show is not sent to it."""
    monkeypatch.setattr(Terminal, "encoding", encoding)

    assert levels_for(Terminal()) == levels
    assert len(PLAIN) == len(BLOCKS)
    assert PLAIN.isascii()
