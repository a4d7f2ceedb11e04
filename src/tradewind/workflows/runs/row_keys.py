"""The id of what a run scored, under the one name by which all runs are read: account_id.

The files of a run of people and the result of its statement say person_id, and account_id for
the account of the person. What compares runs and looks up rows reads both kinds alike, and takes
the id of the row from account_id; the account of a person is account_of_person there.
"""

from typing import TYPE_CHECKING

from tradewind.compiling.layout import ROW_KEYS

if TYPE_CHECKING:
    import pyarrow as pa

ACCOUNT = ROW_KEYS["accounts"]


def with_own_key(rows: "pa.Table", key: str) -> "pa.Table":
    """Give rows that were read by account_id with the name that their ids truly have.

    Args:
        rows: The rows; their first column is account_id.
        key: The column of the ids of what was scored.
    """
    return rows.rename_columns([key, *rows.column_names[1:]])


def by_account_id(rows: str, key: str) -> str:
    """Give rows with their own id as account_id, as text for a FROM clause.

    Args:
        rows: The rows, as text for a FROM clause.
        key: The column that holds their id.
    """
    if key == ACCOUNT:
        return rows
    return f"(SELECT * RENAME (account_id AS account_of_person, {key} AS account_id) FROM {rows})"
