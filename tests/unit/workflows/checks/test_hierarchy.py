"""Parents that lead in circles, nowhere or too far are told, with how they are treated."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tradewind.problems import InvalidInput, Problem
from tradewind.workflows.check import check
from tradewind.workflows.checks.hierarchy import circles_among
from tradewind.workflows.score import score

Write = Callable[[Mapping[str, str]], Path]
CARD = """\
version: 1
name: groups
way: points
dimensions:
  engagement:
    components:
      - {name: demos, events: {kind: demo}, each: 5%s}
desirable: 5
"""
YAML = """\
version: 1
name: few
tables:
  accounts: {source: accounts.csv}
  events: {source: events.csv}
"""
FILES = {
    "tradewind.yaml": YAML,
    "events.csv": "event_id,account_id,kind,occurred_at\ne1,a1,demo,2026-01-01\n",
}


def project(write: Write, *accounts: str, policy: str = "roll_up", head: str = "parent_id") -> Path:
    """Write a project whose accounts have parents."""
    rows = "\n".join([f"account_id,{head}", "a1,", *accounts, ""])
    asked = f", hierarchy: {policy}" if policy else ""
    return write({**FILES, "accounts.csv": rows, "scorecards/groups.yaml": CARD % asked})


def told(folder: Path) -> list[Problem]:
    """Check a project, and give what is said of parents."""
    return [one for one in check(folder).problems if one.code in ("TW255", *_CODES)]


_CODES = ("TW430", "TW431", "TW432", "TW433")


@pytest.mark.parametrize("policy", ["roll_up", "separate", ""])
@pytest.mark.parametrize(
    ("rows", "code", "what"),
    [
        (["b,c", "c,d", "d,b"], "TW430", '3 accounts in a circle of parents: "b" below "c" below'),
        (["b,nobody"], "TW431", '1 account with a parent that no account is, such as "nobody"'),
        (["b,b"], "TW432", '1 account named as their own parent, such as "b"'),
        (
            ["c0,a1", *(f"c{n},c{n - 1}" for n in range(1, 12))],
            "TW433",
            '2 accounts with more than 10 levels of parents above, such as "c10"',
        ),
    ],
)
def test_an_odd_parent_is_told_once(
    write: Write, rows: list[str], code: str, what: str, policy: str
) -> None:
    """Each oddity has its code, a count and names, whether or not a scorecard counts relatives."""
    (problem,) = told(project(write, *rows, policy=policy))

    assert problem.code == code
    assert what in problem.what
    assert problem.severity == "warning"


def test_every_circle_is_named_with_its_members(write: Write) -> None:
    """Also one that is longer than levels are counted; accounts that hang on it are no members."""
    long = [f"l{n},l{(n + 1) % 12}" for n in range(12)]

    said = [one.what for one in told(project(write, "b,c", "c,b", "x,b", *long))]

    assert len(said) == 2
    assert said[0].startswith('12 accounts in a circle of parents: "l0" below "l1"')
    assert said[1].startswith('2 accounts in a circle of parents: "b" below "c" below "b".')


def test_many_circles_are_counted(write: Write) -> None:
    """The first ones are named, the others told in one line."""
    pairs = [f"{a}{n},{b}{n}" for n in range(10) for a, b in (("b", "c"), ("c", "b"))]

    said = [one.what for one in told(project(write, *pairs))]

    assert len(said) == 9
    assert any("2 circles of parents more, with 4 accounts" in what for what in said)


def test_scoring_warns_only_where_relatives_count(write: Write) -> None:
    """A scorecard that keeps accounts separate does not care for parents."""
    asking = score(project(write, "b,b"))
    separate = score(project(write, "b,b", policy="separate"))

    assert "TW432" in {one.code for one in asking.warnings}
    assert "TW432" not in {one.code for one in separate.warnings}


def test_counting_relatives_needs_their_parents(write: Write) -> None:
    """A column that says who is whose parent; the fix names it."""
    folder = project(write, head="holding")

    (problem,) = told(folder)

    assert (problem.code, problem.severity) == ("TW255", "error")
    assert problem.fix.startswith("Bind parent_id of the accounts in tradewind.yaml")
    with pytest.raises(InvalidInput, match="has no parent_id"):
        score(folder)


def test_a_very_long_chain_ends() -> None:
    """No circle, however long the way; and a circle at its end is found once."""
    chain = {f"{n:06}": f"{n + 1:06}" for n in range(50_000)}

    assert circles_among(chain) == ((), set())
    circles, endless = circles_among({**chain, "050000": "049999"})
    assert circles == (("049999", "050000"),)
    assert len(endless) == 50_001
