"""People need ids of their own: what counts once, and who can do nothing."""

from collections.abc import Iterator

from tradewind.problems import Problem, counted
from tradewind.workflows.checks.ids import ids_of
from tradewind.workflows.checks.interface import DataInSight

REPEATED_PEOPLE = "TW495"
"""Several rows of people have the same person_id; they count as one person at an account."""
PEOPLE_WITHOUT_ID = "TW496"
"""People have no person_id: no event and no score can be theirs."""


def people_ids(data: DataInSight) -> Iterator[Problem]:
    """Find ids that several rows of people have, and count the rows that have none."""
    people = data.tables.get("people")
    if people is None or not _are_looked_at(data):
        return
    ids = ids_of(data.engine, people, "person_id")
    place = data.place_of("people", "person_id")
    if ids.missing:
        yield Problem(
            PEOPLE_WITHOUT_ID,
            place,
            f"{counted(ids.missing, 'row')} of people without a person_id: in scores of accounts "
            "each counts as a person, of whom no event and no score is known.",
            "Fill in the ids, or bind person_id to another column.",
            severity="warning",
        )
    if ids.repeated:
        yield Problem(
            REPEATED_PEOPLE,
            place,
            f"{counted(ids.repeated, 'person id')} in more than one row: {ids.listed}; in scores "
            "of accounts such a person counts once at an account, and passes only the tests that "
            "every row passes.",
            "Take the copies out, or bind person_id to a column whose values are unique.",
            severity="warning",
        )


def _are_looked_at(data: DataInSight) -> bool:
    if data.scorecard is None:
        return True
    return any(placed.component.table == "people" for placed in data.scorecard.card.placed())
