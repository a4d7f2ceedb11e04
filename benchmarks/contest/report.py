"""The table of a contest, and the targets with whether they hold."""

import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from contest.contestants import TRADEWIND, Entry
from contest.measuring import Measured

VERSIONS = ("tradewind", "duckdb", "polars", "pandas", "pyarrow")


@dataclass(frozen=True, slots=True)
class Target:
    """One number that should not be exceeded."""

    name: str
    measured: float
    at_most: float
    unit: str

    @property
    def holds(self) -> bool:
        """Whether it is kept."""
        return self.measured <= self.at_most

    def __str__(self) -> str:
        word = "holds " if self.holds else "missed"
        return f"{word}  {self.name}: {self.measured:.3g}{self.unit}, at most {self.at_most:g}"


def of(results: Sequence[Measured], entry: Entry) -> Measured:
    """Give the rounds of one contestant."""
    return next(one for one in results if one.entry is entry)


def ratio_target(results: Sequence[Measured], *, case: str, base: Entry, at_most: float) -> Target:
    """Give the target of a case: how many times as long as the base the verb may take."""
    ratio = of(results, TRADEWIND).wall_seconds / of(results, base).wall_seconds
    name = f"{case}: tradewind score, as a multiple of hand-written SQL"
    return Target(name, ratio, at_most, " x")


def small_targets(*, help_milliseconds: float, compile_milliseconds: float) -> list[Target]:
    """Give the targets that have no case."""
    return [
        Target("tradewind --help", help_milliseconds, 300, " ms"),
        Target("compiling 200 components", compile_milliseconds, 200, " ms"),
    ]


def table(results: Sequence[Measured], *, base: Entry) -> Iterator[str]:
    """Write the table, one line a contestant; multiples are those of the base."""
    one_time = of(results, base)
    head = ("wall s", "least s", "CPU s", "peak MB", "start-up s", "x wall", "x CPU", "rounds")
    yield f"{'':22}" + "".join(f"{title:>11}" for title in head)
    for one in results:
        numbers = (
            f"{one.wall_seconds:.2f}",
            f"{one.least_wall_seconds:.2f}",
            f"{one.cpu_seconds:.2f}",
            f"{one.peak_mb:,.0f}",
            f"{one.start_up_seconds:.2f}",
            f"{one.wall_seconds / one_time.wall_seconds:.2f}",
            f"{one.cpu_seconds / one_time.cpu_seconds:.2f}",
            str(len(one.rounds)),
        )
        yield f"{one.entry.label:22}" + "".join(f"{number:>11}" for number in numbers)


def machine() -> str:
    """Name the machine by its cores and memory, with the date and the versions."""
    memory_gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    parts = ", ".join(f"{name} {version(name)}" for name in VERSIONS)
    return (
        f"{os.cpu_count()} cores, {memory_gib:.0f} GiB of memory; {datetime.now(UTC):%Y-%m-%d}; "
        f"Python {platform.python_version()}, {parts}"
    )
