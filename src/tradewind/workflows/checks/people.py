"""A scorecard of people needs people, and every one of them an id of its own."""

from collections.abc import Iterator

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Problem, counted
from tradewind.project.bound import BoundTable
from tradewind.workflows.checks.interface import DataInSight

NO_PEOPLE = "TW265"
"""A scorecard scores people, and no people are bound."""
DUPLICATE_PEOPLE = "TW490"
"""Several people have the same person_id, so that a scorecard of people cannot score them."""
PEOPLE_WITHOUT_ID = "TW491"
"""People have no person_id; a scorecard of people leaves them out and counts them."""
MOST_LISTED = 5


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
    key = expression(read_if_there(people, "person_id", "text"))
    place = data.place_of("people", "person_id")
    rows = data.engine.rows(
        f"SELECT person_id, copies, COUNT(person_id) OVER () FROM ("
        f"SELECT {key} AS person_id, COUNT(*) AS copies FROM {identifier(people.relation)} "
        f"GROUP BY 1 HAVING copies > 1 OR {key} IS NULL"
        f") ORDER BY person_id IS NOT NULL, copies DESC, person_id LIMIT {MOST_LISTED + 1}"
    )
    for _, copies, _ in (row for row in rows if row[0] is None):
        yield Problem(
            PEOPLE_WITHOUT_ID,
            place,
            f"{counted(copies, 'person', 'people')} without a person_id, left out of scores of "
            "people.",
            "Fill in the ids, or bind person_id to another column.",
            severity="warning",
        )
    repeated = [row for row in rows if row[0] is not None][:MOST_LISTED]
    if repeated:
        ids = ", ".join(f'"{person_id}" ({copies} times)' for person_id, copies, _ in repeated)
        count = repeated[0][2]
        more = f" and {count - len(repeated)} more" if count > len(repeated) else ""
        yield Problem(
            DUPLICATE_PEOPLE,
            place,
            f"{counted(count, 'person id')} in more than one row: {ids}{more}; scores of "
            "people need each once.",
            "Bind person_id to a column whose values are unique, or take the copies out.",
        )
