"""Odd opportunities are counted, and it is said how they are treated."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tradewind.workflows.check import check

Write = Callable[[Mapping[str, str]], Path]
CARD = """\
version: 1
name: sales
desirable: 5
dimensions:
  relationship:
    components:
      - {name: won, opportunities: {outcome: won, where: {lost_reason: unknown}}, each: 5}
"""
YAML = """\
version: 1
name: few
tables:
  accounts: {source: accounts.csv}
  opportunities: {source: opportunities.csv}
"""
FILES = {
    "tradewind.yaml": YAML,
    "accounts.csv": "account_id,name\na1,Ann\na2,Bob\n",
    "scorecards/sales.yaml": CARD,
}
HEAD = "opportunity_id,account_id,opened_at,closed_at,outcome,lost_reason\n"


def told(write: Write, *rows: str) -> dict[str, str]:
    """Check a project with some opportunities, and give what is said by code."""
    lines = HEAD + "\n".join(["o1,a1,2026-01-01,2026-02-01,won,", *rows]) + "\n"
    found = check(write({**FILES, "opportunities.csv": lines})).problems
    assert all(problem.severity == "warning" for problem in found)
    return {problem.code: problem.what for problem in found}


@pytest.mark.parametrize(
    ("row", "code", "what"),
    [
        ("o2,a1,,2026-02-01,won,", "TW470", "1 opportunity without a readable opening"),
        ("o2,a1,2026-01-01,,lost,", "TW470", "1 opportunity won or lost without a readable"),
        ("o2,a1,2026-02-09,2026-02-01,won,", "TW471", "by up to 8 days: counted from their open"),
        ("o2,a1,2026-01-01,,Negotiation,", "TW472", 'open, such as "Negotiation": not counted'),
        ("o2,a1,2026-01-01,,,", "TW472", "none of won, lost and open: not counted"),
        ("o2,a9,2026-01-01,,open,", "TW473", 'table has, such as "a9": not counted'),
        ("o2,,2026-01-01,,open,", "TW473", "1 opportunity of no account"),
        ("o1,a1,2026-01-01,,open,", "TW474", "1 opportunity with an opportunity_id that another"),
    ],
)
def test_an_odd_opportunity_is_told(write: Write, row: str, code: str, what: str) -> None:
    """Each oddity alone has its code, a count and an example."""
    found = told(write, row)

    assert list(found) == [code]
    assert what in found[code]


def test_ordinary_opportunities_are_not_worth_a_word(write: Write) -> None:
    """Won, lost, open, and one that is to be opened tomorrow."""
    rows = "o2,a1,2026-01-01,2026-02-01,lost,price", "o3,a2,2026-01-01,2031-01-01,open,"

    assert told(write, *rows) == {}
