"""Problems as lines."""

import errno

from tradewind.cli.rendering.problems import (
    counted,
    file_problem,
    problem_records,
    problem_text,
    problem_texts,
    warning_texts,
)
from tradewind.problems import Place, Problem

ERROR = Problem(
    "TW203", Place("icp.yaml", 14, 13), '"employes" is no column.', 'Write "employees".'
)
WARNING = Problem("TW454", Place("icp.yaml"), "3 rows differ.", "Mend them.", severity="warning")


def test_an_error_is_the_three_lines_that_the_problem_is() -> None:
    """Place and code, what, fix: as everywhere else."""
    assert problem_text(ERROR).plain == str(ERROR)


def test_a_warning_says_that_it_is_one() -> None:
    """Without colours a warning can be told from an error."""
    assert problem_text(WARNING).plain.splitlines()[0] == "icp.yaml TW454 warning"


def test_the_last_line_counts_errors_and_warnings() -> None:
    """Problems keep their order; the count ends them."""
    *texts, last = problem_texts([ERROR, WARNING, WARNING])

    assert [text.plain[:8] for text in texts] == ["icp.yaml"] * 3
    assert last.plain == "1 error, 2 warnings."


def test_nothing_wrong_is_said_in_words() -> None:
    """An empty list ends with a sentence, too."""
    assert counted([]) == "No problems."


def test_after_five_warnings_the_rest_is_counted() -> None:
    """The command that shows them all stands behind the number."""
    texts = [text.plain for text in warning_texts([WARNING] * 7, all_of_them="tradewind check")]

    assert len(texts) == 6
    assert texts[-1] == "… and 2 more: tradewind check"


def test_what_the_data_hold_cannot_command_the_terminal() -> None:
    """An escape sequence quoted from a file is shown, not obeyed."""
    problem = Problem("TW451", Place("a\x1b.csv"), 'such as "\x1b[2J"', "Mend\x07 it.")

    assert problem_text(problem).plain.count("\x1b") == 0


def test_a_record_has_null_where_there_is_no_line() -> None:
    """A problem of a whole file has neither line nor column."""
    (record,) = problem_records([WARNING])

    assert (record["line"], record["column"], record["severity"]) == (None, None, "warning")


def test_a_refusal_of_the_disk_names_the_file() -> None:
    """What no other part put into words still has place and fix."""
    problem = file_problem(OSError(errno.ENOSPC, "No space left on device", "a.csv"))

    assert problem.place == Place("a.csv")
    assert "No space left on device" in problem.what
