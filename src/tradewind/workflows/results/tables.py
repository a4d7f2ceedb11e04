"""A table in a result: Arrow inside, pandas or Polars where they are wanted."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and columns of a result.

    Attributes:
        arrow: The table, as Arrow.
    """

    arrow: "pa.Table"

    def __len__(self) -> int:
        """Give the number of rows."""
        return int(self.arrow.num_rows)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.arrow.column_names)

    def rows(self) -> list[dict[str, Any]]:
        """Give the rows as Python values; decimals stay exact."""
        found: list[dict[str, Any]] = self.arrow.to_pylist()
        return found

    def to_pandas(self) -> "pd.DataFrame":
        """Give a pandas data frame; decimals stay exact, as objects.

        Raises:
            ModuleNotFoundError: pandas is not installed; the message has the command.
        """
        _needed("pandas")
        frame: pd.DataFrame = self.arrow.to_pandas()
        return frame

    def to_polars(self) -> "pl.DataFrame":
        """Give a Polars data frame; decimals stay exact.

        Raises:
            ModuleNotFoundError: Polars is not installed; the message has the command.
        """
        frame: pl.DataFrame = _needed("polars").from_arrow(self.arrow)
        return frame


def _needed(name: str) -> Any:
    try:
        return import_module(name)
    except ModuleNotFoundError as missing:
        message = f"{name} is not installed. Run: pip install 'tradewind[{name}]'"
        raise ModuleNotFoundError(message, name=name) from missing
