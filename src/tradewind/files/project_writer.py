"""Write tradewind.yaml from guesses: each one visible, with its reason and how sure it is."""

from collections.abc import Mapping, Sequence

from tradewind.files.yaml_text import comment, entry, folded, scalar
from tradewind.problems import counted
from tradewind.project.canonical import CANONICAL_TABLES
from tradewind.project.recognising.guesses import (
    ColumnGuess,
    MissingColumn,
    Recognition,
    TableGuess,
    UnboundColumn,
    how_sure,
)
from tradewind.project.recognising.wording import joined, quoted
from tradewind.project.sources import FileSource, Source

_MOST_UNBOUND = 60
"""Columns named in a comment; of a wider table the rest is counted."""
_PLACEHOLDER = "COLUMN"


def render_project(name: str, recognition: Recognition, sources: Mapping[str, Source]) -> str:
    """Write the text of tradewind.yaml.

    Args:
        name: Name of the project.
        recognition: What the tables are.
        sources: Where each table is, by the name it has in `recognition`; paths as they are to
            stand in the file.

    Returns:
        The file's text, ending with a line end.
    """
    bound = [one for table in CANONICAL_TABLES if (one := recognition.bound(table))]
    lines = [
        *comment("Where the tables are, and what their columns mean."),
        *comment(
            "Written by `tradewind init`. What stands here was guessed from the headers and from "
            "some of the values; each guess says why. Change what is wrong, then run "
            "`tradewind check`."
        ),
        "version: 1",
        f"name: {scalar(name)}",
        "",
        "tables:" if bound else "tables: {}",
    ]
    for guess in bound:
        lines += [*_table(guess, sources[guess.name]), ""]
    lines += _not_bound(recognition)
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(guess: TableGuess, source: Source) -> list[str]:
    table = CANONICAL_TABLES[str(guess.table)]
    rows = counted(guess.row_count, "row")
    return [
        *comment(
            f"{quoted(guess.name)}, {rows}: {how_sure(guess.confidence)} to be {table.name} "
            f"({table.grain}), as {joined(guess.reasons)}.",
            indent=2,
        ),
        f"  {table.name}:",
        *_source(guess, source),
        "    columns:" if guess.columns else "    columns: {}",
        *(line for column in guess.columns for line in _column(column)),
        *_missing(guess.missing),
        *_unbound(guess.unbound),
    ]


def _source(guess: TableGuess, source: Source) -> list[str]:
    written = source.model_dump(exclude_none=True, exclude_defaults=True)
    remarks: dict[str, str] = {}
    guessed: list[str] = []
    if guess.dates and "dates" not in written:
        if guess.dates.is_proven:
            written["dates"] = guess.dates.order
            remarks["dates"] = guess.dates.reason
        else:
            lead = (
                f"{guess.dates.reason}; take the sign # away from the line that is right, else "
                "such dates are unknown:"
            )
            options = ("      # dates: day_first", "      # dates: month_first")
            guessed = [*comment(lead, indent=6), *options]
    words = {word.text: word for word in guess.missing_words}
    if words and "missing_values" not in written:
        written["missing_values"] = tuple(words)
        remarks["missing_values"] = "; ".join(
            f"{quoted(word.text)} in {counted(word.rows, 'sampled row')}" for word in words.values()
        )
    if set(written) == {"file"} and isinstance(source, FileSource) and not guessed:
        return [f"    source: {scalar(source.file)}"]
    lines = ["    source:"]
    for key, value in written.items():
        lines += entry(key, _value(value), remarks.get(key, ""), indent=6)
    return lines + guessed


def _value(value: object) -> str:
    if isinstance(value, tuple | list):
        return f"[{', '.join(scalar(str(item)) for item in value)}]"
    return scalar(str(value))


def _column(guess: ColumnGuess) -> list[str]:
    remark = f"{how_sure(guess.confidence)}: {'; '.join((guess.reason, *guess.notes))}"
    lines = folded(guess.column, guess.binding, indent=6)
    if len(lines) == 1:
        return entry(guess.column, lines[0].split(": ", 1)[1], remark, indent=6)
    return [*comment(remark, indent=6), *lines]


def _missing(columns: Sequence[MissingColumn]) -> list[str]:
    if not columns:
        return []
    needed = joined(one.column.name for one in columns if one.column.required)
    lead = (
        f"Not found; {needed} must be filled in:" if needed else "Not found; fill in what you have:"
    )
    lines = comment(lead, indent=6)
    for one in columns:
        remark = one.column.meaning + (f" {_sentence(one.hint)}" if one.hint else "")
        lines += comment(f"{one.column.name}: {_PLACEHOLDER}  # {remark}", indent=6, hanging=4)
    return lines


def _unbound(columns: Sequence[UnboundColumn]) -> list[str]:
    if not columns:
        return []
    shown = [f"{quoted(one.name)} ({_kind(one)})" for one in columns[:_MOST_UNBOUND]]
    rest = len(columns) - len(shown)
    if rest:
        shown.append(f"and {rest:,} more")
    lines = comment(f"Not bound, usable under their own names: {', '.join(shown)}.", indent=6)
    for one in columns[:_MOST_UNBOUND]:
        if one.note:
            lines += comment(_sentence(f"{quoted(one.name)} {one.note}"), indent=6)
    return lines


def _kind(column: UnboundColumn) -> str:
    return str(column.kind).replace("_", "/")


def _not_bound(recognition: Recognition) -> list[str]:
    over = [one for one in recognition.tables if one.table and one.passed_over]
    none = [one for one in recognition.tables if one.table is None]
    lines: list[str] = []
    if over:
        lines += comment("Recognised, but not bound:")
        for one in over:
            what = f"{quoted(one.name)} is {how_sure(one.confidence)} a table of {one.table}"
            lines += comment(f"- {what}; {one.passed_over}.", hanging=2)
    if none:
        lines += comment("None of the tables that Tradewind knows:")
        for one in none:
            lines += comment(f"- {quoted(one.name)}: {'; '.join(one.reasons)}.", hanging=2)
    return lines


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
