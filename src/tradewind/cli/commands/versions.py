"""`tradewind versions`: the published versions of scorecards."""

from typing import Annotated

import typer

from tradewind.cli.options import HERE, Project, RowsFormat, TableFormat


def versions_command(
    version: Annotated[
        str | None,
        typer.Argument(
            metavar="[HASH]",
            help="Print the text of this version: its hash, or at least the first six signs.",
            show_default=False,
        ),
    ] = None,
    project: Project = HERE,
    scorecard: Annotated[
        str | None, typer.Option("--scorecard", metavar="NAME", help="Only this scorecard's.")
    ] = None,
    form: RowsFormat = TableFormat.TABLE,
) -> None:
    """List the published versions of scorecards, or print the text of one."""
    from tradewind.cli.rendering.table_files import write_table
    from tradewind.cli.rendering.versions import print_versions, versions_table
    from tradewind.cli.streams import write_result
    from tradewind.workflows.versions import version_text, versions

    if version is not None:
        write_result(version_text(version, project))
        return
    found = versions(project, scorecard=scorecard)
    if form is TableFormat.TABLE:
        print_versions(found)
    else:
        write_table(versions_table(found), form)
