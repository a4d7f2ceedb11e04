"""Write a table to a file whose ending says the format, whole or not at all."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from tradewind.files.exports.cells import decoded
from tradewind.files.exports.csv import CsvExporter
from tradewind.files.exports.excel import ExcelExporter
from tradewind.files.exports.interface import Exported, Exporter
from tradewind.files.exports.json import JsonExporter
from tradewind.files.exports.parquet import ParquetExporter
from tradewind.files.exports.replacing import failures_as_problems, replacing
from tradewind.problems import InvalidInput, Place, Problem

UNKNOWN_ENDING = "TW601"
"""A name that does not end like a format that can be written."""

A_FOLDER = "TW602"
"""A folder where a file should be written."""

NO_FOLDER = "TW603"
"""A file in a folder that does not exist."""

EXPORTERS: dict[str, Exporter] = {
    exporter.ending: exporter
    for exporter in (CsvExporter(), JsonExporter(), ParquetExporter(), ExcelExporter())
}


def export(table: pa.Table, path: Path, *, about: Mapping[str, str]) -> Exported:
    """Write a table to `path`; a file that stands there is replaced once all is written.

    Args:
        table: One row per line of the file.
        path: The file; `.csv`, `.json`, `.parquet` and `.xlsx` are known.
        about: What the table is, by label (scorecard, hash, as_of, version …). Kept by Parquet
            (in the file's metadata) and by Excel (in a sheet of its own, and `as_of` as the
            date of creation), so a clock time or a run id in it makes two exports differ.

    Raises:
        InvalidInput: The ending is unknown, the folder is missing, a folder stands in the
            file's place, or the format cannot hold the table.
        OutsideWorldFailed: The disk is full, read-only or failing, or a right is missing.
    """
    check(path)
    exporter = EXPORTERS[path.suffix.lower()]
    table = decoded(table)
    refusals = tuple(exporter.refusals(table, path))
    if refusals:
        raise InvalidInput(refusals)
    with replacing(path) as stream:
        treated = exporter.write(table, stream, about=about)
    return Exported(path, table.num_rows, treated)


def check(path: Path) -> None:
    """Refuse a path that no export can have, before anything is computed for it.

    Raises:
        InvalidInput: The ending is unknown, the folder is missing, or a folder stands there.
        OutsideWorldFailed: The folder may not be looked into, or the name is too long.
    """
    with failures_as_problems(path):
        problems = tuple(_refusals(path))
    if problems:
        raise InvalidInput(problems)


def _refusals(path: Path) -> Iterator[Problem]:
    place = Place(str(path))
    if path.suffix.lower() not in EXPORTERS:
        what = f'"{path.name}" does not end like a format that can be written.'
        yield Problem(UNKNOWN_ENDING, place, what, f"Let the name end in {_endings()}.")
    if path.is_dir():
        fix = f'Name a file inside it, such as "{path / "scores.csv"}".'
        yield Problem(A_FOLDER, place, f'"{path}" is a folder.', fix)
    elif not path.parent.is_dir():
        what = f'The folder "{path.parent}" does not exist.'
        fix = f'Make the folder with `mkdir -p "{path.parent}"`, or name another file.'
        yield Problem(NO_FOLDER, place, what, fix)


def _endings() -> str:
    *others, last = sorted(EXPORTERS)
    return f"{', '.join(others)} or {last}"
