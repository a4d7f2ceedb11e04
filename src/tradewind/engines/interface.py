"""What every engine offers: open a source, know its columns, run a statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from tradewind.problems import Problem
from tradewind.project.canonical import Kind
from tradewind.project.sources import Source


@dataclass(frozen=True, slots=True)
class Relation:
    """A source that the engine can query under `name`.

    Attributes:
        name: Name for FROM, unquoted.
        columns: The source's own column names, in order, each with the kind of its values.
            Every column of a text format (CSV, TSV, Excel text cells) is `Kind.TEXT`.
        defined_by: The statement that makes the relation, as text that can be pasted; None
            where only this process can make it (an Excel sheet, a file that had to be rewritten).
        warnings: How the source was treated, such as a guessed encoding.
    """

    name: str
    columns: Mapping[str, Kind]
    defined_by: str | None
    warnings: tuple[Problem, ...] = ()


class Engine(Protocol):
    """A place where statements run."""

    dialect: str
    """The dialect it speaks, by sqlglot's name."""

    def open_source(self, name: str, source: Source, *, folder: Path) -> Relation:
        """Make `source` (paths relative to `folder`) queryable as `name`.

        Raises:
            InvalidInput: The source is missing, empty, malformed or not readable as what it is.
            OutsideWorldFailed: A lock, permission or disk error stands in the way.
        """
        ...

    def arrow(self, statement: str) -> pa.Table:
        """Run a query and give its rows."""
        ...

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Run a query whose few rows are wanted as Python values."""
        ...

    def execute(self, statement: str) -> None:
        """Run a statement that gives no rows."""
        ...

    def close(self) -> None:
        """Let go of files and memory."""
        ...
