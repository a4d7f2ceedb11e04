"""The lines in SQL are those of the reference's receipts, and one account's rows are enough."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, assume, given, settings

from support.cards import cards
from support.loading import drawn_project, load, rows_by_account
from support.markets import AS_OF, Market, markets
from support.trying import tries
from tradewind.compiling.compile import compile_scorecard
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.evaluate import evaluate
from tradewind.scorecard.receipt import ROUNDING, DimensionReceipt, Receipt
from tradewind.workflows.differences.score_lines import Line, LineKind, base_line, lined, lines_of
from tradewind.workflows.projects.one_account import narrowed, needs_others

unhurried = settings(deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def connection() -> Iterator[Any]:
    """Give DuckDB in this process."""
    with duckdb.connect() as found:
        found.execute("SET TimeZone = 'UTC'")
        yield found


def _lines(card: Scorecard, receipt: Receipt) -> dict[Line, Decimal]:
    lines: dict[Line, Decimal] = defaultdict(Decimal)
    lines[base_line()] = receipt.base
    for gate in receipt.gates:
        kind: LineKind = "bound" if gate.then == "bound" else "gate"
        lines[Line(kind, gate.name)] += gate.contribution
    for dimension in receipt.dimensions:
        for line, amount in _dimension_lines(card, dimension):
            lines[line] += amount
    return lines


def _dimension_lines(
    card: Scorecard, dimension: DimensionReceipt
) -> Iterator[tuple[Line, Decimal]]:
    profile = dimension.profile or ""
    parts = card.dimensions[dimension.name].all_profiles
    caps = {cap.name for cap in parts[profile].caps} if profile in parts else set()
    for line in dimension.contributions:
        if line.component == ROUNDING:
            yield Line("rounding", ROUNDING, dimension.name), line.contribution
        else:
            kind: LineKind = "cap" if line.component in caps else "component"
            yield Line(kind, line.component, dimension.name, profile), line.contribution


@settings(unhurried, max_examples=tries(60))
@given(card=cards(), market=markets())
def test_lines_in_sql_are_those_of_the_receipts(
    connection: Any, card: Scorecard, market: Market
) -> None:
    """Components, caps, rounding, base, bounds and gates, to the last digit."""
    load(connection, market, "?")
    compiled = compile_scorecard(card, drawn_project(), as_of=AS_OF, carried=None)

    rows = rows_by_account(connection.execute(lined(card, f"({compiled.sql})")))

    names = lines_of(card)
    for account in market.accounts:
        row = rows[str(account["account_id"])]
        receipt = evaluate(card, market.facts(account))
        found = {line: row[f"line_{place}"] for place, line in enumerate(names)}
        assert sum(found.values()) == (receipt.score or 0)
        if receipt.score is not None:
            expected = _lines(card, receipt)
            assert found == {line: expected[line] for line in names}


@settings(unhurried, max_examples=tries(60))
@given(card=cards(), market=markets())
def test_coarse_lines_add_up_to_the_score(connection: Any, card: Scorecard, market: Market) -> None:
    """Where only points are kept, one line holds the rest."""
    load(connection, market, "?")
    compiled = compile_scorecard(card, drawn_project(), as_of=AS_OF, carried=None)

    query = lined(card, f"({compiled.sql})", is_coarse=True)
    rows = rows_by_account(connection.execute(query))

    for row in rows.values():
        lines = [amount for name, amount in row.items() if name.startswith("line_")]
        assert sum(lines) == (row["score"] or 0)


class _Narrowing:
    """The one method of an engine that narrowing needs, on a plain connection."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def execute(self, statement: str) -> None:
        self._connection.execute(statement.replace("CREATE TEMP", "CREATE OR REPLACE TEMP"))


@settings(unhurried, max_examples=tries(25))
@given(card=cards(), market=markets())
def test_the_rows_of_one_account_are_enough_for_it(
    connection: Any, card: Scorecard, market: Market
) -> None:
    """Copies of its events at other accounts, and events of its people, are among them."""
    assume(not needs_others(card))
    load(connection, market, "?")
    compiled = compile_scorecard(card, drawn_project(), as_of=AS_OF, carried=None)
    everything = rows_by_account(connection.execute(lined(card, f"({compiled.sql})")))

    for account_id, row in everything.items():
        project = narrowed(drawn_project(), _Narrowing(connection), account_id)  # type: ignore[arg-type]  # it needs no more of an engine
        own = compile_scorecard(card, project, as_of=AS_OF, carried=None)
        found = rows_by_account(connection.execute(lined(card, f"({own.sql})")))
        # A tier by rank needs the others; what an account's score is made of does not.
        assert {account_id: {**row, "tier": None}} == {
            key: {**alone, "tier": None} for key, alone in found.items()
        }
