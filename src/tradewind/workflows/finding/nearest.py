"""Whom somebody may have meant: the accounts, people or leads with the likest text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tradewind.compiling.write import literal
from tradewind.engines.interface import Engine
from tradewind.problems import Place, Problem

MOST_LISTED = 5
LEAST_LIKENESS = 0.75
"""Jaro–Winkler similarity from which a text counts as near; below it texts look unrelated."""


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody who may be meant.

    Attributes:
        key: The id.
        name: The name; None where it is unknown.
        slips: In how many signs the nearest of its texts differs from what was written.
        likeness: How alike one of the texts is to what was written, from 0 to 1.
        kind: What it is, such as "lead"; empty where all that are listed are alike.
    """

    key: str
    name: str | None
    slips: int
    likeness: float
    kind: str = ""

    @property
    def shown(self) -> str:
        """The words that name it."""
        named = self.key if self.name is None else f"{self.key} ({self.name})"
        return f"{self.kind} {named}".strip()


def nearest(
    engine: Engine,
    relation: str,
    wanted: str,
    *,
    terms: Iterable[str],
    key: str = "account_id",
    name: str = "name",
    kind: str = "",
) -> list[Near]:
    """Give those whose texts are nearest to what was written, the nearest first.

    Args:
        engine: The engine that holds them.
        relation: The text that names them in a FROM clause.
        wanted: What a person wrote.
        terms: The texts that are compared, in SQL.
        key: The column of their id.
        name: The term of their name.
        kind: What they are called in a list of several kinds.
    """
    text = literal(wanted.strip().lower())
    texts = [f"coalesce(lower({term}), '')" for term in terms]
    alike = ", ".join(f"jaro_winkler_similarity({one}, {text})" for one in texts)
    # Ids of one form are alike all of them: among those that are near, the fewest slips count.
    slips = ", ".join(f"levenshtein({one}, {text})" for one in texts)
    rows = engine.rows(
        f"SELECT {key}, {name}, least({slips}) AS slips, greatest({alike}) AS likeness "
        f"FROM {relation} WHERE likeness >= {LEAST_LIKENESS} "
        f"ORDER BY slips, likeness DESC, {key} LIMIT {MOST_LISTED}"
    )
    return [Near(str(one), named, slips, likeness, kind) for one, named, slips, likeness in rows]


def named(found: Sequence[Near]) -> str:
    """Name the nearest of those that were found."""
    first = sorted(found, key=lambda one: (one.slips, -one.likeness))[:MOST_LISTED]
    return ", ".join(one.shown for one in first)


def several(code: str, table: str, wanted: str, rows: Sequence[tuple[str, str | None]]) -> Problem:
    """Give the problem that a text fits several accounts or people, by id and name."""
    listed = ", ".join(Near(key, name, 0, 1.0).shown for key, name in rows[:MOST_LISTED])
    more = ", …" if len(rows) > MOST_LISTED else ""
    return Problem(
        code,
        Place(table),
        f'"{wanted}" fits several {table}: {listed}{more}.',
        f"Name one by its id, such as {rows[0][0]}.",
    )
