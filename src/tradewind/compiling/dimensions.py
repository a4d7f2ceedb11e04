"""The middle steps: judge every profile, and keep the best of each dimension."""

from collections.abc import Sequence

from tradewind.compiling.layout import ComponentColumns, DimensionColumns, Layout, ProfileColumns
from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    Cast,
    Column,
    Either,
    IsNull,
    Node,
    Null,
    Number,
    Opposite,
    Pair,
    Step,
    Truth,
    added,
    whole,
)
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.rounding import UNITS_PER_POINT

NO_SCORE = Number(-1e15)
"""Stands for "no score" where only values that cannot be null may be compared."""
NOT_NULL_ZERO = Number(0.0)


def judged(card: Scorecard, layout: Layout, source: str) -> Step:
    """Add up, for every profile, the shares that count and the values times shares."""
    columns: list[tuple[str, Node]] = []
    for dimension in layout.dimensions:
        for profile in dimension.profiles:
            columns.append((profile.counted, _share_sum(profile.parts, counts_filled=True)))
            if any(not part.is_skipped_if_missing for part in profile.parts):
                columns.append((profile.known, _share_sum(profile.parts, counts_filled=False)))
            columns.append((profile.weighted, _weighted(card, profile)))
    return Step(
        name="judged_accounts",
        comment="For every profile the shares of what counts, and the sum of value times share.",
        columns=tuple(columns),
        source=source,
        keeps=True,
    )


def known_share(profile: ProfileColumns) -> Node:
    """Give the term of the share of components whose facts are known."""
    if all(part.is_skipped_if_missing for part in profile.parts):
        return Column(profile.counted)
    return Column(profile.known)


def _share_sum(parts: tuple[ComponentColumns, ...], *, counts_filled: bool) -> Node:
    always = [part for part in parts if _always_counts(part, counts_filled=counts_filled)]
    terms: list[Node] = [Number(sum(part.share for part in always))] if always else []
    stems = {part.stem for part in always}
    for part in parts:
        if part.stem not in stems:
            is_unknown = IsNull(Column(part.known))
            terms.append(Case(((is_unknown, Number(0)),), Number(part.share)))
    return Cast(added(terms), "DOUBLE")


def _always_counts(part: ComponentColumns, *, counts_filled: bool) -> bool:
    return part.is_always_known or (counts_filled and not part.is_skipped_if_missing)


def _weighted(card: Scorecard, profile: ProfileColumns) -> Node:
    terms = {part.component.name: _term(card, part) for part in profile.parts}
    total = added([*terms.values()])
    for cap in profile.profile.caps:
        group = added([terms[name] for name in cap.components])
        excess = Pair(group, "-", Number(float(cap.most_units)))
        total = Pair(total, "-", Call("GREATEST", (excess, NOT_NULL_ZERO)))
    return total


def _term(card: Scorecard, part: ComponentColumns) -> Node:
    value: Node = Column(part.value)
    if card.way == "points":
        term = whole(Pair(value, "*", Number(UNITS_PER_POINT)))
    else:
        term = Pair(value, "*", Number(part.share))
    if part.is_always_known or not part.is_skipped_if_missing:
        return term
    return Case(((IsNull(value), NOT_NULL_ZERO),), term)


def profiled(card: Scorecard, layout: Layout, source: str) -> Step:
    """Give every profile its own score, in ten-thousandths."""
    columns: list[tuple[str, Node]] = []
    for dimension in layout.dimensions:
        for profile in dimension.profiles:
            own: Node = Column(profile.weighted)
            if card.way == "average":
                scaled = Pair(own, "*", Number(card.scale * 1000))
                own = whole(Pair(scaled, "/", Column(profile.counted)))
            counts: list[Node] = [Pair(Column(profile.counted), ">", Number(0))]
            if profile.profile.where is not None:
                counts.insert(0, Column(profile.fits))
            columns.append((profile.own, Case(((All(tuple(counts)), own),), Null())))
    return Step(
        name="profiled_accounts",
        comment="Every profile's own score in ten-thousandths; null where it does not apply.",
        columns=tuple(columns),
        source=source,
        keeps=True,
    )


