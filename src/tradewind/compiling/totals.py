"""The last steps: contributions, dimensions' parts, bounds and gates, completeness."""

from tradewind.compiling.conditions import condition_term
from tradewind.compiling.dimensions import is_known, known_share, of_kept, own_score
from tradewind.compiling.layout import ComponentColumns, DimensionColumns, Layout, ProfileColumns
from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    Cast,
    Column,
    Either,
    Node,
    Null,
    Number,
    Pair,
    Step,
    Text,
    Truth,
    added,
    whole,
)
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.conditions import Use
from tradewind.scorecard.gates import Cap, LeaveOut
from tradewind.scorecard.rounding import UNITS_PER_POINT

NO_CAP = Number(1e15)
KNOWN_SHARE = Column("known_share")


def shared(card: Scorecard, layout: Layout, source: str) -> list[Step]:
    """Add up the shares of the dimensions that are known, or find the lowest of them."""
    if card.combine == "minimum":
        return _lowest(layout, source)
    shares: list[Node] = [
        Case(((is_known(dimension), Number(dimension.share)),), Number(0))
        for dimension in layout.dimensions
    ]
    return [
        Step(
            name="shared_accounts",
            comment="The shares of the dimensions that are known.",
            columns=(("known_share", Cast(added(shares), "DOUBLE")),),
            source=source,
            keeps=True,
        )
    ]


def _lowest(layout: Layout, source: str) -> list[Step]:
    own = [Call("COALESCE", (own_score(one), NO_CAP)) for one in layout.dimensions]
    lowest = Call("LEAST", tuple(own)) if len(own) > 1 else own[0]
    branches: list[tuple[Node, Node]] = [(Pair(Column("lowest_units"), "=", NO_CAP), Number(0))]
    for number, term in enumerate(own, start=1):
        branches.append((Pair(term, "=", Column("lowest_units")), Number(number)))
    position = Case(tuple(branches), Number(0))
    found = Step(
        name="lowest_dimensions",
        comment="The lowest own score among the dimensions that are known.",
        columns=(("lowest_units", lowest),),
        source=source,
        keeps=True,
    )
    any_known = Case(((Pair(Column("lowest_units"), "=", NO_CAP), Number(0.0)),), Number(1.0))
    shared = Step(
        name="shared_accounts",
        comment="Which dimension that is, the first of equals; it makes the score alone.",
        columns=(("lowest_position", position), ("known_share", Cast(any_known, "DOUBLE"))),
        source=found.name,
        keeps=True,
    )
    return [found, shared]


def contributed(card: Scorecard, layout: Layout, source: str) -> Step:
    """Give every contribution in ten-thousandths, and every dimension's exact part."""
    columns: list[tuple[str, Node]] = []
    for place, dimension in enumerate(layout.dimensions, start=1):
        for number, profile in enumerate(dimension.profiles, start=1):
            for part in profile.parts:
                units = _if_it_counts(card, place, _units(card, dimension, profile, part))
                if dimension.has_choice:
                    is_kept = Pair(Column(dimension.named("kept")), "=", Number(number))
                    units = Case(((is_kept, units),), Null())
                columns.append((f"{part.stem}_units", units))
        exact = [_exact(card, dimension, profile) for profile in dimension.profiles]
        part_term = _if_it_counts(card, place, of_kept(dimension, exact, Null()))
        columns.append((dimension.named("exact"), Call("COALESCE", (part_term, Number(0.0)))))
    return Step(
        name="contributed_accounts",
        comment="Every contribution in ten-thousandths, and every dimension's part unrounded.",
        columns=tuple(columns),
        source=source,
        keeps=True,
    )


def _if_it_counts(card: Scorecard, place: int, term: Node) -> Node:
    """Give a term of a dimension, or 0 where another dimension makes the score alone."""
    if card.combine == "weighted":
        return term
    is_lowest = Pair(Column("lowest_position"), "=", Number(place))
    return Case(((is_lowest, term),), Number(0.0))


def _dimension_share(card: Scorecard, dimension: DimensionColumns) -> int:
    return dimension.share if card.combine == "weighted" else 1


