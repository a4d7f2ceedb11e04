"""A role of a buying group that nobody can be found in, because nothing tells it."""

from collections.abc import Iterator

from tradewind.compiling.titles import TitledColumns
from tradewind.problems import Problem
from tradewind.project.expressions.columns import nearest_to
from tradewind.scorecard.components.buying_group import BuyingGroupComponent
from tradewind.scorecard.title_words import vocabulary_of
from tradewind.workflows.checks.interface import DataInSight

CODE = "TW497"
"""A role is told by its name only, and neither a column nor a title tells any such role."""


def untold_roles(data: DataInSight) -> Iterator[Problem]:
    """Find roles without a test of their own that titles are never read as."""
    people = data.tables.get("people")
    if data.scorecard is None or people is None or not isinstance(people.columns, TitledColumns):
        return
    if "role" in people.columns.own:
        return
    card, places = data.scorecard.card, data.scorecard.places
    told = {rule.role for rule in vocabulary_of(card.titles).roles}
    for placed in card.placed():
        if not isinstance(placed.component, BuyingGroupComponent):
            continue
        for name, role in placed.component.buying_group.roles.items():
            if role.where is None and name.strip(" ") not in told:
                near = nearest_to(name, told)
                yield Problem(
                    CODE,
                    places.key(*placed.path, "buying_group", "roles", name),
                    f'No title is read as the role "{name}", so nobody is ever in it; titles tell '
                    f"{', '.join(sorted(told))}.",
                    f'Write "{near}".'
                    if near
                    else f"Give it a test, such as {name}: {{where: {{seniority: manager}}}}, or "
                    "words in titles.yaml.",
                    severity="warning",
                )
