"""Say in a score that people have no account for which nobody ever looked."""

from collections.abc import Iterator
from pathlib import Path

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier, literal
from tradewind.problems import Problem, counted
from tradewind.project.bound import BoundTable
from tradewind.scorecard.card import Scores
from tradewind.store.local import STORE_FOLDER
from tradewind.store.local_matchings import LocalMatchings
from tradewind.workflows.projects.opening import OpenProject

NEVER_MATCHED = "TW610"
"""People without an account were never matched, or came later; no account's score sees them."""


def unmatched_people(project: OpenProject, scores: Scores) -> Iterator[Problem]:
    """Warn of people without an account who were never matched: all, or those who came later.

    Args:
        project: The project; nothing is said where its scorecard reads no people.
        scores: What is scored.

    Raises:
        OutsideWorldFailed: The store cannot be read.
    """
    people = project.tables.get("people")
    if people is None:
        return
    store = LocalMatchings(project.folder / STORE_FOLDER)
    current = store.current()
    count = _without_account(
        project, people, store.path_of(current, "decisions") if current else None
    )
    if not count:
        return
    so = "no score sees what they do" if scores == "accounts" else "their companies are unknown"
    when = "came after leads were last matched" if current else "leads were never matched"
    yield Problem(
        NEVER_MATCHED,
        project.file.places.at("tables", "people"),
        f"{counted(count, 'person has', 'people have')} no account, and {when}: {so}.",
        "Run `tradewind match`, and then `tradewind score` again.",
        severity="warning",
    )


def _without_account(project: OpenProject, people: BoundTable, decisions: Path | None) -> int:
    """Count the people whom matching would look at, and of whom no decision tells."""
    account, person = (
        expression(read_if_there(people, column, "text")) for column in ("account_id", "person_id")
    )
    relation = identifier(people.relation)
    known = f"SELECT {person} FROM {relation} WHERE {account} IS NOT NULL"
    if decisions is not None:
        known += f" UNION ALL SELECT lead_id FROM read_parquet({literal(decisions.as_posix())})"
    ((count,),) = project.engine.rows(
        f"SELECT COUNT(DISTINCT person) FROM (SELECT {person} AS person FROM {relation} "
        f"WHERE {account} IS NULL) ANTI JOIN ({known}) AS known (person) USING (person)"
    )
    return int(count)
