"""Parquet keeps types and texts, and says what it is."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tradewind.files.exports.export import export
from tradewind.files.exports.interface import Treated


def test_types_and_texts_stay(tmp_path: Path, scores: pa.Table, about: dict[str, str]) -> None:
    """Decimals are decimals, and a text that looks like a formula is not touched."""
    done = export(scores, tmp_path / "scores.parquet", about=about)
    read = pq.read_table(done.path)

    assert done.treated == Treated()
    assert read.schema.field("score").type == pa.decimal128(18, 4)
    assert read["name"].to_pylist() == scores["name"].to_pylist()
    assert read["seen_at"].to_pylist() == scores["seen_at"].to_pylist()


def test_the_file_says_what_it_is(tmp_path: Path, scores: pa.Table, about: dict[str, str]) -> None:
    """Scorecard, hash and as-of moment stand in the metadata, where any reader finds them."""
    export(scores, tmp_path / "scores.parquet", about=about)

    metadata = pq.read_schema(tmp_path / "scores.parquet").metadata
    assert metadata[b"tradewind.scorecard"] == b"growth"
    assert metadata[b"tradewind.as_of"] == b"2026-01-31T06:00:00+00:00"
