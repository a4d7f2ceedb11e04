"""Which column is the account's key, seeing how the other tables refer to accounts."""

from collections.abc import Sequence
from dataclasses import dataclass

from tradewind.project.recognising.candidates import Candidate
from tradewind.project.recognising.keys import Key, keys
from tradewind.project.recognising.references import ENOUGH, CountOverlap, Overlap, side
from tradewind.project.recognising.samples import ColumnSample, TableSample
from tradewind.project.recognising.tables import Reading
from tradewind.project.recognising.wording import joined, quoted

_TYPED_NAMES = 0.9
"""A company that a person typed is taken for the account's key from this share of matches on."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that holds keys of another table, and how many of its values do."""

    column: ColumnSample
    overlap: Overlap
    confidence: float
    is_list: bool


def choose_account_key(
    accounts: Reading, others: Sequence[Reading], count: CountOverlap
) -> Key | None:
    """Choose the key that most other tables refer to; of equals, the likeliest by name.

    Args:
        accounts: The accounts.
        others: All other recognised tables.
        count: Counts how many values of one column occur in another.

    Returns:
        None where no column can be a key.
    """
    options = keys(accounts)
    if not options:
        return _least_repeated(accounts)
    unique = [option for option in options if option.is_unique] or [options[0]]
    scored = [(_users(accounts, option, others, count), option) for option in unique]
    most, chosen = max(scored, key=lambda pair: len(pair[0]))
    if chosen is unique[0] or not most:
        return unique[0]
    reason = (
        f"unique, and accounts are referred to by it in {joined(most)}, "
        f"not by {quoted(unique[0].column.name)}"
    )
    return Key(chosen.column, chosen.is_unique, max(chosen.confidence, 0.8), reason)


def reference_to(
    parent: TableSample,
    key: ColumnSample,
    likely: Sequence[Candidate],
    child: Reading,
    count: CountOverlap,
) -> Reference | None:
    """Find the column of a table whose values are keys of another table.

    Args:
        parent: The table referred to.
        key: Its key column.
        likely: Columns whose names suggest that they refer to it, the likeliest first.
        child: The table that refers.
        count: Counts how many values of one column occur in another.

    Returns:
        The column with the largest share of matches; None where none has enough.
    """
    best: Reference | None = None
    for one in likely:
        child_side = side(child.sample, one.source)
        overlap = count(child_side, side(parent, key))
        typed = one.fit.column == "company_name"
        if overlap.share < (_TYPED_NAMES if typed else ENOUGH):
            continue
        confidence = min(0.99, one.confidence * (0.5 + overlap.share / 2) + 0.03)
        if best is None or overlap.share > best.overlap.share:
            best = Reference(one.source, overlap, confidence, child_side.is_list)
    return best


def account_references(reading: Reading) -> tuple[Candidate, ...]:
    """Give the columns that may name the account of a row."""
    if reading.table == "accounts":
        return ()
    return reading.candidates_for("account_id", "company_name")


def _users(
    accounts: Reading, key: Key, others: Sequence[Reading], count: CountOverlap
) -> list[str]:
    return [
        other.sample.name
        for other in others
        if reference_to(accounts.sample, key.column, account_references(other), other, count)
    ]


def _least_repeated(accounts: Reading) -> Key | None:
    named = accounts.candidates_for("name", "domain")
    if not named:
        return None
    best = max((one.source for one in named), key=lambda column: column.distinct)
    sample = accounts.sample
    repeated = sample.rows_known(best) - best.distinct
    without = sample.row_count - sample.rows_known(best)
    reason = f"no column is unique; this one comes nearest: {repeated:,} rows repeat a value"
    return Key(best, False, 0.3, f"{reason}, {without:,} have none")
