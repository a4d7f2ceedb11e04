"""What a person's score may rest on, by the book: the person's own, and what the account has."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tradewind.scorecard.account_columns import (
    PREFIX,
    OfAccount,
    ScoreOfAccount,
    TierOfAccount,
    UsesProduct,
    asked_of_account,
)
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.facts import AttributeVersion, Event, Facts, RawValue
from tradewind.scorecard.installed import installed
from tradewind.scorecard.versions import KEYS


@dataclass(frozen=True, slots=True)
class AccountStanding:
    """What another scorecard gives the person's account, as of the same moment.

    Attributes:
        score: The score; None where nothing is known of the account.
        tier: The tier.
    """

    score: Decimal | None
    tier: str


def person_facts(
    card: Scorecard,
    person: Mapping[str, RawValue],
    account: Facts | None,
    nobody: Facts,
    *,
    events: Iterable[Event],
    standings: Mapping[str, AccountStanding],
) -> Facts:
    """Give what is known of a person, as facts in which the person stands for an account.

    Args:
        card: The scorecard of people.
        person: The person's row of the people table.
        account: What is known of the person's account; None without one.
        nobody: What would be known of an account without any row; its events are None where no
            events table is bound.
        events: The person's own events.
        standings: What other scorecards give the account, by their names; empty without one.
    """
    of_account = account or nobody
    asked = {name: asked_of_account(name) for name in _columns(card)}
    attributes: dict[str, RawValue] = dict(person)
    for name, one in asked.items():
        match one:
            case OfAccount(column):
                attributes[name] = of_account.attributes.get(column)
            case UsesProduct(product):
                attributes[name] = uses(card, product, of_account)
            case ScoreOfAccount(other):
                score = standings[other].score if other in standings else None
                attributes[name] = None if score is None else float(score)
            case TierOfAccount(other):
                attributes[name] = standings[other].tier if other in standings else None
    versions = of_account.versions
    return replace(
        of_account,
        attributes=attributes,
        events=None if nobody.events is None else tuple(events),
        versions=None if versions is None else tuple(map(_of_person, versions)),
        people=None,
    )


def uses(card: Scorecard, product: str, account: Facts) -> bool | None:
    """Tell whether an account has a product; None where no technology of it is known."""
    found = installed(account.sightings, card.technologies, account.as_of)
    if found is None:
        return None
    wanted = card.technologies.product_of(product) if card.technologies else product
    return any(one.product == wanted for one in found)


def _columns(card: Scorecard) -> Iterable[str]:
    return dict.fromkeys(use.column for _, use in card.column_uses())


def _of_person(version: AttributeVersion) -> AttributeVersion:
    """Give a version of the account's attributes under the names that they have for people."""
    named = {
        name if name in KEYS else f"{PREFIX}{name}": value
        for name, value in version.columns.items()
    }
    return AttributeVersion(named)
