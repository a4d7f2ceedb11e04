"""A canonical table bound to a relation: our columns as expressions over its columns."""

from collections.abc import Mapping
from dataclasses import dataclass

from tradewind.project.canonical import CANONICAL_TABLES, Kind
from tradewind.written_forms import DateOrder


@dataclass(frozen=True, slots=True)
class BoundColumn:
    """One column under our name.

    Attributes:
        name: Our name; for an unbound column the source's own.
        sql: Checked expression over the relation's columns, in DuckDB's dialect.
        kind: What its values are.
        source: Where it comes from, as receipts show it: the source's column or expression.
        dates: How its dates kept as text are read; None for as in the rest of its table.
        is_tidy: Whether its texts are known to have no blanks around them and never to be empty.
    """

    name: str
    sql: str
    kind: Kind
    source: str
    dates: DateOrder | None = None
    is_tidy: bool = False


@dataclass(frozen=True, slots=True)
class BoundTable:
    """A canonical table and how to read it.

    Attributes:
        table: Name of the canonical table.
        relation: Name of the relation that the engine can query.
        columns: Bound columns and the unbound ones of the source, by name.
        dates: How dates kept as text are read.
    """

    table: str
    relation: str
    columns: Mapping[str, BoundColumn]
    dates: DateOrder = "iso"


@dataclass(frozen=True, slots=True)
class BoundProject:
    """The bound tables that scoring reads; None where a table is not bound.

    Attributes:
        accounts: The accounts.
        technologies: What is installed where.
        events: What happened.
        people: The people, and who belongs to which account.
        opportunities: The possible sales.
        account_history: The accounts' attributes over time.
        people_place_events: Whether an event that names no account is at the one of its person.
    """

    accounts: BoundTable
    technologies: BoundTable | None = None
    events: BoundTable | None = None
    people: BoundTable | None = None
    opportunities: BoundTable | None = None
    account_history: BoundTable | None = None
    people_place_events: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical names of the tables that are bound."""
        return tuple(name for name in CANONICAL_TABLES if self.table(name) is not None)

    def table(self, name: str) -> BoundTable | None:
        """Give a table by its canonical name; None where it is not bound."""
        found: BoundTable | None = getattr(self, name)
        return found
