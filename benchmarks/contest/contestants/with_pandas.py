"""The scorecard `forty` in pandas: whole columns as NumPy arrays, one operation at a time."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from pyarrow import parquet

from contest.interface import AS_OF
from contest.market import files_of
from tradewind.compiling.layout import ComponentColumns, DimensionColumns, layout_of
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

Numbers = np.ndarray[Any, np.dtype[np.float64]]
LABELS = ["account_id", "name", "domain", "owner"]
NOW = pd.Timestamp(AS_OF).tz_localize(None)


class WithPandas:
    """Reads the files into data frames, and scores in memory."""

    def prepare(self, project: Path) -> None:
        """Read the scorecard."""
        self._project = project
        self._card = chosen_scorecard(project, None).card

    def score(self) -> None:
        """Score and rank."""
        self._scored = score(self._card, self._project)
        shown = [name for name in self._scored.columns if not name.endswith(("_value", "_points"))]
        self._ranked = self._scored[shown].sort_values(
            ["score", "account_id"], ascending=[False, True]
        )

    def published(self) -> "pa.Table":
        """Give all columns."""
        import pyarrow as pa

        return pa.Table.from_pandas(self._scored, preserve_index=False)


def read(project: Path, table: str, columns: list[str]) -> pd.DataFrame:
    """Read some columns of a table, dates as NumPy's."""
    parts: list[pd.DataFrame] = [
        parquet.read_table(path, columns=columns).to_pandas(date_as_object=False)
        for path in files_of(project, table)
    ]
    return pd.concat(parts, ignore_index=True)


def score(card: Scorecard, project: Path) -> pd.DataFrame:
    """Score all accounts; one row each."""
    uses = dict.fromkeys(use.column for _, use in card.column_uses())
    accounts = read(project, "accounts", [*LABELS, *uses])
    products = ["account_id", "product", "first_seen_at", "last_seen_at"]
    technologies = read(project, "technologies", products)
    facts = Facts(accounts, technologies[~(technologies["first_seen_at"] > NOW)])
    judged = [Judged(dimension, facts) for dimension in layout_of(card).dimensions]
    known_share = sum(one.is_known * one.dimension.share for one in judged)
    scored: dict[str, Any] = {label: accounts[label] for label in LABELS}
    running, completeness = np.zeros(len(accounts)), np.zeros(len(accounts))
    parts: dict[str, Any] = {}
    for one in judged:
        share, divisor = one.dimension.share, one.counted * known_share
        with np.errstate(divide="ignore", invalid="ignore"):
            exact = one.weighted * (share * card.scale * 1000) / divisor
        exact = np.where(one.is_known, exact, 0.0)
        before, running = running, running + exact
        scored[one.dimension.named("score")] = one.own_score(card)
        parts[one.dimension.named("points")] = (rounded(running) - rounded(before)) / 1e4
        total = one.dimension.profiles[0].total_share
        completeness += np.where(one.is_known, share * one.known / total, 0.0)
        for part, values in one.values:
            parts[part.value] = values
            factor = part.share * share * card.scale * 1000
            parts[part.points] = rounded(values * factor / divisor) / 1e4
    shares = sum(one.dimension.share for one in judged)
    raw = np.where(known_share > 0, rounded(running) / 1e4, np.nan)
    scored["completeness"] = rounded(completeness * 1e4 / shares) / 1e4
    scored["raw_score"] = raw
    scored["score"] = capped(card, accounts, raw)
    assert isinstance(card.cuts, TiersByScore), "forty has such tiers"
    scored["tier"] = labels(scored["score"], card.cuts, unknown="unscored")
    if card.cells is not None:
        sides = [labels(scored[f"{name}_score"], cuts, "?") for name, cuts in card.cells.sides]
        scored["cell"] = np.strings.add(*sides)
    return pd.DataFrame({**scored, **parts})


