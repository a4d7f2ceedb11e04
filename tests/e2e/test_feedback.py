"""Feedback as a team gives it: a rep on the command line, a sheet of a manager, the receipt."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl

Run = Callable[..., CompletedProcess[str]]


def test_a_sheet_goes_to_a_rep_and_comes_back(
    tradewind: Run, own_demo: Path, tmp_path: Path
) -> None:
    """Written, filled in with a spreadsheet, taken once, and shown on receipts."""
    sheet = tmp_path / "feedback.xlsx"
    written = tradewind("feedback", "--sheet", sheet, "--top", 5, "--project", own_demo)
    book = openpyxl.load_workbook(sheet)
    rows = list(book["Feedback"].iter_rows())
    column = {cell.value: place for place, cell in enumerate(rows[0])}
    for row, verdict in zip(rows[1:], ("good", "bad", "wrong-data", None, "good"), strict=True):
        row[column["verdict"]].value = verdict
        row[column["note"]].value = f"{verdict}, as I found\nwhen I called" if verdict else None
        row[column["by"]].value = "Zoë"
    book.save(sheet)

    taken = tradewind("feedback", "--apply", sheet, "--project", own_demo)
    again = tradewind("feedback", "--apply", sheet, "--project", own_demo)
    first = rows[1][column["account_id"]].value
    told = json.loads(tradewind("explain", first, "--project", own_demo, "--format", "json").stdout)

    assert "Wrote 5 of 300 accounts" in written.stderr
    assert "Took 4 verdicts" in taken.stderr
    assert "1 row says nothing." in taken.stderr
    assert "4 verdicts were known already." in again.stderr
    (said,) = told["feedback"]
    assert (said["said_by"], said["note"]) == ("Zoë", "good, as I found\nwhen I called")
    assert (said["score"], said["tier"]) == (told["score"], told["tier"])


def test_feedback_comes_before_the_first_score(tradewind: Run, tmp_path: Path) -> None:
    """The store is made by it, and scoring goes on as if nothing had been."""
    folder = tmp_path / "demo"
    tradewind("demo", folder, "--accounts", 50)

    said = tradewind("feedback", "A0000001", "good", "--by", "Zoë", "--project", folder)
    scored = tradewind("score", "--project", folder)
    receipt = tradewind("explain", "A0000001", "--project", folder)

    assert (said.returncode, scored.returncode) == (0, 0)
    assert "Zoë  of no score" in receipt.stdout


def test_a_bad_sheet_is_refused_whole(tradewind: Run, own_demo: Path, tmp_path: Path) -> None:
    """Every problem with its row and column; nothing of it is kept."""
    sheet = tmp_path / "said.csv"
    sheet.write_text("account_id,verdict\nA0000001,good\nA0000002,great\nnobody,bad\n")

    done = tradewind("feedback", "--apply", sheet, "--project", own_demo)
    listed = tradewind("feedback", "--list", "--project", own_demo)

    assert done.returncode == 1
    assert f"{sheet}:3:2 TW872" in done.stderr
    assert f"{sheet}:4:1 TW872" in done.stderr
    assert "Nobody has said anything" in listed.stderr
