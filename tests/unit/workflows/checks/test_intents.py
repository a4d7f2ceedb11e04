"""Checks of intent: scores that are none, and kinds and topics that no event has."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tradewind.problems import Problem
from tradewind.workflows.check import check
from tradewind.workflows.score import score

YAML = """\
version: 1
name: p
tables:
  accounts: {source: accounts.csv}
  events: {source: events.csv}
"""
EVENTS = """\
event_id,account_id,stream,kind,occurred_at,quantity
e1,a1,intent,sales planning,2026-03-20,60
e2,a1,intent,quota management,2026-03-20,100
e3,a1,intent,sales planning,2026-03-13,0
e4,a1,engagement,demo_request,2026-03-20,250
e5,a1,signal,layoffs,2026-03-20,
"""
CARD = """\
version: 1
name: c
dimensions:
  intent:
    components:
      - {%s}
tiers: {A: top 10%%, B: rest}
"""
INTENT = "name: i, intent: {topics: [sales planning, quota management]}, within: 21d, %s"
Found = Callable[..., list[Problem]]


@pytest.fixture
def project(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Write a project of one account, with files that replace the usual ones."""

    def written(files: Mapping[str, str]) -> Path:
        usual = {"accounts.csv": "account_id\na1\n", "events.csv": EVENTS, "tradewind.yaml": YAML}
        for name, text in (usual | dict(files)).items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return written


@pytest.fixture
def found(project: Callable[[Mapping[str, str]], Path]) -> Found:
    """Check a project of one component, and give the problems of one code."""

    def of(code: str, component: str, events: str = EVENTS) -> list[Problem]:
        folder = project({"scorecards/c.yaml": CARD % component, "events.csv": events})
        return [problem for problem in check(folder).problems if problem.code == code]

    return of


@pytest.mark.parametrize("score", ["-1", "101", "1e300", "nan", "high"])
def test_scores_outside_0_to_100_are_counted_with_an_example(found: Found, score: str) -> None:
    """They do not surge, and the run says so."""
    events = EVENTS + f"e6,a1,intent,x,2026-03-20,{score}\ne7,a1,intent,x,2026-03-20,{score}\n"

    (problem,) = found("TW466", INTENT % "share_of_topics: 50%", events)

    assert "2 readings of intent whose score does not lie from 0 to 100" in problem.what
    assert f'"{score}"' in problem.what
    assert problem.severity == "warning"


def test_only_readings_that_a_component_looks_at_are_held_to_be_scores(found: Found) -> None:
    """250 is a quantity of something else, and an unknown score is none to mend."""
    events = EVENTS + "e6,a1,intent,x,2026-03-20,\n"

    assert found("TW466", INTENT % "share_of_topics: 50%", events) == []
    assert found("TW466", "name: d, events: {kind: demo_request}, each: 5") == []


def test_scoring_says_it_too(project: Callable[[Mapping[str, str]], Path]) -> None:
    """What is treated is said in every run, not only by `check`."""
    events = EVENTS + "e6,a1,intent,x,2026-03-20,-5\n"
    card = CARD % (INTENT % "share_of_topics: 50%")

    result = score(project({"scorecards/c.yaml": card, "events.csv": events}))

    assert "TW466" in [problem.code for problem in result.warnings]


def test_a_topic_that_no_reading_has_is_named_with_the_nearest(found: Found) -> None:
    """A misspelt topic would never surge; its place is its own in the list."""
    component = (INTENT % "share_of_topics: 50%").replace("quota management", "quota managment")

    (problem,) = found("TW468", component)

    assert problem.what == 'No event of the stream intent has the topic "quota managment".'
    assert problem.fix == 'Write "quota management".'
    assert problem.place.column == 53


@pytest.mark.parametrize(
    ("component", "what", "fix"),
    [
        (
            "name: d, events: {kind: demo_requests}, each: 5",
            'No event has the kind "demo_requests".',
            'Write "demo_request".',
        ),
        (
            "name: d, events: {kind: [demo_request, zzz]}, each: 5",
            'No event has the kind "zzz".',
            "Take it out, or leave it for events to come.",
        ),
        (
            "name: d, surge: {stream: engagement, kind: layoffs}, recent: 7d, before: 28d, "
            "index_at_least: 70",
            'No event of the stream engagement has the kind "layoffs".',
            "Write `stream: signal`, where it stands.",
        ),
    ],
)
def test_a_kind_that_no_event_has_is_named(
    found: Found, component: str, what: str, fix: str
) -> None:
    """With the nearest kind, or the stream in which it stands."""
    (problem,) = found("TW467", component)

    assert (problem.what, problem.fix, problem.severity) == (what, fix, "warning")


def test_kinds_that_events_have_are_left_alone(found: Found) -> None:
    """Blanks around a kind make no difference."""
    assert found("TW467", "name: d, events: {stream: signal, kind: ' layoffs '}, each: -5") == []
    assert found("TW468", INTENT % "share_of_topics: 50%") == []
    assert found("TW467", "name: d, events: {stream: signal}, each: -5") == []


def test_without_any_event_there_is_nothing_to_compare_with(found: Found) -> None:
    """An empty table says nothing about what is misspelt."""
    header = EVENTS.splitlines()[0] + "\n"

    assert found("TW467", "name: d, events: {kind: x}, each: 5", header) == []