class Facts:
    """The accounts' columns as arrays, each made once."""

    def __init__(self, accounts: pd.DataFrame, technologies: pd.DataFrame) -> None:
        self._accounts = accounts
        self._technologies = technologies
        ids = pd.Index(accounts["account_id"])
        self._rows = ids.get_indexer(technologies["account_id"])
        self._is_covered = np.zeros(len(accounts), dtype=bool)
        self._is_covered[self._rows[self._rows >= 0]] = True
        self._codes = {
            name: pd.factorize(accounts[name].str.strip().replace("", None))
            for name in accounts.columns
            if name not in LABELS and pd.api.types.infer_dtype(accounts[name]) == "string"
        }

    def values(self, part: ComponentColumns) -> Numbers:
        """Give the known values of a component; NaN where the fact is unknown."""
        match part.component:
            case NumberComponent() as component:
                return on_curve(component.curve, self._numbers(component.number))
            case DaysSinceComponent() as component:
                ages = NOW - self._accounts[component.days_since]
                return on_curve(component.curve, ages.dt.total_seconds().to_numpy() / 86_400)
            case CategoryComponent() as component:
                codes, texts = self._codes[component.category]
                worth = [float(component.worth.get(text, component.otherwise)) for text in texts]
                return np.array([*worth, np.nan])[codes]
            case YesNoComponent() as component:
                answers = self._accounts[component.yes_no]
                values = np.where(answers == True, float(component.yes), float(component.no))  # noqa: E712  # not a boolean where some are null
                return np.where(answers.isna(), np.nan, values)
            case TechnologyComponent() as component:
                found = np.where(self._has(component), float(component.present), 0.0)
                found[~self._has(component)] = float(component.absent)
                return np.where(self._is_covered, found, np.nan)
        raise TypeError(f"{part.component.kind} is a kind this contestant does not know")

    def _numbers(self, column: str) -> Numbers:
        return self._accounts[column].to_numpy(dtype=float, na_value=np.nan)

    def _has(self, component: TechnologyComponent) -> "np.ndarray[Any, np.dtype[np.bool_]]":
        is_meant = self._technologies["product"].isin(component.products).to_numpy()
        if component.seen_within is not None:
            oldest = NOW - pd.Timedelta(days=component.seen_within)
            is_meant = is_meant & ~(self._technologies["last_seen_at"] < oldest).to_numpy()
        has = np.zeros(len(self._accounts), dtype=bool)
        rows = self._rows[is_meant]
        has[rows[rows >= 0]] = True
        return has


class Judged:
    """A dimension's values, and the sums over them."""

    def __init__(self, dimension: DimensionColumns, facts: Facts) -> None:
        self.dimension = dimension
        self.values: list[tuple[ComponentColumns, Numbers]] = []
        counted, known, weighted = [], [], []
        for part in dimension.profiles[0].parts:
            values = facts.values(part)
            known.append(np.where(np.isnan(values), 0, part.share))
            if part.component.value_if_missing is not None:
                missing = float(part.component.value_if_missing)
                values = np.where(np.isnan(values), missing, values)
            counted.append(np.where(np.isnan(values), 0, part.share))
            weighted.append(np.where(np.isnan(values), 0.0, values * part.share))
            self.values.append((part, values))
        self.counted: Numbers = sum(counted)  # type: ignore[assignment]  # never without any
        self.known: Numbers = sum(known)  # type: ignore[assignment]  # never without any
        self.weighted = paired_sum(weighted)
        self.is_known = self.counted > 0

    def own_score(self, card: Scorecard) -> Numbers:
        """Give the dimension's own score."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return rounded(self.weighted * (card.scale * 1000) / self.counted) / 1e4


def on_curve(curve: Bands | Ramp, numbers: Numbers) -> Numbers:
    """Give the values of numbers in bands or on a ramp; NaN for NaN."""
    if isinstance(curve, Ramp):
        ends, heights = zip(*curve.points, strict=True)
        line = np.interp(numbers, np.array(ends, dtype=float), np.array(heights, dtype=float))
        return rounded(line * 1e4) / 1e4
    edges = [float(band.interval.low) for band in curve.bands if band.interval.low is not None]
    found = np.array(curve.values, dtype=float)[np.searchsorted(edges, numbers, side="right")]
    return np.where(np.isnan(numbers), np.nan, found)


def rounded(units: Numbers) -> Numbers:
    """Round halves upward."""
    return np.floor(units + 0.5)


def paired_sum(terms: Sequence[Numbers]) -> Numbers:
    """Add the sums of both halves, as the scorecard is defined."""
    if len(terms) == 1:
        return terms[0]
    middle = len(terms) // 2
    return paired_sum(terms[:middle]) + paired_sum(terms[middle:])


def capped(card: Scorecard, accounts: pd.DataFrame, raw: Numbers) -> Numbers:
    """Keep the scores inside the scale, and below the caps that hold."""
    score = np.clip(raw, 0.0, float(card.scale))
    for gate in card.gates:
        assert gate.when is not None, "forty has conditions on attributes only"
        ((column, test),) = gate.when.tests
        limit = float(test.interval.high)  # type: ignore[union-attr,arg-type]  # of forty
        assert isinstance(gate.then, Cap), "forty has caps only"
        score = np.where(accounts[column] < limit, np.minimum(score, float(gate.then.cap)), score)
    return score


def labels(scores: Any, cuts: TiersByScore, unknown: str) -> Any:
    """Give the label of each score."""
    *bounded, (last, _) = cuts.lowest_scores
    conditions = [np.isnan(scores), *(scores >= float(lowest) for _, lowest in bounded)]
    return np.select(conditions, [unknown, *(name for name, _ in bounded)], default=last)


CONTESTANT = WithPandas()
