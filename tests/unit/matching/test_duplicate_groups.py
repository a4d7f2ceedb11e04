"""Pairs are joined to groups, the surest first, and families stay apart."""

from tradewind.matching.duplicate_groups import joined
from tradewind.matching.duplicate_pairs import PARTS, Pair

ALIKE: dict[str, str | None] = dict.fromkeys(PARTS) | {"domain": "same", "name": "part, rare"}
SAME: dict[str, str | None] = dict.fromkeys(PARTS) | {"domain": "same", "name": "same, rare"}


def pair(one: str, other: str, weight: float = 9.0, levels: dict[str, str | None] = ALIKE) -> Pair:
    """Give a pair of a weight."""
    return Pair(one, other, weight, levels, dict.fromkeys(PARTS, 0.0))


def groups(*pairs: Pair, **parents: str) -> tuple[list[set[str]], int]:
    """Give the members of each group, and how many pairs were left out."""
    found, within = joined(pairs, dict.fromkeys(parents.values()) | parents)
    return [{one for p in own for one in (p.one, p.other)} for own in found.values()], within


def test_pairs_that_hang_together_are_one_group() -> None:
    """Whatever the order of the pairs; the group is named after its smallest id."""
    chain = [pair(f"{n:03}", f"{n + 1:03}", weight=n % 7) for n in range(500)]

    found, within = joined([*chain, pair("x", "y")], {})

    assert {key: len(own) for key, own in found.items()} == {"000": 500, "x": 1}
    assert within == 0


def test_the_second_entry_of_a_parent_is_no_duplicate_of_its_subsidiary() -> None:
    """The surer pair decides who stands for whom."""
    found = groups(pair("a", "again", 20), pair("again", "shop"), pair("a", "shop"), shop="a")

    assert found == ([{"a", "again"}], 2)


def test_nobody_joins_parent_and_subsidiary_through_a_third() -> None:
    """A weaker pair is left out, however the two are tied."""
    found = groups(pair("a", "x", 20), pair("x", "shop", 10), shop="mid", mid="a")

    assert found == ([{"a", "x"}], 1)


def test_subsidiaries_of_one_family_need_to_be_the_same_in_all() -> None:
    """Name and web address; a city that differs tells them apart."""
    elsewhere = SAME | {"city": "different"}
    below = {"s1": "a", "s2": "a"}

    assert groups(pair("s1", "s2", levels=SAME), **below) == ([{"s1", "s2"}], 0)
    assert groups(pair("s1", "s2", levels=elsewhere), **below) == ([], 1)
    assert groups(pair("s1", "s2"), **below) == ([], 1)
