"""Export the rows of a result to a file that says what they are."""

from pathlib import Path
from typing import TYPE_CHECKING

from tradewind.files.exports.export import export
from tradewind.workflows.simulated import notice

if TYPE_CHECKING:
    import pyarrow as pa


def exported(
    rows: "pa.Table", path: Path | None, *, folder: Path, content: str, about: dict[str, str]
) -> int:
    """Write rows to a file: .csv, .parquet, .json or .xlsx.

    Args:
        rows: The rows.
        path: The file; None to write none.
        folder: The project's folder, which tells whether the data are simulated.
        content: What the rows are, in a word; the name of their sheet where the format has any.
        about: What else there is to know, for a sheet of its own where the format has sheets.

    Returns:
        How many texts were written so that a spreadsheet does not run them as a formula.

    Raises:
        OutsideWorldFailed: The file cannot be written.
    """
    if path is None:
        return 0
    said = notice(folder)
    told = {"content": content} | about | ({"data": said} if said else {})
    return export(rows, path, about=told).treated.made_harmless
