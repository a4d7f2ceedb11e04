"""Which attributes are told as they were at the snapshots, and which as they are today."""

from collections.abc import Iterable

from tradewind.compiling.attributes import ATTRIBUTES_FROM
from tradewind.compiling.compile import Compiled
from tradewind.compiling.tables.account_history import covered
from tradewind.project.bound import BoundTable
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.workflows.backtesting.numbered_rows import NumberedRows


class ToldThen:
    """Tells in how many rows attributes are today's.

    Args:
        compiled: The tested scorecard's statement, with the facts.
        rows: The rows of the backtest.
        history: The account history; None where there is none.
        all_from_today: Whether all values are today's, because nothing has a date.
    """

    def __init__(
        self,
        compiled: Compiled,
        rows: NumberedRows,
        *,
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
