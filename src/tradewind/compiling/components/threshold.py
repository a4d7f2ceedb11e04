"""The SQL of components that hold a number against a threshold, or look it up on a curve."""

from tradewind.compiling.curves import value_at as value_on_curve
from tradewind.compiling.nodes import Case, Cast, IsNull, Node, Null, Number
from tradewind.scorecard.components.threshold import ThresholdComponent


def value_at(component: ThresholdComponent, number: Node, *, is_reached: Node) -> Node:
    """Give the value of a number; null where the number is null or in no band.

    Args:
        component: The component.
        number: What the curve is over.
        is_reached: Whether the threshold is reached; of no meaning where there is a curve.
    """
    if component.curve is not None:
        return value_on_curve(component.curve, number)
    branches: tuple[tuple[Node, Node], ...] = (
        (IsNull(number), Null()),
        (is_reached, Number(component.present)),
    )
    return Cast(Case(branches, Number(component.absent)), "DOUBLE")
