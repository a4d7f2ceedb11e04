"""Open Parquet files: columns keep their types."""

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tradewind.engines.sources.codes import NOT_READABLE, UNEVEN_FILES
from tradewind.engines.sources.definition import paths_list
from tradewind.engines.sources.header import absent_columns, check_names
from tradewind.engines.sources.interface import Opened, SourceFile, Workbench
from tradewind.problems import InvalidInput, Problem
from tradewind.project.sources import FileSource


class ParquetFormat:
    """Columnar files of typed values."""

    endings: tuple[str, ...] = (".parquet",)
    options: frozenset[str] = frozenset()

    def open(
        self, files: tuple[SourceFile, ...], source: FileSource, bench: Workbench, *, name: str
    ) -> Opened:
        """Read the schema of each file; columns of several files are joined by name."""
        schemas = [_schema_of(file) for file in files]
        _refuse_uneven_nesting(files, schemas)
        paths = paths_list(str(file.path) for file in files)
        rows = f"read_parquet({paths}, union_by_name = true, hive_partitioning = false)"
        try:
            found = bench.connection.execute(f"DESCRIBE SELECT * FROM {rows}").fetchall()
        except (duckdb.DataError, duckdb.ProgrammingError) as error:
            blame = _damaged if len(files) == 1 else _not_joined
            raise InvalidInput([blame(files[0], str(error))]) from None
        return Opened(
            rows=rows,
            columns={column: type_name for column, type_name, *_ in found},
            warnings=tuple(absent_columns(files, [schema.names for schema in schemas])),
        )

    def explain(self, file: SourceFile, source: FileSource, message: str) -> Problem:
        """Say that pages of the file are damaged, or that its types fit no other file."""
        if message.startswith("Conversion Error"):
            return _not_joined(file, message)
        return _damaged(file, message)


def _schema_of(file: SourceFile) -> pa.Schema:
    try:
        schema = pq.read_schema(file.path)
    except (pa.ArrowInvalid, OSError) as error:
        raise InvalidInput([_damaged(file, str(error))]) from None
    check_names(file, schema.names)
    return schema


def _refuse_uneven_nesting(files: tuple[SourceFile, ...], schemas: list[pa.Schema]) -> None:
    """Refuse files of which one holds lists or structures where another holds something else."""
    first: dict[str, tuple[SourceFile, pa.DataType]] = {}
    for file, schema in zip(files, schemas, strict=True):
        for field in schema:
            other, type_there = first.setdefault(field.name.lower(), (file, field.type))
            nested = pa.types.is_nested(field.type) or pa.types.is_nested(type_there)
            if nested and field.type != type_there:
                message = f'"{field.name}" is {field.type} here and {type_there} in {other.written}'
                raise InvalidInput([_not_joined(file, message)])


def _damaged(file: SourceFile, message: str) -> Problem:
    return file.problem(
        NOT_READABLE,
        f'"{file.written}" is not a whole Parquet file: {file.reason_in(message)}.',
        "Export or copy the file again; it is cut short, damaged or of another format.",
    )


def _not_joined(file: SourceFile, message: str) -> Problem:
    return file.problem(
        UNEVEN_FILES,
        f"The files of the glob cannot be joined by column name: {file.reason_in(message)}.",
        "Export the files again with the same type for each column.",
    )
