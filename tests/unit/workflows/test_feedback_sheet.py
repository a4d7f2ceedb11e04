"""The sheet of feedback: written with reasons, filled in by people, taken whole and once."""

import csv
import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from tradewind.problems import InvalidInput
from tradewind.store.feedback_ledger import FeedbackLedger
from tradewind.workflows.compact import compact
from tradewind.workflows.explain import explain
from tradewind.workflows.feedback import feedback
from tradewind.workflows.feedback_apply import feedback_apply
from tradewind.workflows.feedback_sheet import feedback_sheet
from tradewind.workflows.score import score

NASTY = ['=HYPERLINK("http://x","y")', "two\nlines", "x" * 10_000, "😀 café", "' quoted", "12"]


@pytest.fixture
def scored(few: Path, as_of: datetime) -> Path:
    """Give the small project with published scores."""
    score(few, as_of=as_of)
    return few


def rows_of(file: Path) -> list[dict[str, str]]:
    """Read a CSV sheet."""
    with file.open(newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def sheet(folder: Path, text: str, name: str = "said.csv") -> Path:
    """Write a sheet by hand."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def said(project: Path) -> list[tuple[str, str, str | None]]:
    """Give what was taken: account, verdict, note."""
    kept = FeedbackLedger(project / "store").feedback()
    return [(one.account_id, one.verdict, one.note) for one in kept]


def fill(file: Path, cells: dict[str, dict[str, str]]) -> None:
    """Fill in cells of our workbook by account and column, as a spreadsheet does."""
    book = openpyxl.load_workbook(file)
    filled = book["Feedback"]
    header = [cell.value for cell in filled[1]]
    for row in filled.iter_rows(min_row=2):
        for column, text in cells.get(str(row[0].value), {}).items():
            cell = row[header.index(column)]
            cell.value, cell.data_type = text, "s"
    book.save(file)


def test_the_sheet_has_the_best_accounts_with_their_reasons(scored: Path, tmp_path: Path) -> None:
    """Score, tier, the strongest lines with their facts, and the run that it is about."""
    result = feedback_sheet(tmp_path / "sheet.csv", scored, top=2)

    first, second = rows_of(result.path)
    about = explain(first["account_id"], scored)
    assert (result.rows, result.matching) == (2, 6)
    assert first["tier"] == about.receipt.tier
    assert first["run_id"] == about.run_id
    assert first["speaks_for"]
    assert (first["verdict"], first["note"], first["by"]) == ("", "", "")
    assert float(first["score"]) >= float(second["score"])


def test_reasons_name_facts_and_gates(scored: Path, tmp_path: Path) -> None:
    """What speaks for the account, and first among what is against it, the gate."""
    feedback_sheet(tmp_path / "sheet.csv", scored)

    told = {row["account_id"]: row for row in rows_of(tmp_path / "sheet.csv")}
    assert "size (50)" in told["a1"]["speaks_for"]
    assert "crm (Salesforce)" in told["a1"]["speaks_for"]
    assert told["a4"]["speaks_against"].startswith("gate gambling (we do not)")


def test_owner_and_tier_choose_all_of_theirs(scored: Path, tmp_path: Path) -> None:
    """And a word that is none is refused with those that are."""
    result = feedback_sheet(tmp_path / "sheet.csv", scored, owner="Yan")

    assert {row["owner"] for row in rows_of(result.path)} == {"Yan"}
    with pytest.raises(InvalidInput, match=r'TW521[\s\S]*Write "Yan"'):
        feedback_sheet(tmp_path / "sheet.csv", scored, owner="Yann")


def test_the_workbook_offers_the_verdicts(scored: Path, tmp_path: Path) -> None:
    """A list drops down; the header and the names stay in sight; the second sheet says how."""
    feedback_sheet(tmp_path / "sheet.xlsx", scored, top=3)

    book = openpyxl.load_workbook(tmp_path / "sheet.xlsx")
    filled = book["Feedback"]
    (choice,) = filled.data_validations.dataValidation
    column = [cell.value for cell in filled[1]].index("verdict")
    assert choice.formula1 == '"good,bad,wrong-data,undo"'
    assert str(choice.sqref).startswith(filled.cell(2, column + 1).coordinate)
    assert (filled.freeze_panes, book.sheetnames) == ("C2", ["Feedback", "How to answer"])


def test_what_was_said_before_stands_in_the_next_sheet(scored: Path, tmp_path: Path) -> None:
    """So that nobody says it twice."""
    feedback("a1", "good", scored, by="=Zoe")
    feedback("a1", "bad", scored, by="Yan")

    feedback_sheet(tmp_path / "sheet.csv", scored)

    told = {row["account_id"]: row["said_before"] for row in rows_of(tmp_path / "sheet.csv")}
    assert told["a1"].startswith("good by =Zoe on ")
    assert "; bad by Yan on " in told["a1"]
    assert told["a2"] == ""


def test_our_workbook_comes_back_with_every_note_to_the_letter(
    scored: Path, tmp_path: Path
) -> None:
    """Formulas, line ends, emoji and long texts; rows left empty say nothing."""
    file = tmp_path / "sheet.xlsx"
    feedback_sheet(file, scored)
    accounts = [f"a{number}" for number in range(1, 7)]
    notes = dict(zip(accounts, NASTY, strict=True))
    fill(file, {one: {"verdict": "Wrong-Data", "note": notes[one]} for one in accounts[:5]})

    result = feedback_apply(file, scored, by="Zoe")

    assert {one: note for one, _, note in said(scored)} == {one: notes[one] for one in accounts[:5]}
    assert (result.rows, result.open, result.taken["wrong-data"]) == (6, 1, 5)


def test_libreoffice_gives_back_what_was_filled_in(scored: Path, tmp_path: Path) -> None:
    """Saved by a spreadsheet of another maker as CSV."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    file = tmp_path / "sheet.xlsx"
    feedback_sheet(file, scored)
    fill(file, {"a1": {"verdict": "good", "note": NASTY[1], "by": "Zoe"}, "a4": {"verdict": "bad"}})
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc)"]
    command[-1] += ":44,34,76,1,,0,false,true,false,false,false,1"
    saved = tmp_path / "saved"
    subprocess.run(
        [*command, "--outdir", saved, file], check=True, capture_output=True, timeout=120
    )
    (back,) = saved.glob("*.csv")

    feedback_apply(back, scored, by="Yan")

    kept = {one.account_id: one for one in FeedbackLedger(scored / "store").feedback()}
    assert (kept["a1"].verdict, kept["a1"].note, kept["a1"].said_by) == ("good", NASTY[1], "Zoe")
    assert (kept["a4"].verdict, kept["a4"].said_by) == ("bad", "Yan")
    assert kept["a1"].score == explain("a1", scored).receipt.score


