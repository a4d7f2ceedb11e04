"""What a compiled statement gives, on both engines."""

import math
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from support.markets import AS_OF
from tradewind.compiling.compile import compile_scorecard
from tradewind.project.bound import BoundColumn, BoundProject, BoundTable
from tradewind.project.canonical import Kind
from tradewind.scorecard.card import Scorecard

Run = Callable[..., dict[str, dict[str, Any]]]


def card_of(*components: Mapping[str, Any], **rest: Any) -> Scorecard:
    """Build a scorecard of one dimension, or of those given."""
    written: dict[str, Any] = {"name": "short", "tiers": {"A": 50, "B": 0}} | rest
    if components:
        written["dimensions"] = {"fit": {"components": list(components)}}
    return Scorecard.model_validate(written)


def scores(rows: dict[str, dict[str, Any]]) -> dict[str, Decimal | None]:
    """Give the scores by account."""
    return {key: row["score"] for key, row in rows.items()}


SIZE = {"name": "size", "number": "n", "ramp": {0: 0, 100: 10}}
KNOWN = {"name": "known", "number": "n", "bands": {"<0": 1, "0..<1": 4, ">=1": 7}}


def test_tables_without_rows_give_no_rows(run: Run) -> None:
    """Empty accounts and empty technologies are no failure."""
    crm = {"name": "crm", "technology": ["SAP"]}
    seen = {"account_id": "VARCHAR", "product": "VARCHAR"}

    assert run(card_of(crm), {}, [], seen=seen) == {}
    assert scores(run(card_of(crm), {}, [["a"]], seen=seen)) == {"a": None}


def test_accounts_without_an_id_are_left_out(run: Run) -> None:
    """An id of blanks is none; blanks around an id are not part of it."""
    rows = [[None, 50], ["  ", 50], [" a ", 50]]

    assert scores(run(card_of(SIZE), {"n": "BIGINT"}, rows)) == {"a": Decimal(50)}


@pytest.mark.parametrize(
    ("number", "score"),
    [
        (math.nan, None),
        (math.inf, None),
        (-math.inf, None),
        (-0.0, 40),
        (5e-324, 40),
        (-5e-324, 10),
        (2.2250738585072014e-308, 40),
        (1e308, 70),
        (1.7976931348623157e308, 70),
        (-1e308, 10),
        (math.nextafter(1.0, 0.0), 40),
    ],
)
def test_extreme_numbers_are_in_their_band_and_infinite_ones_unknown(
    run: Run, number: float, score: int | None
) -> None:
    """NaN and infinity are unknown; the smallest and largest doubles are numbers."""
    rows = run(card_of(KNOWN), {"n": "DOUBLE PRECISION"}, [["a", number]])

    assert rows["a"]["score"] == score


@pytest.mark.parametrize(
    "edge", ["9007199254740.993", "0.1", "0.30000000000000004", "123456789012345.6", "1e22", "-.7"]
)
def test_the_edge_of_a_band_is_the_double_that_was_written(run: Run, edge: str) -> None:
    """A number that equals the edge as a double lies on it, on every engine."""
    below = {"name": "b", "number": "n", "bands": {f"<{edge}": 0, f">={edge}": 10}}

    rows = run(card_of(below), {"n": "DOUBLE PRECISION"}, [["a", float(edge)]])

    assert rows["a"]["score"] == 100


@pytest.mark.parametrize("text", ["", " ", "      ", None])
def test_texts_of_blanks_are_unknown(run: Run, text: str | None) -> None:
    """In every use: as a text, as a number, as yes or no and as a date."""
    components: list[dict[str, Any]] = [
        {"name": "text", "category": "t", "values": {"x": 10}, "otherwise": 5},
        {"name": "number", "number": "t", "bands": {"<0": 1, ">=0": 2}},
        {"name": "flag", "yes_no": "t"},
        {"name": "age", "days_since": "t", "bands": {"<0": 1, ">=0": 2}},
    ]

    rows = run(card_of(*components), {"t": "VARCHAR"}, [["a", text]])

    assert (rows["a"]["score"], rows["a"]["tier"]) == (None, "unscored")


