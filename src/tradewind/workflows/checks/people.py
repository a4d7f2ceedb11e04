"""A scorecard of people needs people, and every one of them an id of its own."""

from collections.abc import Iterator

from tradewind.problems import Problem, counted
from tradewind.project.bound import BoundTable
from tradewind.workflows.checks.ids import ids_of
from tradewind.workflows.checks.interface import DataInSight

NO_PEOPLE = "TW265"
"""A scorecard scores people, and no people are bound."""
DUPLICATE_PEOPLE = "TW490"
"""Several people have the same person_id, so that a scorecard of people cannot score them."""
PEOPLE_WITHOUT_ID = "TW491"
"""People have no person_id; a scorecard of people leaves them out and counts them."""


def people_to_score(data: DataInSight) -> Iterator[Problem]:
    """Find what keeps people from being scored; nothing where accounts are scored."""
    if data.scorecard is None or data.scorecard.card.scores == "accounts":
        return
    people = data.tables.get("people")
    if people is not None:
        yield from _ids(data, people)
    elif ("tables", "people") not in data.places.places:
        yield Problem(
            NO_PEOPLE,
            data.scorecard.places.at("scores"),
            "The scorecard scores people, but tradewind.yaml binds no such table.",
            "Add `people:` with its `source:` below `tables:`, or write `scores: accounts`.",
        )


def _ids(data: DataInSight, people: BoundTable) -> Iterator[Problem]:
    ids = ids_of(data.engine, people, "person_id")
    place = data.place_of("people", "person_id")
    if ids.missing:
        yield Problem(
            PEOPLE_WITHOUT_ID,
            place,
            f"{counted(ids.missing, 'person', 'people')} without a person_id, left out of scores "
            "of people.",
            "Fill in the ids, or bind person_id to another column.",
            severity="warning",
        )
    if ids.repeated:
        yield Problem(
            DUPLICATE_PEOPLE,
            place,
            f"{counted(ids.repeated, 'person id')} in more than one row: {ids.listed}; scores of "
            "people need each once.",
            "Bind person_id to a column whose values are unique, or take the copies out.",
        )
