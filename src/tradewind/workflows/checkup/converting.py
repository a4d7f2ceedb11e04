"""Whether tiers convert lately as they did before."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tradewind.compiling.compile import Compiled
from tradewind.compiling.write import literal
from tradewind.measuring.drift_lately import Lately, lately_against_before
from tradewind.scorecard.card import Scorecard
from tradewind.workflows.backtesting.dates import Reach
from tradewind.workflows.backtesting.eligibility import lay_out_standings
from tradewind.workflows.backtesting.outcomes import ROWS, lay_out_outcomes
from tradewind.workflows.checkup.between_dates import BetweenDates
from tradewind.workflows.checkup.drifting import SCORES
from tradewind.workflows.projects.opening import OpenProject

HORIZON_DAYS = 90
"""Days after a snapshot within which an opportunity must be won to count, as in a backtest."""
LATE_SHARE = 4
"""One snapshot in so many, of those whose horizon is over, counts as lately; at least one does."""
NO_OPPORTUNITIES = "No opportunities are bound, so nothing tells who bought."
NO_DATES = "No opportunity has a date, so nothing tells when anybody bought."
TOO_EARLY = (
    f"Fewer than two snapshots are {HORIZON_DAYS} days before the last opportunity, so there is "
    "nothing to compare yet."
)


@dataclass(frozen=True, slots=True)
class Converting:
    """Conversion by tier, lately against before.

    Attributes:
        tiers: One for each tier, best first; none where nothing tells.
        late_from: The first of the latest snapshots (UTC); None where nothing tells.
        late_to: The last snapshot whose horizon is over (UTC); None likewise.
        why_not: Why nothing tells, as a sentence; empty where something does.
    """

    tiers: tuple[Lately, ...] = ()
    late_from: datetime | None = None
    late_to: datetime | None = None
    why_not: str = ""


def converting(
    project: OpenProject,
    card: Scorecard,
    compiled: Compiled,
    dates: BetweenDates,
    reach: Reach | None,
) -> Converting:
    """Compare the conversion of the latest snapshots whose horizon is over with those before.

    Accounts count as in a backtest: no customers, no open opportunity, not excluded by a gate.

    Args:
        project: The open project, whose engine holds the scores and the opportunities.
        card: The scorecard.
        compiled: Its statement.
        dates: The snapshots.
        reach: Of what time the opportunities tell; None where they have no dates.
    """
    if reach is None:
        return Converting(why_not=NO_DATES)
    horizon = timedelta(days=HORIZON_DAYS)
    over = [
        place
        for place, moment in enumerate(dates.moments)
        if moment >= reach.first and moment + horizon <= reach.end
    ]
    if len(over) < 2:
        return Converting(why_not=TOO_EARLY)
    first_late = over[-max(1, len(over) // LATE_SHARE)]
    lay_out_standings(project, compiled, scores=SCORES, include=())
    lay_out_outcomes(project.engine, "buys", horizon_days=HORIZON_DAYS)
    names = card.cuts.names
    found = tuple(_of_tier(project, name, over, first_late, len(names)) for name in names)
    return Converting(found, dates.moments[first_late], dates.moments[over[-1]])


def _of_tier(
    project: OpenProject, tier: str, over: list[int], first_late: int, tiers: int
) -> Lately:
    rows = project.engine.arrow(
        f"SELECT outcome, snapshot >= {first_late} AS is_late, "
        "CAST(DENSE_RANK() OVER (ORDER BY account_id) - 1 AS INTEGER) AS account "
        f"FROM (SELECT {ROWS}.account_id AS account_id, outcome, {ROWS}.snapshot AS snapshot "
        f"FROM {ROWS} "
        f"JOIN {SCORES} ON {SCORES}.rowid = {ROWS}.place "
        f"WHERE tier = {literal(tier)} AND {ROWS}.snapshot BETWEEN {over[0]} AND {over[-1]}"
        ")"
    )
    return lately_against_before(
        rows["outcome"].to_numpy(),
        rows["account"].to_numpy(),
        rows["is_late"].to_numpy(),
        tier=tier,
        tiers=tiers,
    )
