"""Small random worlds of a few dozen accounts, and what a backtest must find in them, by loops."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

Row = dict[str, str]
Maybe = Callable[[str, float], str]
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 30)
YAML = """\
version: 1
name: world
tables:
  accounts: {source: accounts.csv}
  opportunities: {source: opportunities.csv}
  events: {source: events.csv}
  account_history: {source: history.csv}
"""
CARD = """\
version: 1
name: size
way: points
gates:
  - {name: gambling, when: {industry: [Gambling]}, then: exclude, reason: we do not}
dimensions:
  fit:
    components:
      - {name: headcount, number: employees, ramp: {0: 0, 1000: 1000}}
tiers: {A: 600, B: 300, C: 0}
"""


@dataclass
class World:
    """Tables of one world, as the rows of their files; empty texts are unknown."""

    accounts: list[Row] = field(default_factory=list)
    opportunities: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    history: list[Row] = field(default_factory=list)

    def write(self, folder: Path) -> Path:
        """Write it as a project."""
        (folder / "scorecards").mkdir(parents=True, exist_ok=True)
        (folder / "tradewind.yaml").write_text(YAML, encoding="utf-8")
        (folder / "scorecards" / "size.yaml").write_text(CARD, encoding="utf-8")
        for name in ("accounts", "opportunities", "events", "history"):
            rows: list[Row] = getattr(self, name)
            lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
            (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return folder


def random_world(seed: int, *, accounts: int = 60) -> World:
    """Make a world with everything that makes eligibility hard, by a seed."""
    chance = random.Random(seed)
    world = World()
    ids = [f"a{number:03}" for number in range(accounts)]

    def day() -> str:
        # Days of snapshots come up often, because ends of intervals are where mistakes are.
        if chance.random() < 0.2:
            return date(2025, chance.randint(1, 12), 1).isoformat()
        return (FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))).isoformat()

    def maybe(text: str, share: float) -> str:
        return text if chance.random() < share else ""

    for key in ids:
        world.accounts.append(
            {
                "account_id": key,
                "created_at": maybe(day(), 0.4),
                "is_customer": chance.choice(["yes", "no", ""]),
                "industry": chance.choice(["Software", "Retail", "Gambling"]),
                "employees": maybe(str(chance.randrange(1000)), 0.9),
            }
        )
        for _ in range(chance.randrange(3)):
            world.history.append(_version(chance, key, day(), maybe))
    world.history.append(_version(chance, "nobody", "2025-01-01", maybe))
    for number in range(accounts + accounts // 2):
        world.opportunities.append(_opportunity(chance, number, ids, day, maybe))
    for number in range(accounts * 3):
        world.events.append(
            {
                "event_id": f"e{number}",
                "account_id": chance.choice(ids),
                "stream": chance.choice(["engagement", "signal"]),
                "occurred_at": day(),
                "known_at": maybe(day(), 0.3),
            }
        )
    return world


def _version(chance: random.Random, key: str, start: str, maybe: Maybe) -> Row:
    end = date.fromisoformat(start) + timedelta(days=chance.randrange(1, 120))
    return {
        "account_id": key,
        "valid_from": start,
        "valid_to": maybe(end.isoformat(), 0.6),
        "is_customer": chance.choice(["yes", "no", ""]),
        "employees": maybe(str(chance.randrange(1000)), 0.8),
    }


def _opportunity(
    chance: random.Random, number: int, ids: list[str], day: Callable[[], str], maybe: Maybe
) -> Row:
    outcome = chance.choice(["won", "won", "won", "lost", "lost", "lost", "open", "unsure"])
    opened = day()
    shift = timedelta(days=chance.choice([-20, 0, 10, 10, 30, 30, 60, 60, 150]))
    closed = min(date.fromisoformat(opened) + shift, date(2026, 3, 1)).isoformat()
    return {
        "opportunity_id": f"o{number}",
        "account_id": chance.choice([*ids, *ids, "nobody", ""]),
        "opened_at": maybe(opened, 0.93),
        "closed_at": "" if outcome == "open" else maybe(closed, 0.93),
        "outcome": outcome,
        "amount": maybe(str(chance.randrange(-200, 2000)), 0.85),
        "currency": chance.choice(["USD", "USD", "usd", "EUR", ""]),
        "kind": chance.choice(["new", "new", "expansion", "renewal"]),
    }


def moment(text: str) -> datetime | None:
    """Read a date as its midnight; None where it is unknown."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None


