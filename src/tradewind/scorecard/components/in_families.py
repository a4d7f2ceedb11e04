"""Components that may count the rows of an account's relatives, and which facts they then see."""

from dataclasses import replace

from pydantic import Field

from tradewind.scorecard.components.interface import Component
from tradewind.scorecard.facts import Facts
from tradewind.scorecard.hierarchy import Policy


class FamilyComponent(Component):
    """A component of rows of another table, which may stand at a subsidiary or a parent."""

    hierarchy: Policy = Field(
        default="separate",
        description="Whose rows count: `separate`, the account's own; `roll_up`, also those of its "
        "subsidiaries; `inherit`, also those of its parents.",
    )

    @property
    def policy(self) -> Policy:
        """Whose rows count."""
        return self.hierarchy


def facts_seen(component: Component, facts: Facts) -> Facts:
    """Give the facts that a component looks at: the account's, with its relatives' if it asks.

    Each row of a relative says at whom it is. A table that is not bound stays so.
    """
    relatives = facts.relatives.get(component.policy, ())
    if not relatives:
        return facts
    sightings = [replace(row, at=one.account_id) for one in relatives for row in one.sightings]
    events = [replace(row, at=one.account_id) for one in relatives for row in one.events]
    sales = [replace(row, at=one.account_id) for one in relatives for row in one.opportunities]
    return replace(
        facts,
        sightings=(*facts.sightings, *sightings),
        events=None if facts.events is None else (*facts.events, *events),
        opportunities=None if facts.opportunities is None else (*facts.opportunities, *sales),
    )
