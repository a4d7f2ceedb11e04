"""The four parts of every change add up to it, in the score and in every line."""

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.runs_over_time import GROWTH, LEADS, YAML, random_accounts, scored
from support.told_changes import ToldChange, assert_it_adds_up, told_changes
from tradewind.simulating.pair import LOUD_ACCOUNT_ID, QUIET_ACCOUNT_ID
from tradewind.workflows.demo import demo
from tradewind.workflows.differences.change_parts import STATES, parts_of
from tradewind.workflows.explain_since import explain_since
from tradewind.workflows.score import score

_points = st.decimals("-900", "900", places=4)
CARD = """\
version: 1
name: growth
gates:
  - {name: public, when: {industry: [Public Sector]}, then: exclude, reason: tenders}
  - {name: shrinks, when: {employees_growth_12m_pct: "<-10"}, then: {cap: 30}, reason: shrinks}
dimensions:
  fit:
    weight: 50
    profiles:
      software:
        where: {industry: [Software, Internet]}
        components:
          - {name: headcount, weight: 3, number: employees, ramp: {0: 0, 1000: 10}}
          - {name: crm, technology: [Salesforce, HubSpot], seen_within: 730d}
      any:
        components: [{name: headcount, number: employees, ramp: {0: 0, 9000: 8}, missing: neutral}]
  readiness:
    weight: 50
    components:
      - name: demos
        weight: 2
        events: {kind: demo_request}
        each: 6
        at_most: 10
        decay: {half_life: 30d}
      - {name: visits, events: {kind: web_visit}, each: 1, at_most: 10, decay: {linear: 90d}}
      - {name: layoffs, events: {kind: layoffs}, each: -8, window: 120d}
tiers: {A: 40, B: 20, C: 0}
"""


@given(amounts=st.lists(_points | st.none(), min_size=7, max_size=7))
def test_the_parts_add_up_whatever_the_states_are(amounts: list[Decimal | None]) -> None:
    """A state between that has no score counts as 0, so that nothing is lost."""
    states = dict(zip(STATES, amounts, strict=True))

    parts = parts_of(states)

    assert parts.total == (states["p1"] or 0) - (states["p0"] or 0)


@pytest.mark.parametrize("seed", range(6))
def test_random_changes_of_data_and_scorecard_add_up(tmp_path: Path, seed: int) -> None:
    """Accounts come and go, values become unknown, profiles switch, components change."""
    draws = random.Random(seed)
    (tmp_path / "scorecards").mkdir()
    (tmp_path / "tradewind.yaml").write_text(YAML)
    name, card = draws.choice([("growth", GROWTH), ("leads", LEADS)])
    for month in (1, 2):
        weighed = card.replace("WEIGHT", str(draws.randint(1, 9)))
        if month == 2 and draws.random() < 0.5:
            weighed = weighed.replace("size", "height", 1).replace("base: 10", "base: -3.5")
        (tmp_path / "scorecards" / f"{name}.yaml").write_text(weighed)
        (tmp_path / "accounts.csv").write_text(random_accounts(draws))
        scored(tmp_path, name, as_of=datetime(2026, month, 1, tzinfo=UTC))

    told = told_changes(tmp_path, datetime(2026, 1, 15, tzinfo=UTC), name)

    whole = {account_id: one for account_id, one in told.items() if one.is_whole}
    assert told
    for account_id, one in whole.items():
        assert_it_adds_up(account_id, one)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, ToldChange]]]:
    """Give a market of 300 accounts with a run every month, and what is told of each month.

    The scorecard is edited once, after the fourth month, and the tables once, after the eighth.
    """
    folder = tmp_path_factory.mktemp("year") / "project"
    demo(folder, accounts=300, seed=3)
    file = folder / "scorecards" / "growth.yaml"
    file.write_text(CARD)
    moments = [datetime(2025, 7, 1, tzinfo=UTC) + timedelta(days=30 * n) for n in range(12)]
    told = []
    for number, moment in enumerate(moments):
        if number == 4:
            file.write_text(CARD.replace("each: 6", "each: 3").replace("weight: 3", "weight: 1"))
        if number == 8:
            _edit_tables(folder / "data")
        score(folder, as_of=moment)
        if number:
            told.append(told_changes(folder, moments[number - 1]))
    return folder, told


