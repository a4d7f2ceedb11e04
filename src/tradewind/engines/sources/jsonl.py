"""Open files of JSON lines: one object a line, whose values keep their types."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import duckdb

from tradewind.engines.sources.codes import BAD_ENCODING, BAD_HEADER, BAD_ROW
from tradewind.engines.sources.definition import identifier, literal, paths_list
from tradewind.engines.sources.encoding import facts_of
from tradewind.engines.sources.header import absent_columns, check_names, union_of_names
from tradewind.engines.sources.interface import Opened, SourceFile, Workbench
from tradewind.problems import InvalidInput, Problem
from tradewind.project.sources import FileSource

_LONGEST_LINE_BYTES = 32 << 20
_FIX = "Write one JSON object a line, each key once, and long numbers in quotes."
_LARGEST_WHOLE = 2**63 - 1
_TYPES = (
    (frozenset({"BOOLEAN"}), "BOOLEAN"),
    (frozenset({"BIGINT", "UBIGINT"}), "BIGINT"),
    (frozenset({"BIGINT", "UBIGINT", "DOUBLE"}), "DOUBLE"),
    (frozenset({"ARRAY", "OBJECT"}), "JSON"),
)
"""The first type whose kinds of JSON values hold all of a key's values is the column's; else text.

Sources: DuckDB documentation, JSON processing functions, `json_type`.
"""


class JsonlFormat:
    """One JSON object a line."""

    endings: tuple[str, ...] = (".jsonl", ".ndjson")
    options: frozenset[str] = frozenset()

    def open(
        self, files: tuple[SourceFile, ...], source: FileSource, bench: Workbench, *, name: str
    ) -> Opened:
        """Read every line once to find all keys and the type that holds all their values."""
        paths = [_as_utf8(file, bench) for file in files]
        kinds = [_kinds_in(file, path, bench) for file, path in zip(files, paths, strict=True)]
        columns = {name: _type_of(name, kinds) for name in union_of_names(kinds)}
        return Opened(
            rows=_read_json(paths, columns),
            columns=columns,
            can_be_pasted=paths == [file.path for file in files],
            warnings=tuple(absent_columns(files, [list(keys) for keys in kinds])),
        )

    def explain(self, file: SourceFile, source: FileSource, message: str) -> Problem:
        """Read the file line by line until the one that is no JSON object."""
        return _explained(file, message)


def _explained(file: SourceFile, message: str) -> Problem:
    return _first_problem(file) or file.problem(
        BAD_ROW,
        f'"{file.written}" cannot be read as JSON lines: {file.reason_in(message)}.',
        _FIX,
    )


def _as_utf8(file: SourceFile, bench: Workbench) -> Path:
    """Give a file that DuckDB reads: itself, or a copy without its byte-order mark."""
    facts = facts_of(file, None)
    if facts.warnings or not (facts.is_utf8 or facts.has_mark):
        line = facts.warnings[0].place.line if facts.warnings else 1
        what = f"Line {line} has a byte that is not UTF-8, and JSON is UTF-8."
        raise file.refusal(BAD_ENCODING, what, "Save the file as UTF-8.", line=line)
    if not facts.has_mark:
        return file.path
    target = bench.scratch(".jsonl")
    with (
        file.path.open(encoding=facts.encoding, newline="") as old,
        target.open("w", encoding="utf-8", newline="") as new,
    ):
        new.writelines(old)
    return target


def _kinds_in(file: SourceFile, path: Path, bench: Workbench) -> dict[str, frozenset[str]]:
    """Give each key of the file's objects with the kinds of JSON values that stand under it."""
    try:
        keys = _keys_in(path, bench)
        if None in keys:
            raise InvalidInput([_first_problem(file) or _no_keys(file)])
        names = _in_order((key for key in keys if key is not None), path, bench)
        if not names:
            raise InvalidInput([_no_keys(file)])
        check_names(file, names)
        asked = ", ".join(f"list(DISTINCT json_type({identifier(name)}))" for name in names)
        statement = f"SELECT {asked} FROM {_read_json([path], dict.fromkeys(names, 'JSON'))}"
        (found,) = bench.connection.execute(statement).fetchall()
    except duckdb.InvalidInputException as error:
        raise InvalidInput([_explained(file, str(error))]) from None
    return {
        name: frozenset(kinds or ()) - {"NULL", None}
        for name, kinds in zip(names, found, strict=True)
    }


