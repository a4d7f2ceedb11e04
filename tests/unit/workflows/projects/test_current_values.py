"""A score of the past says which values are today's."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tradewind.compiling.compile import compile_scorecard
from tradewind.workflows.explain import explain
from tradewind.workflows.projects.current_values import (
    CurrentValues,
    current_values,
    current_values_said,
)
from tradewind.workflows.projects.opening import OpenProject, chosen_scorecard, opened
from tradewind.workflows.score import score

Write = Callable[[Mapping[str, str]], Path]
AS_OF = datetime(2026, 2, 1, tzinfo=UTC)
ACCOUNTS = "  accounts: {source: accounts.csv}\n"
HISTORY = "  account_history: {source: account_history.csv}\n"
CARD = """\
version: 1
name: c
way: points
dimensions:
  fit:
    components:
      - {name: size, number: employees, bands: {"<100": 1, ">=100": 2}}
      - {name: place, category: country, values: {DE: 3}}
      - {name: growth, growth: employees, over: 30d, ramp: {0: 0, 100: 10}}
tiers: {A: 3, B: 0}
"""
FILES = {
    "tradewind.yaml": f"version: 1\nname: few\ntables:\n{ACCOUNTS}{HISTORY}",
    "accounts.csv": "account_id,employees,country\na1,300,DE\na2,50,DE\na3,50,FR\n",
    "account_history.csv": "account_id,valid_from,valid_to,employees\n"
    "a1,2026-01-01,2026-01-20,80\na1,2026-01-20,2026-03-01,100\na2,2026-03-01,,50\n",
    "scorecards/c.yaml": CARD,
}


def lines_of(folder: Path, account: str) -> dict[str, tuple[object, str, str]]:
    """Give what an account's receipt shows of each line: the fact, the note, the source."""
    receipt = explain(account, folder).receipt
    lines = receipt.dimensions[0].contributions
    return {line.component: (line.seen, line.note, line.source) for line in lines}


def test_a_past_score_says_of_every_line_whether_its_value_is_todays(write: Write) -> None:
    """a1 has a version of that day, with employees and without a country; a2 has none yet."""
    folder = write(FILES)
    score(folder, as_of=AS_OF)

    first, second = lines_of(folder, "a1"), lines_of(folder, "a2")

    grown = "+25%: from 80 (since 2026-01-01) to 100"
    told = "employees in account_history.csv"
    assert first == {
        "size": (100.0, "", told),
        "place": ("DE", "current value, not as of", "country in accounts.csv"),
        "growth": (grown, "", told),
    }
    assert second["size"] == (50.0, "current value, not as of", "employees in accounts.csv")
    assert second["growth"][1] == "unknown: skipped; current value, not as of"


def test_a_score_of_now_has_no_such_note(write: Write) -> None:
    """Today's value is the one of the moment."""
    folder = write(FILES)
    score(folder)

    assert lines_of(folder, "a3") == {
        "size": (50.0, "", "employees in accounts.csv"),
        "place": ("FR", "", "country in accounts.csv"),
        "growth": (None, "unknown: skipped", "employees in account_history.csv"),
    }


@pytest.fixture
def project(write: Write) -> Iterator[Callable[[Mapping[str, str]], OpenProject]]:
    """Open a project of the files with some of them changed."""
    contexts = []

    def of(changes: Mapping[str, str]) -> OpenProject:
        contexts.append(opened(write({**FILES, **changes})))
        return contexts[-1].__enter__()

    yield of
    for context in contexts:
        context.__exit__(None, None, None)


def counted(project: OpenProject) -> tuple[CurrentValues, list[str]]:
    """Count the current values of a past score, and say them."""
    card = chosen_scorecard(project.folder, None).card
    compiled = compile_scorecard(card, project.bound, as_of=AS_OF, carried=None)
    project.engine.execute(f"CREATE TEMP TABLE scored AS {compiled.sql}")
    history = project.tables.get("account_history")
    found = current_values(project.engine, "scored", compiled, card, history)
    return found, [one.what for one in current_values_said(found, AS_OF, project.file.places)]


def test_accounts_without_a_version_are_counted(
    project: Callable[[Mapping[str, str]], OpenProject],
) -> None:
    """Where the history has all columns, two of three accounts have today's values."""
    only_size = "\n".join(line for line in CARD.splitlines() if "place" not in line)

    found = counted(project({"scorecards/c.yaml": only_size}))

    said = (
        "2 accounts of 3 without a version of the attributes as of 2026-02-01: scored by today's."
    )
    assert found == (CurrentValues((), 2, 3), [said])


def test_columns_that_no_history_has_are_named(
    project: Callable[[Mapping[str, str]], OpenProject],
) -> None:
    """Then every account has at least one of today's values."""
    found = counted(project({}))

    said = "No account history has country as of 2026-02-01: today's values are used."
    assert found == (CurrentValues(("country",), 3, 3), [said])


def test_without_a_history_all_columns_are_named(
    project: Callable[[Mapping[str, str]], OpenProject],
) -> None:
    """Those that the scorecard reads, each once."""
    found, _ = counted(project({"tradewind.yaml": f"version: 1\nname: few\ntables:\n{ACCOUNTS}"}))

    assert found == CurrentValues(("employees", "country"), 3, 3)


PEOPLE_CARD = """\
name: c
scores: people
dimensions:
  fit:
    components:
      - {name: size, number: account.employees, bands: {"<100": 1, ">=100": 2}}
tiers: {A: 3, B: 0}
"""
WITH_PEOPLE = {
    "tradewind.yaml": FILES["tradewind.yaml"] + "  people: {source: people.csv}\n",
    "people.csv": "person_id,account_id,title\np1,a1,CEO\np2,a2,CEO\np3,,CEO\n",
    "scorecards/c.yaml": PEOPLE_CARD,
}


def test_people_are_counted_by_the_versions_of_their_accounts(
    project: Callable[[Mapping[str, str]], OpenProject],
) -> None:
    """Somebody without an account has no value of today's either."""
    _, said = counted(project(WITH_PEOPLE))

    assert said == [
        "1 person at an account of 3 without a version of the attributes as of 2026-02-01: "
        "scored by today's."
    ]


def test_columns_of_people_are_named_apart_from_those_of_their_accounts(
    project: Callable[[Mapping[str, str]], OpenProject],
) -> None:
    """No table could tell what a title was; an account history could tell a country."""
    asked = "  - {name: n, category: COLUMN, values: {x: 3}}\n"
    more = "".join(f"    {asked}".replace("COLUMN", name) for name in ("title", "account.country"))
    card = PEOPLE_CARD.replace("tiers:", f"{more}tiers:")

    _, said = counted(project({**WITH_PEOPLE, "scorecards/c.yaml": card}))

    assert said == [
        "Nothing tells what title of people were as of 2026-02-01: today's values are used.",
        "No account history has account.country as of 2026-02-01: today's values are used.",
    ]
