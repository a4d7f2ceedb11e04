"""Tasks and answers come back from disk as they were."""

from pathlib import Path

from matching_contest.contestants import Entry
from matching_contest.datasets.filer_names import name_task
from matching_contest.filing import (
    read_answers,
    read_tables,
    read_truth,
    write_answers,
    write_task,
)
from matching_contest.interface import Answer
from matching_contest.running import cut

TASK = name_task(
    [("7", "Ardent"), ("8", "Bolt"), ("9", "Crest")], {"7": "ARDENT INC", "8": "BOLT CO"}
)


def test_a_task_comes_back_as_it_was(tmp_path: Path) -> None:
    """Tables and truth are those that were written."""
    write_task(tmp_path / "000", TASK)

    assert read_tables(tmp_path / "000") == TASK.tables
    assert read_truth(tmp_path / "000").company_of_lead == {"L0": "7", "L1": "8", "L2": None}
    assert read_truth(tmp_path / "000").company_of_account == {"7": "7", "8": "8"}


def test_answers_come_back_as_they_were(tmp_path: Path) -> None:
    """A lead without candidate and a contestant without decisions are told apart."""
    answers = [Answer("L0", "7", 91.5), Answer("L1", None, float("-inf"), "none")]

    write_answers(tmp_path / "answers.parquet", answers)

    assert read_answers(tmp_path / "answers.parquet") == answers


def test_slow_contestants_get_the_first_leads_against_all_accounts() -> None:
    """Five pairs with two accounts each are two leads."""
    few = cut(TASK, Entry("slow", "slow", None, "slow", pairs_at_most=5))

    assert few.tables.leads.column("lead_id").to_pylist() == ["L0", "L1"]
    assert few.tables.accounts.num_rows == 2


def test_contestants_without_limit_get_all_leads() -> None:
    """Nothing is cut where there is no limit, or where the task is small."""
    assert cut(TASK, Entry("fast", "fast", None, "fast")) is TASK
    assert cut(TASK, Entry("slow", "slow", None, "slow", pairs_at_most=100)) is TASK
