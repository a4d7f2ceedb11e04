"""Read the technologies: what was seen by then."""

from tradewind.compiling.knowledge import Knowledge
from tradewind.compiling.nodes import Column, Either, IsNull, Number, Pair, Step
from tradewind.compiling.reading import read_if_there
from tradewind.project.bound import BoundTable


def technology_steps(technologies: BoundTable, at: Knowledge) -> list[Step]:
    """Give the steps whose last one has a row per product seen at an account by then."""
    read = Step(
        name="read_technologies",
        comment="The products under our names, dates in seconds; one row per product and account.",
        columns=(
            ("account_key", read_if_there(technologies, "account_id", "text")),
            ("product_name", read_if_there(technologies, "product", "text")),
            ("first_seen", read_if_there(technologies, "first_seen_at", "date")),
            ("last_seen", read_if_there(technologies, "last_seen_at", "date")),
        ),
        source=technologies.relation,
    )
    first_seen = Column("first_seen")
    known = Step(
        name="known_technologies",
        comment="The products that had been seen by the as-of moment.",
        columns=(),
        source=read.name,
        keeps=True,
        where=Either((IsNull(first_seen), Pair(first_seen, "<=", Number(at.data_by_seconds)))),
    )
    return [read, known]
