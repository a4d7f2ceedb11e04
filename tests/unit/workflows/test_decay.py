"""The curve of a component, and what is said where there is none."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from tradewind.problems import InvalidInput
from tradewind.workflows.decay import decay

CARD = """\
version: 1
name: growth 2
way: points
dimensions:
  fit:
    profiles:
      small:
        components:
          - {name: headcount, number: employees, bands: {"<50": 2, ">=50": 6}}
          - {name: visits, events: {kind: visit}, each: 1}
  engagement:
    components:
      - {name: nine, events: {kind: x}, each: 9, decay: {linear: 90d}}
      - {name: Demo asked, events: {kind: x}, each: 10, window: 90d, decay: {half_life: 30d}}
      - {name: monthly, events: {kind: x}, each: 10, decay: {linear: {lose: 50%, every: 1 month}}}
      - name: stairs
        events: {kind: x}
        each: 40
        decay:
          steps:
            - {within: 45d, share: 1}
            - {within: 90d, share: 62.5%}
            - {within: 180d, share: 0.25}
      - {name: layoffs, events: {kind: layoff}, each: -7.5, decay: {window: 30d}}
      - {name: visits, events: {kind: visit}, ramp: {0: 0, 9: 10}, decay: {half_life: 1w}}
      - {name: headcount, events: {kind: hire}, each: 1, decay: {linear: 1y}}
tiers: {A: 10, B: 0}
"""


@pytest.fixture
def project(files: Mapping[str, str], write: object) -> Path:
    """Give a project with that scorecard beside another one."""
    assert callable(write)
    folder: Path = write({**files, "scorecards/growth.yaml": CARD})
    return folder


@pytest.mark.parametrize(
    ("component", "expected"),
    [
        ("nine", {0: "9", 3: "8.7", 45: "4.5", 90: "0", 91: "0"}),
        ("monthly", {0: "10", 30: "5", 60: "0"}),
        ("stairs", {0: "40", 45: "40", 46: "25", 90: "25", 91: "10", 180: "10", 181: "0"}),
        ("Demo asked", {0: "10", 30: "5", 60: "2.5", 90: "1.25", 91: "0"}),
        ("layoffs", {0: "-7.5", 30: "-7.5", 31: "0"}),
    ],
)
def test_the_published_examples_come_out(
    project: Path, component: str, expected: dict[int, str]
) -> None:
    """Each share times the points of one event, window and decay together."""
    daily = decay("growth", component, project, days=200).daily

    assert {age: daily[age].points for age in expected} == {
        age: Decimal(points) for age, points in expected.items()
    }
    assert len(daily) == 201


def test_points_are_rounded_as_scores_add_them(project: Path) -> None:
    """A third of ten points is whole hundred-millionths, as everything that is added."""
    found = decay("growth", "monthly", project).at(40.0)

    assert found.points == Decimal("3.33333333")


def test_under_a_curve_an_event_has_a_share_and_no_points(project: Path) -> None:
    """What the number of events gives, one event alone cannot tell."""
    found = decay("growth", "engagement/visits", project).at(7.0)

    assert (found.share, found.points) == (0.5, None)


@pytest.mark.parametrize("scorecard", ["growth", "growth 2", "scorecards/growth.yaml"])
def test_a_scorecard_is_found_by_its_name_or_its_file(project: Path, scorecard: str) -> None:
    """As wherever a scorecard is named; the curve says its name."""
    assert decay(scorecard, "nine", project).scorecard == "growth 2"


@pytest.mark.parametrize(
    ("wanted", "label"),
    [
        ("nine", "engagement/nine"),
        ("demo ASKED ", "engagement/Demo asked"),
        ("headcount", "engagement/headcount"),
        ("fit/small/visits", "fit/small/visits"),
    ],
)
def test_a_component_is_found_by_its_name(project: Path, wanted: str, label: str) -> None:
    """In any case; of several of one name the one that decays; or by dimension and profile."""
    assert decay("growth", wanted, project).label == label


@pytest.mark.parametrize(
    ("component", "days"), [("nine", 120), ("Demo asked", 120), ("fit/small/visits", 120)]
)
def test_days_that_are_left_out_show_all_of_the_curve(
    project: Path, component: str, days: int
) -> None:
    """Ninety days of decay are shown on 120, and so is what never wears away."""
    assert decay("growth", component, project).days == days


@pytest.mark.parametrize(
    ("component", "said"),
    [
        (
            "nein",
            r"scorecards/growth.yaml TW540\n"
            r'  The scorecard "growth 2" has no component "nein".\n  fix: Write "nine"\.',
        ),
        ("qqqq", r'TW540[\s\S]*fix: Name one that decays: "visits", "nine", "Demo asked", .*, …'),
        (
            "fit/small/headcount",
            r'growth.yaml:9:13 TW541\n  "headcount" does not decay: `number` looks at no dated '
            r"facts\.\n  fix: Name one that decays: ",
        ),
        (
            "visits",
            r'TW542\n  "visits" is the name of 2 components of the scorecard\.\n'
            r'  fix: Write "fit/small/visits" or "engagement/visits"\.',
        ),
    ],
)
def test_what_has_no_curve_is_a_problem_with_a_way_out(
    project: Path, component: str, said: str
) -> None:
    """The nearest component is named, or those that decay."""
    with pytest.raises(InvalidInput, match=said):
        decay("growth", component, project)


def test_a_scorecard_without_events_says_how_to_add_some(project: Path) -> None:
    """There is nothing to name instead."""
    with pytest.raises(InvalidInput, match=r"fix: Add a component with `events:` and `decay: {ha"):
        decay("few", "size", project)


@pytest.mark.parametrize("days", [0, -5, 36_501])
def test_days_lie_within_a_hundred_years(project: Path, days: int) -> None:
    """A curve needs a day at least."""
    with pytest.raises(InvalidInput, match=rf'--days TW543\n  "{days}" is not .*\n.*1 to 36500'):
        decay("growth", "nine", project, days=days)


def test_a_missing_project_is_said_before_a_missing_scorecard(tmp_path: Path) -> None:
    """Nothing can be found in a folder that is no project."""
    with pytest.raises(InvalidInput, match=r"tradewind\.yaml"):
        decay("growth", "nine", tmp_path)


def test_two_components_of_one_name_and_place_need_names(
    project: Path, files: Mapping[str, str]
) -> None:
    """No way of writing the name can tell them apart."""
    twice = CARD.replace("name: monthly", "name: nine")
    (project / "scorecards" / "growth.yaml").write_text(twice, encoding="utf-8")

    with pytest.raises(InvalidInput, match=r"TW542[\s\S]*fix: Give each a name of its own\."):
        decay("growth", "nine", project)
