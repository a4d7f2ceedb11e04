"""The page of the command line, from the commands themselves."""

from collections.abc import Iterator

import typer
from typer.core import TyperGroup
from typer.main import get_command

from reference.markdown import code, page, table
from tradewind.cli.main import app

PROGRAM = "tradewind"


def cli_page() -> str:
    """Write the page."""
    return commands_page(app)


def commands_page(commands: typer.Typer) -> str:
    """Write the page of any typer application."""
    return page(
        "The command line",
        "src/tradewind/cli",
        "Exit codes: 0 done, 1 problems found, 2 wrong usage, 3 the outside world failed,"
        " 70 our bug.",
        *_command(typer.Context(get_command(commands), info_name=PROGRAM)),
    )


def _command(context: typer.Context) -> Iterator[str]:
    """Write the section of a command, then those of the commands below it."""
    command = context.command
    if command.hidden:
        return
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    records = [parameter.get_help_record(context) for parameter in command.get_params(context)]
    rows = [(f"`{name}`", " ".join(said.split())) for name, said in filter(None, records)]
    yield f"## {context.command_path}"
    yield (command.help or "").replace("\b", "").strip()
    yield code(usage, "text")
    yield table(("argument or option", "what it does"), rows)
    if isinstance(command, TyperGroup):
        for name in command.list_commands(context):
            if (inner := command.get_command(context, name)) is not None:
                yield from _command(typer.Context(inner, parent=context, info_name=name))
