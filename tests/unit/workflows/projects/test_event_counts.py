"""What is odd about events is counted to the row, in a check and in a run, whatever the source."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from tradewind.problems import Problem
from tradewind.workflows.check import check
from tradewind.workflows.score import score

Write = Callable[[Mapping[str, str]], Path]
Told = list[tuple[str, str]]
AS_OF = datetime(2026, 3, 31, tzinfo=UTC)
CARD = """\
version: 1
name: use
way: points
desirable: 5
dimensions:
  use: {components: [{name: demos, events: {kind: demo}, each: 1, times: quantity}]}
"""
WITHOUT_EVENTS = CARD.replace("events: {kind: demo}, each: 1, times: quantity", "yes_no: name")
YAML = """\
version: 1
name: few
tables:
  accounts: {source: accounts.csv}
  people: {source: people.csv}
  events: {source: events.csv}
"""
FILES = {
    "accounts.csv": "account_id,name,founded_year\na1,Ann,2020\na2,Bob,\n",
    "people.csv": "person_id,account_id\np1,a2\nlead,\n",
    "scorecards/use.yaml": CARD,
}
HEAD = "event_id,account_id,person_id,kind,occurred_at,quantity"
FINE = ("e1,a1,,demo,2026-01-01,1", "e2,,p1,demo,2025-12-31,2.5", ",a2,p1,demo,2026-01-02,")
NOBODY = ("TW460", "with neither an account nor a person who has one: not counted for anybody.")
UNKNOWN = ("TW460", "of accounts that the accounts table does not have")
UNDATED = ("TW461", "without a readable date: not counted.")
FUTURE = ("TW462", "in the future: not counted until they happen.")
FOUNDING = (
    "TW463",
    "from before the year in which the company was founded: counted as they stand.",
)
REPEATED = ("TW464", "with an event_id that another row has: dropped")
QUANTITY = ("TW465", "whose quantity does not lie from 0 to 1,000,000")
ODD: Mapping[str, tuple[tuple[str, ...], tuple[str, str]]] = {
    "nobody": (("x,,,demo,2026-01-01,1",), NOBODY),
    "a lead": (("x,,lead,demo,2026-01-01,1", "y,,p9,demo,2026-01-01,1"), NOBODY),
    "unknown": (("x,zz,p1,demo,2026-01-01,1", "y,yy,,demo,2026-01-01,1"), UNKNOWN),
    "undated": (("x,a1,,demo,,1",), UNDATED),
    "future": (("x,a1,,demo,2099-01-01,1", "y,a1,,demo,2098-01-01,1"), FUTURE),
    "repeated": (("e1,a1,,demo,2026-01-05,1",) * 2, REPEATED),
    "negative": (("x,a1,,demo,2026-01-01,-1",), QUANTITY),
    "too large": (("x,a1,,demo,2026-01-01,1000000.5",), QUANTITY),
    "not a number": (("x,a1,,demo,2026-01-01,NaN",), QUANTITY),
    "huge": (("x,a1,,demo,2026-01-01,1e300",), QUANTITY),
    "infinite": (("x,a1,,demo,2026-01-01,inf", "y,a1,,demo,2026-01-01,-inf"), QUANTITY),
}
"""By name, rows that are odd, and what is said of them."""


@pytest.fixture(params=["csv", "parquet"])
def project(request: pytest.FixtureRequest, write: Write) -> Callable[..., Path]:
    """Write a project with some events as CSV, then as Parquet with dates and numbers."""

    def written(*rows: str, card: str = CARD, yaml: str = YAML) -> Path:
        events = "\n".join([HEAD, *FINE, *rows]) + "\n"
        yaml = yaml.replace("events.csv", f"events.{request.param}")
        cards = {"scorecards/use.yaml": card, "tradewind.yaml": yaml}
        folder = write({**FILES, "events.csv": events, **cards})
        if request.param == "parquet":
            duckdb.execute(
                "COPY (SELECT * REPLACE (CAST(occurred_at AS TIMESTAMP) AS occurred_at, "
                "CAST(quantity AS DOUBLE) AS quantity) "
                f"FROM read_csv('{folder}/events.csv', all_varchar = true)) "
                f"TO '{folder}/events.parquet' (FORMAT parquet)"
            )
        return folder

    return written


def of_events(problems: tuple[Problem, ...]) -> Told:
    """Give what is said of odd events."""
    assert all(problem.severity == "warning" for problem in problems)
    return [(one.code, one.what) for one in problems if one.code.startswith("TW46")]


def assert_said(told: Told, count: int, expected: tuple[str, str]) -> None:
    """Hold one thing that is said to its code, its number and its words."""
    ((code, what),) = told
    assert code == expected[0]
    assert what.startswith(f"{count} event{'' if count == 1 else 's'} {expected[1]}")


def test_nothing_odd_is_not_worth_a_word(project: Callable[..., Path]) -> None:
    """Events by account and by person, a broken quantity, no quantity and no id."""
    folder = project()

    checked, scored = check(folder), score(folder, as_of=AS_OF)

    assert checked.problems == ()
    assert of_events(scored.warnings) == []


@pytest.mark.parametrize("name", list(ODD))
def test_what_is_odd_is_counted_by_the_check(project: Callable[..., Path], name: str) -> None:
    """One thing is said, with the exact number of rows."""
    rows, expected = ODD[name]

    assert_said(of_events(check(project(*rows)).problems), len(rows), expected)


@pytest.mark.parametrize("name", list(ODD))
def test_what_is_odd_is_counted_by_a_run(project: Callable[..., Path], name: str) -> None:
    """The run says the same, and the accounts have the points of the treatment that is said."""
    rows, expected = ODD[name]
    as_one = {"negative": 1, "too large": 1, "not a number": 1, "huge": 1, "infinite": 2}

    found = score(project(*rows), as_of=AS_OF)

    assert_said(of_events(found.warnings), len(rows), expected)
    scores = {row["account_id"]: row["score"] for row in found.scores.rows()}
    assert scores == {"a1": 1 + as_one.get(name, 0), "a2": 3.5}


def test_events_before_the_founding_count_and_are_said_by_the_check(
    project: Callable[..., Path],
) -> None:
    """The last second of 2019 is before the year 2020, its first is not."""
    folder = project("x,a1,,demo,2019-12-31T23:59:59,1", "y,a1,,demo,2020-01-01,1")

    assert_said(of_events(check(folder).problems), 1, FOUNDING)
    (first, _) = score(folder, as_of=AS_OF).scores.rows()
    assert first["score"] == 3.5


def test_an_unknown_account_is_named_by_the_check(project: Callable[..., Path]) -> None:
    """The first of them in the order of the alphabet, so that it is the same every time."""
    folder = project(*ODD["unknown"][0])

    assert 'such as "yy"' in of_events(check(folder).problems)[0][1]


def test_an_odd_quantity_is_named(project: Callable[..., Path]) -> None:
    """Both say which one."""
    folder = project(*ODD["negative"][0])

    for told in (check(folder).problems, score(folder, as_of=AS_OF).warnings):
        assert 'such as "-1' in of_events(told)[0][1]


def test_all_odd_things_are_counted_at_once(project: Callable[..., Path]) -> None:
    """Together as alone; a row may be odd in two ways."""
    names = ("nobody", "unknown", "undated", "future")
    odd = [f"{name}{row}" for name in names for row in ODD[name][0]]
    folder = project(*odd, "e1,a1,,demo,2026-01-05,-1", "z,a1,,demo,2099-01-01,1e300")

    for told in (check(folder).problems, score(folder, as_of=AS_OF).warnings):
        assert [(code, int(what.split()[0])) for code, what in of_events(told)] == [
            *(("TW460", 1), ("TW460", 2)),
            *(("TW461", 1), ("TW462", 3), ("TW464", 1), ("TW465", 2)),
        ]


def test_a_run_counts_only_what_could_have_counted(project: Callable[..., Path]) -> None:
    """Rows of another kind matter to no component; the check, which knows all, says them."""
    folder = project("x,,,visit,2026-01-01,1", "y,zz,,visit,2026-01-01,1")

    assert of_events(score(folder, as_of=AS_OF).warnings) == []
    assert [code for code, _ in of_events(check(folder).problems)] == ["TW460", "TW460"]


def test_a_card_without_events_says_nothing_of_them(project: Callable[..., Path]) -> None:
    """The run does not even read them."""
    folder = project(*(row for rows, _ in ODD.values() for row in rows), card=WITHOUT_EVENTS)

    assert of_events(score(folder, as_of=AS_OF).warnings) == []


def test_without_a_people_table_an_event_of_a_person_is_of_nobody(
    project: Callable[..., Path],
) -> None:
    """Nothing tells whose it is."""
    folder = project(yaml=YAML.replace("  people: {source: people.csv}\n", ""))

    assert_said(of_events(check(folder).problems), 1, NOBODY)
    assert_said(of_events(score(folder, as_of=AS_OF).warnings), 1, NOBODY)


def test_quantities_and_dates_in_words_are_said_and_counted(write: Write) -> None:
    """A text that is no number counts as one, and one that is no date not at all."""
    rows = ("x,a1,,demo,2026-01-01,many", "y,a1,,demo,soon,1", "z,a1,,demo,2026-02-30,1")
    events = "\n".join([HEAD, *FINE, *rows]) + "\n"
    folder = write({**FILES, "tradewind.yaml": YAML, "events.csv": events})

    found = score(folder, as_of=AS_OF)

    for told in (check(folder).problems, found.warnings):
        unreadable = [one.what for one in told if one.code == "TW451"]
        assert [what.split(" not ")[0] for what in unreadable] == ['2 values of "occurred_at"']
        events_said = of_events(told)
        assert [code for code, _ in events_said] == ["TW461", "TW465"]
        assert 'such as "many"' in events_said[1][1]
    assert [row["score"] for row in found.scores.rows()] == [3.5, 2]
