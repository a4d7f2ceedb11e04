"""The relations that matching reads, made of a project's bound tables."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier
from tradewind.problems import InvalidInput, Place, Problem, counted
from tradewind.project.bound import BoundTable
from tradewind.workflows.projects.opening import OpenProject

TABLES = ("accounts", "people", "opportunities", "events")
"""The canonical tables that matching reads."""
NO_PEOPLE = "TW611"
"""tradewind.yaml binds no people, so there are no leads."""
NO_SUCH_ACCOUNT = "TW612"
"""People have an account_id that is not among the accounts."""
REPEATED_PEOPLE = "TW613"
"""Several rows of people have one person_id; the first by their values is used."""
PEOPLE_WITHOUT_ID = "TW614"
"""People without a person_id cannot be matched."""
REPEATED_ACCOUNTS = "TW615"
"""Several rows of accounts have one account_id; the first by their values is used."""

_LEAD_TEXTS = ("email", "company_name", "website", "country", "city", "phone")
_ACCOUNT_TEXTS = ("name", "domain", "country", "city", "phone", "parent_id")
_LISTS: Mapping[str, str] = {"aliases": "[;|]", "other_domains": r"[;,|\s]+"}
"""Columns that hold several texts, and what parts these."""


def refuse_without_people(project: OpenProject) -> None:
    """Stop where there are no people or where a table could not be bound.

    Raises:
        InvalidInput: It carries all that was found while opening.
    """
    errors = [problem for problem in project.problems if problem.severity == "error"]
    if not errors and "people" not in project.tables:
        errors = [
            Problem(
                NO_PEOPLE,
                project.file.places.at("tables"),
                "No people table is bound, so there are no leads to match.",
                "Add `people:` with its `source:` below `tables:`.",
            )
        ]
    if errors:
        raise InvalidInput(errors)


def make_inputs(project: OpenProject, *, now: datetime) -> tuple[Problem, ...]:
    """Make `match_leads`, `match_accounts` and `match_contacts` in the project's engine.

    Grain: one row per person without an account; one row per account; one row per e-mail address
    of an account's people. Texts are as written, without blanks around them. `contacts` counts
    the people of an account, `open_opportunities` those whose outcome is open, and an account
    whose `last_activity_at` is unknown was last active at its latest event.

    Args:
        project: The project, opened without its matches.
        now: The present moment; later events tell nothing yet.

    Returns:
        How odd rows were treated, with their numbers.

    Raises:
        InvalidInput: A source turns out to be malformed.
        OutsideWorldFailed: Memory or disk is spent.
    """
    _make_people(project)
    _make_accounts(project, now)
    execute = project.engine.execute
    once, order = _once(project, "match_people", "person_id", _LEAD_TEXTS)
    execute(
        f"CREATE OR REPLACE TEMP TABLE match_leads AS SELECT {once} "
        f"person_id AS lead_id, {', '.join(_LEAD_TEXTS)} FROM match_people ANTI JOIN "
        "(SELECT person_id FROM match_people WHERE account_id IS NOT NULL) USING (person_id) "
        f"WHERE person_id IS NOT NULL AND account_id IS NULL {order}"
    )
    execute(
        "CREATE OR REPLACE TEMP TABLE match_contacts AS SELECT DISTINCT account_id, email "
        "FROM match_people WHERE account_id IS NOT NULL AND email IS NOT NULL"
    )
    return tuple(_oddities(project))


def _once(project: OpenProject, relation: str, key: str, order: Sequence[str]) -> tuple[str, str]:
    """Write what keeps one row of each key, the first by its values; nothing where all differ."""
    ((copies,),) = project.engine.rows(
        f"SELECT COUNT({key}) - COUNT(DISTINCT {key}) FROM {relation}"
    )
    if not copies:
        return "", ""
    return f"DISTINCT ON ({key})", f"ORDER BY {', '.join((key, *order))}"


def _make_people(project: OpenProject) -> None:
    people = project.tables.get("people")
    if people is None:
        nulls = ", ".join(
            f"CAST(NULL AS VARCHAR) AS {name}" for name in ("person_id", "account_id", *_LEAD_TEXTS)
        )
        project.engine.execute(
            f"CREATE OR REPLACE TEMP TABLE match_people AS SELECT {nulls} WHERE FALSE"
        )
        return
    columns = ", ".join(
        f"{_text(people, name)} AS {name}" for name in ("person_id", "account_id", *_LEAD_TEXTS)
    )
    project.engine.execute(
        f"CREATE OR REPLACE TEMP TABLE match_people AS SELECT {columns} "
        f"FROM {identifier(people.relation)}"
    )


def _make_accounts(project: OpenProject, now: datetime) -> None:
    accounts = project.tables["accounts"]
    texts = ", ".join(f"{_text(accounts, name)} AS {name}" for name in _ACCOUNT_TEXTS)
    lists = ", ".join(
        f"{_parted(_text(accounts, name), parting)} AS {name}" for name, parting in _LISTS.items()
    )
    yes_no = expression(read_if_there(accounts, "is_customer", "yes_no"))
    project.engine.execute(
        "CREATE OR REPLACE TEMP TABLE match_account_rows AS "
        f"SELECT {_text(accounts, 'account_id')} AS account_id, {texts}, {lists}, "
        f"{yes_no} AS is_customer, {_moment(accounts, 'last_activity_at')} AS last_activity_at, "
        f"{_moment(accounts, 'created_at')} AS created_at FROM {identifier(accounts.relation)}"
    )
    values = (*_ACCOUNT_TEXTS, *_LISTS, "is_customer", "last_activity_at", "created_at")
    once, order = _once(project, "match_account_rows", "account_id", values)
    project.engine.execute(
        "CREATE OR REPLACE TEMP TABLE match_accounts AS "
        f"SELECT {once} account_id, name, aliases, domain, other_domains, "
        "country, city, phone, parent_id, is_customer, "
        "COALESCE(opened.open_opportunities, 0) AS open_opportunities, "
        "COALESCE(met.contacts, 0) AS contacts, "
        "COALESCE(last_activity_at, heard.last_event_at) AS last_active_at, created_at "
        "FROM match_account_rows "
        "LEFT JOIN (SELECT account_id, COUNT(DISTINCT person_id) AS contacts FROM match_people "
        "GROUP BY 1) AS met USING (account_id) "
        f"LEFT JOIN ({_open_opportunities(project)}) AS opened USING (account_id) "
        f"LEFT JOIN ({_last_events(project, now)}) AS heard USING (account_id) "
        f"WHERE account_id IS NOT NULL {order}"
    )


def _open_opportunities(project: OpenProject) -> str:
    table = project.tables.get("opportunities")
    if table is None:
        return "SELECT NULL::VARCHAR AS account_id, 0::BIGINT AS open_opportunities WHERE FALSE"
    key = _text(table, "opportunity_id")
    return (
        f"SELECT {_text(table, 'account_id')} AS account_id, COUNT(DISTINCT {key}) AS "
        f"open_opportunities FROM {identifier(table.relation)} "
        f"WHERE {_text(table, 'outcome')} = 'open' GROUP BY 1"
    )


def _last_events(project: OpenProject, now: datetime) -> str:
    table = project.tables.get("events")
    if table is None or "last_activity_at" in project.tables["accounts"].columns:
        return "SELECT NULL::VARCHAR AS account_id, NULL::TIMESTAMP AS last_event_at WHERE FALSE"
    seconds = expression(read_if_there(table, "occurred_at", "date"))
    return (
        f"SELECT {_text(table, 'account_id')} AS account_id, MAX({_moment(table, 'occurred_at')}) "
        f"AS last_event_at FROM {identifier(table.relation)} "
        f"WHERE {seconds} <= {now.timestamp()!r} GROUP BY 1"
    )


def _text(table: BoundTable, column: str) -> str:
    return expression(read_if_there(table, column, "text"))


def _moment(table: BoundTable, column: str) -> str:
    seconds = expression(read_if_there(table, column, "date"))
    return f"make_timestamp(CAST(ROUND(({seconds}) * 1000000) AS BIGINT))"


def _parted(term: str, parting: str) -> str:
    """Write the term of the texts in a text, each once, sorted, without blanks around them."""
    parts = f"regexp_split_to_array({term}, '{parting}')"
    trimmed = f"list_transform({parts}, lambda part: trim(part))"
    kept = f"list_filter({trimmed}, lambda part: part <> '')"
    return f"COALESCE(list_sort(list_distinct({kept})), CAST([] AS VARCHAR[]))"


def _oddities(project: OpenProject) -> Iterator[Problem]:
    """Count the rows that cannot be taken as they are, and say what became of them."""
    places = project.file.places
    people, accounts = places.at("tables", "people"), places.at("tables", "accounts")
    ((strangers, nameless, repeated, copies),) = project.engine.rows(
        "SELECT (SELECT COUNT(*) FROM match_people ANTI JOIN match_accounts USING (account_id) "
        "WHERE account_id IS NOT NULL), "
        "(SELECT COUNT(*) FROM match_people WHERE person_id IS NULL AND account_id IS NULL), "
        "(SELECT COUNT(person_id) - COUNT(DISTINCT person_id) FROM match_people), "
        "(SELECT COUNT(account_id) - COUNT(DISTINCT account_id) FROM match_account_rows)"
    )
    yield from _said(
        NO_SUCH_ACCOUNT,
        people,
        strangers,
        ("person names", "people name"),
        "an account that is not among the accounts; they are no leads, and were not matched.",
        "Add the accounts, or empty the account_id of these people to have them matched.",
    )
    yield from _said(
        PEOPLE_WITHOUT_ID,
        people,
        nameless,
        ("person without", "people without"),
        "a person_id and without an account: nothing to match them by, so left out.",
        "Fill in the ids, or bind person_id to another column.",
    )
    yield from _said(
        REPEATED_PEOPLE,
        people,
        repeated,
        ("row repeats", "rows repeat"),
        "a person_id; each person was matched once.",
        "Bind person_id to a column whose values are unique, or take the copies out.",
    )
    yield from _said(
        REPEATED_ACCOUNTS,
        accounts,
        copies,
        ("row repeats", "rows repeat"),
        "an account_id; one row of each account was matched.",
        "Bind account_id to a column whose values are unique, or take the copies out.",
    )


def _said(
    code: str, place: Place, count: int, noun: tuple[str, str], rest: str, fix: str
) -> Iterator[Problem]:
    if count:
        yield Problem(code, place, f"{counted(count, *noun)} {rest}", fix, severity="warning")
