"""Find the person that somebody means: by id, by e-mail address, or by name."""

from tradewind.compiling.write import literal
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.workflows.finding.nearest import Near, named, nearest, several
from tradewind.workflows.runs.published import PublishedRun

NOT_ONE_PERSON = "TW494"
"""No scored person, or several, have that id, e-mail address or name."""


def found_person(published: PublishedRun, wanted: str) -> str:
    """Give the id of the person that is meant.

    An id is compared exactly; an e-mail address and a name without case and without blanks
    around them.

    Raises:
        InvalidInput: Nobody or several fit; lists the nearest, or those that do.
    """
    rows = people_named(published, wanted)
    if len(rows) == 1:
        return str(rows[0][0])
    raise InvalidInput(
        [several(NOT_ONE_PERSON, "people", wanted, rows) if rows else _none(published, wanted)]
    )


def people_named(published: PublishedRun, wanted: str) -> list[tuple[str, str | None]]:
    """Give id and name of the scored people that a text names, as `found_person` compares it."""
    text = f"lower(trim({literal(wanted)}))"
    for condition in (
        f"account_id = {literal(wanted)}",
        f"lower(trim(email)) = {text} AND {text} <> ''",
        f"lower(trim(name)) = {text}",
    ):
        rows = published.engine.rows(
            f"SELECT account_id, name FROM {published.relation('scores')} WHERE {condition} "
            "ORDER BY account_id LIMIT 50"
        )
        if rows:
            return [(str(person_id), name) for person_id, name in rows]
    return []


def nearest_people(published: PublishedRun, wanted: str, *, kind: str = "") -> list[Near]:
    """Give the people that may be meant, the nearest first, as `nearest` does."""
    scores, terms = published.relation("scores"), ("account_id", "email", "name")
    return nearest(published.engine, scores, wanted, terms=terms, kind=kind)


def _none(published: PublishedRun, wanted: str) -> Problem:
    near = named(nearest_people(published, wanted))
    return Problem(
        NOT_ONE_PERSON,
        Place("people"),
        f'Nobody who was scored has the id, e-mail address or name "{wanted}".',
        f"Name one of the nearest: {near}." if near else "List them with `tradewind list --leads`.",
    )
