"""How scores, components, tiers and completeness went from the first snapshot to the last."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tradewind.compiling.compile import Compiled
from tradewind.compiling.conditions import condition_term
from tradewind.compiling.layout import Layout
from tradewind.compiling.nodes import Column
from tradewind.compiling.tables.account_history import covered
from tradewind.compiling.write import expression, identifier, literal
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.measuring.drift import Stability, stability
from tradewind.measuring.drift_trend import Trend, trend
from tradewind.measuring.observations import Floats
from tradewind.problems import Path
from tradewind.project.bound import BoundTable
from tradewind.scorecard.card import Placed, Profile, Scorecard
from tradewind.scorecard.components.days_since import DaysSinceComponent
from tradewind.scorecard.components.interface import ColumnUse, Component
from tradewind.scorecard.facts import SECONDS_A_DAY
from tradewind.scorecard.tiers import EXCLUDED, UNSCORED
from tradewind.workflows.backtesting.eligibility import STANDINGS
from tradewind.workflows.backtesting.numbered_rows import as_numbers
from tradewind.workflows.checkup.between_dates import BetweenDates

SCORES = "health_scores"
"""One row per account and snapshot, as `score_moments` makes it."""
THERE = f"{SCORES} JOIN {STANDINGS} AS standing ON standing.place = {SCORES}.rowid"
"""The rows with how the account stood; those count whose `reason` is null: entered by then."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How far one component's values have shifted.

    Attributes:
        dimension: Its dimension.
        profile: Its profile; empty without one.
        component: Its name.
        path: Where it stands in the scorecard's file.
        stability: The comparison of both dates; of accounts that no gate excludes, and that its
            profile was for at the date, where that is for some only.
    """

    dimension: str
    profile: str
    component: str
    path: Path
    stability: Stability

    @property
    def label(self) -> str:
        """The component with its profile, where it has one."""
        return f"{self.component} ({self.profile})" if self.profile else self.component


@dataclass(frozen=True, slots=True)
class TierTrend:
    """The share of one tier at every snapshot."""

    tier: str
    trend: Trend


@dataclass(frozen=True, slots=True)
class Drift:
    """What drifted.

    Attributes:
        accounts: Accounts at each snapshot: those that had been entered by then.
        score: The score's comparison; None where one of the dates has no account, or no drift of
            any component can be seen.
        components: Those of the components, in the order of the scorecard; without those that
            had accounts to look at on one of the dates only, or on none.
        unseen: Components of which no drift can be seen, because nothing tells what they were and
            both dates have today's values; they are not among `components`, unless other accounts
            came or went so that they have shifted all the same.
        tiers: The tiers, best first, `unscored` and `excluded` at the end where they occur.
        completeness: The mean completeness (0–1) of the accounts that no gate excludes.
    """

    accounts: tuple[int, ...]
    score: Stability | None
    components: tuple[Shift, ...]
    tiers: tuple[TierTrend, ...]
    completeness: Trend
    unseen: tuple[Shift, ...] = ()


def drift_of(
    engine: DuckdbEngine,
    card: Scorecard,
    compiled: Compiled,
    dates: BetweenDates,
    history: BoundTable | None,
) -> Drift:
    """Compare the snapshots.

    Args:
        engine: The engine that holds `SCORES` and the standings.
        card: The scorecard.
        compiled: Its statement.
        dates: The snapshots.
        history: The account history; None where none is bound.
    """
    read = _ends(engine, len(dates.moments) - 1)
    placed = [*_lines(card, compiled.layout)]
    lines = len(placed) + 1
    score = stability(*read("score", "TRUE"), lines=lines)
    shifts, unseen = list[Shift](), list[Shift]()
    for one, value, is_for in placed:
        found = stability(*read(value, is_for), lines=lines)
        if found is None:
            continue
        shift = Shift(one.dimension, one.profile, one.component.name, one.path, found)
        is_unseen = found.level == "stable" and not _tells_of_then(one.component, history)
        (unseen if is_unseen else shifts).append(shift)
    if unseen and not shifts and score is not None and score.level == "stable":
        score = None
    tiers, completeness, accounts = _over_time(engine, card, dates)
    return Drift(accounts, score, tuple(shifts), tiers, completeness, tuple(unseen))


def _lines(card: Scorecard, layout: Layout) -> Iterator[tuple[Placed, str, str]]:
    """Go through the components, each with its value's column and the test that it is for a row."""
    placed = card.placed()
    for dimension in layout.dimensions:
        for profile in dimension.profiles:
            is_for = _is_for(profile.profile, layout)
            for part in profile.parts:
                yield next(placed), part.value, is_for


def _is_for(profile: Profile, layout: Layout) -> str:
    if profile.where is None:
        return "TRUE"
    term = condition_term(
        profile.where, lambda name, use: Column(layout.reads[ColumnUse(name, use)])
    )
    return f"({expression(term)}) IS TRUE"


def _tells_of_then(component: Component, history: BoundTable | None) -> bool:
    """Whether anything tells what a component was: a version, a dated row, or the age of a date."""
    is_of_columns = component.table == "accounts" and component.event_needs is None
    if not is_of_columns or isinstance(component, DaysSinceComponent):
        return True
    uses = component.column_uses
    return not uses or bool(covered(history, uses))


def _ends(engine: DuckdbEngine, last: int) -> Callable[[str, str], tuple[Floats, Floats]]:
    """Give a way to read one column of the first and of the last snapshot, where a test holds."""

    def read(column: str, test: str) -> tuple[Floats, Floats]:
        first, second = (
            as_numbers(
                engine.arrow(
                    f"SELECT CAST({SCORES}.{identifier(column)} AS DOUBLE) AS value FROM {THERE} "
                    f"WHERE {SCORES}.snapshot = {snapshot} AND reason IS NULL AND NOT is_excluded "
                    f"AND {test}"
                )["value"]
            )
            for snapshot in (0, last)
        )
        return first, second

    return read


def _over_time(
    engine: DuckdbEngine, card: Scorecard, dates: BetweenDates
) -> tuple[tuple[TierTrend, ...], Trend, tuple[int, ...]]:
    names = (*card.cuts.names, UNSCORED, EXCLUDED)
    rows = engine.arrow(
        f"SELECT CAST(DENSE_RANK() OVER (ORDER BY {SCORES}.account_id) - 1 AS INTEGER) AS account, "
        f"{SCORES}.snapshot AS snapshot, CAST(completeness AS DOUBLE) AS completeness, "
        f"list_position({_listed(names)}, tier) - 1 AS tier FROM {THERE} WHERE reason IS NULL"
    )
    account, snapshot = rows["account"].to_numpy(), rows["snapshot"].to_numpy()
    tier, known = rows["tier"].to_numpy(), as_numbers(rows["completeness"])
    at = np.array([moment.timestamp() / SECONDS_A_DAY for moment in dates.moments])
    of_tiers = tuple(
        TierTrend(name, trend((tier == place).astype(np.float64), account, snapshot, at))
        for place, name in enumerate(names)
        if place < len(card.cuts.names) or (tier == place).any()
    )
    counts = np.bincount(snapshot, minlength=len(at))
    is_in = tier != names.index(EXCLUDED)
    completeness = trend(known[is_in], account[is_in], snapshot[is_in], at)
    return of_tiers, completeness, tuple(counts.tolist())


def _listed(names: Sequence[str]) -> str:
    return f"[{', '.join(map(literal, names))}]"