def test_a_sheet_taken_twice_is_taken_once(scored: Path, tmp_path: Path) -> None:
    """What is known changes nothing, and is counted; a row that stands twice counts once."""
    file = sheet(tmp_path, "account_id,verdict,by\na1,good,Ann\na1,good,Bob\na2,bad,\na2,bad,\n")

    first = feedback_apply(file, scored, by="Zoe")
    again = feedback_apply(file, scored, by="Zoe")

    assert (sum(first.taken.values()), first.already) == (3, 1)
    assert (sum(again.taken.values()), again.already) == (0, 4)
    assert len(said(scored)) == 3


def test_a_sheet_is_about_the_run_it_was_written_from(
    scored: Path, tmp_path: Path, as_of: datetime
) -> None:
    """Also where other scores were published before it came back, and the run was compacted."""
    file = tmp_path / "sheet.xlsx"
    score(scored, as_of=as_of + timedelta(days=1))
    shown = explain("a2", scored)
    feedback_sheet(file, scored)
    accounts = scored / "accounts.csv"
    accounts.write_text(accounts.read_text().replace("500,Internet,yes", "9,Internet,no"))
    for days in (2, 3):
        score(scored, as_of=as_of + timedelta(days=days))
    compact(scored)
    assert not list((scored / "store").glob(f"runs/{shown.run_id}/scores.parquet"))
    fill(file, {"a2": {"verdict": "good"}})

    feedback_apply(file, scored)

    (kept,) = FeedbackLedger(scored / "store").feedback()
    assert (kept.run_id, kept.tier) == (shown.run_id, shown.receipt.tier)
    assert kept.score == shown.receipt.score != explain("a2", scored).receipt.score


def test_a_run_that_there_is_none_of_is_named(scored: Path, tmp_path: Path) -> None:
    """What is said of a score that nobody knows is not taken for a word about the current one."""
    text = "account_id,verdict,run_id\na1,good,\na2,bad,no-such-run\n"

    with pytest.raises(InvalidInput, match="TW872") as refused:
        feedback_apply(sheet(tmp_path, text), scored)

    (problem,) = refused.value.problems
    assert (problem.place.line, problem.place.column) == (3, 3)
    assert problem.what == 'No run has the id "no-such-run".'
    assert problem.fix.startswith("Empty the cell to speak of the current score; then apply")
    assert said(scored) == []


