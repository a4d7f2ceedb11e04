"""Who stands near one account: parent, subsidiaries, and leads that nearly match it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier, literal
from tradewind.problems import InvalidInput, OutsideWorldFailed, Problem, counted
from tradewind.workflows.account_page.account_sections import Absent, NearMiss, RelatedLine, Section
from tradewind.workflows.duplicates import duplicates
from tradewind.workflows.leads.match_store import current_matching
from tradewind.workflows.leads.settled_matches import SETTLED
from tradewind.workflows.projects.opening import OpenProject

MOST_RELATED = 50
"""Subsidiaries and near misses that are listed; more are counted."""
MOST_COMPARED = 20_000
"""Accounts that are compared with each other while somebody waits for a page."""
NO_PARENTS = Absent(
    "No column says which account owns which.", "Bind `parent_id:` below the accounts' columns."
)


def family_of(project: OpenProject, account_id: str) -> Section[RelatedLine]:
    """Give the parent of an account and those that it owns itself."""
    accounts = project.tables["accounts"]
    if "parent_id" not in accounts.columns:
        return Section(absent=NO_PARENTS)
    key, name, parent = (
        expression(read_if_there(accounts, column, "text"))
        for column in ("account_id", "name", "parent_id")
    )
    own = literal(account_id)
    relation = identifier(accounts.relation)
    rows = project.engine.rows(
        f"WITH family AS (SELECT {key} AS id, {name} AS name, {parent} AS parent FROM {relation}) "
        f"SELECT DISTINCT id, name, 'parent' AS kin FROM family WHERE id <> {own} AND id IN "
        f"(SELECT parent FROM family WHERE id = {own}) UNION ALL SELECT DISTINCT id, name, "
        f"'subsidiary' FROM family WHERE parent = {own} AND id <> {own} ORDER BY kin, name, id"
    )
    lines = tuple(RelatedLine(*row) for row in rows[:MOST_RELATED])
    return Section(lines, note=_more(len(rows)))


def duplicates_of(project: OpenProject, account_id: str) -> Section[RelatedLine]:
    """Give the accounts that are likely the same company, with what speaks for it.

    All accounts have to be compared for it, which is done where they are few enough for a page.
    """
    accounts = identifier(project.tables["accounts"].relation)
    ((count,),) = project.engine.rows(f"SELECT COUNT(*) FROM {accounts}")
    if count > MOST_COMPARED:
        why = f"{count:,} accounts are too many to be compared for a page."
        return Section(absent=Absent(why, "Run `tradewind duplicates-of accounts`."))
    try:
        rows = duplicates(project.folder).rows.rows()
    except InvalidInput as refused:
        return _without(refused.problems[0])
    own = next((row for row in rows if row["account_id"] == account_id), None)
    if own is None:
        return Section()
    others = [row for row in rows if row["group"] == own["group"] and row is not own]
    return Section(
        tuple(RelatedLine(one["account_id"], one["name"], _alike(one, own)) for one in others)
    )


def _alike(one: Mapping[str, Any], own: Mapping[str, Any]) -> str:
    """Say what speaks for one company: between the two, or by way of a third account."""
    if one["alike_to"] == own["account_id"]:
        return str(one["evidence"])
    if own["alike_to"] == one["account_id"]:
        return str(own["evidence"])
    return "alike to another one of them"


def leads_of(folder: Path, account_id: str) -> tuple[frozenset[str], Section[NearMiss]]:
    """Give the leads that were matched to an account, and those that nearly were.

    A near miss is a lead without an account, in review or unmatched, whose best candidate is this
    account; leads that people refused or settled otherwise are none.

    Args:
        folder: The project's folder.
        account_id: Key of the account.
    """
    try:
        with current_matching(folder) as opened:
            opened.settle()
            relations = opened.seen.relations
            matched = opened.seen.engine.rows(
                f"SELECT lead_id FROM {SETTLED} WHERE decision = 'match' "
                f"AND account_id = {literal(account_id)}"
            )
            near = opened.seen.engine.rows(
                _near(relations["leads"], relations["pairs"], account_id)
            )
    except InvalidInput as refused:
        return frozenset(), _without(refused.problems[0])
    except OutsideWorldFailed as failed:  # the rest of the page is worth having all the same
        return frozenset(), _without(failed.problem)
    lines = tuple(NearMiss(*row) for row in near[:MOST_RELATED])
    return frozenset(str(row[0]) for row in matched), Section(lines, note=_more(len(near)))


def _without(problem: Problem) -> Section[Any]:
    return Section(absent=Absent(problem.what, problem.fix))


def _near(leads: str, pairs: str, account_id: str) -> str:
    return f"""
WITH best AS (
  SELECT lead_id, account_id, probability FROM {pairs}
  QUALIFY ROW_NUMBER() OVER (PARTITION BY lead_id ORDER BY weight DESC, account_id) = 1
)
SELECT settled.lead_id, leads.company_name, leads.email, settled.decision,
  COALESCE(settled.probability, best.probability) AS probability, settled.reason
FROM {SETTLED} AS settled
JOIN best USING (lead_id)
JOIN {leads} AS leads USING (lead_id)
WHERE settled.decision <> 'match' AND settled.verdict IS NULL
  AND COALESCE(settled.account_id, best.account_id) = {literal(account_id)}
ORDER BY settled.decision = 'none', probability DESC, settled.lead_id"""


def _more(count: int) -> str | None:
    if count <= MOST_RELATED:
        return None
    return f"{counted(count - MOST_RELATED, 'more is', 'more are')} not shown."
