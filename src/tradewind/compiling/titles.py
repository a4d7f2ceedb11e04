"""Read job titles in the statement: level, function and role as columns of the people.

The definition is that of `scorecard.titles`. Each level is one CASE branch, tested by regular
expressions in the form that RE2, POSIX, Java and Python have in common.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from tradewind.compiling.write import literal
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.title_columns import TITLE_COLUMNS
from tradewind.scorecard.title_phrases import LETTERS, Phrase, longest_first, word_pattern
from tradewind.scorecard.title_readings import Readings
from tradewind.scorecard.titles import LONGEST_TITLE, RoleRule, Vocabulary

TITLE = "title"
_GAP = f"[^{LETTERS}]+"
_START, _END = f"(^|[^{LETTERS}])", f"($|[^{LETTERS}])"
Branches = Sequence[tuple[str, str]]
"""Conditions and what each tells, the first of which counts."""


def with_titles(people: BoundTable, words: Vocabulary) -> BoundTable:
    """Give the people with the columns that their titles tell.

    A column of that name that is bound already comes first, and the title fills its gaps. What
    another vocabulary told before is forgotten.

    Args:
        people: The people; without a title they stay as they are.
        words: The words to read titles by.

    Returns:
        The people with `seniority`, `function` and `role`: texts, null where neither says it.
    """
    columns = people.columns
    own = columns.own if isinstance(columns, TitledColumns) else columns
    title = own.get(TITLE)
    if title is None or title.kind is not Kind.TEXT:
        return people
    return replace(people, columns=TitledColumns(own, words))


class TitledColumns(Mapping[str, BoundColumn]):
    """The columns of people and those that titles tell, which are written when they are asked for.

    Attributes:
        own: The columns of the people without them.
    """

    def __init__(self, own: Mapping[str, BoundColumn], words: Vocabulary) -> None:
        self.own = own
        self._words = words

    def __getitem__(self, name: str) -> BoundColumn:
        """Give a column by its name."""
        return self._told[name] if name in TITLE_COLUMNS else self.own[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names, those of titles last where they are bound nowhere."""
        return iter(dict.fromkeys((*self.own, *TITLE_COLUMNS)))

    def __len__(self) -> int:
        return len({*self.own, *TITLE_COLUMNS})

    @cached_property
    def _told(self) -> dict[str, BoundColumn]:
        title, words = self.own[TITLE], self._words
        text = f"LOWER({title.sql})"
        levels, functions = _branches(words.seniority, text), _branches(words.functions, text)
        read = {
            "seniority": _case(levels, title.sql),
            "function": _case(functions, title.sql),
            "role": _role(words, self.own, levels, functions),
        }
        return {name: self._column(name, sql) for name, sql in read.items()}

    def _column(self, name: str, sql: str) -> BoundColumn:
        bound, source = _bound_text(self.own, name), f"read from {self.own[TITLE].source}"
        if bound is not None:
            sql, source = f"COALESCE({bound}, {sql})", f"{self.own[name].source}, else {source}"
        return BoundColumn(name, sql, Kind.TEXT, source, is_tidy=True)


def _bound_text(own: Mapping[str, BoundColumn], name: str) -> str | None:
    column = own.get(name)
    if column is None or column.kind is not Kind.TEXT:
        return None
    return f"NULLIF(TRIM({column.sql}, ' '), '')"


def _case(branches: Branches, title: str) -> str:
    """Give what the first branch tells, or null; a text that is too long tells nothing."""
    too_long = f"WHEN LENGTH({title}) > {LONGEST_TITLE} THEN CAST(NULL AS VARCHAR)"
    told = " ".join(f"WHEN {condition} THEN {literal(value)}" for condition, value in branches)
    return f"CASE {too_long} {told} END"


def _branches(readings: Readings, text: str) -> list[tuple[str, str]]:
    opening = [(_has(text, found), told) for told, found in readings.openings.items()]
    return opening + [
        (_tells(text, found, readings.longer[told]), told) for told, found in readings.plain.items()
    ]


def _tells(text: str, phrases: Iterable[Phrase], longer: Sequence[Phrase]) -> str:
    """Say that one of the phrases stands in the text, outside the longer ones of others."""
    stands = _has(text, phrases)
    if not longer:
        return stands
    taken = f"{_START}(({_any(longer)})({_GAP}|$))+"
    rest = f"REGEXP_REPLACE({text}, {literal(taken)}, ' | ', 'g')"
    return f"{stands} AND {_has(rest, phrases)}"


def _has(text: str, phrases: Iterable[Phrase]) -> str:
    return f"REGEXP_MATCHES({text}, {literal(_start_to_end(phrases))})"


def _start_to_end(phrases: Iterable[Phrase]) -> str:
    return f"{_START}({_any(phrases)}){_END}"


def _any(phrases: Iterable[Phrase]) -> str:
    return "|".join(_pattern(one) for one in longest_first(phrases))


def _pattern(phrase: Phrase) -> str:
    words = _GAP.join(map(word_pattern, phrase.words))
    return f"{words}{_GAP}[{LETTERS}]+" if phrase.has_rest else words


def _role(
    words: Vocabulary, own: Mapping[str, BoundColumn], levels: Branches, functions: Branches
) -> str:
    """Give the role: by words of the title, or else by level and function.

    Those are counted, and the role stands at that place of a list, so that neither is read twice.
    """
    title = own[TITLE].sql
    by_words = [(_has(f"LOWER({title})", one.words), one.role) for one in words.roles if one.words]
    names = list(words.seniority.words), list(words.functions.words)
    level = _number(_bound_text(own, "seniority"), names[0], levels, title)
    function = _number(_bound_text(own, "function"), names[1], functions, title)
    place = f"{level} * {len(names[1]) + 1} + {function} + 1"
    listed = "|".join(_roles(words.roles, words, names))
    by_place = f"NULLIF(SPLIT_PART({literal(listed)}, '|', {place}), '')"
    return f"COALESCE({_case(by_words, title)}, {by_place})" if by_words else by_place


def _roles(
    rules: Sequence[RoleRule], words: Vocabulary, names: tuple[list[str], list[str]]
) -> Iterator[str]:
    for level in (*names[0], None):
        for function in (*names[1], None):
            yield words.role_of(level, function) or ""


def _number(bound: str | None, names: Sequence[str], branches: Branches, title: str) -> str:
    """Give the place of what is told among the names, counted from 0; behind the last for none."""
    places: Mapping[str, int] = {name: place for place, name in enumerate(names)}
    told = " ".join(f"WHEN {condition} THEN {places[name]}" for condition, name in branches)
    known = ""
    if bound is not None:
        known = "".join(f" WHEN {bound} = {literal(n)} THEN {at}" for n, at in places.items())
    too_long = f"WHEN LENGTH({title}) > {LONGEST_TITLE} THEN {len(names)}"
    return f"CASE{known} {too_long} {told} ELSE {len(names)} END"
