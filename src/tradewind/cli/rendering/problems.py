"""Problems as lines: place and code, what is wrong, and what repairs it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.text import Text

from tradewind.cli.terminal import visible
from tradewind.problems import Place, Problem

FILE_REFUSED = "TW980"
"""The disk or the operating system refused to read or write a file."""
MOST_WARNINGS = 5
"""Warnings shown after scoring; `tradewind check` shows all."""
_STYLES = {"error": "bold red", "warning": "yellow"}


def problem_texts(problems: Sequence[Problem]) -> Iterator[Text]:
    """Give the lines of each problem, and a last one that counts them."""
    for problem in problems:
        yield problem_text(problem)
    yield Text(counted(problems), style="bold")


def problem_text(problem: Problem) -> Text:
    """Give the three lines of a problem; a warning says that it is one."""
    text = Text()
    text.append(visible(str(problem.place)), style="bold")
    text.append(f" {problem.code}", style=_STYLES[problem.severity])
    if problem.severity == "warning":
        text.append(" warning", style=_STYLES["warning"])
    text.append(f"\n  {visible(problem.what)}\n")
    text.append("  fix: ", style="green")
    text.append(visible(problem.fix))
    return text


def warning_texts(warnings: Sequence[Problem], *, all_of_them: str) -> Iterator[Text]:
    """Give the first warnings, and how many more there are.

    Args:
        warnings: How the input was treated.
        all_of_them: The command that shows all.
    """
    for problem in warnings[:MOST_WARNINGS]:
        yield problem_text(problem)
    if (more := len(warnings) - MOST_WARNINGS) > 0:
        yield Text(f"… and {more:,} more: {all_of_them}", style="yellow")


def counted(problems: Iterable[Problem]) -> str:
    """Count errors and warnings.

    Examples:
        >>> counted([])
        'No problems.'
    """
    severities = [problem.severity for problem in problems]
    numbers = {word: severities.count(word) for word in ("error", "warning")}
    said = [f"{n:,} {word}{'s' if n > 1 else ''}" for word, n in numbers.items() if n]
    return f"{', '.join(said)}." if said else "No problems."


def problem_records(problems: Iterable[Problem]) -> list[Mapping[str, Any]]:
    """Give each problem as a record for JSON; line and column are null where there is none."""
    return [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "code": problem.code,
            "severity": problem.severity,
            "what": problem.what,
            "fix": problem.fix,
        }
        for problem in problems
    ]


def file_problem(failure: OSError) -> Problem:
    """Say what the disk refused where no part of Tradewind had a better word for it."""
    reason = failure.strerror or str(failure)
    name = failure.filename if isinstance(failure.filename, str) else "the output"
    return Problem(
        FILE_REFUSED,
        Place(name),
        f'"{name}" cannot be read or written: {reason}.',
        "Make room on the disk or name another place, and run the command again.",
    )
