"""Why the score of one account changed: the four parts, whole and line by line."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from support.telling_why import NOW, THEN, change_a_file, changed_project, published_at
from tradewind.files.exact_json import json_text
from tradewind.problems import InvalidInput
from tradewind.workflows.compact import compact
from tradewind.workflows.differences.why import LineChange, Why
from tradewind.workflows.explain_since import explain_since

BEFORE_ALL = datetime(2026, 2, 1, tzinfo=UTC)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give the project with its two runs."""
    return changed_project(tmp_path)


def _line(why: Why, name: str) -> LineChange:
    return next(one for one in why.lines if one.line.name == name)


def _parts(why: Why | LineChange) -> dict[str, str]:
    return {name: f"{amount:f}" for name, amount in why.parts.to_dict().items() if amount}


def test_nothing_happened_so_nothing_is_told(project: Path) -> None:
    """Equal states give zeros in every line."""
    why = explain_since("still", THEN, project)

    assert why.change == 0
    assert not any(one.parts.moved for one in why.lines)
    assert [one.line.name for one in why.lines] == ["size", "crm"]


def test_new_events_are_told_as_events_even_those_that_became_known_late(project: Path) -> None:
    """One demo was asked for on the day, one a month before and known since ten days."""
    why = explain_since("asks", THEN, project)

    assert _parts(why) == {"events": "50.0000"}
    assert _parts(_line(why, "demos")) == {"events": "50.0000"}


def test_passing_time_is_told_as_time(project: Path) -> None:
    """Half of eight points of ten, of half of the score, are gone after a half-life."""
    why = explain_since("fades", THEN, project)

    assert _parts(why) == {"time": "-20.0000"}


def test_attributes_and_technologies_are_told_as_data(project: Path) -> None:
    """More employees, and a product that was seen for the first time."""
    why = explain_since("grows", THEN, project)

    assert _parts(_line(why, "size")) == {"data": "40.0000"}
    assert _parts(_line(why, "crm"))["data"] == "10.0000"


def test_a_gate_that_closes_is_a_line_of_its_own(project: Path) -> None:
    """The components still add what they did; the gate takes it all."""
    why = explain_since("bets", THEN, project)

    assert why.now.score == 0
    assert _parts(_line(why, "gambling")) == {"data": "-50.0000"}
    assert "It is excluded now: the score is 0." in why.notes


def test_the_scorecard_is_told_apart_from_the_rest(project: Path) -> None:
    """Only the weight changed, so only the scorecard did anything."""
    change_a_file(project, "scorecards/telling.yaml", ("weight: 4", "weight: 1"))
    published_at(project, datetime(2026, 3, 31, 0, 0, 1, tzinfo=UTC))

    why = explain_since("grows", NOW, project)

    assert why.change == 0
    assert _parts(_line(why, "size")) == {"scorecard": "-15.0000"}
    assert _parts(_line(why, "crm")) == {"scorecard": "15.0000"}


def test_a_component_that_is_gone_from_the_scorecard_counts_0_now(project: Path) -> None:
    """It stays a line, so that the lines add up."""
    change_a_file(
        project,
        "scorecards/telling.yaml",
        ("      - {name: crm, technology: [Salesforce]}\n", ""),
    )
    published_at(project, datetime(2026, 4, 1, tzinfo=UTC))

    line = _line(explain_since("still", NOW, project), "crm")

    assert [line.then, line.now, line.parts.scorecard] == [10, 0, -10]


def test_an_account_that_came_has_no_score_of_then(project: Path) -> None:
    """What can be told is told, and why the rest cannot."""
    why = explain_since("comes", THEN, project)

    assert why.change is None and why.parts.data is None and why.parts.time == 0
    assert "It was not among the accounts as of 2026-03-01." in why.notes


def test_an_account_that_is_gone_is_found_by_its_id(project: Path) -> None:
    """Its lines of then are there."""
    why = explain_since("leaves", THEN, project)

    assert [why.then.score, why.now.tier, why.parts.time] == [50, None, None]
    assert "It is not among the accounts of 2026-03-31 any more." in why.notes


def test_before_the_first_run_then_is_computed_anew_and_said(project: Path) -> None:
    """Attributes without history are those of today, so only events and technologies differ."""
    why = explain_since("grows", BEFORE_ALL, project)

    assert why.then.run_id is None and why.then.as_of == BEFORE_ALL
    assert why.then.tier == "B"
    assert "Nothing was published by 2026-02-01" in why.notes[0]
    assert why.parts.total == why.change


def test_the_same_run_then_and_now_is_a_problem(project: Path) -> None:
    """Nothing can have changed; an earlier date is named."""
    with pytest.raises(InvalidInput, match=r"TW590[\s\S]*an earlier date, such as 2026-03-01"):
        explain_since("still", NOW, project)


def test_a_scorecard_that_needs_a_lost_column_cannot_be_computed(project: Path) -> None:
    """The version of then reads a column that the table no longer has."""
    change_a_file(project, "accounts.csv", ("employees", "staff"))
    change_a_file(project, "scorecards/telling.yaml", ("number: employees", "number: staff"))
    published_at(project, datetime(2026, 4, 1, tzinfo=UTC))

    with pytest.raises(InvalidInput, match=r"TW591[\s\S]*as of 2026-03-31[\s\S]*emp"):
        explain_since("still", NOW, project)


def test_an_unknown_account_is_a_problem(project: Path) -> None:
    """Neither then nor now."""
    with pytest.raises(InvalidInput, match="TW511"):
        explain_since("nobody", THEN, project)


def test_a_compacted_run_tells_the_rest_in_one_line(project: Path) -> None:
    """Of its tables the points of the components are kept, and they add up all the same."""
    change_a_file(project, "accounts.csv", ("Gambling", "Software"))
    for day in (1, 2):
        published_at(project, datetime(2026, 4, day, tzinfo=UTC))
    compact(project)

    why = explain_since("bets", NOW, project)

    assert why.is_coarse
    assert _line(why, "rounding, bounds and gates").parts.data == 50
    assert sum((one.then or Decimal(0) for one in why.lines), Decimal(0)) == why.then.score == 0


def test_the_json_form_has_parts_and_lines_that_add_up(project: Path) -> None:
    """Decimals keep four places; lines name their dimension."""
    text = json_text(explain_since("grows", THEN, project).to_dict())

    assert '"change": 50.0000' in text
    assert '"data": 50.0000' in text
    assert '"dimension": "fit"' in text
