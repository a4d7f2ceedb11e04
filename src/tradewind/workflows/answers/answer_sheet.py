"""Read a sheet of answers about leads: its rows, every cell as it is written."""

from dataclasses import dataclass
from pathlib import Path

from tradewind.files.review_sheet import REVIEW
from tradewind.workflows.answers.filled_sheet import filled_sheet

_COLUMNS = ("lead_id", "answer", "account_id", "note")
_FIX = "Write a sheet with `tradewind match --review review.xlsx`, and fill in that one."


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One row of a sheet of answers, as it is written.

    Attributes:
        number: Its row in the sheet, the header being row 1.
        lead_id: The lead; None where the cell is empty.
        answer: What was answered; None where the row was left open.
        account_id: The account that the row is about; None where it names none.
        note: What was written beside it, or None.
    """

    number: int
    lead_id: str | None
    answer: str | None
    account_id: str | None
    note: str | None


def written_rows(path: Path) -> list[WrittenRow]:
    """Read the rows of a .csv or .xlsx file, every cell as text.

    Raises:
        InvalidInput: The file is not there, cannot be read, or lacks a column.
        OutsideWorldFailed: The file may not be read.
    """
    needed, optional = _COLUMNS[:2], _COLUMNS[2:]
    sheet = filled_sheet(path, sheet=REVIEW, needed=needed, optional=optional, fix=_FIX)
    return [WrittenRow(row.number, *map(row.plain, _COLUMNS)) for row in sheet.rows]
