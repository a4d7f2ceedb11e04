"""Scorecards in short, and one account held against them."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.evaluate import evaluate
from tradewind.scorecard.facts import Facts, RawValue, Sighting
from tradewind.scorecard.receipt import Receipt

AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)
CardOf = Callable[..., Scorecard]
ReceiptOf = Callable[..., Receipt]


@pytest.fixture
def card_of() -> CardOf:
    """Build a scorecard of one dimension, or of those given, with tiers A and B at 50."""

    def build(*components: Mapping[str, Any], **rest: Any) -> Scorecard:
        written: dict[str, Any] = {"name": "short", "tiers": {"A": 50, "B": 0}} | rest
        if "desirable" in rest:
            del written["tiers"]
        if components:
            written["dimensions"] = {"fit": {"components": list(components)}}
        return Scorecard.model_validate(written)

    return build


@pytest.fixture
def receipt_of() -> ReceiptOf:
    """Evaluate an account whose attributes are given by name, as of noon on 2026-03-31."""

    def evaluated(
        card: Scorecard, sightings: tuple[Sighting, ...] = (), **attributes: RawValue
    ) -> Receipt:
        return evaluate(card, Facts(attributes, AS_OF, sightings))

    return evaluated
