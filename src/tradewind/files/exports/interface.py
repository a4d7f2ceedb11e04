"""What every export format offers, and what became of the cells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

import pyarrow as pa

from tradewind.problems import Problem


@dataclass(frozen=True, slots=True)
class Treated:
    """How many cells a format could not keep as they were.

    Attributes:
        made_harmless: Texts (names of columns, too) that a spreadsheet would have executed.
        not_finite: Numbers that are infinite or NaN, and were left empty.
    """

    made_harmless: int = 0
    not_finite: int = 0


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written.

    Attributes:
        path: The file, as the caller named it.
        rows: Rows of the table; a header is not counted.
        treated: The cells that could not stay as they were.
    """

    path: Path
    rows: int
    treated: Treated


class Exporter(Protocol):
    """One format of files that a table can be written to."""

    ending: str
    """The ending of its files, in small letters, with the dot."""

    def refusals(self, table: pa.Table, path: Path) -> Iterable[Problem]:
        """Find what the format cannot hold, before anything is written."""
        ...

    def write(self, table: pa.Table, stream: BinaryIO, *, about: Mapping[str, str]) -> Treated:
        """Write the table, the same bytes for the same rows and the same `about`.

        Args:
            table: One row per line of the file; dictionary columns are decoded before.
            stream: Where the bytes go; it can seek.
            about: What the table is, by label; formats that have a place for it keep it.

        Raises:
            OSError: The stream refuses what is written.
        """
        ...
