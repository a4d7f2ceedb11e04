"""Where a table comes from: a file, a glob, or a table or query of a DuckDB file."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tradewind.written_forms import DateOrder


class _SourceModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FileSource(_SourceModel):
    """One file, or all files that a glob finds; the ending of the name says the format.

    CSV, TSV, Parquet, JSON lines and Excel are read. Every value of a text format is read as
    text and converted where it is used, so that what cannot be converted can be counted.
    """

    file: str = Field(
        min_length=1, description="Path or glob, relative to the folder of tradewind.yaml."
    )
    sheet: str | None = Field(
        default=None, description="Sheet of an Excel file; the first one where it is left out."
    )
    delimiter: str | None = Field(
        default=None, description="Character between the cells of a CSV file; found by itself."
    )
    encoding: Literal["utf-8", "latin-1", "utf-16"] | None = Field(
        default=None, description="Encoding of a CSV file; found by itself."
    )
    dates: DateOrder = Field(
        default="iso",
        description="How dates such as 03/04/2026 are to be read; `iso` refuses them.",
    )
    missing_values: tuple[str, ...] = Field(
        default=(), description='Texts that stand for "unknown", such as "N/A" or "-".'
    )


class DuckdbSource(_SourceModel):
    """A table or a query of a DuckDB database file, opened read-only."""

    database: str = Field(
        min_length=1, description="Path of the DuckDB file, relative to tradewind.yaml."
    )
    table: str | None = Field(default=None, description="Table or view, with its schema if any.")
    query: str | None = Field(default=None, description="One SELECT statement.")
    dates: DateOrder = Field(default="iso", description="How dates kept as text are to be read.")
    missing_values: tuple[str, ...] = Field(
        default=(), description='Texts that stand for "unknown", such as "N/A" or "-".'
    )

    @model_validator(mode="after")
    def _names_one_thing(self) -> "DuckdbSource":
        if (self.table is None) == (self.query is None):
            raise ValueError("name either `table` or `query`")
        return self


Source = FileSource | DuckdbSource
