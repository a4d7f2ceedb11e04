"""What a YAML syntax error means to the person who wrote the file."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ruamel.yaml.error import MarkedYAMLError

from tradewind.problems import Place, Problem

SYNTAX = "TW105"
"""A text that is not YAML: a quote, a bracket or the indentation is wrong."""

TABS = "TW106"
"""A tab where only spaces may stand."""

NEEDS_QUOTES = "TW114"
"""A text that means something else in YAML unless it stands in quotes."""

NO_SPACE_AFTER_COLON = "TW115"
"""A colon without a space after it."""

_KEY_WITHOUT_SPACE = re.compile(r"(\s*(?:- )?)([\w.-]+):([^\s:/].*)")
_VALUE_WITH_COLON = re.compile(r"\s*(?:- )?[^:#\"']+: +(\S.*:(?: .*)?)")


@dataclass(frozen=True, slots=True)
class _Mistake:
    """A syntax error beside the text: zero-based line and column where it shows and began."""

    lines: list[str]
    words: str
    line: int
    column: int
    first_line: int
    first_column: int

    def text_at(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    @property
    def begins_here(self) -> str:
        """What stands from the beginning of the faulty part to the end of its line."""
        return self.text_at(self.first_line)[self.first_column :]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is wrong: code, zero-based line and column, what, fix."""

    code: str
    line: int
    column: int
    what: str
    fix: str


def problem_of(error: MarkedYAMLError, text: str, *, shown_as: str) -> Problem:
    """Tell a syntax error in words that name its cause and its repair."""
    shown, began = error.problem_mark, error.context_mark
    mark = shown or began
    line, column = (mark.line, mark.column) if mark else (0, 0)
    mistake = _Mistake(
        lines=text.splitlines(),
        words=f"{error.context or ''}: {error.problem or ''}",
        line=line,
        column=column,
        first_line=began.line if began else line,
        first_column=began.column if began else column,
    )
    tell = next((tell for sign, tell in _CAUSES if sign in mistake.words), _unknown)
    told = tell(mistake)
    place = Place(shown_as, told.line + 1, told.column + 1)
    return Problem(told.code, place, told.what, told.fix)


def _tab(mistake: _Mistake) -> _Told:
    what = "A tab stands where only spaces may."
    return _Told(TABS, mistake.line, mistake.column, what, "Write two spaces for each tab.")


def _quotes_needed(mistake: _Mistake) -> _Told:
    word = _word(mistake.begins_here)
    what = f'"{word}" begins with "{word[:1]}", which means something else in YAML.'
    fix = f"Write {_quoted(word)} in quotes."
    return _Told(NEEDS_QUOTES, mistake.first_line, mistake.first_column, what, fix)


def _open_quote(mistake: _Mistake) -> _Told:
    what = f"The quote that opens here is not closed: {_short(mistake.begins_here)}"
    fix = f"Close it with {mistake.begins_here[:1]} at the end of the text."
    return _Told(SYNTAX, mistake.first_line, mistake.first_column, what, fix)


def _open_bracket(mistake: _Mistake) -> _Told:
    opening = mistake.begins_here[:1]
    closing = {"{": "}", "[": "]"}.get(opening, "]")
    if mistake.line > mistake.first_line:
        what = f'The "{opening}" that opens here is not closed.'
        fix = f'Close it with "{closing}".'
        return _Told(SYNTAX, mistake.first_line, mistake.first_column, what, fix)
    what = f'A "," or "{closing}" is missing before "{_short(_rest(mistake))}".'
    return _Told(
        SYNTAX,
        mistake.line,
        mistake.column,
        what,
        f'Write a "," between entries and "{closing}" last.',
    )


def _colon(mistake: _Mistake) -> _Told:
    here = mistake.text_at(mistake.line)
    if match := _VALUE_WITH_COLON.fullmatch(here):
        value = match[1].rstrip()
        what = f'The value "{_short(value)}" holds a colon, so it reads as a key of its own.'
        fix = f"Write {_quoted(value)} in quotes."
        return _Told(NEEDS_QUOTES, mistake.line, match.start(1), what, fix)
    above = mistake.line - 1
    while above > 0 and not mistake.text_at(above).strip():
        above -= 1
    if told := _lacks_colon(mistake, above):
        return told
    indent = len(here) - len(here.lstrip())
    what = f'"{_short(here.strip())}" stands below a line that already has its value.'
    fix = f"Indent it like line {above + 1}, or write the value of that line on lines of its own."
    return _Told(SYNTAX, mistake.line, indent, what, fix)


def _no_colon(mistake: _Mistake) -> _Told:
    if mistake.begins_here[:1] in ('"', "'"):
        return _open_quote(mistake)
    return _lacks_colon(mistake, mistake.first_line) or _unknown(mistake)


