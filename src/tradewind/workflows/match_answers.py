"""List what people answered about leads: who, when, from which file, and what holds of it."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from tradewind.store.local import STORE_FOLDER
from tradewind.store.local_matchings import LocalMatchings
from tradewind.store.matchings import Answer
from tradewind.workflows.answers.standing_answers import Standing, standings
from tradewind.workflows.results.exporting import exported
from tradewind.workflows.results.output_paths import check_output
from tradewind.workflows.results.tables import Table

HOLDS, REPLACED, TAKEN_BACK, UNDO = "holds", "replaced", "taken back", "undo"
_COLUMNS = (
    "answer",
    "lead_id",
    "account_id",
    "verdict",
    "state",
    "answered_by",
    "answered_at",
    "source",
    "note",
)


@dataclass(frozen=True, slots=True)
class AnswersResult:
    """All answers about leads.

    Attributes:
        answers: One row per answer, the last first: an empty `answer` to be filled in (`undo`
            takes back what was said of the lead), lead_id, account_id, verdict, state (holds,
            replaced, taken back or undo), answered_by, answered_at, source, note.
        holding: How many of them hold.
        output: The file that was exported, or None.
        made_harmless: Texts of that file that a spreadsheet would have run as a formula.
    """

    answers: Table
    holding: int
    output: Path | None
    made_harmless: int


def match_answers(project: str | Path = ".", *, output: str | Path | None = None) -> AnswersResult:
    """List all answers that were ever taken, the last first.

    The list is a sheet that `match_apply` takes: `undo` in its column `answer` takes an answer
    back.

    Args:
        project: The project's folder.
        output: File to export the list to: .csv, .parquet, .json or .xlsx.

    Raises:
        InvalidInput: The file's name ends in none of these.
        OutsideWorldFailed: The store cannot be read, or the file cannot be written.
    """
    folder, path = Path(project), None if output is None else Path(output)
    if path is not None:
        check_output(path, folder)
    answers = LocalMatchings(folder / STORE_FOLDER).answers()
    states = _states(answers)
    rows = _table(answers, states)
    return AnswersResult(
        answers=Table(rows),
        holding=states.count(HOLDS),
        output=path,
        made_harmless=exported(rows, path, folder=folder, content="Answers", about={}),
    )


def _states(answers: tuple[Answer, ...]) -> list[str]:
    """Say of each answer what became of it."""
    held = standings(answers)
    undone: set[str] = set()
    states = []
    for answer in reversed(answers):
        if answer.verdict == "undone":
            undone.add(answer.person_id)
            states.append(UNDO)
        elif answer.person_id in undone:
            states.append(TAKEN_BACK)
        else:
            states.append(HOLDS if _holds(answer, held[answer.person_id]) else REPLACED)
    return states[::-1]


def _holds(answer: Answer, standing: Standing) -> bool:
    if answer.verdict == "refused":
        return answer.account_id is not None and standing.refused.get(answer.account_id) is answer
    return standing.settled is answer


def _table(answers: tuple[Answer, ...], states: list[str]) -> pa.Table:
    told = [
        (
            None,
            answer.person_id,
            answer.account_id,
            answer.verdict,
            state,
            answer.answered_by,
            answer.answered_at,
            answer.source,
            answer.note,
        )
        for answer, state in zip(reversed(answers), reversed(states), strict=True)
    ]
    kinds = {"answered_at": pa.timestamp("us", tz="UTC")}
    cells = zip(*told, strict=True) if told else [() for _ in _COLUMNS]
    return pa.table(
        {
            name: pa.array(list(column), kinds.get(name, pa.string()))
            for name, column in zip(_COLUMNS, cells, strict=True)
        }
    )
