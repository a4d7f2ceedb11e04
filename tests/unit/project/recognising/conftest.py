"""Tables as a user has them, made by hand in the shapes that real exports have."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from tradewind.project.canonical import Kind
from tradewind.project.recognising.samples import ColumnSample, TableSample

Cells = Sequence[str | None]
MakeTable = Callable[..., TableSample]


def _column(name: str, values: Cells, kind: Kind) -> ColumnSample:
    known = [value for value in values if value is not None and value.strip()]
    null_share = 1 - len(known) / len(values) if values else 1.0
    return ColumnSample(name, kind, tuple(values), len(set(known)), null_share)


@pytest.fixture
def table() -> MakeTable:
    """Give the function that makes a table of which every row is sampled."""

    def make(
        name: str, columns: Mapping[str, Cells], kinds: Mapping[str, Kind] | None = None
    ) -> TableSample:
        typed = kinds or {}
        made = tuple(
            _column(header, values, typed.get(header, Kind.TEXT))
            for header, values in columns.items()
        )
        rows = len(next(iter(columns.values()), ()))
        return TableSample(name, made, rows)

    return make
