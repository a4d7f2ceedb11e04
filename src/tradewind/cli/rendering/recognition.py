"""What `tradewind init` took each file for, how sure it is, and what it could not find."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from tradewind.cli.rendering.words import joined
from tradewind.cli.suggestions import command
from tradewind.cli.terminal import visible
from tradewind.project.recognising.guesses import ColumnGuess, TableGuess, how_sure
from tradewind.workflows.init import InitResult

_STYLES = {"sure": "green", "likely": "cyan", "unsure": "yellow"}


def recognition_view(result: InitResult) -> Iterator[RenderableType]:
    """Give what each table was taken for, column by column."""
    for guess in result.recognition.tables:
        yield _title(guess)
        if guess.is_bound:
            yield _columns(guess)
            yield from _missing(guess)
        yield Text()


def init_summary(result: InitResult) -> Iterator[Text]:
    """Give the files that were written, and what to do next."""
    yield Text(f"Wrote {joined([str(result.folder / name) for name in result.written])}.")
    yield Text("Every guess stands in tradewind.yaml with its reason. Next:", style="bold")
    for verb in ("check", "score", "list"):
        yield Text(f"  {command(verb, project=result.folder)}")


def _title(guess: TableGuess) -> Text:
    title = Text(visible(guess.name), style="bold")
    title.append(f", {guess.row_count:,} rows: ", style="not bold")
    if guess.table is None:
        return title.append(f"left out, {'; '.join(guess.reasons)}", style="not bold yellow")
    word = how_sure(guess.confidence)
    title.append(f"{guess.table} ({word})", style=f"not bold {_STYLES[word]}")
    if guess.passed_over:
        title.append(f", left out: {visible(guess.passed_over)}", style="not bold yellow")
    return title


def _columns(guess: TableGuess) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for column in guess.columns:
        word = how_sure(column.confidence)
        grid.add_row(
            Text(f"  {column.column}"),
            Text(word, style=_STYLES[word]),
            Text(visible(column.binding), overflow="fold"),
            Text(_why(column), style="dim"),
        )
    return grid


def _why(column: ColumnGuess) -> str:
    return visible("; ".join([column.reason, *column.notes]))


def _missing(guess: TableGuess) -> Iterator[Text]:
    missing = [one.column.name for one in guess.missing if one.matters]
    if missing:
        yield Text(f"  not found: {joined(missing)}", style="yellow")
    for one in guess.missing:
        if one.hint:
            yield Text(f"  {one.column.name}: {visible(one.hint)}", style="yellow")
    if guess.unbound:
        names = [visible(one.name) for one in guess.unbound]
        yield Text(f"  usable under their own names: {joined(names)}", style="dim")