@pytest.mark.parametrize(
    ("moment", "days"),
    [
        (AS_OF - timedelta(days=30), 30),
        # Clocks in New York went forward on 8 March 2026; a day stays 86,400 seconds.
        (datetime(2026, 3, 8, 2, 30, tzinfo=UTC), 23.416843),
        (datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC), 20_543.521021),
        (datetime(1000, 1, 1, tzinfo=UTC), 374_828.521010),
    ],
)
@pytest.mark.parametrize("kind", ["TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "VARCHAR"])
def test_ages_are_counted_in_seconds_before_1970_too(
    run: Run, moment: datetime, days: float, kind: str
) -> None:
    """Whatever the column's type, the age is the seconds between, in days."""
    ramp = {"name": "age", "days_since": "d", "ramp": {0: 0, 1_000_000: 100_000}}
    card = card_of(ramp, way="points")
    value = moment.replace(tzinfo=None) if kind == "TIMESTAMP" else moment
    given = str(value) if kind == "VARCHAR" else value

    rows = run(card, {"d": kind}, [["a", given]])

    # One tenth of a point a day, rounded to four places.
    assert float(rows["a"]["score"]) == pytest.approx(days / 10, abs=0.0001)


def test_a_date_is_its_midnight_in_utc(run: Run) -> None:
    """From 31 March, 12:30:15.25, back to the 30th are 1.52101 days."""
    ramp = {"name": "age", "days_since": "d", "ramp": {0: 0, 10: 10}}

    rows = run(card_of(ramp, way="points"), {"d": "DATE"}, [["a", date(2026, 3, 30)]])

    assert rows["a"]["score"] == Decimal("1.5210")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("DATE", date(2026, 3, 8)),
        ("TIMESTAMP", datetime.fromisoformat("2026-03-08T02:30")),
        ("TIMESTAMP WITH TIME ZONE", datetime(2026, 3, 8, 2, 30, tzinfo=UTC)),
        ("VARCHAR", "2026-03-08T02:30:00Z"),
    ],
)
def test_the_zone_of_a_session_moves_no_score(run: Run, kind: str, value: object) -> None:
    """Not even in the hour that New York skips, nor where days begin earlier than in UTC."""
    card = card_of({"name": "age", "days_since": "d", "ramp": {0: 0, 100: 100}}, way="points")
    zones = ("UTC", "America/New_York", "Asia/Kolkata")

    found = [run(card, {"d": kind}, [["a", value]], zone=zone)["a"]["score"] for zone in zones]

    assert found[0] is not None
    assert found == [found[0]] * 3


def test_a_hundred_profiles_compile_and_the_first_of_equals_is_kept(run: Run) -> None:
    """However many profiles there are, the nesting stays shallow."""
    profiles = {f"p{number}": {"components": [SIZE]} for number in range(100)}

    rows = run(card_of(dimensions={"fit": {"profiles": profiles}}), {"n": "BIGINT"}, [["a", 70]])

    found = rows["a"]
    assert (found["score"], found["fit_profile"], found["fit_runner_up"]) == (70, "p0", "p1")


@pytest.mark.parametrize(("engine", "count"), [("on_duckdb", 500), ("on_postgres", 200)])
def test_a_long_scorecard_compiles_and_runs(
    request: pytest.FixtureRequest, engine: str, count: int
) -> None:
    """Hundreds of components are added in a balanced way, so that no recursion is too deep."""
    run: Run = request.getfixturevalue(engine)
    components = [
        SIZE | {"name": f"c{number}", "weight": number % 9 + 1} for number in range(count)
    ]

    rows = run(card_of(*components), {"n": "BIGINT"}, [["a", 30], ["b", None]])

    assert scores(rows) == {"a": Decimal(30), "b": None}


def test_a_moment_without_a_zone_is_refused() -> None:
    """Which moment is meant must not depend on the machine."""
    accounts = BoundTable("accounts", "t", {"n": BoundColumn("n", '"n"', Kind.NUMBER, "n")})

    with pytest.raises(ValueError, match="as_of needs a time zone: 2026-03-31T00:00:00"):
        compile_scorecard(card_of(SIZE), BoundProject(accounts), as_of=datetime(2026, 3, 31))  # noqa: DTZ001  that is the point
