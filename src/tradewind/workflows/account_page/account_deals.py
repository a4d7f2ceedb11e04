"""What may be sold to one account: its open opportunities, and the plays that hold for it."""

from datetime import datetime
from typing import Any

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier, literal
from tradewind.problems import InvalidInput, counted
from tradewind.project.bound import BoundProject, BoundTable
from tradewind.scorecard.conditions import Use
from tradewind.scorecard.plays import reasons_of
from tradewind.workflows.account_page.account_sections import (
    Absent,
    OpportunityLine,
    PlayLine,
    Section,
)
from tradewind.workflows.finding.finding_plays import NO_SCORES, Ground, found, lay_out
from tradewind.workflows.plays import USUAL_DAYS
from tradewind.workflows.projects.catalogues import catalogue_of
from tradewind.workflows.projects.one_account import narrowed
from tradewind.workflows.projects.opening import OpenProject

NO_OPPORTUNITIES = Absent(
    "No table of opportunities is bound.", "Bind `opportunities:` in tradewind.yaml."
)
NO_TECHNOLOGIES = Absent(
    "No table says which products accounts run.", "Bind `technologies:` in tradewind.yaml."
)


def opportunities_of(project: OpenProject, account_id: str) -> Section[OpportunityLine]:
    """Give the opportunities of an account that are open today, the largest first."""
    table = project.tables.get("opportunities")
    if table is None:
        return Section(absent=NO_OPPORTUNITIES)
    rows = project.engine.arrow(
        f"WITH own AS ({_own_opportunities(table, account_id)}) "
        "SELECT outcome, opportunity_id, kind, amount, currency, owner, "
        "TO_TIMESTAMP(opened) AS opened_at FROM own "
        "ORDER BY amount DESC NULLS LAST, opened DESC NULLS LAST, opportunity_id"
    ).to_pylist()
    outcomes = [row.pop("outcome") for row in rows]
    lines = tuple(
        OpportunityLine(**row)
        for row, outcome in zip(rows, outcomes, strict=True)
        if outcome == "open"
    )
    notes = [note for note in (_ended(outcomes), _several_currencies(lines)) if note]
    return Section(lines, note=" ".join(notes) or None)


def _several_currencies(lines: tuple[OpportunityLine, ...]) -> str | None:
    """Say that the order by amount means little, where amounts cannot be compared."""
    found = sorted({one.currency or "none named" for one in lines if one.amount is not None})
    if len(found) <= 1:
        return None
    return f"Amounts are in several currencies, and ordered by number: {', '.join(found)}."


def _ended(outcomes: list[str | None]) -> str | None:
    ended = {outcome: outcomes.count(outcome) for outcome in ("won", "lost")}
    said = [f"{count:,} {outcome}" for outcome, count in ended.items() if count]
    return f"Before: {' and '.join(said)}." if said else None


def _own_opportunities(table: BoundTable, account_id: str) -> str:
    """Write the query of the account's opportunities, each once, ended ones first."""
    columns: dict[str, tuple[str, Use]] = {
        "opportunity_id": ("opportunity_id", "text"),
        "outcome": ("outcome", "text"),
        "kind": ("kind", "text"),
        "amount": ("amount", "number"),
        "currency": ("currency", "text"),
        "opened": ("opened_at", "date"),
        "closed": ("closed_at", "date"),
        "owner": ("owner", "text"),
    }
    shown = ", ".join(
        f"{expression(read_if_there(table, column, use))} AS {identifier(name)}"
        for name, (column, use) in columns.items()
    )
    key = expression(read_if_there(table, "account_id", "text"))
    return (
        f"SELECT {shown} FROM {identifier(table.relation)} WHERE {key} = {literal(account_id)} "
        "QUALIFY opportunity_id IS NULL OR ROW_NUMBER() OVER (PARTITION BY opportunity_id "
        "ORDER BY outcome = 'open', closed DESC NULLS LAST) = 1"
    )


def plays_of(
    project: OpenProject, account_id: str, *, as_of: datetime, scorecard: str | None
) -> Section[PlayLine]:
    """Give the reasons to call an account, the most urgent first.

    Args:
        project: The project.
        account_id: Key of the account.
        as_of: The moment whose knowledge may be used.
        scorecard: The scorecard that may hold the catalogue of technologies; None where there is
            one only.
    """
    technologies = project.tables.get("technologies")
    if technologies is None:
        return Section(absent=NO_TECHNOLOGIES)
    try:
        catalogue = catalogue_of(project.folder, scorecard)
    except InvalidInput as refused:
        first = refused.problems[0]
        return Section(absent=Absent(first.what, first.fix))
    reasons = reasons_of(catalogue)
    if not reasons:
        fix = "Write `relation:` below products in technologies.yaml."
        return Section(absent=Absent("No product has a relation that gives a play.", fix))
    both = BoundProject(accounts=project.tables["accounts"], technologies=technologies)
    own = narrowed(both, project.engine, account_id)
    assert own.technologies is not None, "it was narrowed, not taken away"
    ground = Ground(project.engine, own.accounts, own.technologies, catalogue, NO_SCORES)
    days = USUAL_DAYS if catalogue.seen_within is None else catalogue.seen_within
    lay_out(ground, reasons, as_of=as_of, seen_within_days=days)
    rows, _, left = found(project.engine, None, [], None)
    names = ("play", "products", "offer", "last_seen_at", "say")
    called: list[dict[str, Any]] = [
        {name: row[name] or None for name in names} for row in rows.to_pylist()
    ]
    lines = tuple(PlayLine(**one) for one in called)
    old = counted(left.too_old, "sighting is", "sightings are")
    return Section(lines, note=f"{old} too old to count." if left.too_old else None)
