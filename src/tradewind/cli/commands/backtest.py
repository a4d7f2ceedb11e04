"""`tradewind backtest`: what scores of then say about what happened next."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tradewind.cli.options import HERE, Memory, Project, RowsFormat, TableFormat, moment


class Question(StrEnum):
    """What is asked of every row."""

    BUYS = "buys"
    WINS = "wins"
    OPENS = "opens"
    LIKED = "liked"


class Included(StrEnum):
    """Accounts that are left out unless they are asked for."""

    CUSTOMERS = "customers"
    OPEN = "open"
    GATED = "gated"


def _only_one(dates: list[datetime] | None) -> list[datetime] | None:
    """Refuse several dates: `--from` takes several values in other commands.

    Raises:
        BadParameter: There are several.
    """
    if dates and len(dates) > 1:
        raise typer.BadParameter("It takes one date.")
    return dates


def backtest_command(
    project: Project = HERE,
    scorecard: Annotated[
        list[str] | None,
        typer.Option(
            "--scorecard",
            metavar="NAME",
            help="Scorecard to test; where it is given several times, the first is tested and "
            "the others are rankings to compare it with.",
        ),
    ] = None,
    start: Annotated[
        list[datetime] | None,
        typer.Option(
            "--from",
            parser=moment,
            callback=_only_one,
            metavar="DATE",
            help="No snapshot before it; the last 12 whose horizon is over where it is left out.",
        ),
    ] = None,
    end: Annotated[
        datetime | None,
        typer.Option("--to", parser=moment, metavar="DATE", help="No snapshot after it."),
    ] = None,
    every: Annotated[
        str,
        typer.Option(
            metavar="PERIOD",
            help="How often accounts are scored: month, week, quarter, or days such as 30d.",
        ),
    ] = "month",
    horizon: Annotated[
        str,
        typer.Option(
            metavar="TIME", help="What happens so long after a snapshot counts, such as 90d."
        ),
    ] = "90d",
    question: Annotated[
        Question,
        typer.Option(
            help="Did the account buy, or open an opportunity; was this opportunity won (wins); "
            "did sales like the account?"
        ),
    ] = Question.BUYS,
    include: Annotated[
        list[Included] | None,
        typer.Option(
            metavar="customers|open|gated",
            help="Accounts that are left out else: customers, those with an open opportunity, "
            "those that a gate caught; may be given several times.",
        ),
    ] = None,
    capacity: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Accounts that the team works a month, or however often snapshots are taken; "
            "about a tenth of them where it is left out.",
        ),
    ] = None,
    rounds: Annotated[
        int,
        typer.Option(
            min=40, max=100_000, metavar="N", help="Rounds of the bootstrap behind the intervals."
        ),
    ] = 1_000,
    seed: Annotated[
        int, typer.Option(min=0, metavar="S", help="The same seed gives the same intervals.")
    ] = 7,
    data_until: Annotated[
        datetime | None,
        typer.Option(
            parser=moment,
            metavar="DATE",
            help="Up to when outcomes are known; the latest date of the opportunities where it "
            "is left out.",
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE.html", help="Also write a page with charts, to send round."),
    ] = None,
    form: RowsFormat = TableFormat.TABLE,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Also write every number to a .csv, .parquet, .json or .xlsx file.",
        ),
    ] = None,
    memory: Memory = None,
) -> None:
    """Test scorecards on what was known then against what happened next; publish nothing."""
    from tradewind.cli.progress import share_done
    from tradewind.workflows.backtest import backtest

    with share_done() as progress:
        result = backtest(
            project,
            scorecards=tuple(scorecard or ()),
            start=start[0] if start else None,
            end=end,
            every=every,
            horizon=horizon,
            question=question.value,
            include=tuple(one.value for one in include or ()),
            capacity=capacity,
            rounds=rounds,
            seed=seed,
            data_until=data_until,
            report=report,
            output=output,
            memory=memory,
            progress=progress,
        )
    # Imported here, for it needs the packages whose absence the workflow has words for.
    from tradewind.cli.rendering.backtest import print_backtest, write_backtest

    if form is TableFormat.TABLE:
        print_backtest(result, project=project)
    else:
        write_backtest(result, form, project=project)
