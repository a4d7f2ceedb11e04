"""`tradewind decay` on a small project."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tradewind.cli.main import app

CARD = """\
version: 1
name: growth
way: points
dimensions:
  fit: {components: [{name: size, number: employees, bands: {">=1": 1}}]}
  engagement:
    components:
      - {name: demo asked, events: {kind: demo}, each: 6, window: 90d, decay: {half_life: 30d}}
      - {name: losses, events: {kind: loss}, each: -9, decay: {linear: 90d}}
      - {name: stairs, events: {kind: x}, each: 1, decay: {steps: [{within: 45d, share: 1}]}}
      - {name: people, events: {kind: x}, count: people, ramp: {0: 0, 9: 9}, decay: {window: 1d}}
      - {name: days, events: {kind: x}, count: days, each: 2}
tiers: {A: 10, B: 0}
"""
ON_50_COLUMNS = """\
engagement/demo asked  in growth
One event gives 6 at first. Half of what is left
goes every 30 days. Beyond the window of 90 days
it does not count.

6 │█▄▁
  │███▅▂
  │█████▇▅▂
  │█████████▅▃▁
3 │████████████▇▅▄▂
  │█████████████████▇▆▄▃▂▁
  │████████████████████████▇▆▅▅▄▃▂▂▁▁
  │███████████████████████████████████
0 ┼───────────────────────────────────────────────
   0          30         60         90    120 days

day   left  points
  0   100%       6
 30    50%       3  half-life
 60    25%     1.5  2 half-lives
 90  12.5%    0.75  window ends
 91     0%       0
120     0%       0"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with one scorecard."""
    (tmp_path / "scorecards").mkdir()
    (tmp_path / "scorecards" / "growth.yaml").write_text(CARD, encoding="utf-8")
    named = "version: 1\nname: p\ntables:\n  accounts: {source: a.csv, columns: {account_id: id}}\n"
    (tmp_path / "tradewind.yaml").write_text(named, encoding="utf-8")
    return tmp_path


def ran(project: Path, *arguments: str, **environment: str) -> Result:
    """Run the command on 80 columns."""
    settings = {"COLUMNS": "80", "TERM": "xterm", **environment}
    return CliRunner(env=settings).invoke(
        app, ["decay", "growth", *arguments, "--project", str(project)]
    )


def test_a_curve_comes_with_words_and_numbers(project: Path) -> None:
    """What one event gives at first, how it wears away, and what is left on which day."""
    text = ran(project, "demo asked", COLUMNS="50").stdout

    assert "\n".join(line.rstrip() for line in text.splitlines()) == ON_50_COLUMNS


@pytest.mark.parametrize(
    ("component", "said"),
    [
        ("losses", "One event gives -9 at first. It falls evenly, to nothing after 90 days."),
        ("stairs", "One event gives 1 at first. It falls in steps, to nothing after 45 days."),
        ("people", "One person counts as 1 at first. All of it counts for 1 day, and nothing"),
        ("days", "One day gives 2 at first. It does not wear away."),
    ],
)
def test_every_kind_of_decay_has_its_words(project: Path, component: str, said: str) -> None:
    """The sentence says what one counts at first and how long."""
    assert said in ran(project, component).stdout


def test_csv_has_a_row_for_every_day(project: Path) -> None:
    """Programs get the age, the share and the points, the same as scores use."""
    rows = ran(project, "losses", "--days", "120", "--format", "csv").stdout.splitlines()

    assert rows[0] == "age_days,share,points"
    assert rows[4] == "3,0.9666666666666667,-8.7"
    assert (len(rows), rows[-1]) == (122, "120,0,0")


def test_json_has_no_points_under_a_curve(project: Path) -> None:
    """They are null: what the number of people gives, one person alone cannot tell."""
    rows = json.loads(ran(project, "people", "--format", "json").stdout)

    assert rows[0] == {"age_days": 0, "share": 1, "points": None}


def test_a_curve_fits_a_narrow_terminal_without_colours(project: Path) -> None:
    """Forty columns, plain text."""
    result = ran(project, "demo asked", COLUMNS="40")

    assert max(map(len, result.stdout.splitlines())) <= 40
    assert "\x1b" not in result.stdout


def test_another_kind_of_component_is_a_problem(project: Path) -> None:
    """Exit code 1, and nothing on stdout."""
    result = ran(project, "size")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "TW541" in result.stderr
