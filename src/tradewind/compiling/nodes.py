"""The parts of a statement: plain records, written as SQL by `write`."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Type = Literal["DOUBLE", "VARCHAR", "BIGINT", "BOOLEAN", "DECIMAL(18, 4)"]
Sign = Literal["+", "-", "*", "/", "=", "<>", "<", "<=", ">", ">=", "||", "LIKE", "&"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the step that is read."""

    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text literal."""

    value: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number literal; a float is written so that every engine reads the same double."""

    value: int | Decimal | float


@dataclass(frozen=True, slots=True)
class Truth:
    """TRUE or FALSE."""

    value: bool


@dataclass(frozen=True, slots=True)
class Null:
    """NULL."""


@dataclass(frozen=True, slots=True)
class Checked:
    """SQL of a user's expression that was parsed, checked and written anew."""

    sql: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two terms with a sign between them."""

    left: "Node"
    sign: Sign
    right: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """All terms hold; without terms it is true."""

    terms: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one term holds; without terms it is false."""

    terms: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Opposite:
    """The term does not hold."""

    term: "Node"


@dataclass(frozen=True, slots=True)
class IsNull:
    """The term is null."""

    term: "Node"


@dataclass(frozen=True, slots=True)
class IsIn:
    """The term is one of some literals."""

    term: "Node"
    values: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """The first branch whose condition holds, or `otherwise`."""

    branches: tuple[tuple["Node", "Node"], ...]
    otherwise: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of some terms."""

    function: Literal[
        "FLOOR",
        "POWER",
        "SQRT",
        "COALESCE",
        "NULLIF",
        "TRIM",
        "RTRIM",
        "EPOCH",
        "MIN",
        "MAX",
        "SUM",
        "COUNT",
        "COUNT_DISTINCT",
        "BIT_AND",
        "UUID",
        "GREATEST",
        "LEAST",
    ]
    terms: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """A term as another type."""

    term: "Node"
    type: Type


@dataclass(frozen=True, slots=True)
class TotalOf:
    """The sum of a term over all rows of another step, the same for every row."""

    step: str
    term: "Node"


@dataclass(frozen=True, slots=True)
class Window:
    """A rank or a count over all rows of a group, or what a term was in the row before."""

    function: Literal["RANK", "ROW_NUMBER", "COUNT", "LAG", "MAX"]
    groups: tuple["Node", ...]
    order: tuple[tuple["Node", Literal["ASC", "DESC"]], ...] = ()
    term: "Node | None" = None


Node = (
    Column
    | Text
    | Number
    | Truth
    | Null
    | Checked
    | Pair
    | All
    | Either
    | Opposite
    | IsNull
    | IsIn
    | Case
    | Call
    | Cast
    | TotalOf
    | Window
)


@dataclass(frozen=True, slots=True)
class Join:
    """A step whose columns are read as well; a row of the source stays where it has none there.

    Attributes:
        step: The step.
        key: Its key column.
        to: The column of the source that it is compared with.
        also: Other key columns, each with the column of the source that it is compared with.
    """

    step: str
    key: str = "account_key"
    to: str = "account_id"
    also: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Each:
    """Every row once with each of some whole numbers.

    Attributes:
        name: The column that holds the number.
        numbers: The numbers.
    """

    name: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One SELECT with a name: what it reads, and what it gives.

    Attributes:
        name: Name under which later steps read it.
        comment: What the step does and its grain, for the reader of the statement.
        columns: Names and terms of the columns it gives.
        source: The relation or step that it reads.
        keeps: Whether it also gives all columns of the source.
        joins: Steps whose columns it reads as well.
        where: Rows to read; None means all.
        grouped_by: Columns to aggregate by.
        each: Numbers with each of which a row of the source is read once; None for rows alone.
    """

    name: str
    comment: str
    columns: tuple[tuple[str, Node], ...]
    source: str
    keeps: bool = False
    joins: tuple[Join, ...] = ()
    where: Node | None = None
    grouped_by: tuple[Node, ...] = ()
    each: Each | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Steps in order; the last one is the result."""

    title: str
    steps: tuple[Step, ...]


def added(terms: list[Node]) -> Node:
    """Add terms as `balanced_sum` does: halves first, so that nesting stays shallow."""
    if not terms:
        return Number(0)
    if len(terms) == 1:
        return terms[0]
    middle = len(terms) // 2
    return Pair(added(terms[:middle]), "+", added(terms[middle:]))


def whole(term: Node) -> Node:
    """Round to the nearest whole number, halves upward, as `rounding.whole` does."""
    return Call("FLOOR", (Pair(term, "+", Number(0.5)),))
