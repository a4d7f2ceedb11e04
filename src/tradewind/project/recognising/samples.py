"""What is known of a table before it is bound: its headers and a sample of its values."""

from dataclasses import dataclass

from tradewind.project.canonical import Kind


@dataclass(frozen=True, slots=True)
class ColumnSample:
    """One column of a source.

    Attributes:
        name: Name of the column, exactly as in the source.
        kind: Kind of its values; `Kind.TEXT` for every column of a text format.
        values: Its value in each sampled row, as text; None where the source has none.
        distinct: How many different values (other than none and blank) the whole column holds.
        null_share: Share (0–1) of all rows without a value; blank text counts as none.
    """

    name: str
    kind: Kind
    values: tuple[str | None, ...]
    distinct: int
    null_share: float

    @property
    def known(self) -> tuple[str, ...]:
        """The sampled values that are there, without blanks around them."""
        stripped = (value.strip(" ") for value in self.values if value is not None)
        return tuple(value for value in stripped if value)


@dataclass(frozen=True, slots=True)
class TableSample:
    """One file, sheet or database table.

    Attributes:
        name: How the user knows it, such as `sales_pipeline.csv` or `book.xlsx, sheet Deals`;
            unique among the tables that are recognised together.
        columns: Its columns in order, each with a value for every sampled row.
        row_count: Number of rows of the whole table, sampled or not.
    """

    name: str
    columns: tuple[ColumnSample, ...]
    row_count: int

    def column(self, name: str) -> ColumnSample | None:
        """Give the column of that name, or None where the table has no such column."""
        return next((column for column in self.columns if column.name == name), None)

    @property
    def sampled_rows(self) -> int:
        """How many rows were sampled."""
        return len(self.columns[0].values) if self.columns else 0

    def rows_known(self, column: ColumnSample) -> int:
        """How many rows of the whole table have a value in the column."""
        return round(self.row_count * (1 - column.null_share))

    def is_unique(self, column: ColumnSample) -> bool:
        """Whether every row has a value in the column and no two rows share one."""
        return self.row_count > 0 and column.distinct >= self.row_count
