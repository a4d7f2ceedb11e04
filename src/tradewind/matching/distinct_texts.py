"""Read each distinct text of a query once, in batches, into a table of its readings."""

from collections.abc import Callable, Iterable
from itertools import chain

import numpy as np
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
    read = [_read(batch.column(0), readings) for batch in bench.arrow(texts).to_batches(BATCH)]
    schema = {"text": pa.string(), "reading": pa.string(), "nth": pa.int8()}
    bench.load(table, pa.Table.from_batches(read, schema=pa.schema(list(schema.items()))))


def _read(texts: pa.StringArray, readings: Callable[[str], Iterable[str]]) -> pa.RecordBatch:
    texts = texts.drop_null()
    read = [tuple(readings(text)) for text in texts.to_pylist()]
    counts = np.fromiter(map(len, read), np.int64, len(read))
    nth = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    columns = [
        texts.take(pa.array(np.repeat(np.arange(len(read)), counts))),
        pa.array(list(chain.from_iterable(read)), pa.string()),
        pa.array(nth.astype(np.int8)),
    ]
    return pa.RecordBatch.from_arrays(columns, names=["text", "reading", "nth"])
