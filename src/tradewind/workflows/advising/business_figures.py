"""Figures of a business from its tables: deals, cycles, buying groups, people and customers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from tradewind.compiling.reading import read_if_there
from tradewind.compiling.write import expression, identifier, literal
from tradewind.project.bound import BoundTable
from tradewind.scorecard.conditions import Use
from tradewind.workflows.advising.rules_of_thumb import (
    BUYING_GROUP,
    CYCLE,
    DEAL_SIZE,
    LEAST,
    PEOPLE,
    SEVERAL_DEALS,
    Rule,
    Side,
)
from tradewind.workflows.projects.opening import OpenProject

GROUP_DAYS = 365
"""How long before its opening people are looked for who had to do with a deal."""
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the business.

    Attributes:
        rule: What it is, and the rule of thumb for it.
        count: How many values it rests on.
        median: Its median, or the share where it is one; None where too few are known.
        quartiles: The first and the third quartile; None for a share, or where too few are known.
        side: What it speaks for; None where too few are known.
        absent: Why it cannot be told at all, with what would fill it; None where it can.
        currency: The currency of amounts; None where the data name none, and for other figures.
    """

    rule: Rule
    count: int = 0
    median: float | None = None
    quartiles: tuple[float, float] | None = None
    side: Side | None = None
    absent: str | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures, and what did not count.

    Attributes:
        figures: One per rule of thumb, in their order.
        left_out: What was left out, in words, with how many rows or accounts.
        people: People in the table; None where none is bound.
        leads: Those of them without an account, not even by a match.
    """

    figures: tuple[Figure, ...]
    left_out: Mapping[str, int]
    people: int | None
    leads: int | None


def figures_of(project: OpenProject, *, now: datetime) -> Figures:
    """Work out all figures.

    Args:
        project: The project; matched leads belong to their accounts.
        now: The present moment; what is dated later is left out.
    """
    engine = project.engine
    opportunities, people = project.tables.get("opportunities"), project.tables.get("people")
    left_out: dict[str, int] = {}
    if opportunities is not None:
        engine.execute(f"CREATE OR REPLACE TEMP TABLE advised_deals AS {_deals(opportunities)}")
        left_out |= _left_out(project, now)
    if people is not None:
        engine.execute(f"CREATE OR REPLACE TEMP TABLE advised_people AS {_people(people)}")
    found = (
        *_of_deals(project, opportunities, now),
        _buying_group(project, now, left_out),
        _of_people(project, people),
        _several_deals(project, opportunities),
    )
    total, leads = None, None
    if people is not None:
        ((total, leads),) = engine.rows(
            "SELECT COUNT(*), COUNT(*) FILTER (WHERE account IS NULL) FROM advised_people"
        )
    return Figures(found, {words: n for words, n in left_out.items() if n}, total, leads)


def _deals(table: BoundTable) -> str:
    """Write the query of the opportunities, each opportunity_id once, ended ones first."""
    columns: dict[str, tuple[str, Use]] = {
        "id": ("opportunity_id", "text"),
        "account": ("account_id", "text"),
        "outcome": ("outcome", "text"),
        "opened": ("opened_at", "date"),
        "closed": ("closed_at", "date"),
        "amount": ("amount", "number"),
    }
    shown = ", ".join(f"{_term(table, *read)} AS {name}" for name, read in columns.items())
    shown += f", UPPER({_term(table, 'currency', 'text')}) AS currency"
    return (
        f"SELECT {shown} FROM {identifier(table.relation)} QUALIFY id IS NULL OR ROW_NUMBER() "
        "OVER (PARTITION BY id ORDER BY outcome = 'open', closed DESC NULLS LAST, "
        "amount DESC NULLS LAST, opened, outcome, account) = 1"
    )


def _people(table: BoundTable) -> str:
    person, account = _term(table, "person_id", "text"), _term(table, "account_id", "text")
    return (
        f"SELECT {person} AS person, MIN({account}) AS account "
        f"FROM {identifier(table.relation)} WHERE {person} IS NOT NULL GROUP BY 1"
    )


def _left_out(project: OpenProject, now: datetime) -> Iterator[tuple[str, int]]:
    """Count the won deals that some figure leaves out, by why."""
    late = f"closed > {literal(now.timestamp())}"
    reasons = {
        "won without a readable opening or closing": "opened IS NULL OR closed IS NULL",
        "won before they were opened": "closed < opened",
        "won in the future": late,
        "won for an amount that is negative": "amount < 0",
        "won for an amount of zero": "amount = 0",
        "won for an amount that is unknown": "amount IS NULL",
        **_other_currencies(_commonest_currency(project)),
    }
    terms = ", ".join(f"COUNT(*) FILTER (WHERE {test})" for test in reasons.values())
    (counts,) = project.engine.rows(f"SELECT {terms} FROM advised_deals WHERE outcome = 'won'")
    yield from zip(reasons, counts, strict=True)
    ((other,),) = project.engine.rows(
        "SELECT COUNT(*) FROM advised_deals WHERE outcome IS NULL "
        "OR outcome NOT IN ('won', 'lost', 'open')"
    )
    yield "neither won, lost nor open", other


def _commonest_currency(project: OpenProject) -> str | None:
    """Give the currency of most won deals; None where the data name none."""
    found = project.engine.rows(
        "SELECT currency FROM advised_deals WHERE outcome = 'won' AND amount > 0 "
        "AND currency IS NOT NULL GROUP BY 1 ORDER BY COUNT(*) DESC, 1 LIMIT 1"
    )
    return str(found[0][0]) if found else None


def _other_currencies(commonest: str | None) -> dict[str, str]:
    """Give what amounts cannot be added to those in the commonest currency, with its test."""
    if commonest is None:
        return {}
    other = f"amount > 0 AND currency <> {literal(commonest)}"
    return {
        f"won for an amount in another currency than {commonest}": other,
        f"won for an amount without a currency, where most are in {commonest}": (
            "amount > 0 AND currency IS NULL"
        ),
    }


def _of_deals(
    project: OpenProject, opportunities: BoundTable | None, now: datetime
) -> Iterator[Figure]:
    """Give the sizes, all in one currency, and the cycles of won deals."""
    currency = None if opportunities is None else _commonest_currency(project)
    in_it = "" if currency is None else f" AND currency = {literal(currency)}"
    for rule, column, test in (
        (DEAL_SIZE, "amount", f"amount > 0{in_it}"),
        (
            CYCLE,
            f"(closed - opened) / {_DAY}",
            f"closed >= opened AND closed <= {literal(now.timestamp())}",
        ),
    ):
        if opportunities is None:
            yield Figure(rule, absent="no opportunities are bound")
        elif rule is DEAL_SIZE and "amount" not in opportunities.columns:
            yield Figure(rule, absent="no amount of the opportunities is bound")
        else:
            values = f"SELECT {column} AS value FROM advised_deals WHERE outcome = 'won' AND {test}"
            figure = _quartiles(project, rule, values)
            yield replace(figure, currency=currency) if rule is DEAL_SIZE else figure


def _buying_group(project: OpenProject, now: datetime, left_out: dict[str, int]) -> Figure:
    """Give how many people at the account did something before a deal was won.

    They did so within a year before it was opened, or while it was open. Deals before which
    nobody is known to have done anything tell nothing of the group, and are left out.
    """
    opportunities, events = project.tables.get("opportunities"), project.tables.get("events")
    people = project.tables.get("people")
    if opportunities is None or events is None or people is None:
        return Figure(BUYING_GROUP, absent="it needs opportunities, people and events")
    person = _term(events, "person_id", "text")
    project.engine.execute(f"""
