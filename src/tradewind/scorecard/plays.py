"""Plays: reasons to call an account that its technologies give.

displace: the account runs a competitor's product, or a legacy one.
upsell: it runs a product of ours, and lacks the one that takes its place.
cross-sell: it runs a product of ours, and lacks another.
complement: it runs a product that we enhance, and is no customer yet.

Upsell and cross-sell are for customers; where nobody says who is one, running a product of ours
is enough. A product of ours that another takes the place of is offered to nobody: where Old gave
way to Mid and Mid to New, New is offered. What is an upsell to an account is not a cross-sell as
well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from tradewind.scorecard.catalogue import Catalogue, Product

Play = Literal["displace", "upsell", "cross-sell", "complement"]
PLAYS: tuple[Play, ...] = get_args(Play)
URGENCIES = {"legacy": 1, "competitor": 2, "upsell": 3, "cross-sell": 4, "complement": 5}
"""What is worked first: tools on their way out, then rivals, then what customers lack."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A play that holds for every account that runs one product and lacks another.

    Attributes:
        play: The play.
        urgency: Which play is worked first; 1 is the first.
        runs: The product that the account runs.
        offer: The product of ours that it must lack, and that we offer; None where it need not.
        category: What kind of product it runs; None where the catalogue does not say.
        say: The sentence a rep can say.
    """

    play: Play
    urgency: int
    runs: str
    offer: str | None
    category: str | None
    say: str


def reasons_of(catalogue: Catalogue) -> tuple[Reason, ...]:
    """Give all plays that a catalogue knows, the most urgent first, then in its order."""
    found = [
        reason
        for name, product in catalogue.products.items()
        for reason in _reasons_to_call_who_runs(name, product, catalogue)
    ]
    return tuple(sorted(found, key=lambda reason: reason.urgency))


def _reasons_to_call_who_runs(
    name: str, product: Product, catalogue: Catalogue
) -> Iterator[Reason]:
    category = product.category
    match product.relation:
        case "complement":
            say = product.say or f"You run {name}, and what we make works with it."
            yield Reason("complement", URGENCIES["complement"], name, None, category, say)
        case "competitor":
            say = product.say or f"You run {name}; we can show you what we do differently."
            yield Reason("displace", URGENCIES["competitor"], name, None, category, say)
        case "legacy":
            say = product.say or f"You still run {name}; we can show you what takes its place."
            yield Reason("displace", URGENCIES["legacy"], name, None, category, say)
        case "own":
            yield from _reasons_to_offer_more(name, product, catalogue)


def _reasons_to_offer_more(name: str, product: Product, catalogue: Catalogue) -> Iterator[Reason]:
    category = product.category
    newest = _newest_after(name, catalogue)
    if newest is not None:
        say = product.say or f"You run {name}; {newest} takes its place."
        yield Reason("upsell", URGENCIES["upsell"], name, newest, category, say)
    for other in catalogue.products_with(relations=("own",)):
        offered = catalogue.products[other]
        if other in (name, newest) or offered.upgrade_to is not None:
            continue
        say = offered.say or f"You run {name}; {other} works beside it."
        yield Reason("cross-sell", URGENCIES["cross-sell"], name, other, category, say)


def _newest_after(name: str, catalogue: Catalogue) -> str | None:
    """Give the last of the products that take one another's place; None where nothing does.

    Where they go in a circle, it is the last one before the circle closes.
    """
    passed = [name]
    while (product := catalogue.products.get(passed[-1])) is not None:
        if product.upgrade_to is None or product.upgrade_to in passed:
            break
        passed.append(product.upgrade_to)
    return passed[-1] if len(passed) > 1 else None
