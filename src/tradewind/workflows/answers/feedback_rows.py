"""Judge the rows of a sheet of feedback: each one a word about an account, open, or a problem."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tradewind.problems import InvalidInput, Place, Problem
from tradewind.store.feedback_ledger import FeedbackVerdict
from tradewind.workflows.answers.feedback_columns import ACCOUNT, BY, NOTE, RUN, VERDICT
from tradewind.workflows.answers.feedback_subjects import AccountsInSight
from tradewind.workflows.answers.filled_sheet import FilledRow, FilledSheet
from tradewind.workflows.answers.verdicts import no_such_verdict, verdict_of

UNREADABLE_ROW = "TW872"
"""A row of feedback that cannot be read; nothing of the sheet is taken then."""
MOST_SOUGHT = 20
"""Unknown accounts of a sheet for which the nearest are looked up; the search reads all names."""


@dataclass(frozen=True, slots=True)
class Word:
    """What one row of a sheet says.

    Attributes:
        number: Its row in the sheet, the header being row 1.
        account_id: The account.
        verdict: What is said of it.
        note: What is written beside it, to the letter; None where nothing is.
        by: Who says it; None where nobody knows.
        run_id: The run whose score it is about; None where the row names none.
    """

    number: int
    account_id: str
    verdict: FeedbackVerdict
    note: str | None
    by: str | None
    run_id: str | None


def words_in(
    sheet: FilledSheet,
    accounts: AccountsInSight,
    spoken_of: frozenset[str],
    *,
    file: str,
    who: str | None,
) -> list[Word]:
    """Read the words of a sheet; rows without a verdict say nothing.

    Args:
        sheet: The sheet as it was filled in.
        accounts: The accounts that it may be about.
        spoken_of: Accounts that were spoken of before, which it may be about, too.
        file: The sheet, as problems name it.
        who: Who says what rows without a name say; None where nobody knows.

    Returns:
        The words in the order of the rows, also those that are there twice.

    Raises:
        InvalidInput: Rows cannot be read, or contradict each other; carries all of them.
    """
    rows = [row for row in sheet.rows if row.plain(VERDICT) is not None]
    known = _known(rows, accounts, spoken_of)
    named = {run_id for row in rows if (run_id := row.plain(RUN)) is not None}
    runs = {run_id for run_id in named if accounts.has_run(run_id)}
    problems: list[Problem] = []
    words: list[Word] = []
    sought = 0
    for row in rows:
        word = _word(row, known, runs, who)
        if isinstance(word, Word):
            words.append(word)
            continue
        for column in word:
            is_sought = column == ACCOUNT and row.plain(ACCOUNT) and sought < MOST_SOUGHT
            near = accounts.nearest(row.plain(ACCOUNT) or "") if is_sought else ""
            sought += bool(is_sought)
            place = Place(file, row.number, sheet.columns[column])
            problems.append(_unreadable(row, column, place, near))
    verdict_column = sheet.columns[VERDICT]
    problems += _contradictions(words, file, verdict_column)
    if problems:
        raise InvalidInput(problems)
    return words


def _known(
    rows: Sequence[FilledRow], accounts: AccountsInSight, spoken_of: frozenset[str]
) -> Mapping[str, str]:
    """Give the accounts that are meant by what is written.

    An apostrophe before an id kept a spreadsheet from taking it for a formula.
    """
    written = {row.plain(ACCOUNT) or "" for row in rows}
    plain = {one.removeprefix("'") for one in written}
    there = accounts.names(sorted(written | plain)).keys() | spoken_of
    either = ((one, one if one in there else one.removeprefix("'")) for one in written)
    return {one: meant for one, meant in either if meant in there}


def _word(
    row: FilledRow, known: Mapping[str, str], runs: Container[str], who: str | None
) -> Word | list[str]:
    """Read a row; or give the columns that cannot be read."""
    verdict = verdict_of(row.plain(VERDICT) or "")
    account_id = known.get(row.plain(ACCOUNT) or "")
    run_id = row.plain(RUN)
    no_run = run_id is not None and run_id not in runs
    if verdict is None or account_id is None or no_run:
        wrong = {ACCOUNT: account_id is None, VERDICT: verdict is None, RUN: no_run}
        return [column for column, is_wrong in wrong.items() if is_wrong]
    note = row.cells[NOTE]
    kept = note if note and note.strip() else None
    return Word(row.number, account_id, verdict, kept, row.plain(BY) or who, run_id)


def _unreadable(row: FilledRow, column: str, place: Place, near: str) -> Problem:
    if column == VERDICT:
        found = no_such_verdict(row.plain(VERDICT) or "", place)
        return replace(found, code=UNREADABLE_ROW, fix=_then(found.fix))
    if column == RUN:
        what = f'No run has the id "{row.plain(RUN)}".'
        fix = _then("Empty the cell to speak of the current score.")
        return Problem(UNREADABLE_ROW, place, what, fix)
    written = row.plain(ACCOUNT)
    if written is None:
        what = f'The verdict "{row.plain(VERDICT)}" is about no account: `{ACCOUNT}` is empty.'
        fix = "Write the account's id, or empty the verdict."
    else:
        what = f'No account has the id "{written}".'
        fix = f"Write the id of one of the nearest: {near}." if near else "Empty the verdict."
    return Problem(UNREADABLE_ROW, place, what, _then(fix))


def _then(fix: str) -> str:
    return f"{fix.removesuffix('.')}; then apply the file again."


def _contradictions(words: Sequence[Word], file: str, column: int) -> Iterator[Problem]:
    """Find rows that cannot both hold: of one sheet, which people sort, none comes later.

    One person cannot find an account good and bad; and nobody can say something of an account
    of which the same sheet takes everything back.
    """
    before: dict[str, list[Word]] = {}
    for word in words:
        others = before.setdefault(word.account_id, [])
        against = next((other for other in others if _contradicts(word, other)), None)
        if against is not None:
            shown = "undo" if word.verdict == "undone" else word.verdict
            what = f'"{shown}" of "{word.account_id}" is not what row {against.number} says.'
            fix = _then("Empty one of the two.")
            yield Problem(UNREADABLE_ROW, Place(file, word.number, column), what, fix)
        others.append(word)


def _contradicts(word: Word, other: Word) -> bool:
    verdicts = {word.verdict, other.verdict}
    if "undone" in verdicts:
        return len(verdicts) > 1
    return verdicts == {"good", "bad"} and word.by == other.by
