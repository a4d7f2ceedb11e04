"""What a vocabulary says: by which names exports call the columns of one canonical table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tradewind.project.recognising.headers import parted


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one of our columns.

    All names are written as `headers.key_of` writes them, parted by blanks, best first.

    Attributes:
        telling: How much finding the column under a `sure` name speaks for its table, 0–4.
        sure: Names that mean this column and nothing else in such a table.
        plain: Names that mean it too, but stand in tables of every kind, such as `id`.
        weak: Names that may mean it; the values have to support them.
        hints: Words that suggest it where no name fits and the values do.
    """

    telling: float
    sure: str = ""
    plain: str = ""
    weak: str = ""
    hints: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of one canonical table.

    Attributes:
        table: Name of the canonical table.
        nouns: What its rows are called; a header may begin with one, as in `deal_amount`.
        columns: The names of each column.
        needs: Of each set at least one column must be found, or it is not such a table.
        against: Headers that speak against such a table, with how much.
        important: Columns whose absence is worth a word.
    """

    table: str
    nouns: tuple[str, ...]
    columns: Mapping[str, Names]
    needs: tuple[frozenset[str], ...]
    important: tuple[str, ...]
    against: Mapping[str, float] = field(default_factory=dict)


NEVER_HINTED = frozenset(
    parted(
        "growth currency code range band bracket share pct percent percentage total expected "
        "recurring recent monthly quarterly weekly open closed count change rank score target "
        "previous last id group type bucket tier"
    )
)
"""Words that make a hint void: `revenue growth` is not revenue."""
