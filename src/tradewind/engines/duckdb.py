"""The engine inside this process: DuckDB, in memory."""

import errno
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from tradewind.engines.interface import Relation
from tradewind.engines.sources import database, excel
from tradewind.engines.sources.codes import BAD_OPTION, DISK_FAILED, OUT_OF_MEMORY
from tradewind.engines.sources.definition import identifier, kind_of, select
from tradewind.engines.sources.finding import files_named, readable
from tradewind.engines.sources.interface import FileFormat, Opened, SourceFile, Workbench, reason_in
from tradewind.engines.sources.registry import format_of
from tradewind.problems import InvalidInput, OutsideWorldFailed, Place, Problem
from tradewind.project.sources import DuckdbSource, FileSource, Source

_SETTINGS = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}
"""No downloads, and no tables made of the caller's variables."""

DATABASE_ENDINGS = (".duckdb", ".ddb", ".db")
"""Endings by which a file is taken for a DuckDB database."""

_DISK_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO)
_READING_FAILED = (duckdb.DataError, duckdb.InvalidInputException, duckdb.IOException)
_MEMORY_FIX = "Use fewer threads, or give it more memory or a temporary folder with more space."
_DISK_FIX = "Free space on that disk, or set TMPDIR to a folder on another."


@dataclass(frozen=True, slots=True)
class _Remembered:
    """An opened source: its files, and how to explain a failure in one of them."""

    files: tuple[SourceFile, ...]
    explain: Callable[[SourceFile, str], Problem]


