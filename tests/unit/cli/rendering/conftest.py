"""Small made-up receipts and a way to see them as plain text."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO

import pytest
from rich.console import Console, RenderableType

from tradewind.scorecard.receipt import Contribution, DimensionReceipt, GateLine, Receipt
from tradewind.workflows.explain import Explanation

Plain = Callable[[RenderableType, int], str]


@pytest.fixture
def plain() -> Plain:
    """Give a function that prints something on so many columns, without blanks at line ends."""

    def printed(view: RenderableType, width: int) -> str:
        stream = StringIO()
        Console(file=stream, width=width, markup=False, highlight=False).print(view)
        return "\n".join(line.rstrip() for line in stream.getvalue().splitlines())

    return printed


def line(
    component: str, seen: object, value: str | None, contribution: str, note: str = ""
) -> Contribution:
    """Give a line whose weight is 3."""
    return Contribution(
        component=component,
        seen=seen,
        value=None if value is None else Decimal(value),
        weight=Decimal(3),
        contribution=Decimal(contribution),
        note=note,
        known=not note,
        source="employees in data/accounts.csv",
    )


@pytest.fixture
def explanation() -> Explanation:
    """Give an account with a profile, an unknown fact, a dimension without facts and a cap."""
    moved = datetime(2026, 6, 28, tzinfo=UTC)
    fit = DimensionReceipt(
        name="fit",
        weight=Decimal(65),
        score=Decimal("70.0000"),
        points=Decimal("70.0000"),
        contributions=(
            line("headcount", 1250000.0, "10.0000", "50.0000"),
            line("last move", moved, "4.0000", "20.0000"),
            line("revenue", None, None, "0.0000", "unknown: skipped"),
        ),
        profile="mid-market",
        runner_up="enterprise",
        margin=Decimal("3.4763"),
    )
    intent = DimensionReceipt(
        "intent", Decimal(35), None, Decimal("0.0000"), (), note="nothing is known"
    )
    gate = GateLine("shrinking", "cap", "lost people", Decimal("-10.0000"))
    receipt = Receipt(
        score=Decimal("60.0000"),
        base=Decimal("0.0000"),
        completeness=Decimal("0.4333"),
        gates=(gate,),
        dimensions=(fit, intent),
        tier="B",
        cell="B?",
    )
    return Explanation(
        account_id="A7",
        name="Acme [bold]GmbH",
        scorecard="growth",
        hash="0" * 64,
        as_of=datetime(2026, 6, 30, tzinfo=UTC),
        run_id="20260630T000000Z-1",
        scale=100,
        receipt=receipt,
        hides_number=False,
    )


@pytest.fixture
def flagged(explanation: Explanation) -> Explanation:
    """Give the same account for a team that wants no number."""
    receipt = replace(explanation.receipt, tier="desirable", cell=None)
    return replace(explanation, hides_number=True, receipt=receipt)
