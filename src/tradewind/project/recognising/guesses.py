"""What was recognised: for each table and each column a guess, how sure it is, and why."""

from dataclasses import dataclass
from typing import Literal

from tradewind.project.canonical import CanonicalColumn, Kind
from tradewind.written_forms import DateOrder

HowSure = Literal["sure", "likely", "unsure"]
SURE = 0.85
LIKELY = 0.6


def how_sure(confidence: float) -> HowSure:
    """Say a confidence (0–1) in a word.

    Examples:
        >>> how_sure(0.9), how_sure(0.7), how_sure(0.3)
        ('sure', 'likely', 'unsure')
    """
    return "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "unsure"


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """One of our columns and what it is in the source.

    Attributes:
        column: Our column.
        binding: A column of the source, exactly as written there, or an SQL expression.
        uses: The columns of the source that the binding reads.
        confidence: From 0 to 1.
        reason: Why, in words.
        notes: What to look at, such as values that do not fit, with their number.
    """

    column: str
    binding: str
    uses: tuple[str, ...]
    confidence: float
    reason: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingColumn:
    """One of our columns that nothing in the source was found for, and a hint where there is one.

    `matters` says that a required or important column is missing.
    """

    column: CanonicalColumn
    matters: bool
    hint: str = ""


@dataclass(frozen=True, slots=True)
class UnboundColumn:
    """A column of the source that stays usable under its own name.

    `kind` is what its values look like, whatever the source calls them. `note` says why it was
    not bound although its name suggests it; empty for most.
    """

    name: str
    kind: Kind
    note: str = ""


@dataclass(frozen=True, slots=True)
class DateGuess:
    """In what order the dates of a source are written, and whether its values prove it."""

    order: DateOrder
    is_proven: bool
    reason: str


@dataclass(frozen=True, slots=True)
class MissingWord:
    """A text that stands for "unknown", the columns it was seen in and in how many sampled rows."""

    text: str
    columns: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class TableGuess:
    """One of the user's tables and what it is.

    Attributes:
        name: The table's name, as in its sample.
        row_count: Number of its rows.
        table: The canonical table it is; None where it is none of them.
        confidence: From 0 to 1, of `table`; of the nearest one where `table` is None.
        reasons: Why, in words.
        passed_over: Why another table was bound instead; None where this one is bound.
        columns: The bound columns, in canonical order.
        missing: Columns nothing was found for, in canonical order.
        unbound: Columns of the source that no binding reads.
        dates: How its dates are written, where they are not ISO dates; None otherwise.
        missing_words: Texts that stand for "unknown".
    """

    name: str
    row_count: int
    table: str | None
    confidence: float
    reasons: tuple[str, ...]
    passed_over: str | None = None
    columns: tuple[ColumnGuess, ...] = ()
    missing: tuple[MissingColumn, ...] = ()
    unbound: tuple[UnboundColumn, ...] = ()
    dates: DateGuess | None = None
    missing_words: tuple[MissingWord, ...] = ()

    @property
    def is_bound(self) -> bool:
        """Whether it is bound to its canonical table."""
        return self.table is not None and self.passed_over is None

    def binding(self, column: str) -> ColumnGuess | None:
        """Give the guess for one of our columns, or None where it is missing."""
        return next((guess for guess in self.columns if guess.column == column), None)


@dataclass(frozen=True, slots=True)
class Recognition:
    """What all tables are, in the order in which they were given."""

    tables: tuple[TableGuess, ...]

    def bound(self, table: str) -> TableGuess | None:
        """Give the table that is bound to a canonical one, or None where there is none."""
        return next(
            (guess for guess in self.tables if guess.is_bound and guess.table == table), None
        )
