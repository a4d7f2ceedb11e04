"""The SQL of decay gives the reference's shares, on real engines."""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import duckdb
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tradewind.compiling.decay import share_at
from tradewind.compiling.dialects import translated
from tradewind.compiling.nodes import Column
from tradewind.compiling.write import expression
from tradewind.scorecard.decay import AnyDecay
from tradewind.scorecard.decay_kinds import HalfLife, Linear, Step, Steps, Window

Shares = Callable[[AnyDecay, Sequence[float | None]], list[float | None]]
unhurried = settings(deadline=None, suppress_health_check=list(HealthCheck))
days = st.integers(1, 36_500).map(float)
lengths = days | st.floats(0.5, 40_000)
ages_in_days = st.just(0.0) | st.floats(1e-11, 1e6)
"""Moments differ by a microsecond at least; PostgreSQL refuses to divide what is too small."""


def _statement(decay: AnyDecay, rows: str) -> str:
    share = expression(share_at(decay, Column("age_days")))
    return f"SELECT {share} AS share_left FROM {rows} ORDER BY position"


@pytest.fixture(scope="module")
def on_duckdb() -> Iterator[Shares]:
    """Compute the shares in DuckDB."""
    connection = duckdb.connect()

    def shares(decay: AnyDecay, ages: Sequence[float | None]) -> list[float | None]:
        rows = (
            "(SELECT UNNEST($ages::DOUBLE[]) AS age_days,"
            " UNNEST(RANGE(LEN($ages))) AS position) AS aged"
        )
        done = connection.execute(_statement(decay, rows), {"ages": list(ages)})
        return [share for (share,) in done.fetchall()]

    yield shares
    connection.close()


@pytest.fixture(scope="module")
def on_postgres(postgres: str) -> Iterator[Shares]:
    """Compute the shares in PostgreSQL, by the translated statement."""
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("CREATE TEMPORARY TABLE aged (age_days float8, position int)")

        def shares(decay: AnyDecay, ages: Sequence[float | None]) -> list[float | None]:
            connection.execute("TRUNCATE aged")
            fill = "INSERT INTO aged SELECT * FROM UNNEST(%s::float8[]) WITH ORDINALITY"
            connection.execute(fill, [list(ages)])
            done = connection.execute(translated(_statement(decay, "aged"), "postgres").encode())
            return [share for (share,) in done.fetchall()]

        yield shares


@pytest.fixture(params=["duckdb", "postgres"])
def shares(request: pytest.FixtureRequest) -> Shares:
    """Compute on one engine, then on the other."""
    chosen: Shares = request.getfixturevalue(f"on_{request.param}")
    return chosen


def around(*edges: float) -> list[float]:
    """Give each edge with the doubles beside it, and 0."""
    beside = [(math.nextafter(edge, 0), edge, math.nextafter(edge, math.inf)) for edge in edges]
    return [0.0, *(age for ages in beside for age in ages)]


@st.composite
def steps(draw: st.DrawFn) -> Steps:
    """Draw some steps with any shares."""
    ends = draw(st.lists(days, min_size=1, max_size=6, unique=True).map(sorted))
    return Steps(tuple(Step(end, draw(st.integers(0, 1000)) / 1000) for end in ends))


@unhurried
@given(st.builds(Linear, lengths) | steps() | st.builds(Window, days), st.data())
def test_all_but_half_lives_are_the_same_to_the_last_bit(
    shares: Shares, decay: AnyDecay, data: st.DataObject
) -> None:
    """Whatever the age, and at every edge, both engines give the reference's very double."""
    edges = [step.within_days for step in decay.steps] if isinstance(decay, Steps) else []
    drawn = data.draw(st.lists(ages_in_days, max_size=20))
    ages = [*around(*edges, decay.lifespan_days or 0.0), *drawn]

    assert shares(decay, ages) == [decay.share_at(age) for age in ages]


@unhurried
@given(st.builds(HalfLife, lengths), st.lists(ages_in_days, max_size=20))
def test_half_lives_are_the_same_but_for_one_unit_in_the_last_place(
    shares: Shares, decay: HalfLife, drawn: list[float]
) -> None:
    """Only the power of another mathematical library may differ, and only so much."""
    ages = [*around(decay.half_life_days, decay.last_day), *drawn]

    for found, age in zip(shares(decay, ages), ages, strict=True):
        expected = decay.share_at(age)
        assert found is not None
        assert abs(found - expected) <= math.ulp(expected)


@pytest.mark.parametrize(
    "decay", [HalfLife(30.0), Linear(90.0), Steps((Step(45.0, 1.0),)), Window(30.0)]
)
def test_an_unknown_age_has_an_unknown_share(shares: Shares, decay: AnyDecay) -> None:
    """Null stays null, whatever the kind."""
    assert shares(decay, [None, 0.0]) == [None, 1.0]


def test_ages_beyond_any_power_give_nothing(shares: Shares) -> None:
    """PostgreSQL refuses a power too small for a double; the statement never asks for one."""
    ages = [1000.0, 1000.1, 1074.0, 5000.0, 1e300]

    found = shares(HalfLife(1.0), ages)

    assert found == [0.5**1000, 0, 0, 0, 0]


def test_the_text_of_steps_is_one_choice() -> None:
    """The statement of steps reads as they are written, youngest first."""
    text = expression(share_at(Steps((Step(45.0, 1.0), Step(90.0, 0.625))), Column("age_days")))

    parts = ["age_days <= 45e0 THEN 1e0", "age_days <= 90e0 THEN 0.625e0", "age_days > 90e0"]
    places = [text.index(part) for part in parts]
    assert all(earlier < later for earlier, later in pairwise(places))