@dataclass(frozen=True)
class Deal:
    """An opportunity as it was known at the data's end."""

    account: str
    outcome: str
    opened: datetime | None
    closed: datetime | None
    is_renewal: bool
    amount: float

    @property
    def is_backwards(self) -> bool:
        """Whether it was closed before it was opened."""
        return bool(self.opened and self.closed and self.closed < self.opened)

    def is_open(self, at: datetime) -> bool:
        """Tell whether it had been opened by then, and not been closed."""
        if self.opened is None or self.opened > at or self.is_backwards:
            return False
        return self.outcome == "open" or bool(self.closed and self.closed > at)

    def was_won_by(self, at: datetime) -> bool:
        """Tell whether its account was a customer then because of it."""
        dates = [one for one in (self.opened, self.closed) if one is not None]
        return self.outcome == "won" and max(dates, default=at) <= at


@dataclass(frozen=True)
class Expected:
    """One row that a backtest must have."""

    snapshot: int
    account_id: str
    outcome: bool
    revenue: float
    score: float | None
    size: float | None
    activity: float | None


def expected_rows(
    world: World,
    moments: Iterable[datetime],
    *,
    question: str,
    days: float,
    end: datetime,
    include: Sequence[str] = (),
) -> list[Expected]:
    """Go through accounts and snapshots one by one, and apply the definitions to each."""
    known = [deal for row in world.opportunities if (deal := _known(row, end)) is not None]
    rows = []
    for snapshot, at in enumerate(moments):
        until = at + timedelta(days=days)
        for account in world.accounts:
            own = [deal for deal in known if deal.account == account["account_id"]]
            then = _attributes(world, account, at)
            if _is_left_out(world, account, then, own, at, include):
                continue
            counting = [one for one in own if not one.is_renewal and not one.is_backwards]
            won = [
                one
                for one in counting
                if one.outcome == "won" and one.closed and at < one.closed <= until
            ]
            opened = [one for one in counting if one.opened and at < one.opened <= until]
            rows.append(
                Expected(
                    snapshot,
                    account["account_id"],
                    bool(won if question == "buys" else opened),
                    sum(one.amount for one in won),
                    None if account["industry"] == "Gambling" else then.employees or 0.0,
                    then.employees,
                    _activity(world, account["account_id"], at),
                )
            )
    return rows


def _known(row: Row, end: datetime) -> Deal | None:
    opened, closed = moment(row["opened_at"]), moment(row["closed_at"])
    outcome = row["outcome"]
    if outcome not in ("won", "lost", "open") or (opened and opened > end):
        return None
    if outcome != "open" and closed and closed > end:
        outcome = "open"
    amount = float(row["amount"]) if row["amount"] else 0.0
    counts = amount >= 0 and row["currency"].upper() == "USD"
    return Deal(
        row["account_id"],
        outcome,
        opened,
        None if outcome == "open" else closed,
        row["kind"] == "renewal",
        amount if counts else 0.0,
    )


@dataclass(frozen=True)
class Attributes:
    """What was known of an account at a moment, and whether the history told it."""

    employees: float | None
    is_customer: bool
    is_told: bool


def _attributes(world: World, account: Row, at: datetime) -> Attributes:
    held = [
        row
        for row in world.history
        if row["account_id"] == account["account_id"]
        and (start := moment(row["valid_from"])) is not None
        and start <= at
        and ((stop := moment(row["valid_to"])) is None or stop > at)
    ]
    latest = max((row["valid_from"] for row in held), default=None)
    versions = [row for row in held if row["valid_from"] == latest]

    def value(name: str) -> str:
        if not versions:
            return account[name]
        told = {row[name] for row in versions} - {""}
        return told.pop() if len(told) == 1 else ""

    employees = value("employees")
    return Attributes(
        float(employees) if employees else None, value("is_customer") == "yes", bool(versions)
    )


def _is_left_out(
    world: World,
    account: Row,
    then: Attributes,
    own: Sequence[Deal],
    at: datetime,
    include: Sequence[str],
) -> bool:
    created = moment(account["created_at"])
    if created is not None and created > at:
        return True
    has_ever_won = any(
        row["outcome"] == "won" and row["account_id"] == account["account_id"]
        for row in world.opportunities
    )
    is_called_one = then.is_customer and (then.is_told or not has_ever_won)
    reasons = {
        "customers": is_called_one or any(one.was_won_by(at) for one in own),
        "open": any(one.is_open(at) for one in own),
        "gated": account["industry"] == "Gambling",
    }
    return any(holds for reason, holds in reasons.items() if reason not in include)


def _activity(world: World, account_id: str, at: datetime) -> float | None:
    seen = [
        occurred.timestamp()
        for row in world.events
        if row["account_id"] == account_id
        and row["stream"] == "engagement"
        and (occurred := moment(row["occurred_at"])) is not None
        and occurred <= at
        and ((known := moment(row["known_at"])) is None or known <= at)
    ]
    return max(seen, default=None)
