"""Read job titles in the statement: level, function and role as columns of the people.

The definition is that of `scorecard.titles`. Each level is one CASE branch, tested by regular
expressions in the form that RE2, POSIX, Java and Python have in common. As they take most of the
time of scoring people, a statement reads every title once, in steps of their own; a column that
stands alone, as in a check, says it all in one expression.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from tradewind.compiling.nodes import Checked, Node, Step
from tradewind.compiling.write import identifier, literal
from tradewind.project.bound import BoundColumn, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.title_columns import TITLE_COLUMNS
from tradewind.scorecard.title_phrases import LETTERS, Phrase, longest_first, word_pattern
from tradewind.scorecard.title_readings import Readings
from tradewind.scorecard.titles import LONGEST_TITLE, RoleRule, Vocabulary

TITLE = "title"
_GAP = f"[^{LETTERS}]+"
_START, _END = f"(^|[^{LETTERS}])", f"($|[^{LETTERS}])"
SMALL = "title_in_small_letters"
TOLD = {"seniority": "seniority_in_title", "function": "function_in_title"}
"""Columns that the steps which read titles put beside those of the source."""
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


def read_titles(
    people: BoundTable, names: Iterable[str], where: Node | None
) -> tuple[list[Step], BoundTable]:
    """Read what titles tell in steps of their own, where any of it is asked.

    Args:
        people: The people.
        names: The columns that are read of them.
        where: The rows to read; None for all.

    Returns:
        The steps; and the people as the last of them gives them, with all their columns. No step,
        and the people as they are, where nothing is asked of titles.
    """
    columns, asked = people.columns, set(TITLE_COLUMNS).intersection(names)
    if not asked or not isinstance(columns, TitledColumns):
        return [], people
    small = Step(
        name="people_with_titles",
        comment="The people, with their titles in small letters; one row per person.",
        columns=((SMALL, Checked(f"LOWER({columns.own[TITLE].sql})")),),
        source=people.relation,
        keeps=True,
        where=where,
    )
    # The role follows from the other two.
    needed = TOLD if "role" in asked else asked
    told = Step(
        name="titled_people",
        comment="The people, with what their titles tell; one row per person.",
        columns=tuple((TOLD[name], Checked(columns.told(name))) for name in TOLD if name in needed),
        source=small.name,
        keeps=True,
    )
    return [small, told], replace(people, relation=told.name, columns=columns.as_read())


class TitledColumns(Mapping[str, BoundColumn]):
    """The columns of people and those that titles tell, which are written when they are asked for.

    Args:
        own: The columns of the people without them.
        words: The words to read titles by.
        is_read: Whether steps have read the titles, so that their columns are there.

    Attributes:
        own: The columns of the people without those of titles.
    """

    def __init__(
        self, own: Mapping[str, BoundColumn], words: Vocabulary, *, is_read: bool = False
    ) -> None:
        self.own = own
        self._words = words
        self._is_read = is_read

    def __getitem__(self, name: str) -> BoundColumn:
        """Give a column by its name."""
        return self._columns[name] if name in TITLE_COLUMNS else self.own[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names, those of titles last where they are bound nowhere."""
        return iter(dict.fromkeys((*self.own, *TITLE_COLUMNS)))

    def __len__(self) -> int:
        return len({*self.own, *TITLE_COLUMNS})

    def as_read(self) -> "TitledColumns":
        """Give the same columns of people whose titles steps have read."""
        return TitledColumns(self.own, self._words, is_read=True)

    def told(self, name: str) -> str:
        """Write what a title in small letters tells: its `seniority` or its `function`."""
        return _case(_branches(self._readings[name], identifier(SMALL)), self.own[TITLE].sql)

    @property
    def _readings(self) -> dict[str, Readings]:
        return {"seniority": self._words.seniority, "function": self._words.functions}

    @cached_property
    def _columns(self) -> dict[str, BoundColumn]:
        title = self.own[TITLE].sql
        text = identifier(SMALL) if self._is_read else f"LOWER({title})"
        if self._is_read:
            read = {name: identifier(TOLD[name]) for name in TOLD}
            branches = {
                name: [(f"{read[name]} = {literal(one)}", one) for one in readings.words]
                for name, readings in self._readings.items()
            }
        else:
            branches = {name: _branches(one, text) for name, one in self._readings.items()}
            read = {name: _case(found, title) for name, found in branches.items()}
        read["role"] = _role(self._words, self.own, text, branches)
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
    words: Vocabulary,
    own: Mapping[str, BoundColumn],
    text: str,
    branches: Mapping[str, Branches],
) -> str:
    """Give the role: by words of the title, or else by level and function.

    Those are counted, and the role stands at that place of a list, so that neither is read twice.

    Args:
        words: The words to read titles by.
        own: The columns of the people without those of titles.
        text: The title in small letters.
        branches: What tells the `seniority`, and what the `function`.
    """
    title = own[TITLE].sql
    by_words = [(_has(text, one.words), one.role) for one in words.roles if one.words]
    names = list(words.seniority.words), list(words.functions.words)
    level = _number(_bound_text(own, "seniority"), names[0], branches["seniority"], title)
    function = _number(_bound_text(own, "function"), names[1], branches["function"], title)
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