def _lacks_colon(mistake: _Mistake, line: int) -> _Told | None:
    text = mistake.text_at(line)
    if match := _KEY_WITHOUT_SPACE.fullmatch(text):
        return _Told(NO_SPACE_AFTER_COLON, line, match.start(2), *no_space(match[2], match[3]))
    if ":" in text or not text.strip():
        return None
    what = f'"{_short(text.strip())}" has no colon, so it is neither a key nor a value.'
    fix = 'Write it as "key: value", or indent and quote it as part of the value above.'
    return _Told(SYNTAX, line, len(text) - len(text.lstrip()), what, fix)


def no_space(key: str, value: str) -> tuple[str, str]:
    """Give what and fix of a colon without a space after it."""
    what = f'"{_short(f"{key}:{value}")}" has no space after the colon.'
    return what, f"Write `{key}: {value.strip()}`."


def _indentation(mistake: _Mistake) -> _Told:
    rest = _rest(mistake)
    before = mistake.text_at(mistake.line)[: mistake.column].rstrip()
    if before.endswith(('"', "'")):
        what = f'"{_short(rest)}" follows a closing quote.'
        fix = f"Quote the whole text, and write a {before[-1]} inside it as {_doubled(before[-1])}."
        return _Told(SYNTAX, mistake.line, mistake.column, what, fix)
    what = f'"{_short(rest)}" is indented like no line above it that it could belong to.'
    fix = "Indent it exactly as far as the entries it belongs to."
    return _Told(SYNTAX, mistake.line, mistake.column, what, fix)


def _list_on_key_line(mistake: _Mistake) -> _Told:
    fix = "Write the list on the lines below, each entry after a dash, or write [a, b]."
    what = "A list entry begins on the line of its key."
    return _Told(SYNTAX, mistake.line, mistake.column, what, fix)


def _escape(mistake: _Mistake) -> _Told:
    found = mistake.text_at(mistake.line)[mistake.column - 1 : mistake.column + 1]
    what = f'"{found}" means nothing inside double quotes.'
    return _Told(SYNTAX, mistake.line, mistake.column, what, "Write single quotes around the text.")


def _less_indented(mistake: _Mistake) -> _Told:
    rest = _rest(mistake)
    if rest.startswith(":"):
        key = mistake.text_at(mistake.line)[: mistake.column].strip()
        return _Told(NO_SPACE_AFTER_COLON, mistake.line, 0, *no_space(key, rest[1:]))
    what = f'"{_short(rest)}" is indented less than the first line of the file.'
    fix = "Begin all top keys in the first column."
    return _Told(SYNTAX, mistake.line, mistake.column, what, fix)


def _no_value(mistake: _Mistake) -> _Told:
    found = _rest(mistake)[:1]
    what = f'"{found}" stands where a value belongs.'
    fix = "Delete it, or write the whole value in quotes."
    return _Told(SYNTAX, mistake.line, mistake.column, what, fix)


def _unknown(mistake: _Mistake) -> _Told:
    what = f'"{_short(_rest(mistake))}" cannot be read here ({mistake.words.strip(": ")}).'
    fix = "Compare quotes, brackets and indentation with the lines above."
    return _Told(SYNTAX, mistake.line, mistake.column, what, fix)


_CAUSES: tuple[tuple[str, Callable[[_Mistake], _Told]], ...] = (
    (r"character '\t'", _tab),
    ("while scanning a block scalar", _quotes_needed),
    ("cannot start any token", _quotes_needed),
    ("while scanning an alias", _quotes_needed),
    ("while scanning an anchor", _quotes_needed),
    ("while scanning a directive", _quotes_needed),
    ("while parsing a tag", _quotes_needed),
    ("while scanning a tag", _quotes_needed),
    ("found unknown escape character", _escape),
    ("quoted scalar: found unexpected", _open_quote),
    ("while parsing a flow", _open_bracket),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("sequence entries are not allowed", _list_on_key_line),
    ("expected the node content", _no_value),
    ("expected <block end>", _indentation),
    ("expected '<document start>'", _less_indented),
)
"""Signs in the parser's words, and who tells what they mean; the first that fits counts."""


def _rest(mistake: _Mistake) -> str:
    return mistake.text_at(mistake.line)[mistake.column :].strip()


def _word(rest: str) -> str:
    """Give what a person meant as one value: up to a comment, or a bracket or comma in {} or []."""
    return re.split(r"\s#|[,\]}]|:\s", rest)[0].strip()


def _quoted(value: str) -> str:
    return f"'{value}'" if '"' in value else f'"{value}"'


def _doubled(quote: str) -> str:
    return "''" if quote == "'" else r"\""


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 60 else text[:59] + "…"
