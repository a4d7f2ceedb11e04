"""Sum up the accounts of a project, so that a first scorecard can be fitted to them."""

from collections.abc import Mapping
from typing import Any

from tradewind.compiling.reading import USUAL_USES, read_as
from tradewind.compiling.write import expression, identifier
from tradewind.project.bound import BoundTable
from tradewind.project.canonical import ACCOUNTS, Kind
from tradewind.project.recognising.summaries import AccountsSummary, ColumnSummary, ValueCount
from tradewind.scorecard.conditions import Use
from tradewind.workflows.projects.opening import OpenProject

MOST_TEXTS = 20


def accounts_summary(project: OpenProject, kinds: Mapping[str, Kind]) -> AccountsSummary:
    """Sum up the accounts.

    Args:
        project: The project, with its accounts bound.
        kinds: For columns that are not bound, what their values look like.
    """
    accounts = project.tables["accounts"]
    ((row_count,),) = project.engine.rows(f"SELECT COUNT(*) FROM {identifier(accounts.relation)}")
    won, closed = _outcomes(project)
    columns = []
    for name in accounts.columns:
        ours = ACCOUNTS.column(name)
        kind = ours.kind if ours else kinds.get(name)
        if kind is not None and kind in USUAL_USES:
            columns.append(_column(project, name, kind, row_count))
    return AccountsSummary(row_count, tuple(columns), _products(project), won, closed)


def _column(project: OpenProject, name: str, kind: Kind, row_count: int) -> ColumnSummary:
    accounts = project.tables["accounts"]
    term = _term(accounts, name, USUAL_USES[kind])
    source = identifier(accounts.relation)
    ((known, distinct),) = project.engine.rows(
        f"SELECT COUNT({term}), COUNT(DISTINCT {term}) FROM {source}"
    )
    more: dict[str, Any] = {}
    if kind is Kind.NUMBER and known:
        cuts = "[0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]"
        ((deciles,),) = project.engine.rows(f"SELECT quantile_cont({term}, {cuts}) FROM {source}")
        more["deciles"] = tuple(deciles)
    elif kind is Kind.TEXT:
        more["top"] = _texts(project, term)
    elif kind is Kind.YES_NO and known:
        ((share,),) = project.engine.rows(
            f"SELECT AVG(CASE WHEN {term} THEN 1 ELSE 0 END) FROM {source} WHERE {term} IS NOT NULL"
        )
        more["yes_share"] = share
    elif kind is Kind.DATE and known:
        ((first, last),) = project.engine.rows(
            f"SELECT strftime(make_timestamp(CAST(MIN({term}) * 1e6 AS BIGINT)), '%Y-%m-%d'), "
            f"strftime(make_timestamp(CAST(MAX({term}) * 1e6 AS BIGINT)), '%Y-%m-%d') FROM {source}"
        )
        more |= {"first": first, "last": last}
    share_known = known / row_count if row_count else 0.0
    return ColumnSummary(name, kind, share_known, distinct, **more)


def _term(table: BoundTable, column: str, use: Use) -> str:
    return expression(read_as(table.columns[column], use, table.dates))


def _texts(project: OpenProject, term: str) -> tuple[ValueCount, ...]:
    """Give the most frequent texts, with won and closed opportunities where these are known."""
    accounts = project.tables["accounts"]
    key = _term(accounts, "account_id", "text")
    listed = f"SELECT {key} AS account_key, {term} AS label FROM {identifier(accounts.relation)}"
    if not _has_outcomes(project):
        rows = project.engine.rows(
            f"SELECT label, COUNT(*), NULL, NULL FROM ({listed}) WHERE label IS NOT NULL "
            f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST_TEXTS}"
        )
    else:
        rows = project.engine.rows(
            "SELECT label, COUNT(*), COALESCE(SUM(won), 0), COALESCE(SUM(closed), 0) "
            f"FROM ({listed}) LEFT JOIN ({_outcomes_by_account(project)}) USING (account_key) "
            f"WHERE label IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST_TEXTS}"
        )
    return tuple(
        ValueCount(label, count, *(None if n is None else int(n) for n in (won, closed)))
        for label, count, won, closed in rows
    )


def _has_outcomes(project: OpenProject) -> bool:
    found = project.tables.get("opportunities")
    return found is not None and {"account_id", "outcome"} <= found.columns.keys()


def _outcomes_by_account(project: OpenProject) -> str:
    table = project.tables["opportunities"]
    outcome = _term(table, "outcome", "text")
    return (
        f"SELECT {_term(table, 'account_id', 'text')} AS account_key, "
        f"COUNT(*) FILTER (WHERE {outcome} = 'won') AS won, "
        f"COUNT(*) FILTER (WHERE {outcome} IN ('won', 'lost')) AS closed "
        f"FROM {identifier(table.relation)} GROUP BY 1"
    )


def _outcomes(project: OpenProject) -> tuple[int | None, int | None]:
    if not _has_outcomes(project):
        return None, None
    ((won, closed),) = project.engine.rows(
        f"SELECT SUM(won), SUM(closed) FROM ({_outcomes_by_account(project)}) "
        "WHERE account_key IS NOT NULL"
    )
    return int(won or 0), int(closed or 0)


def _products(project: OpenProject) -> tuple[ValueCount, ...]:
    table = project.tables.get("technologies")
    if table is None:
        return ()
    product, key = _term(table, "product", "text"), _term(table, "account_id", "text")
    rows = project.engine.rows(
        f"SELECT {product}, COUNT(DISTINCT {key}) FROM {identifier(table.relation)} "
        f"WHERE {product} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST_TEXTS}"
    )
    return tuple(ValueCount(str(label), int(count)) for label, count in rows)
