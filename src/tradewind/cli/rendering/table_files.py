"""Tables for other programs on stdout: the very bytes that an export would have."""

from io import BytesIO
from typing import TYPE_CHECKING

from tradewind.cli.rendering.run_summary import harmless_words
from tradewind.cli.streams import write_result_bytes
from tradewind.cli.terminal import tell
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
