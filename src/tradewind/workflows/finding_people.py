"""Find the person that somebody means: by id, by e-mail address, or by name."""

from tradewind.compiling.write import literal
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.workflows.published import PublishedRun

NOT_ONE_PERSON = "TW494"
"""No scored person, or several, have that id, e-mail address or name."""
MOST_LISTED = 5
LEAST_LIKENESS = 0.75
"""Jaro–Winkler similarity from which a text counts as near; below it texts look unrelated."""


def found_person(published: PublishedRun, wanted: str) -> str:
    """Give the id of the person that is meant.

    An id is compared exactly; an e-mail address and a name without case and without blanks
    around them.

    Raises:
        InvalidInput: Nobody or several fit; lists the nearest, or those that do.
    """
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
        if len(rows) == 1:
            return str(rows[0][0])
        if rows:
            raise InvalidInput([_several(wanted, rows)])
    raise InvalidInput([_none(published, wanted)])


def _shown(person_id: str, name: str | None) -> str:
    return person_id if name is None else f"{person_id} ({name})"


def _several(wanted: str, rows: list[tuple[str, str | None]]) -> Problem:
    listed = ", ".join(_shown(*row) for row in rows[:MOST_LISTED])
    more = ", …" if len(rows) > MOST_LISTED else ""
    return Problem(
        NOT_ONE_PERSON,
        Place("people"),
        f'"{wanted}" fits several people: {listed}{more}.',
        f"Name one by its id, such as {rows[0][0]}.",
    )


def _none(published: PublishedRun, wanted: str) -> Problem:
    text = literal(wanted.strip().lower())
    terms = ", ".join(
        f"jaro_winkler_similarity(lower(coalesce({column}, '')), {text})"
        for column in ("account_id", "email", "name")
    )
    rows = published.engine.rows(
        f"SELECT account_id, name, greatest({terms}) AS likeness "
        f"FROM {published.relation('scores')} WHERE likeness >= {LEAST_LIKENESS} "
        f"ORDER BY likeness DESC, account_id LIMIT {MOST_LISTED}"
    )
    near = ", ".join(_shown(person_id, name) for person_id, name, _ in rows)
    return Problem(
        NOT_ONE_PERSON,
        Place("people"),
        f'Nobody who was scored has the id, e-mail address or name "{wanted}".',
        f"Name one of the nearest: {near}." if near else "List them with `tradewind list --leads`.",
    )
