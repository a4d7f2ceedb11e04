"""The attributes a run keeps: what every account's score rested on, under readable names."""

from tradewind.compiling.layout import Layout
from tradewind.compiling.write import identifier
from tradewind.scorecard.components.interface import ColumnUse

ATTRIBUTES_FROM = "attributes_from"
"""Since when the account's version of the attributes held; null where they are today's."""
OF_EVERY_ROW = ("account_id", "run_id", "scorecard", "scorecard_hash", "as_of", ATTRIBUTES_FROM)
"""Columns that every row of a run has; an attribute of that name gets its use behind it."""


def attribute_names(layout: Layout) -> dict[ColumnUse, str]:
    """Name the kept attributes: the column's own name, with its use where that is taken.

    The columns that a scorecard reads come first, so that they have the same names whether or
    not others are carried beside them. Names that differ by case only count as the same, because
    DuckDB takes them for the same.
    """
    names: dict[ColumnUse, str] = {}
    taken = {*OF_EVERY_ROW, layout.key}
    for use in layout.reads:
        label, number = use.column, 1
        while label.casefold() in taken:
            label = f"{use.column} ({use.use})" + (f" {number}" if number > 1 else "")
            number += 1
        names[use] = label
        taken.add(label.casefold())
    return names


def attribute_terms(layout: Layout) -> list[str]:
    """Write the columns of the kept attributes over a statement's result; dates as moments."""
    names = attribute_names(layout)
    terms = []
    for use, column in layout.reads.items():
        term = f"to_timestamp({column})" if use.use == "date" else column
        terms.append(f"{term} AS {identifier(names[use])}")
    return terms
