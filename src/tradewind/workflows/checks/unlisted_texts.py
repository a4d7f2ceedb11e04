"""Texts in the data that a scorecard most likely means but spells otherwise."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from tradewind.compiling.reading import read_as
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Path, Problem, counted
from tradewind.scorecard.account_columns import UsesProduct, asked_of_account
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.category import CategoryComponent
from tradewind.scorecard.components.products import ProductsComponent
from tradewind.scorecard.conditions import AnyOf, Not
from tradewind.workflows.checks.interface import DataInSight
from tradewind.workflows.projects.scored_columns import people_of, read_from

SPELT_OTHERWISE = "TW454"
"""A text of the data differs from one in the scorecard by case or blanks only."""
IN_NO_ROW = "TW456"
"""A text that a scorecard names stands in no row."""
MOST_TEXTS = 2_000
"""Columns with more texts than this are no categories; they are not searched."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """Texts of one place of a scorecard.

    Attributes:
        path: Where they stand.
        column: The table and the column that they are sought in.
        named: The texts as written, each with all names it goes by.
        counted: All texts that count.
    """

    path: Path
    column: tuple[str, str]
    named: Mapping[str, tuple[str, ...]]
    counted: frozenset[str]

    @classmethod
    def of(cls, path: Path, column: tuple[str, str], texts: Iterable[str]) -> "_Listed":
        """Give texts that go by no other name."""
        named = {text: (text,) for text in texts}
        return cls(path, column, named, frozenset(named))


def unlisted_texts(data: DataInSight) -> Iterator[Problem]:
    """Find texts of the scorecard in no row, and texts that differ from it by case or blanks."""
    if data.scorecard is None:
        return
    for listed in _listed_texts(data):
        found = _texts(data, *listed.column)
        yield from _unheard_of(data, listed, [text for text, _ in found])
        folded = {_folded(text): text for text in listed.counted}
        for text, count in found:
            meant = folded.get(_folded(text))
            if meant is not None and text not in listed.counted:
                yield Problem(
                    code=SPELT_OTHERWISE,
                    place=data.scorecard.places.at(*listed.path),
                    what=f'"{text}" in {counted(count, "row")}, where the scorecard has "{meant}": '
                    "texts are compared exactly.",
                    fix=f'Add "{text}" to the scorecard, or mend the spelling in the source.',
                    severity="warning",
                )


def _unheard_of(data: DataInSight, listed: _Listed, texts: list[str]) -> Iterator[Problem]:
    """Find texts of the scorecard that no row has, nor any other name of them."""
    assert data.scorecard is not None, "the caller saw to it"
    missing = {text for text, names in listed.named.items() if not set(names).intersection(texts)}
    for text in sorted(missing) if texts else ():
        near = get_close_matches(text, texts, n=1)
        yield Problem(
            code=IN_NO_ROW,
            place=data.scorecard.places.key(*listed.path, text),
            what=f'No row has "{text}" in {listed.column[1]}.',
            fix=f'Write "{near[0]}".' if near else "Take it out, or leave it for rows to come.",
            severity="warning",
        )


def _listed_texts(data: DataInSight) -> Iterator[_Listed]:
    """Go through the texts a scorecard names, with the table and column they are sought in."""
    assert data.scorecard is not None, "the caller saw to it"
    card = data.scorecard.card
    for placed in card.placed():
        part = placed.component
        if isinstance(part, CategoryComponent):
            path: Path = (*placed.path, "values")
            if (sought := read_from(card, part.category)) is not None:
                yield _Listed.of(path, sought, part.worth)
        elif isinstance(part, ProductsComponent):
            path = (*placed.path, part.selection_key)
            names = {name: part.names_of(part.product_of(name)) for name in part.selection.names}
            counted = [name for product in part.products for name in part.names_of(product)]
            yield _Listed(path, ("technologies", "product"), names, frozenset(counted))
    for path, condition in card.conditions():
        for column, test in condition.tests:
            inner = test.test if isinstance(test, Not) else test
            held = read_from(card, column)
            if isinstance(inner, AnyOf) and held is not None:
                yield _Listed.of((*path, column), held, inner.values)
    yield from _products_of_accounts(card)


def _products_of_accounts(card: Scorecard) -> Iterator[_Listed]:
    """Go through the products that a scorecard of people asks accounts for."""
    for path, use in card.column_uses() if card.scores == "people" else ():
        asked = asked_of_account(use.column)
        if isinstance(asked, UsesProduct):
            known = card.technologies
            own = known.product_of(asked.product) if known else asked.product
            names = known.names_of(own) if known else (own,)
            yield _Listed(
                path, ("technologies", "product"), {asked.product: names}, frozenset(names)
            )


def _texts(data: DataInSight, table: str, column: str) -> list[tuple[str, int]]:
    bound = data.tables.get(table)
    if table == "people" and data.scorecard is not None:
        bound = people_of(data.tables, data.scorecard.card)
    if bound is None or column not in bound.columns:
        return []
    text = expression(read_as(bound.columns[column], "text", bound.dates))
    rows = data.engine.rows(
        f"SELECT {text}, COUNT(*) FROM {identifier(bound.relation)} WHERE {text} IS NOT NULL "
        f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST_TEXTS + 1}"
    )
    return [] if len(rows) > MOST_TEXTS else [(str(text), int(count)) for text, count in rows]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