def _counted_by_known(profile: ProfileColumns) -> Node:
    return Pair(Column(profile.counted), "*", KNOWN_SHARE)


def _units(
    card: Scorecard, dimension: DimensionColumns, profile: ProfileColumns, part: ComponentColumns
) -> Node:
    value = Column(part.value)
    if card.way == "points":
        return whole(Pair(value, "*", Number(UNITS_PER_POINT)))
    factor = Number(part.share * _dimension_share(card, dimension) * card.scale * 1000)
    return whole(Pair(Pair(value, "*", factor), "/", _counted_by_known(profile)))


def _exact(card: Scorecard, dimension: DimensionColumns, profile: ProfileColumns) -> Node:
    if card.way == "points":
        return Column(profile.own)
    factor = Number(_dimension_share(card, dimension) * card.scale * 1000)
    weighted: Node = Pair(Column(profile.weighted), "*", factor)
    is_there = Pair(Column(profile.counted), ">", Number(0))
    return Case(((is_there, Pair(weighted, "/", _counted_by_known(profile))),), Null())


def totalled(card: Scorecard, layout: Layout, source: str) -> Step:
    """Round the running total after every dimension, and find the caps that hold."""
    columns: list[tuple[str, Node]] = []
    running: Node | None = None
    for dimension in layout.dimensions:
        exact: Node = Column(dimension.named("exact"))
        before, running = running, exact if running is None else Pair(running, "+", exact)
        part = whole(running) if before is None else Pair(whole(running), "-", whole(before))
        columns.append((dimension.named("units"), part))
    assert running is not None, "a scorecard has a dimension"
    base = Number(float(card.base * UNITS_PER_POINT))
    raw: Node = Pair(base, "+", whole(running))
    if card.way == "average":
        raw = Case(((Pair(KNOWN_SHARE, ">", Number(0)), whole(running)),), Null())
    columns.append(("raw_units", raw))
    columns.append(("completeness_units", _completeness(card, layout)))
    return Step(
        name="totalled_accounts",
        comment="The dimensions' parts and the score before bounds and gates, in ten-thousandths.",
        columns=tuple(columns),
        source=source,
        keeps=True,
    )


def _cap(card: Scorecard, layout: Layout) -> Node:
    caps: list[Node] = [
        Case(((Column(name), Number(float(gate.then.cap * UNITS_PER_POINT))),), NO_CAP)
        for gate, name in zip(card.gates, layout.gates, strict=True)
        if isinstance(gate.then, Cap)
    ]
    return Call("LEAST", (*caps, NO_CAP)) if caps else NO_CAP


def _excluded(card: Scorecard, layout: Layout) -> Node:
    closed = [
        Column(name) for gate, name in zip(card.gates, layout.gates, strict=True) if gate.excludes
    ]
    return Either(tuple(closed)) if closed else Truth(False)


def _completeness(card: Scorecard, layout: Layout) -> Node:
    running: Node = Number(0.0)
    for dimension in layout.dimensions:
        shares: list[Node] = [
            Pair(
                Pair(Number(dimension.share), "*", known_share(profile)),
                "/",
                Number(profile.total_share),
            )
            for profile in dimension.profiles
        ]
        term = of_kept(dimension, shares, Number(0.0))
        if dimension.has_choice:
            fits_none = Column(dimension.named("fits_none"))
            term = Case(((fits_none, Number(float(dimension.share))),), term)
        else:
            term = Case(((is_known(dimension), term),), Number(0.0))
        running = Pair(running, "+", term)
    total = sum(dimension.share for dimension in layout.dimensions)
    return whole(Pair(Pair(running, "*", Number(UNITS_PER_POINT)), "/", Number(total)))


def closed(card: Scorecard, layout: Layout, source: str) -> Step | None:
    """Tell which of the gates close that look at the dimensions' own scores."""

    def own(name: str, use: Use) -> Node:
        dimension = next(one for one in layout.dimensions if one.name == name)
        return Pair(own_score(dimension), "/", Number(UNITS_PER_POINT))

    columns: list[tuple[str, Node]] = []
    for gate, name in zip(card.gates, layout.gates, strict=True):
        if gate.when_scores is not None:
            tests = [condition_term(gate.when_scores, own)]
            if gate.when is not None:
                tests.insert(0, Column(first_half(name)))
            columns.append((name, Case(((All(tuple(tests)), Truth(True)),), Truth(False))))
    if not columns:
        return None
    return Step(
        name="closed_gates",
        comment="Whether the gates close that look at the dimensions' own scores.",
        columns=tuple(columns),
        source=source,
        keeps=True,
    )


