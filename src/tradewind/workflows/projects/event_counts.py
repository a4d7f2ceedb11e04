"""Count what is odd about the events: all that a check can find, or what a run can see cheaply."""

from dataclasses import dataclass, replace
from datetime import datetime

from tradewind.compiling.nodes import Node
from tradewind.compiling.passes import EVENTS_COUNTED, EVENTS_REPEATED
from tradewind.compiling.reading import read_if_there
from tradewind.compiling.summing import EVENTS_IN_SIGHT, EVENTS_OF_NOBODY
from tradewind.compiling.write import expression, identifier
from tradewind.engines.interface import Engine
from tradewind.project.bound import BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.moments import moment_in
from tradewind.scorecard.occurrences import MOST_QUANTITY

YEAR = "year(make_timestamp(CAST(occurred * 1000000 AS BIGINT)))"
IS_UNKNOWN = "account_key IS NOT NULL AND known_key IS NULL"


@dataclass(frozen=True, slots=True)
class EventCounts:
    """How many rows of events are odd.

    Attributes:
        of_nobody: Rows with neither an account nor a person who has one.
        of_unknown_accounts: Rows whose account_id no account has.
        an_unknown_account: One such account_id; None without any, or where none was looked for.
        undated: Rows without a readable date of happening.
        in_the_future: Rows that happen after the present moment.
        before_founding: Rows that happened before the year in which the company was founded.
        repeated: Rows beyond the first of their event_id.
        odd_quantities: Rows whose quantity is negative, not finite or too large.
        an_odd_quantity: One such quantity as written; None without any.
    """

    of_nobody: int = 0
    of_unknown_accounts: int = 0
    an_unknown_account: str | None = None
    undated: int = 0
    in_the_future: int = 0
    before_founding: int = 0
    repeated: int = 0
    odd_quantities: int = 0
    an_odd_quantity: str | None = None


def all_event_counts(
    engine: Engine, tables: dict[str, BoundTable], *, now: datetime
) -> EventCounts:
    """Count everything, over all rows.

    Args:
        engine: The engine that holds the tables.
        tables: The bound tables; events and accounts are among them.
        now: The present moment; what happens later is in the future.
    """
    events, accounts = tables["events"], tables["accounts"]
    known_accounts = [
        _as("known_key", read_if_there(accounts, "account_id", "text")),
        _as("founded_year", read_if_there(accounts, "founded_year", "number")),
    ]
    (row,) = engine.rows(
        "SELECT COUNT(*) FILTER (WHERE account_key IS NULL),"
        f" COUNT(*) FILTER (WHERE {IS_UNKNOWN}),"
        f" MIN(account_key) FILTER (WHERE {IS_UNKNOWN}),"
        f" COUNT(*) FILTER (WHERE {YEAR} < founded_year),"
        " COUNT(event_key) - COUNT(DISTINCT event_key)"
        f" FROM ({_placed_events(events, tables.get('people'))})"
        f" LEFT JOIN (SELECT DISTINCT ON (known_key) {', '.join(known_accounts)}"
        f" FROM {identifier(accounts.relation)}) ON known_key = account_key"
    )
    of_nobody, of_unknown, an_unknown, before_founding, repeated = row
    return replace(
        plain_event_counts(engine, events, now=now),
        of_nobody=of_nobody,
        of_unknown_accounts=of_unknown,
        an_unknown_account=an_unknown,
        before_founding=before_founding,
        repeated=repeated,
    )


def _placed_events(events: BoundTable, people: BoundTable | None) -> str:
    """Write the query of all events, each at the account it names or else at that of its person."""
    columns = [
        _as("written_key", read_if_there(events, "account_id", "text")),
        _as("person_key", read_if_there(events, "person_id", "text")),
        _as("event_key", read_if_there(events, "event_id", "text")),
        _as("occurred", read_if_there(events, "occurred_at", "date")),
    ]
    written = f"SELECT {', '.join(columns)} FROM {identifier(events.relation)}"
    if people is None:
        return f"SELECT *, written_key AS account_key FROM ({written})"
    person = _as("known_person", read_if_there(people, "person_id", "text"))
    account = expression(read_if_there(people, "account_id", "text"))
    return (
        f"SELECT *, COALESCE(written_key, persons_key) AS account_key FROM ({written}) LEFT JOIN "
        f"(SELECT {person}, MIN({account}) AS persons_key FROM {identifier(people.relation)} "
        "GROUP BY 1) ON known_person = person_key"
    )


