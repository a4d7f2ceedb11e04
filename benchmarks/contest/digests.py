"""Digests of a result, column by column, by which contestants are compared to the last digit."""

from hashlib import blake2b
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_NULL = np.iinfo(np.int64).min


def digests_of(result: pa.Table) -> dict[str, str]:
    """Give a digest of each column: of whole ten-thousandths, or of texts.

    Rows are taken in the order of account_id. Decimals and doubles of four places that are
    equal have the same digest.

    Raises:
        ValueError: A number has more than four places.
    """
    by_id = result.take(pc.sort_indices(result.column("account_id")))
    return {name: _digest(name, by_id.column(name)) for name in by_id.column_names}


def _digest(name: str, column: pa.ChunkedArray) -> str:
    if pa.types.is_decimal(column.type) or pa.types.is_floating(column.type):
        content: Any = ten_thousandths(name, column)
    else:
        texts = column.cast(pa.string()).to_pylist()
        content = "\n".join("\0" if text is None else text for text in texts).encode()
    return blake2b(content, digest_size=16).hexdigest()


def ten_thousandths(name: str, column: pa.ChunkedArray) -> "np.ndarray[Any, np.dtype[np.int64]]":
    """Give numbers as whole ten-thousandths; nulls and NaN as the smallest whole number.

    Raises:
        ValueError: A number has more than four places.
    """
    numbers = column.cast(pa.float64()).to_numpy()
    is_null = np.isnan(numbers)
    known = np.where(is_null, 0.0, numbers)
    units = np.rint(known * 1e4)
    # Arrow's doubles of decimals are off in the last bit, so of these the type has to answer.
    is_decimal = pa.types.is_decimal(column.type)
    if column.type.scale > 4 if is_decimal else not np.array_equal(units / 1e4, known):
        raise ValueError(f"{name} has numbers of more than four places")
    return np.where(is_null, _NULL, units.astype(np.int64))