def _edit_tables(data: Path) -> None:
    """Grow some companies, lose and gain one, forget some events and a product."""
    changed = {
        "accounts": "SELECT * FROM t WHERE account_id <> 'A0000007' UNION ALL "
        "SELECT * REPLACE ('new' AS account_id) FROM t WHERE account_id = 'A0000008'",
        "account_history": "SELECT * REPLACE (CASE WHEN hash(account_id) % 3 = 0 "
        "THEN CAST(CAST(employees AS BIGINT) * 2 AS VARCHAR) ELSE employees END AS employees) "
        "FROM t",
        "events": "SELECT * FROM t WHERE hash(event_id) % 10 <> 0",
        "technologies": "SELECT * FROM t WHERE product <> 'HubSpot'",
    }
    for name, query in changed.items():
        file = data / f"{name}.csv"
        with duckdb.connect() as connection:
            connection.execute(f"CREATE TABLE t AS FROM read_csv('{file}', all_varchar = true)")
            connection.execute(f"COPY ({query}) TO '{file}' (FORMAT csv)")


def test_every_change_of_a_year_adds_up_in_every_line(
    year: tuple[Path, list[dict[str, ToldChange]]],
) -> None:
    """Eleven months, all accounts, all lines; no part is left over."""
    _, months = year

    assert [len(told) for told in months] == [300] * 7 + [301] + [300] * 3
    for told in months:
        for account_id, one in told.items():
            if one.is_whole:
                assert_it_adds_up(account_id, one)


def test_the_scorecard_did_something_only_where_it_was_edited(
    year: tuple[Path, list[dict[str, ToldChange]]],
) -> None:
    """The part of the scorecard is 0 in every month but the one with the edit."""
    _, months = year

    edited = [any(one.parts.scorecard for one in told.values()) for told in months]

    assert edited == [False] * 3 + [True] + [False] * 7


def test_each_of_the_parts_occurs_in_the_year(
    year: tuple[Path, list[dict[str, ToldChange]]],
) -> None:
    """The market would test nothing if time, events or data never mattered."""
    _, months = year

    for part in ("time", "events", "data"):
        assert any(one.parts.to_dict()[part] for told in months for one in told.values()), part


def test_an_account_that_came_or_went_has_no_change_but_is_told(
    year: tuple[Path, list[dict[str, ToldChange]]],
) -> None:
    """The one that left has no score now, and the one that came had none then."""
    _, months = year
    after_the_edit = months[7]

    gone, new = after_the_edit["A0000007"], after_the_edit["new"]

    assert gone.scores["p1"] is None and gone.parts.data is None
    assert new.scores["p0"] is None and new.parts.total is None


def test_one_account_is_told_as_among_all(
    year: tuple[Path, list[dict[str, ToldChange]]],
) -> None:
    """To read only the rows of one account gives the same as to read those of all."""
    folder, months = year

    for account_id in (LOUD_ACCOUNT_ID, QUIET_ACCOUNT_ID, "A0000100"):
        why = explain_since(account_id, datetime(2026, 5, 1, tzinfo=UTC), folder)

        assert why.lines == months[-1][account_id].lines
        assert why.parts == months[-1][account_id].parts


def test_the_two_sales_directors_differ_in_what_moved_them(tmp_path: Path) -> None:
    """The enthusiastic one's events are eaten up by a company that shrinks; the other's stay."""
    folder = tmp_path / "project"
    demo(folder, accounts=20, seed=7)
    then = datetime(2026, 3, 31, tzinfo=UTC)
    for moment in (then, datetime(2026, 6, 30, tzinfo=UTC)):
        score(folder, as_of=moment)

    loud, quiet = (explain_since(one, then, folder) for one in (LOUD_ACCOUNT_ID, QUIET_ACCOUNT_ID))

    assert loud.parts.to_dict() == {
        "time": Decimal("1.8342"),
        "events": Decimal("14.4652"),
        "data": Decimal("-15.8462"),
        "scorecard": 0,
    }
    assert quiet.parts.to_dict() == {
        "time": 0,
        "events": Decimal("20.1098"),
        "data": 0,
        "scorecard": 0,
    }
