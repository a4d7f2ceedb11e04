"""Show the statement that scores a project, in any engine's dialect."""

from datetime import UTC, datetime
from pathlib import Path

from tradewind.compiling.dialects import DIALECTS, translated
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.moments import in_utc
from tradewind.workflows.projects.compiled_for import compiled_for, tables_read_by
from tradewind.workflows.projects.opening import (
    OpenProject,
    chosen_scorecard,
    opened,
    project_file_in,
)

UNKNOWN_DIALECT = "TW530"
"""`--dialect` names none that statements are written in."""


def sql(
    project: str | Path = ".",
    *,
    scorecard: str | None = None,
    as_of: datetime | None = None,
    dialect: str = "duckdb",
) -> str:
    """Give the statement that `score` runs.

    Args:
        project: The project's folder.
        scorecard: Name of the scorecard; None where there is one only.
        as_of: The moment whose knowledge may be used; None for now.
        dialect: One of duckdb, postgres, spark, snowflake, bigquery, databricks, redshift, trino.

    Returns:
        For duckdb, statements that make the sources (with paths as seen from where `project` was
        named) and the very statement that `score` runs, ready to paste; for the others the
        statement, which reads tables named source_accounts and source_technologies.

    Raises:
        InvalidInput: The project has problems, or the dialect is unknown.
        OutsideWorldFailed: A source cannot be reached.
    """
    if dialect not in DIALECTS:
        raise InvalidInput([_unknown_dialect(dialect)])
    folder = Path(project)
    file = project_file_in(folder)
    card = chosen_scorecard(folder, scorecard)
    moment = in_utc(as_of or datetime.now(UTC))
    with opened(folder, tables=tables_read_by(card.card), file=file) as in_sight:
        compiled, _ = compiled_for(in_sight, card, as_of=moment, keeps_attributes=True)
        if dialect == "duckdb":
            return "\n\n".join([*_sources(in_sight), *in_sight.views, compiled.sql])
        return _what_views_are(in_sight) + translated(compiled.sql, dialect)


def _sources(project: OpenProject) -> list[str]:
    """Give the statements that make the sources, or say what they must be."""
    found = ["-- Dates without a time zone are UTC.\nSET TimeZone = 'UTC';"]
    for name, relation in project.relations.items():
        missing = f"-- {relation.name} holds the {name}; load it before the statement below."
        found.append(relation.defined_by or missing)
    return found


def _what_views_are(project: OpenProject) -> str:
    """Say as comments what the relations are that this engine makes of the sources."""
    said = "The statement reads a relation that DuckDB makes like this:"
    lines = [line for view in project.views for line in (said, *view.splitlines())]
    return "".join(f"-- {line}\n" for line in lines)


def _unknown_dialect(dialect: str) -> Problem:
    return Problem(
        UNKNOWN_DIALECT,
        Place("--dialect"),
        f'"{dialect}" is not a dialect Tradewind writes.',
        f"Write one of {', '.join(DIALECTS)}.",
    )
