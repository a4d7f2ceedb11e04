"""Say in a score that people have no account, and that nobody ever looked for it."""

from collections.abc import Iterator

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Problem, counted
from tradewind.scorecard.card import Scores
from tradewind.store.local import STORE_FOLDER
from tradewind.store.local_matchings import LocalMatchings
from tradewind.workflows.opening import OpenProject

NEVER_MATCHED = "TW610"
"""People without an account were never matched, so that no account's score sees them."""


def unmatched_people(project: OpenProject, scores: Scores) -> Iterator[Problem]:
    """Warn of people without an account where leads were never matched.

    Args:
        project: The project; nothing is said where its scorecard reads no people.
        scores: What is scored.
    """
    people = project.tables.get("people")
    if people is None:
        return
    if LocalMatchings(project.folder / STORE_FOLDER).current() is not None:
        return
    account = expression(read_if_there(people, "account_id", "text"))
    ((count,),) = project.engine.rows(
        f"SELECT COUNT(*) FROM {identifier(people.relation)} WHERE {account} IS NULL"
    )
    so = "no score sees what they do" if scores == "accounts" else "their companies are unknown"
    if count:
        yield Problem(
            NEVER_MATCHED,
            project.file.places.at("tables", "people"),
            f"{counted(count, 'person has', 'people have')} no account, and leads were never "
            f"matched: {so}.",
            "Run `tradewind match`, and then `tradewind score` again.",
            severity="warning",
        )
