"""Tables for other programs on stdout: the very bytes that an export would have."""

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tradewind.cli.rendering.written_files import harmless_words
from tradewind.cli.streams import write_result, write_result_bytes
from tradewind.cli.terminal import tell
from tradewind.files.exact_json import json_text
from tradewind.files.exports.cells import decoded
from tradewind.files.exports.csv import CsvExporter
from tradewind.files.exports.interface import Exporter
from tradewind.files.exports.json import JsonExporter

if TYPE_CHECKING:
    import pyarrow as pa

_EXPORTERS: dict[str, Exporter] = {"csv": CsvExporter(), "json": JsonExporter()}


def write_table(table: "pa.Table", form: str) -> None:
    """Write a table to stdout.

    Args:
        table: One row per line.
        form: csv or json.
    """
    stream = BytesIO()
    treated = _EXPORTERS[form].write(decoded(table), stream, about={})
    write_result_bytes(stream.getvalue())
    if treated.made_harmless:
        tell(harmless_words(treated.made_harmless))


def write_rows_or_all(rows: "pa.Table", everything: Callable[[], Any], form: str) -> None:
    """Write the rows of a result as csv, or everything that it holds as json.

    Args:
        rows: What csv has room for.
        everything: Gives the whole result as JSON holds it; not asked for csv.
        form: csv or json.
    """
    if form == "csv":
        write_table(rows, form)
    else:
        write_result(f"{json_text(everything())}\n")
