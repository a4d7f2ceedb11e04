"""The SQL of what a receipt says of relatives: how many rows that count are theirs."""

from tradewind.compiling.measures import Measure, Rows
from tradewind.compiling.nodes import All, Call, Case, Cast, Node, Null, Number
from tradewind.compiling.tables.hierarchy import IS_ELSEWHERE, ROW_ACCOUNT
from tradewind.scorecard.components.interface import Component


def beside_own(
    component: Component, rows: Rows, counts: Node, picked: Node | None = None
) -> tuple[Measure, ...]:
    """Count the rows of relatives, and the relatives; nothing where the account's alone count.

    Args:
        component: The component.
        rows: Rows that are no groups of others.
        counts: The condition that a row counts.
        picked: As in `Measure`.
    """
    if component.policy == "separate":
        return ()
    is_theirs = All((counts, IS_ELSEWHERE))
    number = Call("SUM", (Case(((is_theirs, Number(1.0)),), Number(0.0)),))
    relatives = Call("COUNT_DISTINCT", (Case(((is_theirs, ROW_ACCOUNT),), Null()),))
    return (
        Measure("elsewhere", rows, number, 0.0, picked=picked),
        Measure("relatives", rows, Cast(relatives, "DOUBLE"), 0.0, picked=picked),
    )
