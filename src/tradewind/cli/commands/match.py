"""`tradewind match`: match leads to accounts, and let people have the last word."""

from pathlib import Path
from typing import Annotated

import typer

from tradewind.cli.going_together import refuse_idle, refuse_several
from tradewind.cli.options import HERE, Memory, Project, TableFormat

_USED_BY = {
    "--full": ("",),
    "--by": ("--apply",),
    "--dry-run": ("--learn",),
    "--output": ("", "--answers"),
    "--format": ("", "--answers"),
    "--memory": ("",),
}
"""Which of the things to do heed an option; "" is matching itself."""


def match_command(
    project: Project = HERE,
    full: Annotated[
        bool, typer.Option("--full", help="Match all leads again, not only what changed.")
    ] = False,
    review: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write the doubtful ones to a .xlsx or .csv sheet to fill in."
        ),
    ] = None,
    apply: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Take the answers of a filled-in sheet.")
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who answered, where it is not you; for --apply."),
    ] = None,
    answers: Annotated[
        bool, typer.Option("--answers", help="List what people answered, with who and when.")
    ] = False,
    learn: Annotated[
        bool,
        typer.Option("--learn", help="Learn the weights of the evidence from people's answers."),
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="With --learn: show what would be learned; write nothing."),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Also write all decisions (or answers) to a .csv, .parquet, .json or .xlsx file.",
        ),
    ] = None,
    memory: Memory = None,
    form: Annotated[
        TableFormat,
        typer.Option(
            "--format", help="A summary to read or as JSON; CSV has all decisions (or answers)."
        ),
    ] = TableFormat.TABLE,
) -> None:
    """Match leads to accounts by domain, name, place and phone, with the evidence of each."""
    chosen = {"--review": review, "--apply": apply, "--answers": answers, "--learn": learn}
    asked = [name for name, value in chosen.items() if value]
    refuse_several(asked)
    given = {"--full": full, "--by": by, "--dry-run": dry_run, "--output": output}
    given |= {"--format": form is not TableFormat.TABLE, "--memory": memory}
    refuse_idle([name for name, value in given.items() if value], (asked or [""])[0], _USED_BY)
    if review is not None:
        _review(review, project)
    elif apply is not None:
        _apply(apply, project, by)
    elif answers:
        _answers(project, output, form)
    elif learn:
        _learn(project, dry_run)
    else:
        _match(project, full, output, memory, form)


def _match(
    project: Path, full: bool, output: Path | None, memory: str | None, form: TableFormat
) -> None:
    from tradewind.cli.progress import steps
    from tradewind.cli.rendering.match import match_summary
    from tradewind.cli.rendering.table_files import write_table
    from tradewind.cli.streams import write_result
    from tradewind.cli.terminal import tell
    from tradewind.files.exact_json import json_text
    from tradewind.workflows.match import match as match_leads
    from tradewind.workflows.simulated import notice

    with steps() as progress:
        result = match_leads(project, full=full, output=output, memory=memory, progress=progress)
    match form:
        case TableFormat.TABLE:
            tell(*match_summary(result, project=project, simulated=notice(project)))
        case TableFormat.JSON:
            write_result(f"{json_text(result.to_dict())}\n")
        case TableFormat.CSV:
            write_table(result.decisions.arrow, form)


def _review(file: Path, project: Path) -> None:
    from tradewind.cli.rendering.match import review_lines
    from tradewind.cli.terminal import tell
    from tradewind.workflows.match_review import match_review

    tell(*review_lines(match_review(file, project), project=project))


def _apply(file: Path, project: Path, by: str | None) -> None:
    from tradewind.cli.rendering.match import apply_lines
    from tradewind.cli.terminal import tell
    from tradewind.workflows.match_apply import match_apply

    tell(*apply_lines(match_apply(file, project, who=by), project=project))


def _answers(project: Path, output: Path | None, form: TableFormat) -> None:
    from tradewind.cli.rendering.match_answers import print_answers, tell_of_answers
    from tradewind.cli.rendering.table_files import write_table
    from tradewind.workflows.match_answers import match_answers

    result = match_answers(project, output=output)
    if form is not TableFormat.TABLE:
        write_table(result.answers.arrow, form)
    elif output is None:
        print_answers(result)
    tell_of_answers(result, project=project)


def _learn(project: Path, dry_run: bool) -> None:
    from tradewind.cli.rendering.match_learning import learning_lines
    from tradewind.cli.terminal import tell
    from tradewind.workflows.match_learn import match_learn

    tell(*learning_lines(match_learn(project, dry_run=dry_run), project=project))
