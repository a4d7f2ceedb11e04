"""One gap: how much is known of an attribute or a table, and whom filling it would move."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tradewind.workflows.checkup.completeness import TableLookedAt, counts_by_tier, has_rows
from tradewind.workflows.checkup.filled_accounts import SCORED, ScoredAccounts, is_unknown
from tradewind.workflows.checkup.read_columns import ReadColumn
from tradewind.workflows.checkup.tier_crossings import Crossing, crossings, directions

NO_TABLE = "Not bound, so it is unknown of every account."
NOTHING_THERE = (
    "Not worked out: an account without rows may truly have none, and nothing tells of how many "
    "that is so."
)
ALL_KNOWN = "Known of every account."


@dataclass(frozen=True, slots=True)
class Gap:
    """How much is known of one attribute or of one table, and whom filling it would move.

    Attributes:
        is_table: Whether it is a table that components look at, and not a column of the accounts.
        name: Name of the column or of the table.
        known: Accounts of which it is known; for a table, those it has anything about.
        unknown: The other accounts.
        known_by_tier: Share (0–1) of each tier's accounts of which it is known, best tier first;
            without tiers that nobody has.
        crossings: Who would go from which tier to which; None where that was not worked out.
        up: Accounts expected to go up; None where that was not worked out.
        down: Accounts expected to go down, by a gate that excludes them also.
        into_best: Those of them expected to come into the best tier.
        components: For a table, the components that look at it.
        note: Why it was not worked out, or what else there is to say; empty where nothing is.
    """

    is_table: bool
    name: str
    known: int
    unknown: int
    known_by_tier: Mapping[str, float]
    crossings: tuple[Crossing, ...] | None
    up: float | None
    down: float | None
    into_best: float | None
    components: tuple[str, ...] = ()
    note: str = ""

    @property
    def completeness(self) -> float | None:
        """Share (0–1) of all accounts of which it is known; None where there are none."""
        everyone = self.known + self.unknown
        return self.known / everyone if everyone else None

    @property
    def moving(self) -> float | None:
        """Accounts expected to cross a tier; None where that was not worked out."""
        return None if self.up is None or self.down is None else self.up + self.down

    @property
    def moving_share(self) -> float | None:
        """Their share (0–1) of those of which it is unknown; None where there are none."""
        return self.moving / self.unknown if self.moving is not None and self.unknown else None

    @property
    def moving_from(self) -> dict[str, float]:
        """The moving accounts by the tier in which they are now, the most first."""
        found: defaultdict[str, float] = defaultdict(float)
        for one in self.crossings or ():
            found[one.before] += one.accounts
        return dict(sorted(found.items(), key=lambda item: -item[1]))


def gap_of_column(
    scored: ScoredAccounts, column: ReadColumn, tiers: Mapping[str, int], names: Sequence[str]
) -> Gap:
    """Tell what is known of a column, and whom filling it would move.

    Args:
        scored: The accounts as they are.
        column: The column.
        tiers: Accounts by tier.
        names: The scorecard's tiers, best first.
    """
    unknown = counts_by_tier(scored.engine, SCORED, is_unknown(column, scored.layout))
    missing = sum(unknown.values())
    found = crossings(scored, column) if missing else None
    expected: tuple[Crossing, ...] | None = () if found is None else found.expected
    ways = None if expected is None else directions(expected, names)
    return Gap(
        is_table=False,
        name=column.name,
        known=sum(tiers.values()) - missing,
        unknown=missing,
        known_by_tier={tier: 1 - unknown.get(tier, 0) / n for tier, n in tiers.items()},
        crossings=expected,
        up=ways["up"] if ways else None,
        down=ways["down"] if ways else None,
        into_best=_into(expected, names[0]),
        note=ALL_KNOWN if found is None else found.why_not,
    )


def _into(expected: Sequence[Crossing] | None, tier: str) -> float | None:
    if expected is None:
        return None
    return sum((one.accounts for one in expected if one.after == tier), 0.0)


def gap_of_table(scored: ScoredAccounts, table: TableLookedAt, tiers: Mapping[str, int]) -> Gap:
    """Tell of how many accounts a table has anything.

    Args:
        scored: The accounts as they are.
        table: The table.
        tiers: Accounts by tier.
    """
    test = "FALSE"
    if table.is_bound:
        test = has_rows(scored.project, table.name, SCORED, scored.as_of)
    there = counts_by_tier(scored.engine, SCORED, test)
    known = sum(there.values())
    return Gap(
        is_table=True,
        name=table.name,
        known=known,
        unknown=sum(tiers.values()) - known,
        known_by_tier={tier: there.get(tier, 0) / count for tier, count in tiers.items()},
        crossings=None,
        up=None,
        down=None,
        into_best=None,
        components=table.components,
        note=NOTHING_THERE if table.is_bound else NO_TABLE,
    )