CREATE OR REPLACE TEMP TABLE advised_groups AS
WITH won AS (
  SELECT ROW_NUMBER() OVER () AS deal, * FROM advised_deals
  WHERE outcome = 'won' AND opened <= closed AND closed <= {literal(now.timestamp())}
    AND account IS NOT NULL
),
done AS (
  SELECT {person} AS person, {_term(events, "occurred_at", "date")} AS moment
  FROM {identifier(events.relation)} WHERE {person} IS NOT NULL
),
met AS (
  SELECT won.deal, COUNT(DISTINCT done.person) AS value
  FROM won JOIN advised_people AS people ON people.account = won.account
  JOIN done ON done.person = people.person
    AND done.moment BETWEEN won.opened - {GROUP_DAYS * _DAY} AND won.closed
  GROUP BY 1
)
SELECT deal, COALESCE(value, 0) AS value FROM won LEFT JOIN met USING (deal)""")
    ((nobody,),) = project.engine.rows("SELECT COUNT(*) FROM advised_groups WHERE value = 0")
    left_out["won without anybody known to have done anything before"] = nobody
    return _quartiles(project, BUYING_GROUP, "SELECT value FROM advised_groups WHERE value > 0")


def _of_people(project: OpenProject, people: BoundTable | None) -> Figure:
    if people is None:
        return Figure(PEOPLE, absent="no people are bound")
    return _quartiles(
        project,
        PEOPLE,
        "SELECT COUNT(*) AS value FROM advised_people WHERE account IS NOT NULL GROUP BY account",
    )


def _several_deals(project: OpenProject, opportunities: BoundTable | None) -> Figure:
    """Give the share of the customers that bought more than once, in percent."""
    if opportunities is None:
        return Figure(SEVERAL_DEALS, absent="no opportunities are bound")
    ((customers, several),) = project.engine.rows(
        "SELECT COUNT(*), COUNT(*) FILTER (WHERE deals > 1) FROM (SELECT COUNT(*) AS deals "
        "FROM advised_deals WHERE outcome = 'won' AND account IS NOT NULL GROUP BY account)"
    )
    if customers < LEAST:
        return Figure(SEVERAL_DEALS, customers)
    share = 100 * several / customers
    return Figure(SEVERAL_DEALS, customers, share, side=SEVERAL_DEALS.side(share))


def _quartiles(project: OpenProject, rule: Rule, values: str) -> Figure:
    """Give the median and the quartiles of a query's `value`, where there are enough of them."""
    ((count, quartiles),) = project.engine.rows(
        f"SELECT COUNT(*), QUANTILE_CONT(value, [0.25, 0.5, 0.75]) FROM ({values})"
    )
    if count < LEAST:
        return Figure(rule, count)
    low, median, high = quartiles
    return Figure(rule, count, median, (low, high), rule.side(median))


def _term(table: BoundTable, column: str, use: Use) -> str:
    return expression(read_if_there(table, column, use))
