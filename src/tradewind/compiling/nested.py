"""Scores by another scorecard, computed in the same statement."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from tradewind.compiling.nodes import Join, Step, TotalOf
from tradewind.scorecard.card import Scorecard

OF_ACCOUNTS = "account_"
"""What the names of steps begin with that read a table of accounts where people are scored."""
PARTED = "__"
"""What ends a prefix; no step has it in its own name, so that no two names can meet."""
LONGEST_PREFIX = 7
"""Engines cut names at 63 bytes; the longest name of a step has 54."""


@dataclass(frozen=True, slots=True)
class Nested:
    """The scores by another scorecard, as steps of the statement that uses them.

    The last step has one row per account or person that the scorecard scores: row_key (its id),
    account_key (of a person the account, null without one; of an account the id once more),
    score (double; null where nothing is known, 0 where a gate excludes), tier, is_excluded.

    Attributes:
        card: The scorecard.
        steps: The steps, whose names no other step of the statement has.
    """

    card: Scorecard
    steps: tuple[Step, ...]

    @property
    def name(self) -> str:
        """The name of the last step."""
        return self.steps[-1].name


def prefixes(names: Collection[str]) -> dict[str, str]:
    """Give every scorecard what the names of its steps begin with: short and unlike any other.

    Examples:
        >>> prefixes(["growth", "Growth & more", "2026"])
        {'growth': 'growth__', 'Growth & more': 'growt_2__', '2026': 'n2026__'}
    """
    given: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "x"
        whole = f"n{plain}" if plain[0].isdigit() else plain
        prefix, number = _cut(whole, PARTED), 1
        while prefix in given.values():
            number += 1
            prefix = _cut(whole, f"_{number}{PARTED}")
        given[name] = prefix
    return given


def _cut(whole: str, ending: str) -> str:
    longest = LONGEST_PREFIX + len(PARTED) - len(ending)
    return f"{whole[:longest].strip('_')}{ending}"


def prefixed(steps: Sequence[Step], prefix: str) -> tuple[Step, ...]:
    """Give steps under names of their own, wherever they read each other.

    Args:
        steps: The steps, in order.
        prefix: What their names begin with from now on.
    """
    names = {step.name: f"{prefix}{step.name}" for step in steps}
    return tuple(
        replace(
            step,
            name=names[step.name],
            source=names.get(step.source, step.source),
            joins=tuple(_renamed_join(join, names) for join in step.joins),
            columns=_renamed(step.columns, names),
        )
        for step in steps
    )


def _renamed_join(join: Join, names: Mapping[str, str]) -> Join:
    return replace(join, step=names.get(join.step, join.step))


def _renamed(part: Any, names: Mapping[str, str]) -> Any:
    """Rename the steps of which a term takes a total."""
    if isinstance(part, tuple):
        return tuple(_renamed(one, names) for one in part)
    if isinstance(part, TotalOf):
        return TotalOf(names.get(part.step, part.step), _renamed(part.term, names))
    if is_dataclass(part) and not isinstance(part, type):
        changed = {
            field.name: _renamed(held, names)
            for field in fields(part)
            if isinstance(held := getattr(part, field.name), tuple) or is_dataclass(held)
        }
        return replace(part, **changed)
    return part
