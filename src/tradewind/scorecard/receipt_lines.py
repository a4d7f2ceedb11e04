"""Lines of a receipt beside the contributions, for computed and published scores alike."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.interface import Component
from tradewind.scorecard.gates import Cap, Gate, LeaveOut
from tradewind.scorecard.group_caps import GroupCap
from tradewind.scorecard.receipt import ROUNDING, Contribution, GateLine
from tradewind.scorecard.rounding import UNITS_PER_POINT, points


def cap_lines(caps: Sequence[GroupCap], units: Mapping[str, int]) -> Iterator[Contribution]:
    """Give a line for each group of components that is above its cap.

    Args:
        caps: The caps.
        units: What each component adds, in ten-thousandths, by name.
    """
    for cap in caps:
        if excess := cap.excess(units):
            yield Contribution(cap.name, None, None, None, points(-excess), cap.note)


def missing_note(component: Component, *, is_skipped: bool, seen: object) -> str:
    """Say how an unknown fact, or one that is in no band, was treated."""
    why = "unknown" if seen is None else "in no band"
    if is_skipped:
        return f"{why}: skipped"
    return f"{why}: neutral" if component.missing == "neutral" else f"{why}: value if missing"


def rounding_line(left_over: Decimal) -> Contribution:
    """Give the line that carries what rounding left over."""
    note = "each line is rounded to four places; this is what that left over"
    return Contribution(ROUNDING, None, None, None, left_over, note)


def gate_lines(
    card: Scorecard,
    closed: Sequence[Gate],
    raw: Decimal | None,
    added: Mapping[str, Decimal],
) -> tuple[tuple[GateLine, ...], Decimal | None]:
    """Leave out dimensions, then apply bounds, then caps, then exclusion.

    Args:
        card: The scorecard.
        closed: The gates that closed, in the order of the file.
        raw: The score before; None where nothing is known.
        added: What each dimension added to it.

    Returns:
        The lines, and the score; an excluded account has the score 0.
    """
    is_scored = raw is not None
    units = int((raw or 0) * UNITS_PER_POINT)
    lines: list[GateLine] = []
    left_out: set[str] = set()
    for gate in closed:
        if isinstance(gate.then, LeaveOut):
            name = gate.then.leave_out
            taken = 0 if name in left_out else int(added[name] * UNITS_PER_POINT)
            lines.append(GateLine(gate.name, "leave_out", gate.reason, points(-taken)))
            units -= taken
            left_out.add(name)
    lowest, highest = card.bounds
    for name, bound, choose in (("highest score", highest, min), ("lowest score", lowest, max)):
        bounded = units if bound is None else choose(units, int(bound * UNITS_PER_POINT))
        if is_scored and bounded != units:
            reason = f"the score ends at {bound}"
            lines.append(GateLine(name, "bound", reason, points(bounded - units)))
            units = bounded
    for gate in closed:
        if isinstance(gate.then, Cap):
            capped = min(units, int(gate.then.cap * UNITS_PER_POINT)) if is_scored else units
            lines.append(GateLine(gate.name, "cap", gate.reason, points(capped - units)))
            units = capped
    for gate in closed:
        if gate.excludes:
            lines.append(GateLine(gate.name, "exclude", gate.reason, points(-units)))
            units = 0
    excluded = any(gate.excludes for gate in closed)
    return tuple(lines), points(units) if is_scored or excluded else None
