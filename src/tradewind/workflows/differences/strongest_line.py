"""Find, for accounts, the line of the receipt that moved most between two scores, in SQL."""

from collections.abc import Sequence

from tradewind.compiling.write import literal
from tradewind.scorecard.receipt import ROUNDING
from tradewind.workflows.differences.score_lines import Line


def strongest_lines(
    accounts: str, before: tuple[str, Sequence[Line]], after: tuple[str, Sequence[Line]]
) -> str:
    """Write the query of the line that moved most.

    Grain: one row per account that both relations have: account_id, why (name of the line that
    moved most in the direction of the score; null where none did) and why_change (its points
    after less its points before). Of equal lines it is the first of the receipt.

    Args:
        accounts: The accounts that are asked for; a relation with account_id.
        before: A relation with the columns of `lined`, and its lines.
        after: The same of the other scores.
    """
    places = [
        {line: f"line_{place}" for place, line in enumerate(own)} for _, own in (before, after)
    ]
    lines = [line for line in dict.fromkeys((*after[1], *before[1])) if line.kind != ROUNDING]
    terms = [
        f"CAST({_amount('after', places[1].get(line))} - {_amount('before', places[0].get(line))} "
        f"AS DECIMAL(18, 4)) AS d{number}"
        for number, line in enumerate(lines)
    ]
    most = f"greatest({', '.join(f'd{number} * direction' for number in range(len(lines)))})"
    falls = "coalesce(after.score, 0) < coalesce(before.score, 0)"
    names = _by_number("why", [literal(line.name) for line in lines])
    amounts = _by_number("why_change", [f"d{number}" for number in range(len(lines))])
    own = f"SEMI JOIN {accounts} AS asked USING (account_id)"
    return (
        f"SELECT account_id, {names}, {amounts} FROM (SELECT *, {most} AS most FROM ("
        f"SELECT account_id, CASE WHEN {falls} THEN -1 ELSE 1 END AS direction, {', '.join(terms)} "
        f"FROM (SELECT * FROM {before[0]} {own}) AS before "
        f"JOIN (SELECT * FROM {after[0]} {own}) AS after USING (account_id)))"
    )


def _amount(relation: str, column: str | None) -> str:
    return f"{relation}.{column}" if column else "0"


def _by_number(alias: str, terms: Sequence[str]) -> str:
    cases = " ".join(
        f"WHEN d{number} * direction = most THEN {term}" for number, term in enumerate(terms)
    )
    return f"CASE WHEN most <= 0 THEN NULL {cases} END AS {alias}"
