"""JSON with the digits as they are, which every parser reads."""

import io
import json
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.files.exports.cells import decoded
from tradewind.files.exports.interface import Treated
from tradewind.files.exports.json import JsonExporter


def written(table: pa.Table) -> tuple[str, Treated]:
    """Give the text of a JSON file and what was treated."""
    stream = io.BytesIO()
    treated = JsonExporter().write(decoded(table), stream, about={})
    return stream.getvalue().decode("utf-8"), treated


def strict(text: str) -> Any:
    """Read JSON, with decimals kept and NaN refused."""

    def refuse(name: str) -> None:
        raise AssertionError(f"{name} is no JSON")

    return json.loads(text, parse_float=Decimal, parse_constant=refuse)


def test_every_kind_of_cell_is_written_as_documented(scores: pa.Table) -> None:
    """Decimals keep four places, texts stay as they are, NaN is null and counted."""
    text, treated = written(scores)
    first, second, third = strict(text)

    assert '"score": 75.0000,' in text
    assert first["name"] == 'Größe & "Söhne", Ltd'
    assert (first["employees"], first["is_customer"]) == (120_000, True)
    assert (first["founded_on"], first["seen_at"]) == ("1999-12-31", "2026-01-31T06:30:00Z")
    assert (second["name"], second["score"], second["revenue"]) == (
        "=1+1",
        Decimal("-0.0001"),
        None,
    )
    assert set(third.values()) == {"003", None}
    assert treated == Treated(not_finite=1)


def test_a_table_without_rows_is_an_empty_array(scores: pa.Table) -> None:
    """Nothing is still JSON."""
    assert strict(written(scores.slice(0, 0))[0]) == []


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_json_lacks_are_null(number: float) -> None:
    """No parser meets a NaN, and the file's reader hears how many there were."""
    assert written(pa.table({"a": [number]})) == ('[\n{"a": null}\n]\n', Treated(not_finite=1))


def test_lists_and_structures_are_json_themselves() -> None:
    """A nested cell is a nested value, not a text."""
    table = pa.table({"a": [[1.5, None, float("nan")]], "b": [{"x": "ü"}], "c": pa.nulls(1)})

    expected = {"a": [Decimal("1.5"), None, "nan"], "b": {"x": "ü"}, "c": None}
    assert strict(written(table)[0]) == [expected]


@given(st.lists(st.one_of(st.none(), st.text()), max_size=5), st.text())
def test_any_text_comes_back(cells: list[str | None], name: str) -> None:
    """Control characters, quotes and scripts of all kinds survive, in names as in cells."""
    table = pa.table([pa.array(cells, pa.string())], names=[name])

    assert strict(written(table)[0]) == [{name: cell} for cell in cells]


def test_more_rows_than_one_batch_are_all_written() -> None:
    """Batches join without a seam."""
    read = strict(written(pa.table({"n": range(150_000)}))[0])

    assert [row["n"] for row in read] == list(range(150_000))