def chosen(layout: Layout, source: str) -> list[Step]:
    """Keep the best profile of every dimension that has a choice, and its runner-up."""
    choices = [dimension for dimension in layout.dimensions if dimension.has_choice]
    if not choices:
        return []
    best: list[tuple[str, Node]] = []
    kept: list[tuple[str, Node]] = []
    second: list[tuple[str, Node]] = []
    last: list[tuple[str, Node]] = []
    for dimension in choices:
        best.append((dimension.named("best"), _greatest([_own(p) for p in dimension.profiles])))
        kept.append((dimension.named("kept"), _position(dimension, "best", unlike=None)))
        kept.append((dimension.named("fits_none"), _fits_none(dimension)))
        others = [
            Case(((Pair(_kept(dimension), "=", Number(number)), NO_SCORE),), _own(profile))
            for number, profile in enumerate(dimension.profiles, start=1)
        ]
        second.append((dimension.named("second"), _greatest(others)))
        second.append((dimension.named("own"), _own_score(dimension)))
        last.append((dimension.named("second_kept"), _runner_up(dimension)))
    return [
        _step(
            "best_profiles", "The best own score among the profiles of a dimension.", best, source
        ),
        _step(
            "kept_profiles", "Which profile that is: the first of equals.", kept, "best_profiles"
        ),
        _step("second_profiles", "The next best own score.", second, "kept_profiles"),
        _step("runner_up_profiles", "Which profile that is.", last, "second_profiles"),
    ]


def _step(name: str, comment: str, columns: list[tuple[str, Node]], source: str) -> Step:
    return Step(name=name, comment=comment, columns=tuple(columns), source=source, keeps=True)


def _own(profile: ProfileColumns) -> Node:
    return Call("COALESCE", (Column(profile.own), NO_SCORE))


def _greatest(terms: Sequence[Node]) -> Node:
    return Call("GREATEST", tuple(terms)) if len(terms) > 1 else terms[0]


def _kept(dimension: DimensionColumns) -> Node:
    return Call("COALESCE", (Column(dimension.named("kept")), Number(0)))


def _position(dimension: DimensionColumns, which: str, *, unlike: Node | None) -> Node:
    score = Column(dimension.named(which))
    branches: list[tuple[Node, Node]] = [(Pair(score, "=", NO_SCORE), Null())]
    for number, profile in enumerate(dimension.profiles, start=1):
        is_it: Node = Pair(Column(profile.own), "=", score)
        if unlike is not None:
            is_it = All((Pair(unlike, "<>", Number(number)), is_it))
        branches.append((is_it, Number(number)))
    return Case(tuple(branches), Null())


def _fits_none(dimension: DimensionColumns) -> Node:
    if any(profile.profile.where is None for profile in dimension.profiles):
        return Truth(False)
    misfits = tuple(Opposite(Column(profile.fits)) for profile in dimension.profiles)
    return Case(((All(misfits), Truth(True)),), Truth(False))


def _runner_up(dimension: DimensionColumns) -> Node:
    return _position(dimension, "second", unlike=_kept(dimension))


def own_score(dimension: DimensionColumns) -> Node:
    """Give the term of the dimension's own score in ten-thousandths; null where unknown."""
    return Column(dimension.named("own") if dimension.has_choice else dimension.profiles[0].own)


def _own_score(dimension: DimensionColumns) -> Node:
    best = Column(dimension.named("best"))
    is_there = Opposite(Pair(best, "=", NO_SCORE))
    return Case(((is_there, best), (Column(dimension.named("fits_none")), NOT_NULL_ZERO)), Null())


def is_known(dimension: DimensionColumns) -> Node:
    """Give the condition that the dimension counts."""
    if not dimension.has_choice:
        return Opposite(IsNull(Column(dimension.profiles[0].own)))
    has_best = Opposite(IsNull(Column(dimension.named("kept"))))
    return Either((has_best, Column(dimension.named("fits_none"))))


def of_kept(dimension: DimensionColumns, terms: list[Node], otherwise: Node) -> Node:
    """Give the term that belongs to the kept profile."""
    if not dimension.has_choice:
        return terms[0]
    kept = Column(dimension.named("kept"))
    branches = tuple(
        (Pair(kept, "=", Number(number)), term) for number, term in enumerate(terms, start=1)
    )
    return Case(branches, otherwise)
