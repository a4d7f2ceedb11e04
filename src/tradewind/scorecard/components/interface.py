"""What every kind of component offers, and what all of them have in common."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from tradewind.scorecard.conditions import Condition, Use
from tradewind.scorecard.facts import Facts
from tradewind.scorecard.hierarchy import PARENT_COLUMN, Policy

if TYPE_CHECKING:
    from tradewind.scorecard.catalogue import Catalogue
    from tradewind.scorecard.curves import Bands, Ramp


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column of the accounts table, and as what it is read."""

    column: str
    use: Use


@dataclass(frozen=True, slots=True)
class TableUse:
    """A column of another canonical table, and as what it is read."""

    table: str
    column: str
    use: Use


def _text(written: Any) -> Any:
    """Take YAML numbers and booleans for the text they were written as."""
    if isinstance(written, bool):
        return str(written).lower()
    return str(written) if isinstance(written, int | Decimal) else written


WrittenText = Annotated[str, BeforeValidator(_text)]


def _listed(written: Any) -> Any:
    """Take one text for a list of one."""
    return written if isinstance(written, list | tuple) or written is None else [written]


WrittenTexts = Annotated[tuple[WrittenText, ...], BeforeValidator(_listed)]
"""A list of texts, or one text by itself."""
ColumnName = Annotated[WrittenText, Field(min_length=1)]
Value = Annotated[Decimal, Field(decimal_places=4, max_digits=9)]
"""A value 0–10 (down to −10) or points, with at most four places."""
Weight = Annotated[Decimal, Field(ge=0, le=1000, decimal_places=2)]
"""At most two places, so that shares of weights stay exact in doubles."""


@dataclass(frozen=True, slots=True)
class EventNeeds:
    """What a component needs of the events.

    Attributes:
        condition: The tests that an event must pass to be looked at.
        oldest_days: The age beyond which it looks at none; None where it looks at all.
        people: Whether it asks who did it.
        quantities: Whether it asks how much of it there was.
        columns: The columns of the events that it asks for beside the tests.
    """

    condition: Condition
    oldest_days: float | None
    people: bool = False
    quantities: bool = False
    columns: tuple[TableUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Completion:
    """What a component takes from the scorecard it stands in.

    Attributes:
        largest: The largest value that the scorecard's way of adding allows.
        technologies: What the scorecard says of products; None where it says nothing.
    """

    largest: Decimal
    technologies: "Catalogue | None" = None


class Component(BaseModel):
    """One line of a scorecard: what it looks at, what value it gives, what it weighs.

    Adding a kind means adding a module beside this one, naming its class in
    `components/__init__.py`, and its SQL in `compiling/components`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    kind: ClassVar[str]
    """The key that tells this kind from the others in a file."""
    table: ClassVar[str] = "accounts"
    """The canonical table that it looks at."""
    measured: ClassVar[tuple[str, ...]] = ()
    """Endings of the columns that hold what it measured in tables other than the accounts."""

    name: Annotated[WrittenText, Field(min_length=1, max_length=100)] = Field(
        description="Name shown on receipts, unique in its dimension or profile."
    )
    weight: Weight = Field(
        default=Decimal(1),
        description="Share of the dimension, relative to the other components (way: average).",
    )
    missing: Literal["skip", "neutral"] | Value = Field(
        default="skip",
        description="What an unknown value gives: a value, `neutral` (the middle of what the "
        "component can give), or `skip` (the other weights share).",
    )

    @property
    @abstractmethod
    def column_uses(self) -> tuple[ColumnUse, ...]:
        """The columns of the accounts table that it reads."""

    @property
    def table_uses(self) -> tuple[TableUse, ...]:
        """The columns of other tables that it reads beside those every such table has."""
        return ()

    @property
    def policy(self) -> Policy:
        """Whose rows of other tables it counts: the account's own, or its relatives' besides."""
        return "separate"

    @property
    def parent_uses(self) -> tuple[ColumnUse, ...]:
        """The column that tells the account's relatives; none where it does not ask for them."""
        return () if self.policy == "separate" else (ColumnUse(PARENT_COLUMN, "text"),)

    @property
    def event_needs(self) -> EventNeeds | None:
        """What it needs of the events; None where it does not look at them."""
        return None

    @property
    def scorecards_used(self) -> tuple[str, ...]:
        """The names of the scorecards whose scores it rolls up."""
        return ()

    @property
    def curve(self) -> "Bands | Ramp | None":
        """The curve over the number that it looks at; None where there is none."""
        return None

    @property
    @abstractmethod
    def values(self) -> tuple[Decimal, ...]:
        """The values it can give, or enough of them to hold the smallest and the largest."""

    @abstractmethod
    def known_value(self, facts: Facts) -> float | None:
        """Give the value that the facts lead to, or None where they are unknown."""

    @abstractmethod
    def seen(self, facts: Facts) -> object:
        """Give the fact it looked at, as the receipt shows it; None where it is unknown."""

    def completed(self, by: Completion) -> "Component":
        """Give the component as it stands in a scorecard, with what that one settles."""
        return self

    def shown(self, measured: Mapping[str, Any]) -> object:
        """Give what was measured as the receipt shows it; None where it is unknown.

        Args:
            measured: The published measures by their endings.
        """
        raise NotImplementedError(f"{self.kind} measures nothing")

    def was_known(self, measured: Mapping[str, Any]) -> bool:
        """Tell from what was measured whether the fact was known."""
        raise NotImplementedError(f"{self.kind} measures nothing")

    @property
    def todays_columns(self) -> tuple[str, ...]:
        """Columns of its table that tell today's values, whatever the as-of moment."""
        return ()

    @property
    def is_always_known(self) -> bool:
        """Whether its fact is known of every account where its table is bound."""
        return False

    @property
    def span(self) -> Decimal:
        """The difference between the largest and the smallest value it can give."""
        return max(self.values) - min(self.values)

    @property
    def value_if_missing(self) -> Decimal | None:
        """The value of an unknown fact, or None where the component is skipped."""
        if self.missing == "skip":
            return None
        if self.missing == "neutral":
            return ((max(self.values) + min(self.values)) / 2).quantize(Decimal("0.0001"))
        return self.missing
