"""Components and attributes at the rows of a backtest, each loaded when it is asked for."""

from collections import Counter
from collections.abc import Callable, Iterator

from tradewind.compiling.attributes import attribute_names
from tradewind.compiling.compile import Compiled
from tradewind.compiling.layout import ComponentColumns
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.measuring.observations import ObservedColumn
from tradewind.problems import Place
from tradewind.scorecard.card import Placed
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.workflows.backtesting.numbered_rows import NumberedRows
from tradewind.workflows.backtesting.told_then import ToldThen

Loaders = list[Callable[[], ObservedColumn]]


def columns_of(
    file: ScorecardFile,
    compiled: Compiled,
    rows: NumberedRows,
    told: ToldThen,
) -> Loaders:
    """Give what loads the value of every component, and every attribute that a scorecard reads.

    Args:
        file: The tested scorecard.
        compiled: Its statement, with the facts.
        rows: The rows of the backtest.
        told: Tells which values are today's.
    """
    loaders: Loaders = list(_components(file, compiled, rows, told))
    loaders += _attributes(file, compiled, rows, told)
    return loaders


def _components(
    file: ScorecardFile, compiled: Compiled, rows: NumberedRows, told: ToldThen
) -> Iterator[Callable[[], ObservedColumn]]:
    placed = list(file.card.placed())
    times = Counter(one.component.name for one in placed)
    for part, one in zip(compiled.layout.components(), placed, strict=True):
        name = one.component.name
        if times[name] > 1:
            name = f"{name} ({one.profile or one.dimension})"
        yield _component(name, part, one, file.places.at(*one.path), rows, told)


def _component(
    name: str,
    part: ComponentColumns,
    placed: Placed,
    place: Place,
    rows: NumberedRows,
    told: ToldThen,
) -> Callable[[], ObservedColumn]:
    component = placed.component
    uses = (*component.column_uses, *component.parent_uses)

    def load() -> ObservedColumn:
        return ObservedColumn(
            name=name,
            role="component",
            is_text=False,
            values=rows.numbers(part.value),
            from_today=told.share_from_today(uses, reads_today=bool(component.todays_columns)),
            place=(place.file, place.line, place.column),
        )

    return load


def _attributes(
    file: ScorecardFile, compiled: Compiled, rows: NumberedRows, told: ToldThen
) -> Iterator[Callable[[], ObservedColumn]]:
    names = attribute_names(compiled.layout)
    first_use: dict[ColumnUse, Place] = {}
    for path, use in file.card.column_uses():
        first_use.setdefault(use, file.places.at(*path))
    for use, place in first_use.items():
        yield _attribute(names[use], use, compiled.layout.reads[use], place, rows, told)


def _attribute(
    name: str, use: ColumnUse, column: str, place: Place, rows: NumberedRows, told: ToldThen
) -> Callable[[], ObservedColumn]:
    def load() -> ObservedColumn:
        values = rows.categories(column) if use.use == "text" else rows.numbers(column)
        if use.use == "date":
            values = values / SECONDS_A_DAY
        return ObservedColumn(
            name=name,
            role="attribute",
            is_text=use.use == "text",
            values=values,
            from_today=told.share_from_today([use]),
            place=(place.file, place.line, place.column),
        )

    return load
