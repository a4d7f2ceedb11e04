"""`tradewind check`: all problems of a project at once."""

from typing import Annotated

import typer

from tradewind.cli.exit_codes import ExitCode
from tradewind.cli.options import HERE, ProblemFormat, Project, ScorecardName


def check_command(
    project: Project = HERE,
    scorecard: ScorecardName = None,
    form: Annotated[
        ProblemFormat, typer.Option("--format", help="Lines to read, or JSON.")
    ] = ProblemFormat.TEXT,
) -> None:
    """Find all problems of the project at once: its files, data and scorecards.

    Ends with 1 where there is an error; warnings alone do not stop scoring.
    """
    from tradewind.cli.rendering.problems import problem_records, problem_texts
    from tradewind.cli.streams import write_result
    from tradewind.cli.terminal import result_terminal, tell, visible
    from tradewind.files.exact_json import json_text
    from tradewind.workflows.check import check

    result = check(project, scorecard=scorecard)
    tell(f"Checked {visible(', '.join(result.checked) or 'nothing')}.")
    if form is ProblemFormat.JSON:
        write_result(f"{json_text(problem_records(result.problems))}\n")
    else:
        for text in problem_texts(result.problems):
            result_terminal().print(text, soft_wrap=True)
    if result.errors:
        raise typer.Exit(ExitCode.PROBLEMS)
