"""Gaps as rows, as JSON and in words."""

from collections.abc import Sequence
from typing import Any

from tradewind.workflows.checkup.gap import Gap
from tradewind.workflows.results.tables import Table

_COUNTS = ("name", "known", "unknown", "completeness")
_MOVES = ("moving", "up", "down", "into_best", "moving_share")


def table_of(gaps: Sequence[Gap], tiers: Sequence[str]) -> Table:
    """Give one row per gap; its columns are those of `GapsResult.table`."""
    import pyarrow as pa

    names = [
        "what", *_COUNTS, *(f"completeness_{tier}" for tier in tiers), *_MOVES,
        *(f"moving_from_{tier}" for tier in tiers), "note",
    ]  # fmt: skip
    types = dict.fromkeys(names, pa.float64())
    types |= dict.fromkeys(("what", "name", "note"), pa.string())
    types |= dict.fromkeys(("known", "unknown"), pa.int64())
    rows = [_row(gap, tiers) for gap in gaps]
    return Table(pa.Table.from_pylist(rows, schema=pa.schema(list(types.items()))))


def _row(gap: Gap, tiers: Sequence[str]) -> dict[str, Any]:
    nobody = None if gap.crossings is None else 0.0
    return {
        **_numbers(gap),
        **{f"completeness_{tier}": gap.known_by_tier.get(tier) for tier in tiers},
        **{f"moving_from_{tier}": gap.moving_from.get(tier, nobody) for tier in tiers},
        "note": gap.note,
    }


def _numbers(gap: Gap) -> dict[str, Any]:
    what = {"what": "table" if gap.is_table else "attribute"}
    return what | {name: getattr(gap, name) for name in (*_COUNTS, *_MOVES)}


def dict_of(gap: Gap) -> dict[str, Any]:
    """Give a gap as JSON; `crossings` is null where moving was not worked out."""
    crossings = gap.crossings
    if crossings is not None:
        names = ("before", "after", "accounts")
        listed = [{name: getattr(one, name) for name in names} for one in crossings]
    return {
        **_numbers(gap),
        "completeness_by_tier": dict(gap.known_by_tier),
        "crossings": None if crossings is None else listed,
        "components": list(gap.components),
        "note": gap.note,
    }


def expected_words(accounts: float) -> str:
    """Write an expected number of accounts; with one place where it is small.

    Examples:
        >>> expected_words(1234.5), expected_words(3.21), expected_words(0.01), expected_words(0)
        ('1,234', '3.2', '0.01', '0')
    """
    if accounts >= 10 or not accounts:
        return f"{accounts:,.0f}"
    return f"{accounts:.1f}" if accounts >= 0.1 else f"{accounts:.1g}"
