"""The lines of every account's receipt, in SQL: one column for each, which add up to the score.

They are those of `scorecard.receipt`: what components add, what group caps take away, what
rounding left over in each dimension, the base, and what bounds and gates do. A line that an
account's receipt does not have is 0.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tradewind.compiling.layout import DimensionColumns, Layout, ProfileColumns, layout_of
from tradewind.compiling.write import identifier, literal
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.gates import Cap, LeaveOut
from tradewind.scorecard.receipt import ROUNDING
from tradewind.workflows.runs.kept_columns import component_key

POINTS = "DECIMAL(18, 4)"
NO_CAP = 1_000_000_000_000
"""Above every score."""
REST = "rounding, bounds and gates"
"""The name of the line that holds what a run told of whose tables only the points are kept."""

LineKind = Literal["component", "cap", "rounding", "base", "bound", "gate", "rest"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of receipts, the same one whichever version of a scorecard has it.

    Attributes:
        kind: What it is.
        name: Name of the component, the group cap, the gate or the bound.
        dimension: The dimension it stands in; empty for lines of the whole score.
        profile: The profile it stands in; empty where the dimension has none.
    """

    kind: LineKind
    name: str
    dimension: str = ""
    profile: str = ""

    @property
    def key(self) -> str:
        """The dimension, the profile and the name; unlike every other line of its kind."""
        return component_key(self.dimension, self.profile, self.name) if self.dimension else ""


def base_line() -> Line:
    """Give the line of the points before any component."""
    return Line("base", "base")


def lines_of(card: Scorecard, *, is_coarse: bool = False) -> tuple[Line, ...]:
    """Give all lines that receipts of a scorecard may have, in their order.

    Args:
        card: The scorecard.
        is_coarse: Whether rounding, bounds and gates are one line, because of one of the runs
            only the points of its components are kept.
    """
    return tuple(line for line, _ in _terms(card, layout_of(card), is_coarse=is_coarse))


def lined(
    card: Scorecard, rows: str, *, is_coarse: bool = False, beside: Sequence[str] = ()
) -> str:
    """Write the query of all lines of every account.

    Grain: one row per account: account_id, score (null where nothing is known), tier,
    is_excluded, the columns beside them, and `line_0`, `line_1`, …, in the order of `lines_of`.

    Args:
        card: The scorecard.
        rows: What stands in the FROM clause: the result of its statement, or the published
            scores and contributions side by side; where lines are coarse, account_id, score,
            tier, is_excluded and the points are enough.
        is_coarse: Whether rounding, bounds and gates are one line.
        beside: Other columns of the rows to give.
    """
    layout = layout_of(card)
    given = ["account_id", "score", "tier", "is_excluded", *map(identifier, beside)]
    read = [*given, *_read(layout, is_coarse=is_coarse)]
    terms = [term for _, term in _terms(card, layout, is_coarse=is_coarse)]
    listed = [f"CAST({term} AS {POINTS}) AS line_{place}" for place, term in enumerate(terms)]
    inner = f"SELECT {', '.join(read)} FROM {rows}"
    return f"SELECT {', '.join([*given, *listed])} FROM ({inner})"


def _read(layout: Layout, *, is_coarse: bool) -> Iterator[str]:
    """Read the columns under short names; what is null added nothing."""
    for place, part in enumerate(layout.components()):
        yield f"coalesce({identifier(part.points)}, 0) AS points_{place}"
    if not is_coarse:
        yield "raw_score, coalesce(raw_score, 0) AS raw"
        for place, dimension in enumerate(layout.dimensions):
            yield f"{identifier(dimension.named('points'))} AS part_{place}"
        for place, gate in enumerate(layout.gates):
            yield f"{identifier(gate)} AS closed_{place}"


def _terms(card: Scorecard, layout: Layout, *, is_coarse: bool) -> Iterator[tuple[Line, str]]:
    base = literal(card.base)
    yield base_line(), base
    names = {part.stem: f"points_{place}" for place, part in enumerate(layout.components())}
    parts: list[str] = []
    for place, dimension in enumerate(layout.dimensions):
        lines = list(_dimension_lines(dimension, names))
        yield from lines
        terms = [term for _, term in lines]
        parts += terms
        if not is_coarse:
            left = f"part_{place} - ({' + '.join(terms)})"
            yield Line("rounding", ROUNDING, dimension.name), left
    if is_coarse:
        rest = f"score - {base} - ({' + '.join(parts)})"
        yield Line("rest", REST), f"CASE WHEN score IS NULL THEN 0 ELSE {rest} END"
    else:
        yield from _outside_the_points(card, layout)


def _dimension_lines(
    dimension: DimensionColumns, names: Mapping[str, str]
) -> Iterator[tuple[Line, str]]:
    for profile in dimension.profiles:
        for part in profile.parts:
            line = Line("component", part.component.name, dimension.name, profile.name)
            yield line, names[part.stem]
        yield from _cap_lines(dimension.name, profile, names)


def _cap_lines(
    dimension: str, profile: ProfileColumns, names: Mapping[str, str]
) -> Iterator[tuple[Line, str]]:
    of_component = {part.component.name: names[part.stem] for part in profile.parts}
    for cap in profile.profile.caps:
        group = " + ".join(of_component[name] for name in cap.components)
        excess = f"-greatest({group} - {literal(cap.at_most)}, 0)"
        yield Line("cap", cap.name, dimension, profile.name), excess


def _outside_the_points(card: Scorecard, layout: Layout) -> Iterator[tuple[Line, str]]:
    """Give what gates and bounds do, each to what the one before it left."""
    before = "raw"
    for line, after in _chain(card, layout):
        told = after.format(before=before)
        yield line, f"CASE WHEN raw_score IS NULL THEN 0 ELSE {told} - ({before}) END"
        before = told


def _chain(card: Scorecard, layout: Layout) -> Iterator[tuple[Line, str]]:
    """Give every step from the raw score to the score, over the step before it.

    The order is that of `scorecard.evaluate.gate_lines`. Each names the step before once only,
    or the terms of a long chain would grow beyond measure.
    """
    numbers = {one.name: place for place, one in enumerate(layout.dimensions)}
    gates = [(gate, f"closed_{place}") for place, gate in enumerate(card.gates)]
    lowest, highest = card.bounds
    closed_before: dict[str, list[str]] = {}
    for gate, closed in gates:
        if isinstance(gate.then, LeaveOut):
            earlier = closed_before.setdefault(gate.then.leave_out, [])
            taken = f"part_{numbers[gate.then.leave_out]}"
            only = f"{closed}{_unless(earlier)}"
            yield _gate(gate.name), f"({{before}} - CASE WHEN {only} THEN {taken} ELSE 0 END)"
            earlier.append(closed)
    if highest is not None:
        yield Line("bound", "highest score"), f"least({{before}}, {literal(highest)})"
    if lowest is not None:
        yield Line("bound", "lowest score"), f"greatest({{before}}, {literal(lowest)})"
    for gate, closed in gates:
        if isinstance(gate.then, Cap):
            cap = f"CASE WHEN {closed} THEN {literal(gate.then.cap)} ELSE {NO_CAP} END"
            yield _gate(gate.name), f"least({{before}}, {cap})"
    for gate, closed in gates:
        if gate.excludes:
            yield _gate(gate.name), f"(CASE WHEN {closed} THEN 0 ELSE {{before}} END)"


def _unless(closed: Sequence[str]) -> str:
    return f" AND NOT ({' OR '.join(closed)})" if closed else ""


def _gate(name: str) -> Line:
    return Line("gate", name)
