"""Bind the account history that grew from a project's own runs, where the user has none."""

from dataclasses import replace
from datetime import datetime

from tradewind.compiling.write import literal
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.growth import GrowthComponent
from tradewind.workflows.projects.attribute_versions import attribute_versions
from tradewind.workflows.projects.opening import OpenProject

OWN_HISTORY = "history_of_runs"
"""The relation of the attributes that earlier runs kept."""


def bind_own_history(
    project: OpenProject, card: Scorecard, *, as_of: datetime, now: datetime
) -> None:
    """Bind the attributes that earlier runs kept as the account history.

    Nothing happens where the user has bound one, where no run had been by then, and where nobody
    would look at it: in a score as of now without growth. What runs kept says what was known
    before now; from now on the accounts table says it, so its last versions end now.

    Args:
        project: The open project, which gets the table.
        card: The scorecard.
        as_of: The moment of the score.
        now: The present moment.

    Raises:
        OutsideWorldFailed: The store cannot be read.
    """
    cards = (card, *(card.scorecards or {}).values())
    parts = (placed.component for one in cards for placed in one.placed())
    grows = any(isinstance(part, GrowthComponent) for part in parts)
    if "account_history" in project.tables or (as_of >= now and not grows):
        return
    found = attribute_versions(project.folder, project.engine)
    if found is None or found.since > as_of:
        return
    end = f"CAST({literal(now.replace(tzinfo=None).isoformat())} AS TIMESTAMP)"
    project.engine.execute(
        f"CREATE OR REPLACE TEMP VIEW {OWN_HISTORY} AS "
        f"SELECT * REPLACE (COALESCE(valid_to, {end}) AS valid_to) FROM {found.table.relation}"
    )
    project.tables["account_history"] = replace(found.table, relation=OWN_HISTORY)
