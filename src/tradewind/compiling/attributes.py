"""The attributes a run keeps: what every account's score rested on, under readable names."""

from tradewind.compiling.layout import Layout
from tradewind.compiling.write import identifier
from tradewind.scorecard.components.interface import ColumnUse


def attribute_names(layout: Layout) -> dict[ColumnUse, str]:
    """Name the kept attributes: the column's own name, with its use where it has several."""
    columns = [use.column for use in layout.reads]
    return {
        use: use.column if columns.count(use.column) == 1 else f"{use.column} ({use.use})"
        for use in layout.reads
    }


def attribute_terms(layout: Layout) -> list[str]:
    """Write the columns of the kept attributes over a statement's result; dates as moments."""
    names = attribute_names(layout)
    terms = []
    for use, column in layout.reads.items():
        term = f"to_timestamp({column})" if use.use == "date" else column
        terms.append(f"{term} AS {identifier(names[use])}")
    return terms
