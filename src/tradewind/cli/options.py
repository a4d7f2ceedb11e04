"""Options and arguments that several commands share."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class TableFormat(StrEnum):
    """Forms of a table."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class ReceiptFormat(StrEnum):
    """Forms of a receipt."""

    TABLE = "table"
    JSON = "json"


class ProblemFormat(StrEnum):
    """Forms of a list of problems."""

    TEXT = "text"
    JSON = "json"


def moment(written: str) -> datetime:
    """Read a date or a moment as ISO 8601 writes them; UTC where no time zone is named.

    Raises:
        BadParameter: It is no such date.

    Examples:
        >>> moment("2026-06-30").isoformat()
        '2026-06-30T00:00:00+00:00'
        >>> moment("2026-06-30T12:00+02:00").isoformat()
        '2026-06-30T10:00:00+00:00'
    """
    try:
        found = datetime.fromisoformat(written.strip())
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError) as mistake:
        raise typer.BadParameter(
            f'"{written}" is not a date. Write one such as 2026-06-30 or 2026-06-30T18:00+02:00.'
        ) from mistake


HERE = Path()
"""The current folder."""
Project = Annotated[
    Path,
    typer.Option(
        "--project",
        "-p",
        envvar="TRADEWIND_PROJECT",
        metavar="DIR",
        help="Folder of the project, the one with tradewind.yaml.",
    ),
]
ScorecardName = Annotated[
    str | None,
    typer.Option("--scorecard", metavar="NAME", help="Scorecard to use, where there are several."),
]
PublishedScorecard = Annotated[
    str | None,
    typer.Option(
        "--scorecard",
        metavar="NAME",
        help="Scorecard whose scores are shown; the one published last where it is left out.",
    ),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        parser=moment,
        metavar="DATE",
        help="Use only what was known at this moment, such as 2026-06-30 (its first moment, "
        "midnight in UTC) or 2026-06-30T18:00+02:00; now where it is left out.",
    ),
]
Account = Annotated[
    str,
    typer.Argument(metavar="ACCOUNT", help="The account's id, domain or name.", show_default=False),
]
Owner = Annotated[str | None, typer.Option(metavar="NAME", help="Only this owner's.")]
RowsFormat = Annotated[TableFormat, typer.Option("--format", help="A table to read, CSV or JSON.")]
RowsOutput = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write them to a .csv, .parquet, .json or .xlsx file.",
    ),
]
Memory = Annotated[
    str | None,
    typer.Option(
        metavar="SIZE",
        help="Memory that may be used, such as 8GB; what does not fit spills to disk.",
    ),
]
