"""Counts that are not whole: most likely thousands parted by dots, read as decimals."""

from collections.abc import Iterator

from tradewind.compiling.reading import read_as
from tradewind.compiling.write import expression, identifier
from tradewind.problems import Problem, counted
from tradewind.workflows.checks.interface import DataInSight

BROKEN_COUNTS = "TW457"
"""Numbers of employees are not whole: thousands may be parted by dots."""
COUNTS = ("employees",)


def broken_counts(data: DataInSight) -> Iterator[Problem]:
    """Find numbers of people that are not whole, such as 4.712 for 4712."""
    accounts = data.accounts
    for name in COUNTS:
        if name not in accounts.columns:
            continue
        number = expression(read_as(accounts.columns[name], "number", accounts.dates))
        written = f"CAST({accounts.columns[name].sql} AS VARCHAR)"
        ((count, example),) = data.engine.rows(
            f"SELECT COUNT(*), MIN({written}) FROM {identifier(accounts.relation)} "
            f"WHERE {number} <> FLOOR({number})"
        )
        if count:
            yield Problem(
                code=BROKEN_COUNTS,
                place=data.place_of("accounts", name),
                what=f'{counted(count, "number")} of {name} not whole, such as "{example}".',
                fix=f"If dots part thousands, bind {name} to `REPLACE(<column>, '.', '')`.",
                severity="warning",
            )
