"""One component of a first scorecard, before it is written."""

from dataclasses import dataclass

from tradewind.project.recognising.headers import words_of
from tradewind.project.recognising.summaries import ColumnSummary

_WEIGHTS = {"industry": 3, "employees": 3, "revenue": 2, "country": 1}


@dataclass(frozen=True, slots=True)
class FirstValue:
    """One band, text or answer of a component: its value, and what to say about it."""

    label: str
    value: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class FirstComponent:
    """One component.

    Attributes:
        name: Its name in the scorecard, unique among all components.
        kind: The key that tells its kind in a scorecard, such as `number`.
        looks_at: The column; for a technology, the products.
        weight: Its weight in its dimension.
        values: Its bands, texts or answers in reading order.
        remarks: What the column holds and how the values came about, one sentence each.
        is_engagement: Whether it belongs to the dimension `engagement` rather than to `fit`.
        otherwise: For a category, the value of every other text; else None.
    """

    name: str
    kind: str
    looks_at: tuple[str, ...]
    weight: int
    values: tuple[FirstValue, ...]
    remarks: tuple[str, ...]
    is_engagement: bool = False
    otherwise: int | None = None

    @property
    def highest(self) -> int:
        """The highest value it can give."""
        return max(self._possible)

    @property
    def lowest(self) -> int:
        """The lowest value it can give."""
        return min(self._possible)

    @property
    def varies(self) -> bool:
        """Whether it tells apart accounts whose values are listed."""
        return len({one.value for one in self.values}) > 1

    @property
    def _possible(self) -> tuple[int, ...]:
        rest = () if self.otherwise is None else (self.otherwise,)
        return (*(one.value for one in self.values), *rest)


def component_name(column: ColumnSummary) -> str:
    """Give the name that a column's component gets."""
    return " ".join(words_of(column.name))[:90] or "component"


def known_share_of(column: ColumnSummary) -> str:
    """Say for how many accounts a column is known."""
    return f"{column.name}: known for {column.known_share:.0%} of the accounts"


def weight_of(column: ColumnSummary) -> int:
    """Give the weight that a column's component starts with."""
    return _WEIGHTS.get(column.name, 1)
