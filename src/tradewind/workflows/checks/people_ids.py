"""People need ids of their own: what counts once, and who can do nothing."""

from collections.abc import Iterator

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Problem, counted
from tradewind.workflows.checks.interface import DataInSight

REPEATED_PEOPLE = "TW495"
"""Several rows of people have the same person_id; they count as one person at an account."""
PEOPLE_WITHOUT_ID = "TW496"
"""People have no person_id: no event and no score can be theirs."""
MOST_LISTED = 5


def people_ids(data: DataInSight) -> Iterator[Problem]:
    """Find ids that several rows of people have, and count the rows that have none."""
    people = data.tables.get("people")
    if people is None or not _are_looked_at(data):
        return
    key = expression(read_if_there(people, "person_id", "text"))
    rows = data.engine.rows(
        f"SELECT person_id, copies, COUNT(person_id) OVER () FROM ("
        f"SELECT {key} AS person_id, COUNT(*) AS copies "
        f"FROM {identifier(people.relation)} GROUP BY 1 HAVING copies > 1 OR {key} IS NULL"
        f") ORDER BY person_id IS NOT NULL, copies DESC, person_id LIMIT {MOST_LISTED + 1}"
    )
    for _, copies, _ in (row for row in rows if row[0] is None):
        yield _without_id(data, copies)
    repeated = [row for row in rows if row[0] is not None][:MOST_LISTED]
    if repeated:
        yield _repeated(data, repeated, count=repeated[0][2])


def _are_looked_at(data: DataInSight) -> bool:
    if data.scorecard is None:
        return True
    return any(placed.component.table == "people" for placed in data.scorecard.card.placed())


def _repeated(data: DataInSight, rows: list[tuple[str, int, int]], *, count: int) -> Problem:
    ids = ", ".join(f'"{person}" ({copies} times)' for person, copies, _ in rows)
    more = f" and {count - len(rows)} more" if count > len(rows) else ""
    return Problem(
        code=REPEATED_PEOPLE,
        place=data.place_of("people", "person_id"),
        what=f"{counted(count, 'person id')} in more than one row: {ids}{more}; in "
        "scores of accounts such a person counts once at an account, and passes only the tests "
        "that every row passes.",
        fix="Take the copies out, or bind person_id to a column whose values are unique.",
        severity="warning",
    )


def _without_id(data: DataInSight, count: int) -> Problem:
    return Problem(
        code=PEOPLE_WITHOUT_ID,
        place=data.place_of("people", "person_id"),
        what=f"{counted(count, 'row')} of people without a person_id: in scores of accounts each "
        "counts as a person, of whom no event and no score is known.",
        fix="Fill in the ids, or bind person_id to another column.",
        severity="warning",
    )
