"""A proof loses nothing on its way to other programs."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from support.proofs import all_proofs, good_proof, withheld_proof
from tradewind.files.exact_json import json_text
from tradewind.files.exports.export import export
from tradewind.files.proof_forms import proof_document, proof_rows
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.proof import Proof
from tradewind.problems import Problem


def numbers_in(value: Any) -> Iterator[float]:
    """Go through all numbers that are somewhere in a value; lines of files are not among them."""
    match value:
        case None | str() | bool() | datetime() | Problem():
            return
        case int() | float():
            yield float(value)
        case Mapping():
            for item in value.values():
                yield from numbers_in(item)
        case _ if is_dataclass(value):
            for one in fields(value):
                yield from numbers_in(getattr(value, one.name))
        case _:
            for item in value:
                yield from numbers_in(item)


@pytest.mark.parametrize("proof", all_proofs(), ids=["good", "no signal", "thin", "withheld"])
def test_every_number_of_a_proof_stands_in_its_document(proof: Proof) -> None:
    """As often as in the proof, and to the last digit, also after a way through JSON."""
    document = json.loads(json_text(proof_document(proof)))

    found = {name: part for name, part in document.items() if name != "findings"}
    assert Counter(numbers_in(found)) == Counter(numbers_in(proof))


@pytest.mark.parametrize("proof", all_proofs(), ids=["good", "no signal", "thin", "withheld"])
def test_every_number_of_a_proof_stands_in_its_rows(proof: Proof) -> None:
    """Values, ends of intervals and sample sizes alike."""
    rows = proof_rows(proof)

    columns = ("at", "value", "low", "high", "n", "positives")
    found = {cell for name in columns for cell in rows[name].to_pylist()}
    assert set(numbers_in(proof)) <= found


def test_what_was_included_stands_in_the_document_and_in_rows() -> None:
    """One row for each, and a list that is empty where nothing was asked for."""
    proof = replace(good_proof(), include=("customers", "gated"))

    rows = proof_rows(proof).to_pylist()

    assert [row["text"] for row in rows if row["measure"] == "include"] == ["customers", "gated"]
    assert proof_document(proof)["include"] == ["customers", "gated"]
    assert proof_document(good_proof())["include"] == []


def test_the_parts_of_a_document_have_the_names_of_the_proof() -> None:
    """Programs of others rest on them; a new part may be added, none may be renamed."""
    document = proof_document(good_proof())

    assert list(document) == [one.name for one in fields(Proof)]
    assert document["tiers"][0]["conversion"].keys() == {"value", "low", "high", "n"}
    assert list(document["rankings"][0]["lift"]) == ["0.1", "0.2", "0.3"]
    assert document["moments"][0] == "2025-05-01T00:00:00Z"
    assert document["findings"][0]["code"] == "TW809"


def test_what_is_no_number_is_null() -> None:
    """JSON has no NaN, and Excel neither."""
    odd = replace(
        good_proof(), base_rate=Estimate(float("nan"), None, float("inf"), 3), horizon_days=np.inf
    )

    document, rows = proof_document(odd), proof_rows(odd).to_pylist()

    assert document["base_rate"] == {"value": None, "low": None, "high": None, "n": 3}
    assert document["horizon_days"] is None
    rate = next(row for row in rows if row["measure"] == "base_rate")
    assert (rate["value"], rate["high"], rate["n"]) == (None, None, 3)


def test_numbers_of_numpy_are_numbers() -> None:
    """They need not be turned into Python's before."""
    counted = replace(good_proof(), positives=np.int64(612), capacity=np.int32(200))  # type: ignore[arg-type]  # what is tested

    document = json.loads(json_text(proof_document(counted)))

    assert (document["positives"], document["capacity"]) == (612, 200)


def test_a_withheld_proof_has_rows_that_say_so() -> None:
    """Whoever reads only the table sees why there are no numbers."""
    rows = proof_rows(withheld_proof()).to_pylist()

    texts = {row["measure"]: row["text"] for row in rows if row["section"] == "proof"}
    assert texts["enough"] == "withheld"
    assert {row["section"] for row in rows} == {"proof", "left out", "finding"}


def test_a_point_of_a_curve_says_where_it_lies() -> None:
    """`at` is the share worked, or days."""
    rows = proof_rows(good_proof()).to_pylist()

    lifts = [row["at"] for row in rows if (row["ranking"], row["measure"]) == ("growth", "lift")]
    days = [row["at"] for row in rows if row["measure"] == "still_open" and row["group"] == "A"]
    assert [at for at in lifts if at is not None] == [0.1, 0.2, 0.3]
    assert days[:3] == [0.0, 15.0, 30.0]


@pytest.mark.parametrize("ending", ["csv", "json", "parquet", "xlsx"])
def test_rows_can_be_written_in_every_format(ending: str, tmp_path: Path) -> None:
    """Names that a spreadsheet would run are made harmless and counted."""
    hostile = replace(good_proof(), scorecard="=cmd()")
    rows = proof_rows(hostile)

    written = export(rows, tmp_path / f"proof.{ending}", about={})

    assert written.rows == len(rows)
    assert (written.treated.made_harmless > 0) == (ending in ("csv", "xlsx"))
