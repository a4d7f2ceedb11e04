"""Components and attributes at the rows of a backtest, each loaded when it is asked for."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from tradewind.compiling.attributes import ATTRIBUTES_FROM, attribute_names
from tradewind.compiling.compile import Compiled
from tradewind.compiling.layout import ComponentColumns
from tradewind.compiling.tables.account_history import covered
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.measuring.observations import ObservedColumn
from tradewind.problems import Place
from tradewind.project.bound import BoundTable
from tradewind.scorecard.card import Placed
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.workflows.backtesting.numbered_rows import NumberedRows

Loaders = list[Callable[[], ObservedColumn]]


def columns_of(
    file: ScorecardFile,
    compiled: Compiled,
    rows: NumberedRows,
    *,
    history: BoundTable | None,
    all_from_today: bool,
) -> Loaders:
    """Give what loads the value of every component, and every attribute that a scorecard reads.

    Args:
        file: The tested scorecard.
        compiled: Its statement, with the facts.
        rows: The rows of the backtest.
        history: The account history; None where there is none.
        all_from_today: Whether all values are today's, because nothing has a date.
    """
    told = _Told(compiled, rows, history, all_from_today)
    loaders: Loaders = list(_components(file, compiled, rows, told))
    loaders += _attributes(file, compiled, rows, told)
    return loaders


class _Told:
    """Which values are as of their snapshot, and which are today's."""

    def __init__(
        self,
        compiled: Compiled,
        rows: NumberedRows,
        history: BoundTable | None,
        all_from_today: bool,
    ) -> None:
        self._history = history
        self._all = all_from_today
        self._has_versions = ATTRIBUTES_FROM in compiled.columns
        self._rows = rows
        self._without_version: float | None = None

    def share_from_today(self, uses: Iterable[ColumnUse], *, reads_today: bool = False) -> float:
        """Give the share (0–1) of the rows in which one of some attributes is today's."""
        uses = tuple(uses)
        if self._all or reads_today:
            return 1.0
        if not uses:
            return 0.0
        if not self._has_versions or len(covered(self._history, uses)) < len(uses):
            return 1.0
        if self._without_version is None:
            self._without_version = self._rows.share_unknown(ATTRIBUTES_FROM)
        return self._without_version


def _components(
    file: ScorecardFile, compiled: Compiled, rows: NumberedRows, told: _Told
) -> Iterator[Callable[[], ObservedColumn]]:
    placed = list(file.card.placed())
    times = Counter(one.component.name for one in placed)
    for part, one in zip(compiled.layout.components(), placed, strict=True):
        name = one.component.name
        if times[name] > 1:
            name = f"{name} ({one.profile or one.dimension})"
        yield _component(name, part, one, file.places.at(*one.path), rows, told)


def _component(
    name: str, part: ComponentColumns, placed: Placed, place: Place, rows: NumberedRows, told: _Told
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
    file: ScorecardFile, compiled: Compiled, rows: NumberedRows, told: _Told
) -> Iterator[Callable[[], ObservedColumn]]:
    names = attribute_names(compiled.layout)
    first_use: dict[ColumnUse, Place] = {}
    for path, use in file.card.column_uses():
        first_use.setdefault(use, file.places.at(*path))
    for use, place in first_use.items():
        yield _attribute(names[use], use, compiled.layout.reads[use], place, rows, told)


def _attribute(
    name: str, use: ColumnUse, column: str, place: Place, rows: NumberedRows, told: _Told
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
