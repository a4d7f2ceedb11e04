"""Read each distinct text of a query once, in batches, into a table of its readings."""

from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa

from tradewind.matching.interface import Bench

BATCH = 200_000
"""Texts that are Python values at once."""


def read_texts(
    bench: Bench, *, table: str, texts: str, readings: Callable[[str], Iterable[str]]
) -> None:
    """Make `table(text, reading, nth)`: one row per text and reading of it, counted from 0.

    Args:
        bench: Where the query runs.
        table: Name of the table.
        texts: A query with one column of distinct texts.
        readings: What a text can be read as; nothing where it says nothing.
    """
    batches = [_read(batch, readings) for batch in _batches(bench.arrow(texts))]
    schema = {"text": pa.string(), "reading": pa.string(), "nth": pa.int8()}
    bench.load(table, pa.Table.from_batches(batches, schema=pa.schema(list(schema.items()))))


def _batches(rows: pa.Table) -> Iterator[list[str]]:
    for batch in rows.to_batches(max_chunksize=BATCH):
        yield [text for text in batch.column(0).to_pylist() if text is not None]


def _read(texts: list[str], readings: Callable[[str], Iterable[str]]) -> pa.RecordBatch:
    read = [(text, reading, nth) for text in texts for nth, reading in enumerate(readings(text))]
    columns = list(zip(*read, strict=True)) or [(), (), ()]
    types = (pa.string(), pa.string(), pa.int8())
    arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, names=["text", "reading", "nth"])
