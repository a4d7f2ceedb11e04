"""Take people's answers from a sheet: confirmed, refused and assigned accounts of leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tradewind.store.local import STORE_FOLDER, LocalStore
from tradewind.store.local_matchings import LocalMatchings
from tradewind.store.matchings import Answer
from tradewind.workflows.answers.answer_rows import Known, answers_in, counts_of
from tradewind.workflows.answers.answer_sheet import written_rows
from tradewind.workflows.answers.standing_answers import Standing, is_said_already, standings
from tradewind.workflows.authors import author_of, computer_user
from tradewind.workflows.leads.match_store import current_matching


@dataclass(frozen=True, slots=True)
class ApplyResult:
    """What became of a sheet of answers.

    Attributes:
        path: The sheet.
        who: Who answered; None where nobody knows.
        rows: Rows of the sheet.
        open: Rows without an answer.
        taken: New answers by verdict: confirmed, assigned, refused, undone.
        already: Answers that were known already, and change nothing.
    """

    path: Path
    who: str | None
    rows: int
    open: int
    taken: Mapping[str, int]
    already: int


def match_apply(
    file: str | Path, project: str | Path = ".", *, who: str | None = None
) -> ApplyResult:
    """Take the answers of a sheet that `match_review` wrote, or of any with its columns.

    A sheet needs `lead_id` and `answer`; `yes` and `no` need `account_id`, too. All rows are
    taken or none, and taking a sheet twice changes nothing.

    Args:
        file: A .xlsx or .csv file.
        project: The project's folder.
        who: Who answered; None for the author that git knows of the file, or else the user of
            this computer.

    Raises:
        InvalidInput: Leads were never matched, or rows cannot be read; carries all of them.
        OutsideWorldFailed: The store cannot be written, or the file may not be read.
    """
    folder, path = Path(project), Path(file)
    rows = written_rows(path)
    name = who or author_of(path) or computer_user()
    store = LocalMatchings(folder / STORE_FOLDER)
    with current_matching(folder) as opened:
        engine, relations = opened.seen.engine, opened.seen.relations
        leads = {one for (one,) in engine.rows(f"SELECT lead_id FROM {relations['leads']}")}
        accounts = engine.rows(f"SELECT account_id FROM {relations['accounts']}")
        answered = {answer.person_id for answer in opened.answers}
        known = Known(frozenset(leads | answered), frozenset(one for (one,) in accounts))
    said = answers_in(rows, known, file=str(file), who=name, at=datetime.now(UTC))
    with LocalStore(folder / STORE_FOLDER).turn():
        new = _new(said, standings(store.answers()))
        store.add_answers(new)
    return ApplyResult(
        path=path,
        who=name,
        rows=len(rows),
        open=sum(row.answer is None for row in rows),
        taken=counts_of(new),
        already=len(said) - len(new),
    )


def _new(said: list[Answer], held: Mapping[str, Standing]) -> list[Answer]:
    return [answer for answer in said if not is_said_already(held.get(answer.person_id), answer)]
