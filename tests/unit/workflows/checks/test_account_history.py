"""Odd versions of the attributes are counted, and it is said how they are treated."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tradewind.workflows.check import check

Write = Callable[[Mapping[str, str]], Path]
YAML = """\
version: 1
name: few
tables:
  accounts: {source: accounts.csv}
  account_history: {source: account_history.csv}
"""
CARD = """\
version: 1
name: growth
desirable: 5
dimensions:
  growth:
    components:
      - {name: people, growth: employees, over: 1y, bands: {"<0": 0, ">=0": 5}}
"""
FILES = {
    "tradewind.yaml": YAML,
    "accounts.csv": "account_id,employees\na1,50\na2,60\n",
    "scorecards/growth.yaml": CARD,
}
HEAD = "account_id,valid_from,valid_to,employees\n"


def told(write: Write, *rows: str) -> dict[str, str]:
    """Check a project with some versions, and give what is said by code."""
    lines = HEAD + "\n".join(["a1,2026-01-01,,40", *rows]) + "\n"
    found = check(write({**FILES, "account_history.csv": lines})).problems
    assert all(problem.severity == "warning" for problem in found)
    return {problem.code: problem.what for problem in found}


@pytest.mark.parametrize(
    ("row", "code", "what"),
    [
        ("a1,2026-01-01,2026-02-01,41", "TW475", "1 version that start at the same moment"),
        ("a1,2026-02-01,2026-01-01,41", "TW476", "1 version that end before they start"),
        ("a1,2026-01-01,2026-01-01,41", "TW476", "1 version that end before they start"),
        ("a1,,2026-01-01,41", "TW477", "1 version without a readable start: not used"),
        ("a9,2026-01-01,,41", "TW479", 'table has, such as "a9": not used'),
    ],
)
def test_an_odd_version_is_told(write: Write, row: str, code: str, what: str) -> None:
    """Each oddity alone has its code, a count and an example."""
    found = told(write, row)

    assert list(found) == [code]
    assert what in found[code]


def test_ordinary_versions_are_not_worth_a_word(write: Write) -> None:
    """One after the other, at two accounts; the same start at another account."""
    assert told(write, "a1,2025-01-01,2026-01-01,30", "a2,2026-01-01,,60") == {}