@pytest.mark.parametrize(
    ("row", "column", "what", "fix"),
    [
        ("a1,god,", 2, '"god" is no verdict', "Write good; then apply"),
        ("A1x,good,", 1, 'No account has the id "A1x"', "one of the nearest: a1 (Ann Ltd)"),
        ("zzzzzzzz,good,", 1, 'No account has the id "zzzzzzzz"', "Empty the verdict"),
        (",bad,", 1, "`account_id` is empty", "Write the account's id"),
        ("a2,undo,", 2, '"undo" of "a2" is not what row 2 says', "Empty one of the two"),
        ("a2,bad,Ann", 2, '"bad" of "a2" is not what row 2 says', "Empty one of the two"),
    ],
)
def test_every_row_that_cannot_be_read_is_named(
    scored: Path, tmp_path: Path, row: str, column: int, what: str, fix: str
) -> None:
    """With row and column, what is wrong, and what to do; nothing of the sheet is taken."""
    file = sheet(tmp_path, f"account_id,verdict,by\na2,good,Ann\n{row}\n")

    with pytest.raises(InvalidInput, match="TW872") as refused:
        feedback_apply(file, scored, by="Zoe")

    (problem,) = refused.value.problems
    assert (problem.place.line, problem.place.column) == (3, column)
    assert what in problem.what
    assert fix in problem.fix
    assert said(scored) == []


def test_all_problems_of_a_sheet_are_told_at_once(scored: Path, tmp_path: Path) -> None:
    """Both cells of one row, and a hundred rows of accounts that nobody knows."""
    rows = "".join(f"q{number},good\n" for number in range(100))

    with pytest.raises(InvalidInput, match="TW872") as refused:
        feedback_apply(sheet(tmp_path, f"account_id,verdict\nq,perhaps\n{rows}"), scored)

    told = [(one.code, one.place.line, one.place.column) for one in refused.value.problems]
    assert told[:2] == [("TW872", 2, 1), ("TW872", 2, 2)]
    assert told[2:] == [("TW872", line, 1) for line in range(3, 103)]


def test_different_people_may_differ_of_one_account(scored: Path, tmp_path: Path) -> None:
    """Both opinions hold; and one person may find it good, with wrong data."""
    rows = "account_id,verdict,by\na1,good,Ann\na1,bad,Bob\na1,wrong-data,Ann\n"

    feedback_apply(sheet(tmp_path, rows), scored)

    assert len(explain("a1", scored).feedback) == 3


def test_ids_that_were_made_harmless_are_known_again(
    few: Path, tmp_path: Path, as_of: datetime
) -> None:
    """The apostrophe that keeps them from being a formula is not part of them."""
    accounts = few / "accounts.csv"
    accounts.write_text(accounts.read_text().replace("a5,", "-5,"))
    score(few, as_of=as_of)
    feedback_sheet(tmp_path / "sheet.csv", few)
    assert "'-5" in (tmp_path / "sheet.csv").read_text()

    feedback_apply(sheet(tmp_path, "account_id,verdict\n'-5,good\n"), few)

    assert said(few) == [("-5", "good", None)]


def test_a_sheet_without_its_columns_is_refused(scored: Path, tmp_path: Path) -> None:
    """The list of what was said is none that can be taken."""
    with pytest.raises(InvalidInput, match=r'TW619\n.*no column "verdict"; its columns are'):
        feedback_apply(sheet(tmp_path, "account_id,said\na1,good\n"), scored)


def test_a_sheet_that_nobody_can_fill_in_is_refused(scored: Path, tmp_path: Path) -> None:
    """JSON and Parquet are for programs."""
    with pytest.raises(InvalidInput, match=r"TW618\n.*sheet.json"):
        feedback_sheet(tmp_path / "sheet.json", scored)


def test_without_published_scores_there_is_no_sheet(few: Path, tmp_path: Path) -> None:
    """There is nothing to say anything about yet."""
    with pytest.raises(InvalidInput, match=r"TW510[\s\S]*Run `tradewind score`"):
        feedback_sheet(tmp_path / "sheet.csv", few)


def test_the_same_scores_give_the_same_bytes(scored: Path, tmp_path: Path) -> None:
    """A sheet can be compared with the one before."""
    for name in ("one.xlsx", "two.xlsx"):
        feedback_sheet(tmp_path / name, scored)

    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
