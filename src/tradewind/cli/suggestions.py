"""Commands to run next, ready to be pasted."""

import shlex
from pathlib import Path


def command(*words: str, project: Path) -> str:
    """Write a command for a project, with the folder where it is not the current one.

    Examples:
        >>> print(command("explain", "Acme Ltd", project=Path("my project")))
        tradewind explain 'Acme Ltd' --project 'my project'
        >>> command("list", "--top", "10", project=Path("."))
        'tradewind list --top 10'
    """
    named = [] if project == Path() else ["--project", str(project)]
    return shlex.join(["tradewind", *words, *named])
