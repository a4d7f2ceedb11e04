"""What can be wrong with a user's input: place, what, fix."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is: a file as the user wrote it, and a line and column counted from 1.

    `line` and `column` are None where the file as a whole is meant, or has no lines.
    """

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [self.file, self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)

    @property
    def order(self) -> tuple[str, int, int]:
        """Sort key: by file, then by line, then by column."""
        return self.file, self.line or 0, self.column or 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a user can repair.

    `what` is one sentence that quotes the value; `fix` is one imperative sentence with the
    nearest valid value or the exact command. An `error` stops scoring. A `warning` does not:
    it says how the input was treated.
    """

    code: str
    place: Place
    what: str
    fix: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.place} {self.code}\n  {self.what}\n  fix: {self.fix}"


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by place, errors before warnings at one place."""
    return tuple(sorted(problems, key=lambda p: (p.place.order, p.severity, p.code, p.what)))


class InvalidInput(Exception):  # noqa: N818  a user's input is not the program's error
    """The user's input cannot be used; carries every problem found (exit code 1)."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_reading_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class OutsideWorldFailed(Exception):  # noqa: N818  named for what happened
    """A disk, a lock, a database or a network failed; carries the problem (exit code 3)."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


def counted(count: int, one: str, several: str | None = None) -> str:
    """Write a count with its noun.

    Examples:
        >>> counted(1, "row"), counted(1200, "row"), counted(2, "copy", "copies")
        ('1 row', '1,200 rows', '2 copies')
    """
    return f"{count:,} {one if count == 1 else several or one + 's'}"


Path = tuple[str | int, ...]
"""Where a value stands in a file: keys and list positions from the top."""

KEY = "\0key"
"""Last part of a path that means the key itself, not its value; no key of a file has a NUL."""


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The places of all keys and values of one file."""

    file: str
    places: Mapping[Path, Place] = field(default_factory=dict)

    def at(self, *path: str | int) -> Place:
        """Give the place of the value at `path`, or of the nearest value around it."""
        for length in range(len(path), -1, -1):
            if (place := self.places.get(path[:length])) is not None:
                return place
        return Place(self.file)

    def key(self, *path: str | int) -> Place:
        """Give the place of the key at `path`, or of its value where only that is known."""
        return self.at(*path, KEY)
