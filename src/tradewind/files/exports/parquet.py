"""Tables as Parquet: types and texts as they are, what the table is in the metadata."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from tradewind.files.exports.interface import Treated
from tradewind.problems import Problem

_ROWS_PER_GROUP = 122_880


class ParquetExporter:
    """Writes Parquet with fixed settings; decimals stay decimals, nothing is treated.

    Each entry of `about` stands in the file's metadata as `tradewind.<label>`.
    """

    ending = ".parquet"

    def refusals(self, table: pa.Table, path: Path) -> Iterable[Problem]:
        """Refuse nothing: a Parquet file holds any table."""
        return ()

    def write(self, table: pa.Table, stream: BinaryIO, *, about: Mapping[str, str]) -> Treated:
        """Write the table in groups of the same size, however its rows came."""
        metadata = {f"tradewind.{label}": value for label, value in about.items()}
        pq.write_table(
            table.combine_chunks().replace_schema_metadata(metadata),
            stream,
            row_group_size=_ROWS_PER_GROUP,
            version="2.6",
            compression="zstd",
            compression_level=3,
        )
        return Treated()
