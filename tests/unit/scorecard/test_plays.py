"""Plays that a catalogue knows."""

from typing import Any

from tradewind.scorecard.catalogue import Catalogue
from tradewind.scorecard.plays import Reason, reasons_of


def reasons(**products: dict[str, Any]) -> list[Reason]:
    """Give the plays of some products."""
    return list(reasons_of(Catalogue.model_validate({"products": products})))


def test_each_relation_has_its_play_the_most_urgent_first() -> None:
    """Tools on their way out come before rivals, and both before what we enhance."""
    found = reasons(
        crm={"relation": "complement"},
        rival={"relation": "competitor"},
        old={"relation": "legacy"},
        other={},
    )

    assert [(one.play, one.runs) for one in found] == [
        ("displace", "old"),
        ("displace", "rival"),
        ("complement", "crm"),
    ]


def test_a_product_with_a_successor_is_an_upsell_to_it() -> None:
    """It is not also a cross-sell, and the old one is offered to nobody."""
    found = reasons(
        classic={"relation": "own", "upgrade_to": "cloud"},
        cloud={"relation": "own"},
        maps={"relation": "own"},
    )

    assert {(one.play, one.runs, one.offer) for one in found} == {
        ("upsell", "classic", "cloud"),
        ("cross-sell", "classic", "maps"),
        ("cross-sell", "cloud", "maps"),
        ("cross-sell", "maps", "cloud"),
    }


def test_the_newest_of_a_chain_is_offered() -> None:
    """Old gave way to mid and mid to new, so both are upsells to new."""
    found = reasons(
        old={"relation": "own", "upgrade_to": "mid"},
        mid={"relation": "own", "upgrade_to": "new"},
        new={"relation": "own"},
    )

    assert [(one.play, one.runs, one.offer) for one in found] == [
        ("upsell", "old", "new"),
        ("upsell", "mid", "new"),
    ]


def test_the_sentence_is_the_one_written_or_one_that_names_the_products() -> None:
    """A cross-sell says what is written of the offered product."""
    found = reasons(
        crm={"relation": "complement", "say": "Inside your CRM."},
        old={"relation": "legacy"},
        cloud={"relation": "own"},
        maps={"relation": "own", "say": "See it on a map."},
    )

    assert {one.runs: one.say for one in found} == {
        "old": "You still run old; we can show you what takes its place.",
        "cloud": "See it on a map.",
        "maps": "You run maps; cloud works beside it.",
        "crm": "Inside your CRM.",
    }
