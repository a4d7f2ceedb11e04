"""List what people said of accounts: who, when, about which score, and what holds of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from tradewind.problems import InvalidInput
from tradewind.store.feedback_ledger import Feedback, FeedbackLedger
from tradewind.store.local import STORE_FOLDER
from tradewind.workflows.answers.feedback_subjects import accounts_in_sight
from tradewind.workflows.results.exporting import exported
from tradewind.workflows.results.output_paths import check_output
from tradewind.workflows.results.tables import Table

HOLDS, TAKEN_BACK, UNDO = "holds", "taken back", "undo"
_SCHEMA = pa.schema(
    {
        "account_id": pa.string(),
        "name": pa.string(),
        "said": pa.string(),
        "state": pa.string(),
        "note": pa.string(),
        "score": pa.decimal128(18, 4),
        "tier": pa.string(),
        "said_by": pa.string(),
        "said_at": pa.timestamp("us", tz="UTC"),
        "scorecard": pa.string(),
        "run_id": pa.string(),
        "source": pa.string(),
    }
)


@dataclass(frozen=True, slots=True)
class FeedbackListResult:
    """All that was said of accounts.

    Attributes:
        feedback: One row per word, the last first: account_id, name (as it is now; null where it
            is unknown), said (good, bad, wrong-data or undone), state (holds, taken back or
            undo), note, score and tier it was said about (null where there were none), said_by,
            said_at, scorecard, run_id, source.
        holding: How many of them hold.
        output: The file that was exported, or None.
        made_harmless: Texts of that file that a spreadsheet would have run as a formula.
    """

    feedback: Table
    holding: int
    output: Path | None
    made_harmless: int


def feedback_list(
    project: str | Path = ".", *, account: str | None = None, output: str | Path | None = None
) -> FeedbackListResult:
    """List all that was ever said of accounts, the last first; also what was taken back.

    Args:
        project: The project's folder.
        account: Only what was said of this one, by id, domain or name; None for all.
        output: File to export the list to: .csv, .parquet, .json or .xlsx.

    Raises:
        InvalidInput: No account (or several) fit, or the file's name ends in none of these.
        OutsideWorldFailed: The store cannot be read, or the file cannot be written.
    """
    folder, path = Path(project), None if output is None else Path(output)
    if path is not None:
        check_output(path, folder)
    said = FeedbackLedger(folder / STORE_FOLDER).feedback()
    if account is not None:
        with accounts_in_sight(folder) as accounts:
            account_id = accounts.found(account, spoken_of={one.account_id for one in said})
        said = tuple(one for one in said if one.account_id == account_id)
    states = _states(said)
    rows = _table(said, states, _names(folder, said))
    return FeedbackListResult(
        feedback=Table(rows),
        holding=states.count(HOLDS),
        output=path,
        made_harmless=exported(rows, path, folder=folder, content="Feedback", about={}),
    )


def _names(folder: Path, said: Sequence[Feedback]) -> dict[str, str | None]:
    """Give the names of the accounts that can be told today."""
    if not said:
        return {}
    try:
        with accounts_in_sight(folder) as accounts:
            return accounts.names({one.account_id for one in said})
    except InvalidInput:
        return {}  # what was said can be read, whatever is wrong with the project's tables


def _states(said: Sequence[Feedback]) -> list[str]:
    """Say of each word what became of it."""
    undone: set[str] = set()
    states = []
    for one in reversed(said):
        if one.verdict == "undone":
            undone.add(one.account_id)
            states.append(UNDO)
        else:
            states.append(TAKEN_BACK if one.account_id in undone else HOLDS)
    return states[::-1]


def _table(
    said: Sequence[Feedback], states: Sequence[str], names: dict[str, str | None]
) -> pa.Table:
    told = [
        {
            "account_id": one.account_id,
            "name": names.get(one.account_id),
            "said": one.verdict,
            "state": state,
            "note": one.note,
            "score": one.score,
            "tier": one.tier,
            "said_by": one.said_by,
            "said_at": one.said_at,
            "scorecard": one.scorecard,
            "run_id": one.run_id,
            "source": one.source,
        }
        for one, state in zip(reversed(said), reversed(states), strict=True)
    ]
    return pa.Table.from_pylist(told, schema=_SCHEMA)
