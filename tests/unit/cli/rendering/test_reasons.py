"""The reasons in one sentence."""

from dataclasses import replace
from decimal import Decimal

from tradewind.cli.rendering.reasons import sentence
from tradewind.scorecard.receipt import Contribution, DimensionReceipt, GateLine
from tradewind.workflows.explain import Explanation
from tradewind.workflows.runs.strongest_reasons import strength_of


def test_strength_is_the_distance_from_the_middle_weighed_by_its_share(
    explanation: Explanation,
) -> None:
    """Value 10 is 5 above the middle; it has half of the weight that counts: 2.5."""
    receipt = explanation.receipt
    fit = receipt.dimensions[0]

    found = [strength_of(line, fit, receipt) for line in fit.contributions]

    assert found == [Decimal("2.5"), Decimal("-0.5"), Decimal(0)]


def test_points_are_their_own_strength(explanation: Explanation) -> None:
    """Where points add up, no middle is subtracted."""
    lost = Contribution("layoffs", True, Decimal(-5), None, Decimal("-5.0000"))
    dimension = DimensionReceipt("all", None, Decimal(-5), Decimal(-5), (lost,))

    assert strength_of(lost, dimension, explanation.receipt) == Decimal(-5)


def test_a_gate_comes_before_every_component(explanation: Explanation) -> None:
    """What a gate takes overrules the components, however little it takes."""
    gate = GateLine("closed", "exclude", "gone", Decimal("-0.0600"))
    receipt = replace(explanation.receipt, gates=(gate,))

    assert "against it: the gate closed and last move" in sentence(receipt, as_of=explanation.as_of)


def test_a_gate_that_took_nothing_is_no_reason(explanation: Explanation) -> None:
    """A cap above the score closed, but changed nothing."""
    gate = GateLine("shrinking", "cap", "lost people", Decimal("0.0000"))
    receipt = replace(explanation.receipt, gates=(gate,))

    assert "shrinking" not in sentence(receipt, as_of=explanation.as_of)
