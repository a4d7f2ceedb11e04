"""Write tasks and answers to Parquet files, and read them again in another process."""

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from matching_contest.interface import TABLES, Answer, Tables, Task, Truth

_ANSWERS = pa.schema(
    [
        ("lead_id", pa.string()),
        ("account_id", pa.string()),
        ("score", pa.float64()),
        ("decision", pa.string()),
    ]
)


def text_table(columns: Sequence[str], rows: Sequence[Sequence[str | None]]) -> pa.Table:
    """Make a table of texts from rows."""
    parted = zip(*rows, strict=True) if rows else [() for _ in columns]
    return pa.table(
        {name: pa.array(part, pa.string()) for name, part in zip(columns, parted, strict=True)}
    )


def write_task(folder: Path, task: Task) -> None:
    """Write what is seen, and the truth, into a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        pq.write_table(getattr(task.tables, name), folder / f"{name}.parquet")
    truth = task.truth
    leads = [
        (lead, company, truth.how.get(lead)) for lead, company in truth.company_of_lead.items()
    ]
    pq.write_table(
        text_table(("lead_id", "company", "how"), leads), folder / "truth_of_leads.parquet"
    )
    pq.write_table(
        text_table(("account_id", "company"), list(truth.company_of_account.items())),
        folder / "truth_of_accounts.parquet",
    )


def read_tables(folder: Path) -> Tables:
    """Read what a contestant may see."""
    return Tables(**{name: pq.read_table(folder / f"{name}.parquet") for name in TABLES})


def read_truth(folder: Path) -> Truth:
    """Read what it may not see."""
    leads = pq.read_table(folder / "truth_of_leads.parquet").to_pylist()
    accounts = pq.read_table(folder / "truth_of_accounts.parquet").to_pylist()
    return Truth(
        {row["lead_id"]: row["company"] for row in leads},
        {row["account_id"]: row["company"] for row in accounts},
        {row["lead_id"]: row["how"] or "" for row in leads},
    )


def write_answers(path: Path, answers: Sequence[Answer]) -> None:
    """Write answers, one row a lead."""
    rows = [(one.lead_id, one.account_id, one.score, one.decision) for one in answers]
    parted = zip(*rows, strict=True) if rows else ((), (), (), ())
    arrays = [pa.array(part, field.type) for part, field in zip(parted, _ANSWERS, strict=True)]
    pq.write_table(pa.Table.from_arrays(arrays, schema=_ANSWERS), path)


def read_answers(path: Path) -> list[Answer]:
    """Read answers."""
    return [Answer(**row) for row in pq.read_table(path).to_pylist()]
