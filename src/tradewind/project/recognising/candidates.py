"""Which columns of a source may be which of ours: by name, then by values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tradewind.project.canonical import CANONICAL_TABLES, Kind
from tradewind.project.recognising.headers import key_of, words_of
from tradewind.project.recognising.samples import ColumnSample
from tradewind.project.recognising.values import (
    MOSTLY,
    Shape,
    is_country,
    is_date,
    is_domain,
    is_dotted_number,
    is_email,
    is_number,
    is_year,
    is_yes_no,
    known_words,
    share,
)
from tradewind.project.recognising.vocabulary import VOCABULARIES, Vocabulary
from tradewind.project.recognising.vocabulary.interface import NEVER_HINTED
from tradewind.project.recognising.wording import can_be_written, quoted

OUR_NAME, SURE_NAME, PLAIN_NAME, NOUN_NAME, WEAK_NAME, HINT = 1.0, 0.97, 0.92, 0.85, 0.7, 0.55
"""Confidence that a name alone gives; judgement, held to by the tests on real exports."""
_STEP = 0.004
"""How much each later name of a list is worth less, so that the best one wins."""
_LOWEST_SURE_NAME = 0.87


@dataclass(frozen=True, slots=True)
class NameFit:
    """How well a header's name fits one of our columns, and how it was found.

    `telling` is how much the name speaks for the table, in the vocabulary's measure.
    """

    column: str
    strength: float
    reason: str
    telling: float = 0.0
    needs_support: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """One column of a source that may be one of ours.

    Attributes:
        fit: How well the name fits.
        source: The column.
        confidence: From 0 to 1; 0 where the values refuse the name.
        refused: Why the values do not fit; empty where they do.
        note: What to look at although they fit mostly.
    """

    fit: NameFit
    source: ColumnSample
    confidence: float
    refused: str = ""
    note: str = ""


def candidates(vocabulary: Vocabulary, columns: Iterable[ColumnSample]) -> tuple[Candidate, ...]:
    """Find all columns that may be a column of the table, with how sure each one is.

    A column whose name holds signs that nobody can see cannot be named in a file.
    """
    return tuple(
        _weigh(vocabulary.table, fit, column)
        for column in columns
        if can_be_written(column.name)
        for fit in name_fits(vocabulary.table, column.name)
    )


def name_fits(table: str, header: str) -> tuple[NameFit, ...]:
    """Find the columns of a canonical table that a header may name, the likeliest first."""
    key, words = key_of(header), words_of(header)
    found = dict(_by_key(table).get(key, {}))
    if not found:
        found = _without_noun(table, words) or _hinted(table, words)
    return tuple(sorted(found.values(), key=lambda fit: -fit.strength))


@cache
def _by_key(table: str) -> Mapping[str, dict[str, NameFit]]:
    listed: dict[str, dict[str, NameFit]] = {}

    def add(key: str, fit: NameFit) -> None:
        known = listed.setdefault(key, {})
        if fit.column not in known or known[fit.column].strength < fit.strength:
            known[fit.column] = fit

    for column, names in VOCABULARIES[table].columns.items():
        sure, plain, weak = names.sure.split(), names.plain.split(), names.weak.split()
        for place, key in enumerate(sure):
            strength = max(_LOWEST_SURE_NAME, SURE_NAME - _STEP * place)
            add(key, NameFit(column, strength, "a usual name for it", names.telling))
        for place, key in enumerate(plain):
            strength = PLAIN_NAME - _STEP * place
            add(key, NameFit(column, strength, "a usual name for it", min(0.3, names.telling)))
        for place, key in enumerate(weak):
            strength = WEAK_NAME - _STEP * place
            add(key, NameFit(column, strength, "a possible name for it", 0.3, True))
        telling = names.telling if key_of(column) in sure else min(0.3, names.telling)
        add(key_of(column), NameFit(column, OUR_NAME, "the same name", telling))
    return listed


def _without_noun(table: str, words: tuple[str, ...]) -> dict[str, NameFit]:
    """Read `deal_amount` as `amount` in a table of deals."""
    if len(words) < 2 or words[0] not in VOCABULARIES[table].nouns:
        return {}
    rest = _by_key(table).get("".join(words[1:]), {})
    return {
        column: NameFit(
            column,
            min(fit.strength, NOUN_NAME),
            f"{fit.reason} after the word {words[0]}",
            fit.telling / 2,
            fit.needs_support,
        )
        for column, fit in rest.items()
    }


def _hinted(table: str, words: tuple[str, ...]) -> dict[str, NameFit]:
    if NEVER_HINTED & set(words):
        return {}
    return {
        column: NameFit(column, HINT, "its name holds a word for it", 0.2, True)
        for column, names in VOCABULARIES[table].columns.items()
        if set(names.hints.split()) & set(words)
    }


def _weigh(table: str, fit: NameFit, column: ColumnSample) -> Candidate:
    shape, what, must = _shape_for(table, fit.column)
    values = known_words(column)
    if shape is None or not values or column.kind is _kind_of(table, fit.column):
        unsupported = fit.needs_support and shape is not None and not values
        return Candidate(fit, column, fit.strength * (0.8 if unsupported else 1.0))
    fitting = share(values, shape) or 0.0
    if fitting < MOSTLY and (must or fit.needs_support):
        example = next(value for value in values if not shape(value))
        return Candidate(
            fit, column, 0.0, f"reads like {fit.column}, but holds {quoted(example)}, not {what}"
        )
    odd = round(len(values) * (1 - fitting)) if must else 0
    note = f"{odd:,} of {len(values):,} sampled values are not {what}" if odd else ""
    return Candidate(fit, column, fit.strength * (1.0 if not must else 0.5 + fitting / 2), "", note)


def _kind_of(table: str, column: str) -> Kind | None:
    """Give the kind that makes looking at the values needless."""
    found = CANONICAL_TABLES[table].column(column)
    kind = found.kind if found else None
    return None if kind is Kind.TEXT or column == "founded_year" else kind


def _shape_for(table: str, column: str) -> tuple[Shape | None, str, bool]:
    """Give the shape of a column's values, its name, and whether they must have it."""
    special: dict[str, tuple[Shape, str, bool]] = {
        "domain": (is_domain, "a domain", True),
        "email": (is_email, "an e-mail address", True),
        "country": (is_country, "a country", False),
        "founded_year": (is_year, "a year", True),
    }
    if column in special:
        return special[column]
    found = CANONICAL_TABLES[table].column(column)
    by_kind: dict[Kind, tuple[Shape, str, bool]] = {
        Kind.NUMBER: (_is_some_number, "a number", True),
        Kind.DATE: (is_date, "a date", True),
        Kind.YES_NO: (is_yes_no, "yes or no", True),
    }
    return by_kind.get(found.kind, (None, "", False)) if found else (None, "", False)


def _is_some_number(text: str) -> bool:
    return is_number(text) or is_dotted_number(text)
