"""Which canonical table a source is."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tradewind.project.recognising.candidates import Candidate, candidates
from tradewind.project.recognising.headers import key_of, words_of
from tradewind.project.recognising.outcomes import Outcome, read_outcome
from tradewind.project.recognising.samples import TableSample
from tradewind.project.recognising.vocabulary import VOCABULARIES, Vocabulary
from tradewind.project.recognising.wording import joined

FILE_NAME_POINTS = 1.5
HALFWAY_POINTS = 4.0
"""Points at which the confidence is 1 − 1/e; judgement, held to by the tests on real exports."""
FEWEST_POINTS = 2.2
"""Below, a source is none of our tables."""
_FOREIGN_KEY_SHARE = 0.25
"""What the name of a key is worth where its values repeat: it then points to another table."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A source as one canonical table.

    Attributes:
        sample: The source.
        table: The canonical table that it is or is nearest to.
        points: What speaks for the table, in the vocabularies' measure.
        found: Which columns may be which, those that the values refuse included.
        outcome: For opportunities, how the outcome is read; None where it cannot be read.
        reasons: What speaks for the table, in words.
        lacks: Columns of which at least one is needed and none was found, in words.
    """

    sample: TableSample
    table: str
    points: float
    found: tuple[Candidate, ...]
    outcome: Outcome | None
    reasons: tuple[str, ...]
    lacks: tuple[str, ...]

    @property
    def is_one(self) -> bool:
        """Whether the source is such a table."""
        return not self.lacks and self.points >= FEWEST_POINTS

    @property
    def confidence(self) -> float:
        """How sure that is, from 0 to 1."""
        return max(0.0, 1 - math.exp(-self.points / HALFWAY_POINTS))

    def candidates_for(self, *columns: str) -> tuple[Candidate, ...]:
        """Give the columns that may be one of ours and whose values fit, the likeliest first."""
        fitting = (one for one in self.found if one.fit.column in columns and one.confidence > 0)
        return tuple(sorted(fitting, key=lambda one: -one.confidence))


def read_table(sample: TableSample) -> Reading:
    """Find the canonical table that a source is, or the nearest one."""
    readings = [_read_as(vocabulary, sample) for vocabulary in VOCABULARIES.values()]
    return max(readings, key=lambda reading: (reading.is_one, reading.points))


def _read_as(vocabulary: Vocabulary, sample: TableSample) -> Reading:
    found = candidates(vocabulary, sample.columns)
    outcome = read_outcome(sample, found) if vocabulary.table == "opportunities" else None
    telling = _telling(vocabulary, sample, found)
    if outcome:
        telling["outcome"] = max(telling.get("outcome", 0.0), 2.5)
    file_says = _says_file_name(vocabulary, sample.name)
    points = sum(telling.values()) + FILE_NAME_POINTS * file_says - _against(vocabulary, sample)
    reasons = (
        *([f"it has {joined(sorted(telling, key=lambda one: -telling[one]))}"] if telling else []),
        *(["its name says so"] if file_says else []),
    )
    lacks = tuple(
        joined(sorted(needed)).replace(" and ", " or ")
        for needed in vocabulary.needs
        if not needed & telling.keys()
    )
    return Reading(sample, vocabulary.table, points, found, outcome, reasons, lacks)


def _telling(
    vocabulary: Vocabulary, sample: TableSample, found: Iterable[Candidate]
) -> dict[str, float]:
    """Say for each column found how much it speaks for the table."""
    telling: dict[str, float] = {}
    own_key = next(iter(vocabulary.columns))
    for one in found:
        if one.confidence <= 0:
            continue
        repeats = one.fit.column == own_key and not sample.is_unique(one.source)
        worth = one.fit.telling * (_FOREIGN_KEY_SHARE if repeats and sample.row_count else 1.0)
        telling[one.fit.column] = max(worth, telling.get(one.fit.column, 0.0))
    if vocabulary.table == "people" and _has_first_and_last_name(sample):
        telling["name"] = max(telling.get("name", 0.0), vocabulary.columns["name"].telling)
    return telling


def first_and_last_name(sample: TableSample) -> tuple[str, str] | None:
    """Give the columns of the first and the last name of a person, where both exist."""
    by_key: Mapping[str, str] = {key_of(one.name): one.name for one in reversed(sample.columns)}
    first = next(
        (by_key[key] for key in ("firstname", "givenname", "vorname") if key in by_key), ""
    )
    last = next(
        (by_key[key] for key in ("lastname", "surname", "familyname", "nachname") if key in by_key),
        "",
    )
    return (first, last) if first and last else None


def _has_first_and_last_name(sample: TableSample) -> bool:
    return first_and_last_name(sample) is not None


def _says_file_name(vocabulary: Vocabulary, name: str) -> bool:
    stems = tuple(noun.removesuffix("y") for noun in vocabulary.nouns)
    return any(word.startswith(stems) for word in words_of(name))


def _against(vocabulary: Vocabulary, sample: TableSample) -> float:
    keys = {key_of(column.name) for column in sample.columns}
    return sum(points for key, points in vocabulary.against.items() if key in keys)