class DuckdbEngine:
    """DuckDB in memory, which reads files in place and spills what does not fit to disk."""

    dialect = "duckdb"

    def __init__(
        self,
        *,
        memory_limit: str | None = None,
        temp_folder: Path | None = None,
        threads: int | None = None,
    ) -> None:
        """Connect.

        Args:
            memory_limit: Memory DuckDB may use, such as "4GB"; None for its own 80%.
            temp_folder: Where it spills and where rewritten files stand; None for the system's.
            threads: Threads it uses; None for one a core. Results do not depend on it.

        Raises:
            OutsideWorldFailed: No temporary folder can be made.
        """
        self._folder = _new_folder(temp_folder)
        self._connection = duckdb.connect(":memory:", config=dict(_SETTINGS))
        self._set("TimeZone", "UTC")
        self._connection.execute("SET enable_progress_bar = false")  # ours is enough
        self._set("temp_directory", str(self._folder / "spill"))
        if memory_limit is not None:
            self._set("memory_limit", memory_limit)
        if threads is not None:
            self._set("threads", threads)
        self._numbers = count(1)
        self._bench = Workbench(self._connection, self._new_file)
        self._sources: dict[str, _Remembered] = {}
        self._catalogs: dict[Path, str] = {}

    def _new_file(self, ending: str) -> Path:
        return self._folder / f"{next(self._numbers)}{ending}"

    def _set(self, name: str, value: str | int) -> None:
        shown = str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
        self._connection.execute(f"SET {name} = {shown}")

    def open_source(self, name: str, source: Source, *, folder: Path) -> Relation:
        """Make `source` (paths relative to `folder`) queryable as `name`.

        Raises:
            InvalidInput: The source is missing, empty, malformed or not readable as what it is.
            OutsideWorldFailed: A lock, permission or disk error stands in the way.
        """
        with self._outside_failures():
            if isinstance(source, DuckdbSource):
                opened = self._open_database(name, source, folder)
            else:
                opened = self._open_files(name, source, folder)
            statement = select(opened.rows, opened.columns, missing_values=source.missing_values)
            view = f"CREATE OR REPLACE VIEW {identifier(name)} AS\n{statement}"
            self._connection.execute(view)
        setup = f"{opened.setup};\n" if opened.setup else ""
        return Relation(
            name,
            {column: kind_of(type_name) for column, type_name in opened.columns.items()},
            f"{setup}{view};" if opened.can_be_pasted else None,
            opened.warnings,
        )

    def sources_in(self, written: str, *, folder: Path) -> tuple[Source, ...]:
        """Give what a file offers: each table of a DuckDB file, each sheet of a workbook.

        Args:
            written: Path or glob, relative to `folder`.
            folder: The project's folder.

        Raises:
            InvalidInput: It is missing or not readable as what it is.
            OutsideWorldFailed: A lock or permission stands in the way.
        """
        if Path(written).suffix.lower() in DATABASE_ENDINGS:
            file = readable(SourceFile(folder / written, written))
            catalog, is_attached = self._catalog_of(file.path.resolve())
            names = database.table_names(
                file, self._bench, catalog=catalog, is_attached=is_attached
            )
            self._catalogs[file.path.resolve()] = catalog
            return tuple(DuckdbSource(database=written, table=name) for name in names)
        files = files_named(written, folder=folder)
        if len(files) == 1 and files[0].path.suffix.lower() in excel.ExcelFormat.endings:
            names = excel.sheet_names(files[0])
            return tuple(FileSource(file=written, sheet=name) for name in names)
        return (FileSource(file=written),)

    def _catalog_of(self, path: Path) -> tuple[str, bool]:
        """Give the name under which a database is attached, and whether it is already."""
        return self._catalogs.get(path, f"source_{len(self._catalogs) + 1}"), path in self._catalogs

    def _open_files(self, name: str, source: FileSource, folder: Path) -> Opened:
        files = files_named(source.file, folder=folder)
        kind = format_of(files)
        _refuse_options(files[0], source, kind)
        opened = kind.open(files, source, self._bench, name=name)
        self._sources[name] = _Remembered(
            files, lambda file, message: kind.explain(file, source, message)
        )
        return opened

    def _open_database(self, name: str, source: DuckdbSource, folder: Path) -> Opened:
        file = readable(SourceFile(folder / source.database, source.database))
        path = file.path.resolve()
        catalog, is_attached = self._catalog_of(path)
        opened = database.open_database(
            file, source, self._bench, catalog=catalog, is_attached=is_attached
        )
        self._catalogs[path] = catalog
        self._sources[name] = _Remembered((file,), database.explain)
        return opened

    def arrow(self, statement: str) -> pa.Table:
        """Run a query and give its rows.

        Raises:
            InvalidInput: A source turns out to be malformed while its rows are read.
            OutsideWorldFailed: Memory or disk is spent.
        """
        with self._explained():
            return self._connection.sql(statement).to_arrow_table()

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """Run a query whose few rows are wanted as Python values; raises as `arrow` does."""
        with self._explained():
            return self._connection.execute(statement).fetchall()

    def execute(self, statement: str) -> None:
        """Run a statement that gives no rows; raises as `arrow` does."""
        with self._explained():
            self._connection.execute(statement).fetchall()

    def load(self, name: str, rows: pa.Table) -> None:
        """Make a temporary table of `rows`, in place of any of that name; raises as `arrow`."""
        with self._explained():
            self._connection.register("loaded_rows", rows)
            try:
                table = f"CREATE OR REPLACE TEMP TABLE {identifier(name)}"
                self._connection.execute(f"{table} AS SELECT * FROM loaded_rows")
            finally:
                self._connection.unregister("loaded_rows")

    def close(self) -> None:
        """Let go of files and memory."""
        self._connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def __enter__(self) -> "DuckdbEngine":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what a source or the outside world does wrong into a problem; let bugs pass."""
        with self._outside_failures():
            try:
                yield
            except _READING_FAILED as error:
                problem = None if _is_about_writing(error) else self._fault_of_a_source()
                if problem is None:
                    raise
                raise InvalidInput([problem]) from error

    def _fault_of_a_source(self) -> Problem | None:
        """Read every source through, and explain the first that fails; None if none does."""
        for name, source in self._sources.items():
            statement = f"SELECT bit_xor(hash(source)) FROM {identifier(name)} AS source"
            try:
                self._connection.execute(statement).fetchall()
            except _READING_FAILED as error:
                message = str(error)
                for file in source.files:
                    readable(file)
                named = [file for file in source.files if str(file.path) in message]
                return source.explain((named or [*source.files])[0], message)
        return None

    @contextmanager
    def _outside_failures(self) -> Iterator[None]:
        """Turn spent memory and failing disks into what the user can repair."""
        try:
            yield
        except duckdb.OutOfMemoryException as error:
            what = f"The memory that DuckDB may use is spent: {reason_in(str(error))}."
            raise self._failure(OUT_OF_MEMORY, what, _MEMORY_FIX) from error
        except duckdb.IOException as error:
            what = f"A disk fails: {reason_in(str(error))}."
            raise self._failure(DISK_FAILED, what, _DISK_FIX) from error
        except OSError as error:
            if error.errno not in _DISK_ERRORS:
                raise
            what = f"The disk of the temporary folder fails: {error.strerror}."
            raise self._failure(DISK_FAILED, what, _DISK_FIX) from error

    def _failure(self, code: str, what: str, fix: str) -> OutsideWorldFailed:
        return OutsideWorldFailed(Problem(code, Place(str(self._folder)), what, fix))


def _new_folder(parent: Path | None) -> Path:
    try:
        return Path(tempfile.mkdtemp(prefix="tradewind-", dir=parent))
    except OSError as error:
        where = str(parent or tempfile.gettempdir())
        what = f"No temporary folder can be made: {error.strerror}."
        problem = Problem(DISK_FAILED, Place(where), what, _DISK_FIX)
        raise OutsideWorldFailed(problem) from error


def _refuse_options(file: SourceFile, source: FileSource, kind: FileFormat) -> None:
    """Refuse options that mean nothing for this kind of file, rather than ignore them."""
    stated = {"sheet": source.sheet, "delimiter": source.delimiter, "encoding": source.encoding}
    for option, value in stated.items():
        if value is not None and option not in kind.options:
            what = f'`{option}: "{value}"` means nothing for a {file.path.suffix} file.'
            raise file.refusal(BAD_OPTION, what, f"Delete `{option}` from the source.")


def _is_about_writing(error: duckdb.Error) -> bool:
    signs = ("No space left", "write", "create directory", "Read-only file system", "quota")
    return isinstance(error, duckdb.IOException) and any(sign in str(error) for sign in signs)
