"""The scorecard `forty` in Polars: one lazy query on the streaming engine."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from contest.interface import AS_OF
from contest.market import files_of
from tradewind.compiling.layout import ComponentColumns, DimensionColumns, Layout, layout_of
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.category import CategoryComponent
from tradewind.scorecard.components.days_since import DaysSinceComponent
from tradewind.scorecard.components.number import NumberComponent
from tradewind.scorecard.components.technology import TechnologyComponent
from tradewind.scorecard.components.yes_no import YesNoComponent
from tradewind.scorecard.curves import Bands, Ramp
from tradewind.scorecard.gates import Cap
from tradewind.scorecard.tiers import TiersByScore
from tradewind.workflows.projects.opening import chosen_scorecard

if TYPE_CHECKING:
    import pyarrow as pa

LABELS = ["account_id", "name", "domain", "owner"]
TODAY = AS_OF.date()
UNKNOWN = pl.lit(None, dtype=pl.Float64)
Chain = Any
"""What `pl.when(…).then(…)` gives, whose two classes Polars keeps to itself."""


class WithPolars:
    """Scans the files, and scores in one query."""

    def prepare(self, project: Path) -> None:
        """Read the scorecard."""
        self._project = project
        self._card = chosen_scorecard(project, None).card

    def score(self) -> None:
        """Score and rank."""
        query = scored(self._card, self._project)
        self._scored = query.collect(engine="streaming")
        shown = [name for name in self._scored.columns if not name.endswith(("_value", "_points"))]
        self._ranked = self._scored.select(shown).sort(
            "score", "account_id", descending=[True, False], nulls_last=True
        )

    def published(self) -> "pa.Table":
        """Give all columns."""
        return self._scored.to_arrow()


def scored(card: Scorecard, project: Path) -> pl.LazyFrame:
    """Write the query; one row per account."""
    layout = layout_of(card)
    accounts = pl.scan_parquet(files_of(project, "accounts"))
    texts = dict.fromkeys(use.column for _, use in card.column_uses() if use.use == "text")
    return (
        accounts.join(_sightings(layout, project), on="account_id", how="left")
        .with_columns(_text(column) for column in texts)
        .with_columns(_known(part).alias(_known_name(part)) for part in layout.components())
        .with_columns(_filled(part).alias(part.value) for part in layout.components())
        .with_columns(term for one in layout.dimensions for term in _sums(one))
        .with_columns(known_share=_added([_share(one) for one in layout.dimensions]))
        .with_columns(term for one in layout.dimensions for term in _quotients(card, one))
        .with_columns(_totals(card, layout))
        .with_columns(raw_score=_raw_score(layout))
        .with_columns(score=_capped(card))
        .select(_published(card, layout))
    )


def _sightings(layout: Layout, project: Path) -> pl.LazyFrame:
    technologies = pl.scan_parquet(files_of(project, "technologies"))
    was_known = pl.col("first_seen_at").is_null() | (pl.col("first_seen_at") <= TODAY)
    parts = [part for part in layout.components() if part.component.kind == "technology"]
    return (
        technologies.filter(was_known)
        .group_by("account_id")
        .agg(_is_seen(part).any().alias(_seen_name(part)) for part in parts)
    )


def _is_seen(part: ComponentColumns) -> pl.Expr:
    assert isinstance(part.component, TechnologyComponent), "the caller saw to it"
    is_meant = pl.col("product").is_in(part.component.products)
    if part.component.seen_within is None:
        return is_meant
    last_seen = pl.col("last_seen_at")
    age = (pl.lit(TODAY) - last_seen).dt.total_days()
    return is_meant & (last_seen.is_null() | (age <= part.component.seen_within))


def _text(column: str) -> pl.Expr:
    trimmed = pl.col(column).str.strip_chars(" ")
    return pl.when(trimmed != "").then(trimmed).alias(column)


def _seen_name(part: ComponentColumns) -> str:
    return f"{part.stem}_is_seen"


def _known_name(part: ComponentColumns) -> str:
    return f"{part.stem}_known_value"


def _known(part: ComponentColumns) -> pl.Expr:
    match part.component:
        case NumberComponent() as component:
            return _on_curve(component.curve, pl.col(component.number))
        case DaysSinceComponent() as component:
            age_days = (pl.lit(TODAY) - pl.col(component.days_since)).dt.total_days()
            return _on_curve(component.curve, age_days)
        case CategoryComponent() as component:
            text = pl.col(component.category)
            worth = {key: float(value) for key, value in component.worth.items()}
            found = text.replace_strict(worth, default=float(component.otherwise))
            return pl.when(text.is_not_null()).then(found)
        case YesNoComponent() as component:
            answer, values = pl.col(component.yes_no), (component.yes, component.no)
        case TechnologyComponent() as component:
            answer, values = pl.col(_seen_name(part)), (component.present, component.absent)
        case _:
            raise TypeError(f"{part.component.kind} is a kind this contestant does not know")
    either = pl.when(answer).then(float(values[0])).otherwise(float(values[1]))
    return pl.when(answer.is_not_null()).then(either)


def _on_curve(curve: Bands | Ramp, number: pl.Expr) -> pl.Expr:
    chain: Chain = pl.when(number.is_null()).then(UNKNOWN)
    if isinstance(curve, Bands):
        for band in curve.bands[:-1]:
            assert band.interval.high is not None, "only the last band is open"
            chain = chain.when(number < float(band.interval.high)).then(float(band.value))
        return _last(chain, float(curve.bands[-1].value))
    points = [(float(x), float(y)) for x, y in curve.points]
    chain = chain.when(number <= points[0][0]).then(points[0][1])
    for (x0, y0), (x1, y1) in pairwise(points):
        line = y0 + (number - x0) * ((y1 - y0) / (x1 - x0))
        chain = chain.when(number <= x1).then(_four_places(line * 1e4))
    return _last(chain, points[-1][1])


def _filled(part: ComponentColumns) -> pl.Expr:
    missing = part.component.value_if_missing
    known = pl.col(_known_name(part))
    return known if missing is None else known.fill_null(float(missing))


def _sums(dimension: DimensionColumns) -> list[pl.Expr]:
    profile = dimension.profiles[0]
    values = [(pl.col(part.value), part.share) for part in profile.parts]
    known = [(pl.col(_known_name(part)), part.share) for part in profile.parts]
    return [
        _added([value.is_not_null() * share for value, share in values]).alias(profile.counted),
        _added([value.is_not_null() * share for value, share in known]).alias(profile.known),
        _added([(value * share).fill_null(0.0) for value, share in values]).alias(profile.weighted),
    ]


def _share(dimension: DimensionColumns) -> pl.Expr:
    return (pl.col(dimension.profiles[0].counted) > 0) * dimension.share


def _quotients(card: Scorecard, dimension: DimensionColumns) -> list[pl.Expr]:
    profile = dimension.profiles[0]
    counted, weighted = pl.col(profile.counted), pl.col(profile.weighted)
    divisor = counted * pl.col("known_share")
    factor = card.scale * 1000
    points = [
        (pl.col(part.value), part.share * dimension.share * factor, part.points)
        for part in profile.parts
    ]
    exact = weighted * (dimension.share * factor) / divisor
    return [
        *(_four_places(value * by / divisor).alias(name) for value, by, name in points),
        _if_any(counted, _four_places(weighted * factor / counted)).alias(dimension.named("score")),
        _if_any(counted, exact).fill_null(0.0).alias(dimension.named("exact")),
    ]


def _if_any(counted: pl.Expr, term: pl.Expr) -> pl.Expr:
    return pl.when(counted > 0).then(term)


def _totals(card: Scorecard, layout: Layout) -> list[pl.Expr]:
    exact = [pl.col(one.named("exact")) for one in layout.dimensions]
    sums = [_rounded(total) for total in accumulate(exact)]
    terms = [sums[0], *(after - before for before, after in pairwise(sums))]
    known = pl.lit(0.0)
    for one in layout.dimensions:
        profile = one.profiles[0]
        part = one.share * pl.col(profile.known) / profile.total_share
        known = known + pl.when(pl.col(profile.counted) > 0).then(part).otherwise(0.0)
    total = sum(one.share for one in layout.dimensions)
    return [
        *(
            _four_places(term).alias(one.named("points"))
            for one, term in zip(layout.dimensions, terms, strict=True)
        ),
        sums[-1].alias("total"),
        _four_places(known * 1e4 / total).alias("completeness"),
    ]


def _raw_score(layout: Layout) -> pl.Expr:
    return pl.when(pl.col("known_share") > 0).then(_four_places(pl.col("total")))


def _capped(card: Scorecard) -> pl.Expr:
    score = pl.col("raw_score").clip(0.0, float(card.scale))
    for gate in card.gates:
        assert gate.when is not None, "forty has conditions on attributes only"
        ((column, test),) = gate.when.tests
        limit = float(test.interval.high)  # type: ignore[union-attr,arg-type]  # of forty
        assert isinstance(gate.then, Cap), "forty has caps only"
        cap = pl.min_horizontal(score, pl.lit(float(gate.then.cap)))
        is_closed = (pl.col(column) < limit) & score.is_not_null()
        score = pl.when(is_closed).then(cap).otherwise(score)
    return score


def _published(card: Scorecard, layout: Layout) -> list[pl.Expr]:
    assert isinstance(card.cuts, TiersByScore), "forty has such tiers"
    names = [name for part in layout.components() for name in (part.value, part.points)]
    dimensions = [one.named(ending) for one in layout.dimensions for ending in ("score", "points")]
    published = [
        *map(pl.col, [*LABELS, "score", "completeness", "raw_score", *dimensions]),
        _label("score", card.cuts, "unscored").alias("tier"),
    ]
    if card.cells is not None:
        sides = [_label(f"{name}_score", cuts, "?") for name, cuts in card.cells.sides]
        published.append(pl.concat_str(sides).alias("cell"))
    return [*published, *map(pl.col, names)]


def _label(column: str, cuts: TiersByScore, unknown: str) -> pl.Expr:
    chain: Chain = pl.when(pl.col(column).is_null()).then(pl.lit(unknown))
    for name, lowest in cuts.lowest_scores[:-1]:
        chain = chain.when(pl.col(column) >= float(lowest)).then(pl.lit(name))
    return _last(chain, pl.lit(cuts.names[-1]))


def _last(chain: Chain, value: float | pl.Expr) -> pl.Expr:
    term: pl.Expr = chain.otherwise(value)
    return term


def _rounded(units: pl.Expr) -> pl.Expr:
    return (units + 0.5).floor()


def _four_places(units: pl.Expr) -> pl.Expr:
    """Round ten-thousandths, and give the double that is nearest to the decimal.

    Polars divides by a constant by multiplying with its inverse, which misses that double.
    """
    return (_rounded(units) / 1e4).round(4)


def _added(terms: Sequence[pl.Expr]) -> pl.Expr:
    """Add the sums of both halves, as the scorecard is defined."""
    if len(terms) == 1:
        return terms[0]
    middle = len(terms) // 2
    return _added(terms[:middle]) + _added(terms[middle:])


CONTESTANT = WithPolars()