def _keys_in(path: Path, bench: Workbench) -> list[str | None]:
    """Give the keys of all objects, once each; None stands for lines that are no object."""
    keys = "CASE json_type(line) WHEN 'OBJECT' THEN json_keys(line) ELSE [NULL] END"
    statement = f"SELECT DISTINCT unnest({keys}) FROM {_read_json([path], None)}"
    return [key for (key,) in bench.connection.execute(statement).fetchall()]


def _no_keys(file: SourceFile) -> Problem:
    return file.problem(
        BAD_HEADER,
        f'"{file.written}" has no object with a key, and the keys name the columns.',
        'Write objects such as {"account_id": "A1"}.',
    )


def _in_order(keys: Iterable[str], path: Path, bench: Workbench) -> list[str]:
    """Put keys in the order of the first object, others after it by name.

    DuckDB gives distinct keys in the order in which its threads met them.
    """
    statement = f"SELECT json_keys(line) FROM {_read_json([path], None)} LIMIT 1"
    first = [key for (line,) in bench.connection.execute(statement).fetchall() for key in line]
    order = {key: i for i, key in enumerate(first)}
    return sorted(keys, key=lambda key: (order.get(key, len(order)), key))


def _type_of(name: str, files: Sequence[Mapping[str, frozenset[str]]]) -> str:
    """Give the DuckDB type that holds the values of `name` in all files."""
    kinds = frozenset[str]().union(
        *(own for keys in files for key, own in keys.items() if key.lower() == name.lower())
    )
    return next((t for holds, t in _TYPES if kinds and kinds <= holds), "VARCHAR")


def _read_json(paths: Sequence[Path], columns: Mapping[str, str] | None) -> str:
    """Write the call that reads `columns` of each object, or each whole object where None."""
    named = columns or {"line": "JSON"}
    shape = ", ".join(f"{literal(name)}: '{type_name}'" for name, type_name in named.items())
    return (
        f"read_json({paths_list(str(path) for path in paths)}, columns = {{{shape}}}, "
        f"records = {'true' if columns else 'false'}, format = 'newline_delimited', "
        f"maximum_object_size = {_LONGEST_LINE_BYTES}, compression = 'uncompressed', "
        "hive_partitioning = false)"
    )


def _first_problem(file: SourceFile) -> Problem | None:
    """Find the first line that is no JSON object with keys of its own."""
    for number, line in _lines(file):
        reason = _reason_against(line)
        if reason:
            what = f"Line {number} {reason}."
            return file.problem(BAD_ROW, what, _FIX, line=number)
    return None


def _lines(file: SourceFile) -> Iterator[tuple[int, str]]:
    with file.path.open(encoding="utf-8-sig", newline="\n") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                yield number, line


def _reason_against(line: str) -> str | None:
    if len(line) > _LONGEST_LINE_BYTES:
        return f"has more than {_LONGEST_LINE_BYTES:,} characters"
    try:
        pairs = json.loads(line, object_pairs_hook=_Pairs)
    except json.JSONDecodeError as error:
        return f"is not JSON: {error.msg} at character {error.colno}"
    except RecursionError:
        return "nests too many lists or objects in each other"
    if not isinstance(pairs, _Pairs):
        return f"holds {line.strip()[:40]}, not an object"
    keys = [key for key, _ in pairs]
    doubled = next((key for key in keys if keys.count(key) > 1), None)
    if doubled is not None:
        return f'has the key "{doubled}" twice'
    large = next((k for k, v in pairs if type(v) is int and abs(v) > _LARGEST_WHOLE), None)
    return f'has a number of more than 64 bits under "{large}"' if large is not None else None


class _Pairs(list[tuple[str, object]]):
    """The keys and values of one object, doubled keys included."""
