"""The last step of a statement: what is published of every account or person."""

from tradewind.compiling import ranking, totals
from tradewind.compiling.layout import Layout
from tradewind.compiling.nodes import Cast, Column, Node
from tradewind.compiling.qualifying import qualification_columns
from tradewind.compiling.totals import points
from tradewind.scorecard.card import Scorecard

_SHOWN = {"account_of_person": "account_id", "name_of_account": "account_name"}
"""Labels of people that go by another name within the statement, where account_id is the id of what
is scored, and account_name may be a column of the people."""


def published_columns(card: Scorecard, layout: Layout) -> list[tuple[str, Node]]:
    """Give the columns of the result, without counts of events and without what was read."""
    columns: list[tuple[str, Node]] = [(layout.key, Column("account_id"))]
    columns += [(_SHOWN.get(label, label), Column(label)) for label in layout.labels]
    columns += [
        ("score", points(Column("score_units"))),
        ("tier", ranking.tier(card.cuts)),
        ("cell", Cast(ranking.cell(card.cells, layout), "VARCHAR")),
        ("completeness", points(Column("completeness_units"))),
        ("raw_score", points(Column("raw_units"))),
        ("is_excluded", Column("is_excluded")),
    ]
    if card.sales_qualified is not None:
        columns += qualification_columns(card, card.sales_qualified, layout)
    for dimension in layout.dimensions:
        columns += totals.dimension_columns(dimension)
    columns += [(name, Column(name)) for name in layout.gates]
    for part in layout.components():
        columns.append((part.value, points_of_value(part.value)))
        columns.append((part.points, points(Column(f"{part.stem}_units"))))
    return columns


def nested_columns(card: Scorecard) -> tuple[tuple[str, Node], ...]:
    """Give what another scorecard may use of the scores by this one; see `Nested`."""
    account = "account_id" if card.scores == "accounts" else "account_of_person"
    return (
        ("row_key", Column("account_id")),
        ("account_key", Column(account)),
        ("score", Cast(points(Column("score_units")), "DOUBLE")),
        ("tier", ranking.tier(card.cuts)),
        ("is_excluded", Column("is_excluded")),
    )


def points_of_value(name: str) -> Node:
    """Give a value, which has four places at most, as a decimal."""
    return Cast(Column(name), "DECIMAL(18, 4)")
