"""Bind the columns that tie one table to another: to its account, its person, its parent."""

from collections.abc import Mapping

from tradewind.project.recognising.account_keys import (
    Reference,
    account_references,
    reference_to,
)
from tradewind.project.recognising.guesses import ColumnGuess
from tradewind.project.recognising.headers import key_of
from tradewind.project.recognising.keys import Key
from tradewind.project.recognising.references import ENOUGH, CountOverlap, Side, side
from tradewind.project.recognising.tables import Reading
from tradewind.project.recognising.wording import listed, quoted


def tie(
    reading: Reading,
    column: str,
    chosen: Mapping[str, Reading],
    key_of_table: Mapping[str, Key | None],
    count: CountOverlap,
) -> tuple[ColumnGuess | None, str]:
    """Bind a column that holds keys of another table, or say why that cannot be done.

    Args:
        reading: The table whose column it is.
        column: Our column, such as `account_id`.
        chosen: The source bound as each canonical table.
        key_of_table: The key of each; None where it has none.
        count: Counts how many values of one column occur in another.

    Returns:
        The guess, or None with a hint in words (empty where nothing is to be said).
    """
    target = "people" if column == "person_id" else "accounts"
    parent, key = chosen.get(target), key_of_table.get(target)
    if column == "account_id":
        likely = account_references(reading)
    else:
        likely = reading.candidates_for(column)
    if not likely:
        return None, ""
    by_name = next((one for one in likely if one.fit.column == column), None)
    if parent is None or key is None:
        if by_name is None:
            return None, ""
        note = f"there is no table of {target} to hold its values against"
        name = by_name.source.name
        confidence = by_name.confidence * 0.8
        return ColumnGuess(column, name, (name,), confidence, by_name.fit.reason, (note,)), ""
    found = reference_to(parent.sample, key.column, likely, reading, count)
    if found:
        return _reference_guess(column, found, reading, parent, key), ""
    names = listed([one.source.name for one in likely])
    return None, f"hardly a value of {names} is a key of {target} ({quoted(key.column.name)})"


def _reference_guess(
    column: str, found: Reference, reading: Reading, parent: Reading, key: Key
) -> ColumnGuess:
    one = Side(reading.sample.name, found.column.name, found.is_list)
    matched, total = found.overlap.matched, found.overlap.total
    sampled = " in the samples" if found.overlap.coverage < 1 else ""
    reason = (
        f"{matched:,} of {total:,} different values are keys of {parent.table}"
        f" ({quoted(key.column.name)}){sampled}"
    )
    notes = []
    if matched < total and not sampled:
        notes.append(f"{total - matched:,} of {total:,} name none of the {parent.table}")
    without = reading.sample.row_count - reading.sample.rows_known(found.column)
    if without and reading.table != "accounts":
        notes.append(f"{without:,} of {reading.sample.row_count:,} rows name none")
    if found.is_list:
        notes.append("of several keys in a cell, the first")
    binding = one.expression if found.is_list else found.column.name
    return ColumnGuess(
        column, binding, (found.column.name,), found.confidence, reason, tuple(notes)
    )


def through_people(
    reading: Reading,
    chosen: Mapping[str, Reading],
    key_of_table: Mapping[str, Key | None],
    count: CountOverlap,
) -> str:
    """Say where an opportunity without an account names a person, who may have one."""
    people, key = chosen.get("people"), key_of_table.get("people")
    if reading.table != "opportunities" or people is None or key is None:
        return ""
    parent = side(people.sample, key.column)
    for column in reading.sample.columns:
        if key_of(column.name) != key_of(key.column.name):
            continue
        if count(side(reading.sample, column), parent).share >= ENOUGH:
            return (
                f"{quoted(column.name)} names a person of {people.sample.name}, who knows the "
                "account: join that column in before binding"
            )
    return ""
