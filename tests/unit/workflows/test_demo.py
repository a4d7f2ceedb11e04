"""The demo project."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tradewind.problems import InvalidInput
from tradewind.workflows.check import check
from tradewind.workflows.demo import demo
from tradewind.workflows.list_scores import list_scores
from tradewind.workflows.score import score


def test_a_demo_has_no_errors_and_the_quiet_company_ranks_higher(tmp_path: Path) -> None:
    """The pair of every guide: the enthusiast at a shrinking company loses to the quiet grower."""
    folder = demo(tmp_path / "demo", accounts=60, seed=5).folder

    score(folder, as_of=datetime(2026, 6, 30, tzinfo=UTC))

    assert check(folder).errors == ()
    ranks = {row["account_id"]: row["rank"] for row in list_scores(folder).scores.rows()}
    assert ranks["A0000002"] < ranks["A0000001"]


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    """Nothing of the user's is mixed with simulated data."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(InvalidInput, match="TW704"):
        demo(tmp_path, accounts=10)

    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    """It need not be new."""
    assert demo(tmp_path, accounts=10, seed=1).market.tables["accounts"]
