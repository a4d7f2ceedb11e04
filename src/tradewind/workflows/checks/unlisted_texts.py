"""Texts in the data that a scorecard most likely means but spells otherwise."""

from collections.abc import Iterator
from difflib import get_close_matches

from tradewind.compiling.reading import read_as
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Path, Problem, counted
from tradewind.scorecard.components.category import CategoryComponent
from tradewind.scorecard.components.technology import TechnologyComponent
from tradewind.scorecard.conditions import AnyOf, Not
from tradewind.workflows.checks.interface import DataInSight

SPELT_OTHERWISE = "TW454"
"""A text of the data differs from one in the scorecard by case or blanks only."""
IN_NO_ROW = "TW456"
"""A text that a scorecard names stands in no row."""
MOST_TEXTS = 2_000
"""Columns with more texts than this are no categories; they are not searched."""


def unlisted_texts(data: DataInSight) -> Iterator[Problem]:
    """Find texts of the scorecard in no row, and texts that differ from it by case or blanks."""
    if data.scorecard is None:
        return
    for path, column, listed in _listed_texts(data):
        found = _texts(data, *column)
        yield from _unheard_of(data, path, listed, column[1], [text for text, _ in found])
        folded = {_folded(text): text for text in listed}
        for text, count in found:
            meant = folded.get(_folded(text))
            if meant is not None and text not in listed:
                yield Problem(
                    code=SPELT_OTHERWISE,
                    place=data.scorecard.places.at(*path),
                    what=f'"{text}" in {counted(count, "row")}, where the scorecard has "{meant}": '
                    "texts are compared exactly.",
                    fix=f'Add "{text}" to the scorecard, or mend the spelling in the source.',
                    severity="warning",
                )


def _unheard_of(
    data: DataInSight, path: Path, listed: frozenset[str], column: str, texts: list[str]
) -> Iterator[Problem]:
    """Find texts of the scorecard that no row has."""
    assert data.scorecard is not None, "the caller saw to it"
    for text in sorted(listed.difference(texts)) if texts else ():
        near = get_close_matches(text, texts, n=1)
        yield Problem(
            code=IN_NO_ROW,
            place=data.scorecard.places.key(*path, text),
            what=f'No row has "{text}" in {column}.',
            fix=f'Write "{near[0]}".' if near else "Take it out, or leave it for rows to come.",
            severity="warning",
        )


def _listed_texts(data: DataInSight) -> Iterator[tuple[Path, tuple[str, str], frozenset[str]]]:
    """Go through the texts a scorecard names, with the table and column they are sought in."""
    assert data.scorecard is not None, "the caller saw to it"
    card = data.scorecard.card
    for placed in card.placed():
        part = placed.component
        if isinstance(part, CategoryComponent):
            yield (*placed.path, "values"), ("accounts", part.category), frozenset(part.worth)
        elif isinstance(part, TechnologyComponent):
            found = frozenset(part.technology)
            yield (*placed.path, "technology"), ("technologies", "product"), found
    for path, condition in card.conditions():
        for column, test in condition.tests:
            inner = test.test if isinstance(test, Not) else test
            if isinstance(inner, AnyOf):
                yield (*path, column), ("accounts", column), frozenset(inner.values)


def _texts(data: DataInSight, table: str, column: str) -> list[tuple[str, int]]:
    bound = data.tables.get(table)
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
