"""Versions of the attributes that cannot count as they stand, or contradict each other."""

from collections.abc import Iterator

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Problem, counted
from tradewind.workflows.checks.interface import DataInSight

VERSIONS_AT_ONCE = "TW475"
"""Versions of one account start at one moment; where they differ, the value is unknown."""
VERSIONS_WITHOUT_TIME = "TW476"
"""Versions end before they start, or when they do; they never held."""
UNDATED_VERSIONS = "TW477"
"""Versions have no readable start; they are not used."""
VERSIONS_OF_NOBODY = "TW479"
"""Versions name no account that exists; they are not used."""
_COUNTS = {
    "at_once": "COUNT(began) - COUNT(DISTINCT began)",
    "without_time": "COUNT(*) FILTER (WHERE valid_to <= valid_from)",
    "undated": "COUNT(*) FILTER (WHERE valid_from IS NULL)",
    "of_nobody": "COUNT(*) FILTER (WHERE known_key IS NULL)",
    "an_account": "MIN(account_key) FILTER (WHERE known_key IS NULL)",
}


def account_history_as_it_is(data: DataInSight) -> Iterator[Problem]:
    """Say how odd versions of the attributes are treated."""
    if "account_history" not in data.tables:
        return
    found = _counted(data)
    if found["at_once"]:
        yield _warning(
            data,
            VERSIONS_AT_ONCE,
            "valid_from",
            f"{_several(found['at_once'])} that start at the same moment as another of their "
            "account: where these contradict each other, the value was unknown then.",
            "Keep one version of each moment, or leave it so.",
        )
    if found["without_time"]:
        yield _warning(
            data,
            VERSIONS_WITHOUT_TIME,
            "valid_to",
            f"{_several(found['without_time'])} that end before they start, or when they do: "
            "not used.",
            "Bind valid_to to the moment from which another version holds, or leave it so.",
        )
    if found["undated"]:
        yield _warning(
            data,
            UNDATED_VERSIONS,
            "valid_from",
            f"{_several(found['undated'])} without a readable start: not used.",
            "Bind valid_from to the column that holds the date, or say how dates are written with "
            "`dates:` below the source.",
        )
    if found["of_nobody"]:
        example = f', such as "{found["an_account"]}"' if found["an_account"] else ""
        yield _warning(
            data,
            VERSIONS_OF_NOBODY,
            "account_id",
            f"{_several(found['of_nobody'])} of no account that the accounts table has{example}: "
            "not used.",
            "Bind account_id of both tables to the same key, or leave it so.",
        )


def _several(count: int) -> str:
    return counted(count, "version")


def _counted(data: DataInSight) -> dict[str, int]:
    """Count all oddities in one pass."""
    table, accounts = data.tables["account_history"], data.accounts
    columns = {
        "account_key": read_if_there(table, "account_id", "text"),
        "valid_from": read_if_there(table, "valid_from", "date"),
        "valid_to": read_if_there(table, "valid_to", "date"),
    }
    read = ", ".join(f"{expression(term)} AS {name}" for name, term in columns.items())
    began = "CASE WHEN account_key IS NOT NULL AND valid_from IS NOT NULL AND "
    began += "(valid_to IS NULL OR valid_to > valid_from) THEN hash(account_key, valid_from) END"
    known = expression(read_if_there(accounts, "account_id", "text"))
    (row,) = data.engine.rows(
        f"SELECT {', '.join(_COUNTS.values())} FROM (SELECT *, {began} AS began "
        f"FROM (SELECT {read} FROM {identifier(table.relation)})) LEFT JOIN "
        f"(SELECT DISTINCT {known} AS known_key FROM {identifier(accounts.relation)}) "
        "ON known_key = account_key"
    )
    return dict(zip(_COUNTS, row, strict=True))


def _warning(data: DataInSight, code: str, column: str, what: str, fix: str) -> Problem:
    return Problem(code, data.place_of("account_history", column), what, fix, severity="warning")
