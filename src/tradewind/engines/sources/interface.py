"""What every kind of source file must offer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import duckdb

from tradewind.problems import InvalidInput, OutsideWorldFailed, Place, Problem, Severity
from tradewind.project.sources import FileSource


def reason_in(message: str) -> str:
    """Give the reason that DuckDB or Arrow states in `message`, fit for the end of a sentence.

    Examples:
        >>> reason_in("IO Error: Could not read the file!")
        'Could not read the file'
    """
    first = message.strip().splitlines()[0] if message.strip() else "no reason is given"
    return re.sub(r"^([A-Z][A-Za-z]* )+Error: ", "", first)[:300].rstrip(".! ")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file: where it is, and how the user writes it."""

    path: Path
    written: str

    def problem(
        self,
        code: str,
        what: str,
        fix: str,
        *,
        line: int | None = None,
        severity: Severity = "error",
    ) -> Problem:
        """Say what is wrong with this file, at `line` (counted from 1) where it is known."""
        return Problem(code, Place(self.written, line), what, fix, severity)

    def refusal(self, code: str, what: str, fix: str, *, line: int | None = None) -> InvalidInput:
        """Give the error that refuses this file for one reason."""
        return InvalidInput([self.problem(code, what, fix, line=line)])

    def reason_in(self, message: str) -> str:
        """Give the reason that `message` states, with this file as the user writes it."""
        return reason_in(message.replace(str(self.path), self.written))

    def failure(self, code: str, what: str, fix: str) -> OutsideWorldFailed:
        """Give the error for something outside that keeps this file from being read."""
        return OutsideWorldFailed(self.problem(code, what, fix))


@dataclass(frozen=True, slots=True)
class Workbench:
    """What a kind of source works with.

    Attributes:
        connection: DuckDB, in memory.
        scratch: Gives the path of a new file with the given ending in a folder of the engine's own,
            which goes when the engine closes.
    """

    connection: duckdb.DuckDBPyConnection
    scratch: Callable[[str], Path]


@dataclass(frozen=True, slots=True)
class Opened:
    """A source that can be read.

    Attributes:
        rows: What stands after FROM to read every row.
        columns: The names in the source, in order, each with its DuckDB type in `rows`.
        setup: Statement that must run before `rows` can be read; empty where none is needed.
        can_be_pasted: Whether `rows` can be read by another process too.
        warnings: How the source was treated.
    """

    rows: str
    columns: Mapping[str, str]
    setup: str = ""
    can_be_pasted: bool = True
    warnings: tuple[Problem, ...] = ()


class FileFormat(Protocol):
    """One kind of file."""

    endings: tuple[str, ...]
    """Endings of the names of such files, in lower case, with the dot."""

    options: frozenset[str]
    """Fields of a file source that mean something for this kind, beside those of every kind."""

    def open(
        self, files: tuple[SourceFile, ...], source: FileSource, bench: Workbench, *, name: str
    ) -> Opened:
        """Find the columns of `files` (at least one, sorted by name) and how to read them.

        Raises:
            InvalidInput: A file is empty, malformed or not of this kind.
        """
        ...

    def explain(self, file: SourceFile, source: FileSource, message: str) -> Problem:
        """Say what is wrong with `file`, of which DuckDB says `message` while reading rows."""
        ...
