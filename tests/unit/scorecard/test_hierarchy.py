"""Whose rows an account counts beside its own."""

import pytest

from tradewind.scorecard.hierarchy import (
    MOST_LEVELS,
    Policy,
    beside_own,
    parents_above,
    relatives_of,
)

TREE = {"shop": "chain", "stall": "chain", "chain": "group", "group": None}


@pytest.mark.parametrize(
    ("account", "policy", "expected"),
    [
        ("group", "roll_up", {"shop": 2, "stall": 2, "chain": 1}),
        ("chain", "roll_up", {"shop": 1, "stall": 1}),
        ("shop", "inherit", {"chain": 1, "group": 2}),
        ("shop", "roll_up", {}),
        ("group", "inherit", {}),
        ("chain", "separate", {}),
    ],
)
def test_relatives_stand_on_one_line(
    account: str, policy: Policy, expected: dict[str, int]
) -> None:
    """An account counts those below it or those above it, never those beside it."""
    assert relatives_of(TREE, account, policy) == expected


def test_a_chain_counts_ten_levels() -> None:
    """What is farther away does not count, in either direction."""
    chain: dict[str, str | None] = {f"{n}": f"{n + 1}" for n in range(14)} | {"14": None}

    assert max(parents_above(chain, "0").values()) == MOST_LEVELS == 10
    assert set(relatives_of(chain, "14", "roll_up")) == {f"{n}" for n in range(4, 14)}


@pytest.mark.parametrize("length", [2, 3, 10, 11])
def test_in_a_circle_everybody_counts_everybody_once(length: int) -> None:
    """Nobody can tell who is on top; nobody is their own relative."""
    circle: dict[str, str | None] = {f"{n}": f"{(n + 1) % length}" for n in range(length)}

    for policy in ("roll_up", "inherit"):
        found = relatives_of(circle, "0", policy)
        assert set(found) == circle.keys() - {"0"}


def test_parents_that_lead_nowhere_are_none() -> None:
    """One that no account is, and one that is the account itself."""
    parents = {"a": "a", "b": "nobody", "c": "b", "d": "a"}

    assert [parents_above(parents, one) for one in "abc"] == [{}, {}, {"b": 1}]
    assert parents_above(parents, "d") == {"a": 1}


@pytest.mark.parametrize(
    ("rows", "relatives", "policy", "said"),
    [
        (9, 2, "roll_up", "; 9 of them at 2 subsidiaries"),
        (1, 1, "inherit", "; 1 of them at 1 parent"),
        (0, 0, "roll_up", ""),
        (None, None, "separate", ""),
    ],
)
def test_a_receipt_tells_how_much_is_not_the_accounts_own(
    rows: int | None, relatives: int | None, policy: Policy, said: str
) -> None:
    """The number of rows and of relatives, and nothing where all is the account's."""
    measured = {"elsewhere": rows, "relatives": relatives}

    assert beside_own(measured, policy, rows_are_shown=True) == said
