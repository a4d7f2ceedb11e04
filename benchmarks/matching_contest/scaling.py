"""The contest at size: a million leads against a million accounts, and peers as far as they go."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from contest.report import Target

from matching_contest.contestants import ENTRIES, TRADEWIND
from matching_contest.datasets import made_companies
from matching_contest.report import Goal, as_json, ours, peer_goals, scale_targets, table
from matching_contest.running import results

PRECISION = 0.995
FULL_SIZE = 1_000_000
"""Leads from which the targets for time and memory hold."""

FAMILIES_AT_SIZE = ("tradewind", "exact name", "3-grams and rerank", "Splink")
"""Who can do more than some ten thousand leads within minutes."""


def scaled(
    size: int, *, source: Path, peer_size: int, keep: Path | None, progress: Callable[[str], None]
) -> tuple[list[str], list[Goal | Target], dict[str, Any]]:
    """Measure Tradewind at full size, and all that can keep up at the peers' size.

    Args:
        size: Leads, and accounts.
        source: Folder of the listed companies whose words are used.
        peer_size: Leads, and accounts, of the comparison with peers.
        keep: Folder that tasks and answers are left in; None to throw them away.
        progress: Called with a line of text at every step.

    Returns:
        Lines of text, targets, and the numbers as plain values.
    """
    lines: list[str] = []
    reached: list[Goal | Target] = []
    told: dict[str, Any] = {}
    peers = tuple(entry for entry in ENTRIES if entry.family in FAMILIES_AT_SIZE)
    together = min(peer_size, size)
    for number in sorted({together, size}):
        entries = peers if number == together else (TRADEWIND,)
        task = made_companies.task(source, size=number, progress=progress)
        with tempfile.TemporaryDirectory(prefix="tradewind-bench-") as temporary:
            kept = (keep or Path(temporary)) / f"made-{number}"
            found = list(
                results([task], entries, precision=PRECISION, kept=kept, progress=progress)
            )
        told[str(number)] = as_json(found)
        lines += [f"\nmade: {number:,} leads against {task.tables.accounts.num_rows:,} accounts\n"]
        lines += table(found, precision=PRECISION)
        if number == together:
            reached += peer_goals(f"{number:,} made leads", found)
        mine = ours(found)
        if mine is not None and number >= FULL_SIZE:
            reached += scale_targets(mine)
    return lines, reached, told
