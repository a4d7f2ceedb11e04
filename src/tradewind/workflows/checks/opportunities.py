"""Opportunities that cannot count as they stand, or look as if somebody should mend them."""

from collections.abc import Iterator

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Problem, counted
from tradewind.scorecard.components.opportunities import OUTCOMES
from tradewind.workflows.checks.interface import DataInSight

UNDATED_OPPORTUNITIES = "TW470"
"""Opportunities have no readable opening, or are won or lost without a readable closing."""
CLOSED_BEFORE_OPENED = "TW471"
"""Opportunities were closed before they were opened; they count from their opening on."""
UNKNOWN_OUTCOMES = "TW472"
"""Outcomes of opportunities are none of won, lost and open; they do not count."""
OPPORTUNITIES_OF_NOBODY = "TW473"
"""Opportunities name no account that exists; they do not count."""
REPEATED_OPPORTUNITIES = "TW474"
"""Several rows have one opportunity_id; the one that closed last counts."""
_IS_OVER = "outcome IN ('won', 'lost') AND closed IS NOT NULL"
_IS_EARLY = f"{_IS_OVER} AND closed < opened"
_IS_OTHER = f"(outcome IS NULL OR outcome NOT IN {OUTCOMES})"
_COUNTS = {
    "undated": "COUNT(*) FILTER (WHERE opened IS NULL)",
    "unclosed": "COUNT(*) FILTER (WHERE outcome IN ('won', 'lost') AND closed IS NULL)",
    "early": f"COUNT(*) FILTER (WHERE {_IS_EARLY})",
    "most_days": f"MAX((opened - closed) / 86400) FILTER (WHERE {_IS_EARLY})",
    "other": f"COUNT(*) FILTER (WHERE {_IS_OTHER})",
    "an_outcome": f"MIN(outcome) FILTER (WHERE {_IS_OTHER})",
    "of_nobody": "COUNT(*) FILTER (WHERE known_key IS NULL)",
    "an_account": "MIN(account_key) FILTER (WHERE known_key IS NULL)",
    "repeated": "COUNT(opportunity_key) - COUNT(DISTINCT opportunity_key)",
}


def opportunities_as_they_are(data: DataInSight) -> Iterator[Problem]:
    """Say how odd opportunities are treated."""
    if "opportunities" not in data.tables:
        return
    found = _counted(data)
    if found["undated"]:
        yield _warning(
            data,
            UNDATED_OPPORTUNITIES,
            "opened_at",
            f"{_several(found['undated'])} without a readable opening: not counted.",
            "Bind opened_at to the column that holds the date, or say how dates are written with "
            "`dates:` below the source.",
        )
    if found["unclosed"]:
        yield _warning(
            data,
            UNDATED_OPPORTUNITIES,
            "closed_at",
            f"{_several(found['unclosed'])} won or lost without a readable closing: not counted.",
            "Bind closed_at to the column that holds the date, or leave it so.",
        )
    if found["early"]:
        yield _warning(
            data,
            CLOSED_BEFORE_OPENED,
            "opened_at",
            f"{_several(found['early'])} closed before they were opened, by up to "
            f"{counted(int(found['most_days'] + 0.5), 'day')}: counted from their opening on, as "
            "closed.",
            "Bind opened_at to the date on which the sale began, or leave it so.",
        )
    if found["other"]:
        example = f', such as "{found["an_outcome"]}"' if found["an_outcome"] else ""
        yield _warning(
            data,
            UNKNOWN_OUTCOMES,
            "outcome",
            f"{_several(found['other'])} whose outcome is none of won, lost and open{example}: "
            "not counted.",
            "Bind outcome to an expression that gives won, lost or open, in small letters.",
        )
    if found["of_nobody"]:
        example = f', such as "{found["an_account"]}"' if found["an_account"] else ""
        yield _warning(
            data,
            OPPORTUNITIES_OF_NOBODY,
            "account_id",
            f"{_several(found['of_nobody'])} of no account that the accounts table has{example}: "
            "not counted for anybody.",
            "Bind account_id of both tables to the same key, or leave it so.",
        )
    if found["repeated"]:
        yield _warning(
            data,
            REPEATED_OPPORTUNITIES,
            "opportunity_id",
            f"{_several(found['repeated'])} with an opportunity_id that another row has: dropped; "
            "the row that closed last counts.",
            "Bind opportunity_id to a column whose values are unique, or leave it so.",
        )


def _several(count: int) -> str:
    return counted(count, "opportunity", "opportunities")


def _counted(data: DataInSight) -> dict[str, int]:
    """Count all oddities in one pass."""
    table, accounts = data.tables["opportunities"], data.accounts
    columns = {
        "opportunity_key": read_if_there(table, "opportunity_id", "text"),
        "account_key": read_if_there(table, "account_id", "text"),
        "opened": read_if_there(table, "opened_at", "date"),
        "closed": read_if_there(table, "closed_at", "date"),
        "outcome": read_if_there(table, "outcome", "text"),
    }
    read = ", ".join(f"{expression(term)} AS {name}" for name, term in columns.items())
    known = expression(read_if_there(accounts, "account_id", "text"))
    (row,) = data.engine.rows(
        f"SELECT {', '.join(_COUNTS.values())} "
        f"FROM (SELECT {read} FROM {identifier(table.relation)}) LEFT JOIN "
        f"(SELECT DISTINCT {known} AS known_key FROM {identifier(accounts.relation)}) "
        "ON known_key = account_key"
    )
    return dict(zip(_COUNTS, row, strict=True))


def _warning(data: DataInSight, code: str, column: str, what: str, fix: str) -> Problem:
    return Problem(code, data.place_of("opportunities", column), what, fix, severity="warning")
