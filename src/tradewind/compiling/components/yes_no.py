"""The SQL of a yes/no component."""

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.nodes import Case, Cast, IsNull, Node, Null, Number
from tradewind.scorecard.components.yes_no import YesNoComponent


def known_value(component: YesNoComponent, reader: Reader) -> Node:
    """Give the value of the answer."""
    answer = reader.column(component.yes_no, "yes_no")
    branches = ((IsNull(answer), Null()), (answer, Number(component.yes)))
    return Cast(Case(branches, Number(component.no)), "DOUBLE")
