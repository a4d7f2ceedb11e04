"""`tradewind explain`: the receipt of an account or a person, its change, or a lead's match."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tradewind.cli.options import HERE, Project, PublishedScorecard, ReceiptFormat, moment
from tradewind.problems import InvalidInput, Place, Problem

NO_PAST_OF_A_MATCH = "TW625"
"""`--since` was given for a lead, whose match has no past."""

if TYPE_CHECKING:
    from tradewind.workflows.finding.subjects import Subject


def explain_command(
    account: Annotated[
        str,
        typer.Argument(
            metavar="WHO",
            help="The account's id, domain or name; a person's id, e-mail address or name; or a "
            "lead's person_id or e-mail address.",
            show_default=False,
        ),
    ],
    project: Project = HERE,
    since: Annotated[
        datetime | None,
        typer.Option(
            parser=moment,
            metavar="DATE",
            help="Say why the score changed since what was published as of this date or before, "
            "such as 2026-03-31 (its first moment, midnight in UTC).",
        ),
    ] = None,
    scorecard: PublishedScorecard = None,
    form: Annotated[
        ReceiptFormat, typer.Option("--format", help="A receipt to read, or JSON.")
    ] = ReceiptFormat.TABLE,
) -> None:
    """Show why an account or person has its score, why it changed, or where a lead belongs."""
    from tradewind.workflows.finding.subjects import subject_of

    subject = subject_of(account, project, scorecard=scorecard)
    if subject.kind == "lead":
        _refuse_since(since)
        _lead(subject.text, project, form)
        return
    if since is not None:
        if subject.kind == "person" and scorecard is None:
            scorecard = _scorecard_of_people(project)
        _why(subject.text, since, project, scorecard, form)
        return
    _receipt(subject, project, scorecard, form)
    if subject.lead is not None:
        _tell_of_lead(subject.lead, project)


def _scorecard_of_people(project: Path) -> str:
    """Give the scorecard whose scores of people were published last."""
    from tradewind.workflows.runs.published import current_run

    published = current_run(project, None, scores="people")
    published.engine.close()
    return published.run.scorecard


def _receipt(subject: "Subject", project: Path, scorecard: str | None, form: ReceiptFormat) -> None:
    """Show why an account, or a person, has its score."""
    from tradewind.cli.rendering.receipt import receipt_view
    from tradewind.cli.streams import write_result
    from tradewind.cli.terminal import result_terminal
    from tradewind.files.exact_json import json_text
    from tradewind.workflows.explain import explain, explain_person
    from tradewind.workflows.simulated import notice

    explaining = explain_person if subject.kind == "person" else explain
    explanation = explaining(subject.text, project, scorecard=scorecard)
    if form is ReceiptFormat.JSON:
        write_result(f"{json_text(explanation.to_dict())}\n")
        return
    terminal = result_terminal()
    view = receipt_view(explanation, width=terminal.width, simulated=notice(project))
    terminal.print(view)


def _refuse_since(since: datetime | None) -> None:
    """Stop where the past of a lead's match is asked for, which nobody keeps.

    Raises:
        InvalidInput: It is.
    """
    if since is not None:
        what = "A lead's match is today's; nothing tells what it was on another day."
        raise InvalidInput([Problem(NO_PAST_OF_A_MATCH, Place("--since"), what, "Leave it out.")])


def _lead(lead: str, project: Path, form: ReceiptFormat) -> None:
    """Show why a lead belongs to an account, or to none."""
    from tradewind.cli.rendering.match_evidence import evidence_view
    from tradewind.cli.streams import write_result
    from tradewind.cli.terminal import result_terminal
    from tradewind.files.exact_json import json_text
    from tradewind.workflows.explain_lead import explain_lead
    from tradewind.workflows.simulated import notice

    explanation = explain_lead(lead, project)
    if form is ReceiptFormat.JSON:
        write_result(f"{json_text(explanation.to_dict())}\n")
        return
    terminal = result_terminal()
    terminal.print(evidence_view(explanation, width=terminal.width, simulated=notice(project)))


def _tell_of_lead(lead: str, project: Path) -> None:
    """Say that a lead goes by the same text as the account that is shown."""
    from tradewind.cli.suggestions import command
    from tradewind.cli.terminal import tell

    tell(f"A lead goes by the same text: {command('explain', lead, project=project)}")


def _why(
    account: str, since: datetime, project: Path, scorecard: str | None, form: ReceiptFormat
) -> None:
    """Show why a score changed: every line that moved, in four parts."""
    from tradewind.cli.progress import steps
    from tradewind.cli.rendering.why import why_view
    from tradewind.cli.streams import write_result
    from tradewind.cli.terminal import result_terminal
    from tradewind.files.exact_json import json_text
    from tradewind.workflows.explain_since import explain_since
    from tradewind.workflows.simulated import notice

    with steps() as progress:
        why = explain_since(account, since, project, scorecard=scorecard, progress=progress)
    if form is ReceiptFormat.JSON:
        write_result(f"{json_text(why.to_dict())}\n")
        return
    terminal = result_terminal()
    terminal.print(why_view(why, width=terminal.width, simulated=notice(project)))