def first_half(gate: str) -> str:
    """Name the column of a gate's condition on columns where it has one on scores, too."""
    return f"{gate}_by_columns"


def barred(card: Scorecard, layout: Layout, source: str) -> Step:
    """Take away what gates leave out, and find the caps that hold."""
    left: Node = Column("raw_units")
    for dimension in layout.dimensions:
        closed_gates = [
            Column(name)
            for gate, name in zip(card.gates, layout.gates, strict=True)
            if isinstance(gate.then, LeaveOut) and gate.then.leave_out == dimension.name
        ]
        if closed_gates:
            units = Column(dimension.named("units"))
            taken = Case(((Either(tuple(closed_gates)), units),), Number(0.0))
            left = Pair(left, "-", taken)
    return Step(
        name="barred_accounts",
        comment="The score without the dimensions that gates leave out; caps and exclusions.",
        columns=(
            ("left_units", left),
            ("cap_units", _cap(card, layout)),
            ("is_excluded", _excluded(card, layout)),
        ),
        source=source,
        keeps=True,
    )


def bounded(card: Scorecard, source: str) -> Step:
    """Keep the score inside the bounds of the scale."""
    lowest, highest = card.bounds
    raw: Node = Column("left_units")
    branches: list[tuple[Node, Node]] = []
    if highest is not None:
        end = Number(float(highest * UNITS_PER_POINT))
        branches.append((Pair(raw, ">", end), end))
    if lowest is not None:
        end = Number(float(lowest * UNITS_PER_POINT))
        branches.append((Pair(raw, "<", end), end))
    return Step(
        name="bounded_accounts",
        comment="The score inside the bounds of the scale.",
        columns=(("inside_units", Case(tuple(branches), raw) if branches else raw),),
        source=source,
        keeps=True,
    )


def gated(source: str) -> Step:
    """Apply the caps, then exclusion."""
    inside = Column("inside_units")
    capped = Case(((Pair(inside, ">", Column("cap_units")), Column("cap_units")),), inside)
    score = Case(((Column("is_excluded"), Number(0.0)),), capped)
    return Step(
        name="gated_accounts",
        comment="The score in ten-thousandths, after bounds, caps and exclusions.",
        columns=(("score_units", score),),
        source=source,
        keeps=True,
    )


def points(units: Node) -> Node:
    """Give ten-thousandths as a decimal of four places."""
    return Cast(Pair(units, "/", Number(UNITS_PER_POINT)), "DECIMAL(18, 4)")


def dimension_columns(dimension: DimensionColumns) -> list[tuple[str, Node]]:
    """Give the published columns of a dimension."""
    columns: list[tuple[str, Node]] = [
        (dimension.named("score"), points(own_score(dimension))),
        (dimension.named("points"), points(Column(dimension.named("units")))),
    ]
    if dimension.has_profiles:
        names: list[Node] = [Text(profile.name) for profile in dimension.profiles]
        kept = of_kept(dimension, names, Null())
        known_only = Case(((is_known(dimension), kept),), Null())
        columns.append((dimension.named("profile"), known_only))
    if dimension.has_choice:
        second = Column(dimension.named("second_kept"))
        margin = Pair(Column(dimension.named("best")), "-", Column(dimension.named("second")))
        named = tuple(
            (Pair(second, "=", Number(number)), Text(profile.name))
            for number, profile in enumerate(dimension.profiles, start=1)
        )
        is_none = Pair(Column(dimension.named("second")), "=", Number(-1e15))
        columns.append((dimension.named("runner_up"), Case(named, Null())))
        shown = Case(((is_none, Null()),), margin)
        columns.append((dimension.named("margin"), points(shown)))
    return columns
