"""Lay out the opportunities as they are known at the data's end, each opportunity_id once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier, literal
from tradewind.engines.interface import Engine
from tradewind.problems import InvalidInput, Problem
from tradewind.project.bound import BoundTable
from tradewind.scorecard.conditions import Use
from tradewind.workflows.backtesting.dates import Reach
from tradewind.workflows.projects.opening import OpenProject

NO_OPPORTUNITIES = "TW824"
"""There are no opportunities, which alone tell what happened after a snapshot."""
BEFORE_ALL_DATA = "TW831"
"""Outcomes are said to be known only up to a moment before the first opportunity."""
WRITTEN = "backtest_opportunities"
"""The opportunities as they are written, each once."""
DEALS = "backtest_deals"
"""The opportunities as they were known at the data's end."""
MOST_AMOUNT = 1e12
"""A million millions, in any currency; a higher amount is a slip, and would hide all others."""
_COLUMNS: Mapping[str, tuple[str, Use]] = {
    "opportunity_id": ("opportunity_id", "text"),
    "account_id": ("account_id", "text"),
    "outcome": ("outcome", "text"),
    "opened": ("opened_at", "date"),
    "closed": ("closed_at", "date"),
    "amount": ("amount", "number"),
    "kind": ("kind", "text"),
    "currency": ("currency", "text"),
}


@dataclass(frozen=True, slots=True)
class KnownDeals:
    """What the opportunities tell.

    Attributes:
        reach: From when to when they tell; None where none of them has a date.
        currency: The currency of most amounts; None where the data name none.
        left_out: What does not count of them, in words, with how many opportunities.
    """

    reach: Reach | None
    currency: str | None
    left_out: Mapping[str, int]


def lay_out_deals(
    project: OpenProject,
    *,
    data_until: datetime | None,
    now: datetime,
    asked_by: str = "--data-until",
) -> KnownDeals:
    """Make the relation `DEALS` of the project's engine.

    It has one row per opportunity that was opened by the data's end and whose outcome is one of
    ours: `deal` (a number from 1), account_id (null where it has none), outcome (won, lost or
    open, as it was then), `opened` and `closed` in seconds since 1970 (null where unknown, and
    `closed` while it was open), is_renewal, is_backwards (closed before it was opened), and
    amount (null where it is unknown, negative, beyond belief or in another currency than most).

    Args:
        project: The open project, with opportunities.
        data_until: The last moment of which outcomes are known; None for the latest opening or
            closing that is not after now.
        now: The present moment.
        asked_by: The option that gives `data_until`, as problems name it.

    Raises:
        InvalidInput: The opportunities are not bound, do not say how they ended, or all begin
            after what is known.
    """
    table = _opportunities(project)
    engine = project.engine
    engine.execute(f"CREATE OR REPLACE TEMP TABLE {WRITTEN} AS {_written(table)}")
    reach = _reach(engine, data_until, now)
    if reach is None:
        _refuse_before_all_data(project, data_until or now, asked_by)
    until = (reach.end if reach else now).timestamp()
    currency = _commonest_currency(engine)
    left_out = _left_out(engine, until=until, currency=currency, is_dated=reach is not None)
    engine.execute(f"CREATE OR REPLACE TEMP TABLE {DEALS} AS {_known(until, currency)}")
    return KnownDeals(reach, currency, left_out)


def lay_out_no_deals(engine: Engine) -> KnownDeals:
    """Make the relation `DEALS` without a row, for a question that needs no opportunities."""
    empty = ", ".join(
        f"CAST(NULL AS {kind}) AS {name}"
        for name, kind in {
            "deal": "BIGINT",
            "account_id": "VARCHAR",
            "outcome": "VARCHAR",
            "opened": "DOUBLE",
            "closed": "DOUBLE",
            "is_renewal": "BOOLEAN",
            "is_backwards": "BOOLEAN",
            "amount": "DOUBLE",
        }.items()
    )
    engine.execute(f"CREATE OR REPLACE TEMP TABLE {DEALS} AS SELECT {empty} WHERE FALSE")
    engine.execute(
        f"CREATE OR REPLACE TEMP TABLE {WRITTEN} AS "
        "SELECT CAST(NULL AS VARCHAR) AS account_id, CAST(NULL AS VARCHAR) AS outcome WHERE FALSE"
    )
    return KnownDeals(None, None, {})


def _opportunities(project: OpenProject) -> BoundTable:
    place = project.file.places.at("tables")
    table = project.tables.get("opportunities")
    if table is None:
        what = "No opportunities are bound, so nothing tells what happened after a snapshot."
        fix = "Add `opportunities:` with its `source:` below `tables:`."
        raise InvalidInput([Problem(NO_OPPORTUNITIES, place, what, fix)])
    if "outcome" not in table.columns:
        place = project.file.places.at("tables", "opportunities")
        what = "The opportunities do not say how they ended."
        fix = "Bind `outcome:` to an expression that gives won, lost or open."
        raise InvalidInput([Problem(NO_OPPORTUNITIES, place, what, fix)])
    return table


