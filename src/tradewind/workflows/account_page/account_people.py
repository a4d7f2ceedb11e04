"""The people of one account: who they are, what they did last, and their scores."""

from datetime import datetime
from pathlib import Path
from typing import Any

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier, literal
from tradewind.problems import InvalidInput
from tradewind.project.bound import BoundTable
from tradewind.scorecard.conditions import Use
from tradewind.workflows.account_page.account_sections import Absent, PersonLine, Section
from tradewind.workflows.projects.opening import OpenProject
from tradewind.workflows.runs.published import current_run

_SHOWN = ("name", "title", "email", "role", "seniority", "function")
KEY = "account_id"
"""The column of a published run that holds the key of what was scored, people as well."""
NO_PEOPLE = Absent("No table of people is bound.", "Bind `people:` in tradewind.yaml.")


def people_of(project: OpenProject, account_id: str, *, until: datetime) -> Section[PersonLine]:
    """Give the people of an account, those who were heard of last first.

    Args:
        project: The project; its matched leads count as people of their accounts.
        account_id: Key of the account.
        until: The latest moment that is looked at; what is dated later is left out.
    """
    people = project.tables.get("people")
    if people is None:
        return Section(absent=NO_PEOPLE)
    project.engine.execute(
        f"CREATE OR REPLACE TEMP TABLE page_people AS {_own(people, account_id)}"
    )
    rows = project.engine.arrow(_with_touches(project.tables.get("events"), until)).to_pylist()
    scores, note = _scores(project.folder, [row["person_id"] for row in rows])
    lines = tuple(PersonLine(**row, **scores.get(row["person_id"], {})) for row in rows)
    return Section(lines, note=note if lines else None)


def _own(people: BoundTable, account_id: str) -> str:
    """Write the query of the account's people, each person_id once; none is like no other."""
    order = ", ".join(map(identifier, _SHOWN))
    shown = ", ".join(f"{_text(people, name)} AS {identifier(name)}" for name in _SHOWN)
    person = _text(people, "person_id")
    return (
        f"SELECT {person} AS person_id, {shown}, FALSE AS is_matched "
        f"FROM {identifier(people.relation)} WHERE {_text(people, 'account_id')} = "
        f"{literal(account_id)} QUALIFY {person} IS NULL OR "
        f"ROW_NUMBER() OVER (PARTITION BY {person} ORDER BY {order}) = 1"
    )


def _with_touches(events: BoundTable | None, until: datetime) -> str:
    """Write the query of the people with what each of them did last."""
    touches = "SELECT NULL AS person_id, NULL AS kind, NULL::DOUBLE AS moment WHERE FALSE"
    if events is not None and "person_id" in events.columns:
        touches = (
            f"SELECT {_text(events, 'person_id')} AS person_id, {_text(events, 'kind')} AS kind, "
            f"{_text(events, 'occurred_at', 'date')} AS moment FROM {identifier(events.relation)} "
            f"WHERE {_text(events, 'person_id')} IN (SELECT person_id FROM page_people)"
        )
    return f"""
WITH touch AS (SELECT * FROM ({touches}) WHERE moment <= {literal(until.timestamp())}),
touched AS (
  SELECT person_id, MAX(moment) AS moment, ARG_MAX(kind, ROW(moment, kind)) AS kind,
    COUNT(*) AS touches
  FROM touch GROUP BY 1
)
SELECT page_people.*, TO_TIMESTAMP(moment) AS touched_at, kind AS touched_by,
  COALESCE(touches, 0) AS touches
FROM page_people LEFT JOIN touched USING (person_id)
ORDER BY moment DESC NULLS LAST, name, person_id"""


def _scores(folder: Path, persons: list[str]) -> tuple[dict[str, dict[str, Any]], str | None]:
    """Give the people's scores by the run published last, and what there is to say of them."""
    try:
        published = current_run(folder, None, scores="people")
    except InvalidInput:
        return {}, "No lead scores: publish those of a scorecard with `scores: people`."
    listed = ", ".join(map(literal, persons)) or "NULL"
    try:
        rows = published.engine.arrow(
            f"SELECT * FROM {published.relation('scores')} WHERE {KEY} IN ({listed})"
        ).to_pylist()
    finally:
        published.engine.close()
    hides = published.scorecard.card.desirable is not None
    scores = {
        row[KEY]: {
            "score": None if hides else row["score"],
            "tier": row["tier"],
            "qualification": row.get("qualification"),
        }
        for row in rows
    }
    run = published.run
    return scores, f"Lead scores by {run.scorecard}, as of {run.as_of:%Y-%m-%d}."


def _text(table: BoundTable, column: str, use: Use = "text") -> str:
    return expression(read_if_there(table, column, use))
