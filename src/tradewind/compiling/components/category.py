"""The SQL of a category."""

from tradewind.compiling.components.interface import Reader
from tradewind.compiling.nodes import Case, Cast, IsIn, IsNull, Node, Null, Number, Text
from tradewind.scorecard.components.category import CategoryComponent


def known_value(component: CategoryComponent, reader: Reader) -> Node:
    """Give the value of the text; texts of one value share a branch."""
    text = reader.column(component.category, "text")
    branches: list[tuple[Node, Node]] = [(IsNull(text), Null())]
    for value in dict.fromkeys(component.worth.values()):
        texts = tuple(Text(key) for key, worth in component.worth.items() if worth == value)
        branches.append((IsIn(text, texts), Number(value)))
    return Cast(Case(tuple(branches), Number(component.otherwise)), "DOUBLE")
