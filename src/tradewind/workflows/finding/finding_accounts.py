"""Find the account that a person means: by id, by domain, or by name."""

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier, literal
from tradewind.engines.interface import Engine
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.project.bound import BoundTable
from tradewind.workflows.finding.finding_people import found_person
from tradewind.workflows.finding.nearest import Near, named, nearest, several
from tradewind.workflows.runs.published import PublishedRun

NO_SUCH_ACCOUNT = "TW511"
"""No account has that id, domain or name."""
SEVERAL_ACCOUNTS = "TW512"
"""Several accounts have that domain or name."""

_DOMAIN = "regexp_replace(lower(trim({})), '^(https?://)?(www[.])?([^/:?#]*).*$', '\\3')"


def found_account(published: PublishedRun, wanted: str) -> str:
    """Give the id of the account that is meant, or of the person where people were scored.

    An id is compared exactly; a domain without protocol, `www.` and path; a name without case
    and without blanks around it.

    Raises:
        InvalidInput: No account or several accounts fit; lists the nearest, or those that do.
    """
    if published.run.of_people:
        return found_person(published, wanted)
    return account_in(published.engine, published.relation("scores"), wanted)


def account_in(engine: Engine, relation: str, wanted: str) -> str:
    """Give the id of the account that is meant, as `found_account` does.

    Args:
        engine: The engine that holds the accounts.
        relation: The text that names them in a FROM clause: account_id (each once), name, domain.
        wanted: What a person wrote.

    Raises:
        InvalidInput: No account or several accounts fit; lists the nearest, or those that do.
    """
    text = literal(wanted)
    for condition in (
        f"account_id = {text}",
        f"{_DOMAIN.format('domain')} = {_DOMAIN.format(text)} AND {_DOMAIN.format(text)} <> ''",
        f"lower(trim(name)) = lower(trim({text}))",
    ):
        rows = engine.rows(
            f"SELECT account_id, name FROM {relation} WHERE {condition} "
            "ORDER BY account_id LIMIT 50"
        )
        if len(rows) == 1:
            return str(rows[0][0])
        if rows:
            raise InvalidInput([several(SEVERAL_ACCOUNTS, "accounts", wanted, rows)])
    raise InvalidInput([_none(engine, relation, wanted)])


def named_accounts(accounts: BoundTable) -> str:
    """Write the bound accounts as a relation that `account_in` takes, each id once."""
    shown = ", ".join(
        f"{expression(read_if_there(accounts, name, 'text'))} AS {identifier(name)}"
        for name in ("account_id", "name", "domain")
    )
    return (
        f"(SELECT account_id, ANY_VALUE(name) AS name, ANY_VALUE(domain) AS domain FROM "
        f"(SELECT {shown} FROM {identifier(accounts.relation)}) GROUP BY account_id)"
    )


def nearest_accounts(engine: Engine, relation: str, wanted: str, *, kind: str = "") -> list[Near]:
    """Give the accounts that may be meant, the nearest first, as `nearest` does."""
    terms = ("name", _DOMAIN.format("domain"), "account_id")
    return nearest(engine, relation, wanted, terms=terms, kind=kind)


def _none(engine: Engine, relation: str, wanted: str) -> Problem:
    near = named(nearest_accounts(engine, relation, wanted))
    return Problem(
        NO_SUCH_ACCOUNT,
        Place("accounts"),
        f'No account has the id, domain or name "{wanted}".',
        f"Name one of the nearest: {near}." if near else "List the accounts with `tradewind list`.",
    )
