"""Values that stand for the known ones, and what shares of them they stand for."""

from collections.abc import Iterator

import pytest

from tradewind.compiling.layout import Layout
from tradewind.engines.duckdb import DuckdbEngine
from tradewind.scorecard.components.interface import ColumnUse
from tradewind.scorecard.conditions import Use
from tradewind.workflows.checkup.fillings import Filling, fillings
from tradewind.workflows.checkup.read_columns import ReadColumn


@pytest.fixture
def engine() -> Iterator[DuckdbEngine]:
    """An engine of its own."""
    found = DuckdbEngine()
    yield found
    found.close()


def _of(engine: DuckdbEngine, use: Use, values: str) -> tuple[Filling, ...]:
    engine.execute(f"CREATE OR REPLACE TEMP TABLE scored AS SELECT unnest({values}) AS asked")
    layout = Layout((), (), {ColumnUse("asked", use): "asked"})
    return fillings(engine, "scored", layout, ReadColumn("asked", (use,), use))


def test_few_values_stand_for_themselves(engine: DuckdbEngine) -> None:
    """Each with its share of the known ones; unknown ones do not count."""
    found = _of(engine, "number", "[1, 1, 2, NULL, 2, 2, 3, 3, 3, 3, 3]")

    assert {one.value: one.share for one in found} == pytest.approx({1: 0.2, 2: 0.3, 3: 0.5})


def test_many_numbers_are_cut_into_quintiles(engine: DuckdbEngine) -> None:
    """The middles of the quintiles of 1 to 100 are 10, 30, 50, 70 and 90."""
    found = _of(engine, "number", "range(1, 101)")

    assert {one.value: one.share for one in found} == pytest.approx(
        dict.fromkeys((10, 30, 50, 70, 90), 0.2)
    )


def test_the_commonest_texts_stand_for_themselves_and_the_rest_in_parts(
    engine: DuckdbEngine,
) -> None:
    """Ten texts stand twice, and fifty once: five of these stand for ten each."""
    texts = [f"c{number % 10}" for number in range(20)] + [f"r{number:02}" for number in range(50)]

    found = _of(engine, "text", str(texts))

    shares = {one.value: one.share for one in found}
    assert len(shares) == 15 and sum(shares.values()) == pytest.approx(1)
    assert shares["c0"] == pytest.approx(2 / 70)
    assert shares["r04"] == shares["r44"] == pytest.approx(10 / 70)


def test_where_nothing_is_known_nothing_stands_for_it(engine: DuckdbEngine) -> None:
    """There is nothing to choose from."""
    assert _of(engine, "text", "[CAST(NULL AS VARCHAR)]") == ()


def test_yes_and_no_have_their_shares(engine: DuckdbEngine) -> None:
    """One yes in four."""
    found = _of(engine, "yes_no", "[TRUE, FALSE, FALSE, FALSE, NULL]")

    assert {one.value: one.share for one in found} == {True: 0.25, False: 0.75}
