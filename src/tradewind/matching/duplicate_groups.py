"""Join pairs of accounts to groups, the surest first, without joining parents and subsidiaries."""

from collections.abc import Iterable, Mapping

from tradewind.matching.duplicate_pairs import Pair
from tradewind.scorecard.hierarchy import parents_above


class Groups:
    """Accounts that hang together, with whoever is above any of them.

    A parent and its subsidiary are two accounts on purpose, and so are two subsidiaries of one
    family, unless these have the very same name and web address, and no other place. So is
    whoever stands for them: the second entry of a parent is no duplicate of a subsidiary.
    """

    def __init__(self, parents: Mapping[str, str | None]) -> None:
        """Begin with every account by itself.

        Args:
            parents: The parent that every account names; whoever is a parent is among them,
                with None where they name none.
        """
        self._parents = parents
        self._leads_to: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._above: dict[str, set[str]] = {}

    def of(self, account: str) -> str:
        """Give the account that names an account's group: the smallest id in it."""
        way = [account]
        while self._leads_to.get(way[-1], way[-1]) != way[-1]:
            way.append(self._leads_to[way[-1]])
        self._leads_to.update(dict.fromkeys(way, way[-1]))
        return way[-1]

    def join(self, pair: Pair) -> bool:
        """Make one group of the two accounts' groups; tell whether they may be one."""
        low, high = sorted((self.of(pair.one), self.of(pair.other)))
        if low == high:
            return True
        members = self._members.setdefault(low, {low}), self._members.setdefault(high, {high})
        above = self._all_above(low), self._all_above(high)
        if not (members[0].isdisjoint(above[1]) and members[1].isdisjoint(above[0])):
            return False
        if not (above[0].isdisjoint(above[1]) or is_same_in_all(pair)):
            return False
        self._leads_to[high] = low
        # The smaller is poured into the larger, so that even long chains are joined quickly.
        self._members[low] = _poured(members[0], members[1])
        self._above[low] = _poured(above[0], above[1])
        return True

    def _all_above(self, account: str) -> set[str]:
        return self._above.setdefault(account, {*parents_above(self._parents, account)})


def _poured(one: set[str], other: set[str]) -> set[str]:
    larger, smaller = (one, other) if len(one) > len(other) else (other, one)
    larger |= smaller
    return larger


def is_same_in_all(pair: Pair) -> bool:
    """Tell whether name and web address are the same, and nothing at all differs."""
    name = pair.levels["name"] or ""
    is_same = pair.levels["domain"] == "same" and name.startswith("same")
    return is_same and "different" not in pair.levels.values()


def joined(
    pairs: Iterable[Pair], parents: Mapping[str, str | None]
) -> tuple[dict[str, list[Pair]], int]:
    """Join pairs to groups.

    Args:
        pairs: The pairs that are likely enough.
        parents: The parent that every account names, as `Groups` wants them.

    Returns:
        The pairs of each group, the strongest first, by the smallest account_id in it; and how
        many pairs were left out because they would make one of parents and subsidiaries.
    """
    groups, kept, within = Groups(parents), list[Pair](), 0
    for pair in sorted(pairs, key=lambda pair: (-pair.weight, pair.one, pair.other)):
        if groups.join(pair):
            kept.append(pair)
        else:
            within += 1
    found: dict[str, list[Pair]] = {}
    for pair in kept:
        found.setdefault(groups.of(pair.one), []).append(pair)
    return found, within