def _written(table: BoundTable) -> str:
    """Write the query of the opportunities, ended ones and late ones first where an id repeats."""
    terms = {
        name: expression(read_if_there(table, column, use))
        for name, (column, use) in _COLUMNS.items()
    }
    terms["kind"] = f"LOWER({terms['kind']})"
    terms["currency"] = f"UPPER({terms['currency']})"
    shown = ", ".join(f"{term} AS {name}" for name, term in terms.items())
    return (
        f"SELECT {shown} FROM {identifier(table.relation)} "
        "QUALIFY opportunity_id IS NULL OR ROW_NUMBER() OVER (PARTITION BY opportunity_id "
        "ORDER BY outcome = 'open', closed DESC NULLS LAST, amount DESC NULLS LAST, opened, "
        "outcome, account_id) = 1"
    )


_ENDED = "outcome IN ('won', 'lost')"


def _reach(engine: Engine, data_until: datetime | None, now: datetime) -> Reach | None:
    """Tell of what time the opportunities tell; what is dated after now does not count."""
    until = literal((data_until or now).timestamp())
    ((first, last),) = engine.rows(
        "SELECT LEAST(MIN(opened), MIN(ended)), GREATEST(MAX(opened), MAX(ended)) FROM ("
        f"SELECT CASE WHEN opened <= {until} THEN opened END AS opened, "
        f"CASE WHEN {_ENDED} AND closed <= {until} THEN closed END AS ended FROM {WRITTEN})"
    )
    if first is None:
        return None
    return Reach(_moment(first), data_until or _moment(last))


def _refuse_before_all_data(project: OpenProject, until: datetime, asked_by: str) -> None:
    """Stop where opportunities have dates, and all of them come later."""
    ((first,),) = project.engine.rows(f"SELECT LEAST(MIN(opened), MIN(closed)) FROM {WRITTEN}")
    if first is None:
        return
    what = f"The opportunities begin on {_moment(first).date()}, after {until.date()}."
    fix = f"Give `{asked_by}` a date after {_moment(first).date()}, or leave it out."
    place = project.file.places.at("tables", "opportunities")
    raise InvalidInput([Problem(BEFORE_ALL_DATA, place, what, fix)])


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _commonest_currency(engine: Engine) -> str | None:
    found = engine.rows(
        f"SELECT currency FROM {WRITTEN} WHERE currency IS NOT NULL AND amount >= 0 "
        "GROUP BY 1 ORDER BY COUNT(*) DESC, 1 LIMIT 1"
    )
    return str(found[0][0]) if found else None


def _left_out(
    engine: Engine, *, until: float, currency: str | None, is_dated: bool
) -> dict[str, int]:
    """Count what does not count, by why; one opportunity may lack several things.

    Where no opportunity has a date, that is said of all of them, and counted of none.
    """
    counts = f"{_ENDED} AND opened <= {literal(until)}"
    undated = {
        "opportunities won without a closing date": "outcome = 'won' AND closed IS NULL",
        "opportunities lost without a closing date": "outcome = 'lost' AND closed IS NULL",
        "opportunities without an opening date": "opened IS NULL",
    }
    reasons = {
        "opportunities that are neither won, lost nor open": (
            "outcome IS NULL OR outcome NOT IN ('won', 'lost', 'open')"
        ),
        "opportunities opened after the data's end": f"opened > {literal(until)}",
        **(undated if is_dated else {}),
        "opportunities closed before they were opened": f"{counts} AND closed < opened",
        "opportunities without an account": "account_id IS NULL",
        "renewals": "kind = 'renewal'",
        "amounts that are negative": "amount < 0",
        f"amounts above {MOST_AMOUNT:,.0f}": f"amount > {literal(MOST_AMOUNT)}",
    }
    if currency is not None:
        reasons[f"amounts in another currency than {currency}"] = f"currency <> {literal(currency)}"
        reasons["amounts without a currency"] = "currency IS NULL AND amount IS NOT NULL"
    terms = ", ".join(f"COUNT(*) FILTER (WHERE {test})" for test in reasons.values())
    (found,) = engine.rows(f"SELECT {terms} FROM {WRITTEN}")
    return {words: n for words, n in zip(reasons, found, strict=True) if n}


def _known(until: float, currency: str | None) -> str:
    """Write the query of the opportunities as they were known at the data's end."""
    end = literal(until)
    is_open = f"(outcome = 'open' OR closed > {end})"
    counts = f"amount BETWEEN 0 AND {literal(MOST_AMOUNT)}"
    if currency is not None:
        counts += f" AND currency = {literal(currency)}"
    return (
        "SELECT ROW_NUMBER() OVER (ORDER BY opportunity_id, account_id, opened, closed) AS deal, "
        f"account_id, CASE WHEN {is_open} THEN 'open' ELSE outcome END AS outcome, opened, "
        f"CASE WHEN NOT {is_open} THEN closed END AS closed, "
        "COALESCE(kind = 'renewal', FALSE) AS is_renewal, "
        f"COALESCE({_ENDED} AND NOT {is_open} AND closed < opened, FALSE) AS is_backwards, "
        f"CASE WHEN {counts} THEN amount END AS amount "
        f"FROM {WRITTEN} WHERE outcome IN ('won', 'lost', 'open') "
        f"AND (opened IS NULL OR opened <= {end})"
    )