def events_of_no_person(engine: Engine, tables: dict[str, BoundTable]) -> int:
    """Count the events of no person, or of one whom the people table does not have.

    Args:
        engine: The engine that holds the tables.
        tables: The bound tables; events and people are among them.
    """
    events, people = tables["events"], tables["people"]
    doer = expression(read_if_there(events, "person_id", "text"))
    known = expression(read_if_there(people, "person_id", "text"))
    ((count,),) = engine.rows(
        f"SELECT COUNT(*) FROM (SELECT {doer} AS person_key FROM {identifier(events.relation)}) "
        f"ANTI JOIN (SELECT {known} AS person_key FROM {identifier(people.relation)}) "
        "USING (person_key)"
    )
    return int(count)


def plain_event_counts(engine: Engine, events: BoundTable, *, now: datetime) -> EventCounts:
    """Count what one column alone can tell: dates and quantities.

    The ends of a column come first, because Parquet files keep them: where they are in order,
    nothing needs to be counted.
    """
    occurred = _plain(events, "occurred_at", Kind.DATE)
    quantity = _plain(events, "quantity", Kind.NUMBER)
    ((rows, dated, last, least, most),) = engine.rows(
        f"SELECT COUNT(*), COUNT({occurred}), MAX({occurred}), MIN({quantity}), MAX({quantity}) "
        f"FROM {identifier(events.relation)}"
    )
    is_in_time = last is None or _seconds(last) <= now.timestamp()
    is_usable = least is None or (least >= 0 and most <= MOST_QUANTITY)
    counts = EventCounts(undated=rows - dated)
    is_read = "quantity" not in events.columns or events.columns["quantity"].kind is Kind.NUMBER
    if is_in_time and is_usable and is_read:
        return counts
    odd = _odd_quantity(events)
    moment = expression(read_if_there(events, "occurred_at", "date"))
    ((late, odd_rows, an_odd),) = engine.rows(
        f"SELECT COUNT(*) FILTER (WHERE {moment} > {now.timestamp()}), COUNT({odd}), MIN({odd}) "
        f"FROM {identifier(events.relation)}"
    )
    return replace(counts, in_the_future=late, odd_quantities=odd_rows, an_odd_quantity=an_odd)


def event_counts_of_run(engine: Engine, scored: str, before: EventCounts) -> EventCounts:
    """Add what a run tells: which of the events that may count found no account, or were copies.

    Args:
        engine: The engine that holds the scored accounts.
        scored: The relation of the scored accounts.
        before: What is known of dates and quantities.
    """
    ((in_sight, of_nobody, counted, repeated),) = engine.rows(
        f"SELECT MAX({EVENTS_IN_SIGHT}), MAX({EVENTS_OF_NOBODY}), "
        f"SUM({EVENTS_COUNTED}), SUM({EVENTS_REPEATED}) FROM {identifier(scored)}"
    )
    if in_sight is None:
        return before
    return replace(
        before,
        of_nobody=int(of_nobody),
        of_unknown_accounts=int(in_sight - of_nobody - counted),
        repeated=int(repeated),
    )


def names_people_only(engine: Engine, events: BoundTable) -> bool:
    """Tell whether some event names a person and no account."""
    if "person_id" not in events.columns:
        return False
    account = expression(read_if_there(events, "account_id", "text"))
    person = expression(read_if_there(events, "person_id", "text"))
    found = engine.rows(
        f"SELECT 1 FROM {identifier(events.relation)} "
        f"WHERE {account} IS NULL AND {person} IS NOT NULL LIMIT 1"
    )
    return bool(found)


def _as(name: str, term: Node) -> str:
    return f"{expression(term)} AS {name}"


def _plain(events: BoundTable, column: str, kind: Kind) -> str:
    """Write a column as it stands where the source has it typed, so that its ends are at hand."""
    found = events.columns.get(column)
    if found is not None and found.kind is kind:
        return found.sql
    return expression(read_if_there(events, column, "date" if kind is Kind.DATE else "number"))


def _seconds(moment: object) -> float:
    if isinstance(moment, float):
        return moment
    read = moment_in(moment)  # type: ignore[arg-type]  # a date or a moment
    return float("inf") if read is None else read.timestamp()


def _odd_quantity(events: BoundTable) -> str:
    """Write the term of a quantity as written where it is there and cannot be used."""
    if "quantity" not in events.columns:
        return "CAST(NULL AS VARCHAR)"
    column = events.columns["quantity"]
    number = expression(read_if_there(events, "quantity", "number"))
    written = f"CAST({column.sql} AS VARCHAR)"
    is_unread = f"({number} IS NULL AND COALESCE(TRIM({written}), '') <> '')"
    return (
        f"CASE WHEN {is_unread} OR NOT ({number} BETWEEN 0 AND {MOST_QUANTITY}) THEN {written} END"
    )
