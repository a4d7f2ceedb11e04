"""The kinds of source files that can be read."""

from tradewind.engines.sources.codes import UNKNOWN_FORMAT
from tradewind.engines.sources.csv import CsvFormat
from tradewind.engines.sources.excel import ExcelFormat
from tradewind.engines.sources.interface import FileFormat, SourceFile
from tradewind.engines.sources.jsonl import JsonlFormat
from tradewind.engines.sources.parquet import ParquetFormat

FORMATS: tuple[FileFormat, ...] = (CsvFormat(), ExcelFormat(), JsonlFormat(), ParquetFormat())

FILE_ENDINGS = tuple(ending for kind in FORMATS for ending in kind.endings)
"""Endings of the files that can be read."""


def format_of(files: tuple[SourceFile, ...]) -> FileFormat:
    """Give the one format that the endings of all `files` name.

    Raises:
        InvalidInput: An ending is unknown, or the files are of two formats.
    """
    first = _format_of_one(files[0])
    for file in files[1:]:
        if _format_of_one(file) is not first:
            raise file.refusal(
                UNKNOWN_FORMAT,
                f'"{file.written}" and "{files[0].written}" are of different formats.',
                f'Write a glob that finds one format, such as "*{first.endings[0]}".',
            )
    return first


def _format_of_one(file: SourceFile) -> FileFormat:
    ending = file.path.suffix.lower()
    for kind in FORMATS:
        if ending in kind.endings:
            return kind
    shown = f'ends in "{file.path.suffix}"' if ending else "has no ending"
    raise file.refusal(
        UNKNOWN_FORMAT,
        f'"{file.written}" {shown}, which tells no format.',
        f"Save it as one of {', '.join(FILE_ENDINGS)}.",
    )
