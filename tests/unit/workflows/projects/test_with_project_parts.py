"""Scorecards read titles by the words of the project, from checking to what was published."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from tradewind.problems import InvalidInput
from tradewind.workflows.check import check
from tradewind.workflows.columns import columns
from tradewind.workflows.projects.opening import chosen_scorecard
from tradewind.workflows.projects.whole_scorecards import as_written
from tradewind.workflows.score import score

Write = Callable[[Mapping[str, str]], Path]
YAML = """\
version: 1
name: few
tables:
  accounts: {source: accounts.csv}
  people: {source: people.csv}
"""
CARD = """\
name: leads
scores: people
dimensions:
  fit:
    components:
      - {name: level, category: seniority, values: {director: 10, vp: 8}, otherwise: 0, missing: 1}
tiers: {A: 60, B: 0}
"""
TITLES = "seniority:\n  director: [Sales Ninja]\n"
FILES = {
    "tradewind.yaml": YAML,
    "accounts.csv": "account_id\na1\n",
    "people.csv": "person_id,account_id,title\np1,a1,VP Sales\np2,a1,Sales Ninja\np3,a1,\n",
    "scorecards/leads.yaml": CARD,
    "titles.yaml": TITLES,
}


def scores(project: Path, as_of: datetime) -> dict[str, float]:
    """Score the people, and give the scores by person."""
    found = score(project, as_of=as_of).scores.rows()
    return {row["person_id"]: float(row["score"]) for row in found}


def test_a_lead_score_rests_on_the_projects_words(write: Write, as_of: datetime) -> None:
    """Titles that the built-in words read are still read."""
    project = write(FILES)

    assert scores(project, as_of) == {"p1": 80, "p2": 100, "p3": 10}


def test_the_hash_covers_the_words_and_the_author_gets_the_own_text_back(write: Write) -> None:
    """Other words are another scorecard."""
    project = write(FILES)
    before = chosen_scorecard(project, None)
    text = as_written(project, before.text)
    (project / "titles.yaml").write_text(TITLES.replace("Ninja", "Star"), encoding="utf-8")

    assert text == CARD
    assert "Sales Ninja" in before.text
    assert chosen_scorecard(project, None).hash != before.hash


def test_columns_of_people_list_what_titles_tell(write: Write) -> None:
    """With the number of people of whom it is known."""
    found = {one.name: one for one in columns(write(FILES), people=True).columns}

    assert (found["seniority"].known, found["function"].known) == (2, 2)
    assert found["seniority"].source == "read from title in people.csv"


def test_problems_of_the_words_are_told_with_their_places(write: Write, as_of: datetime) -> None:
    """By check, and by score, which stops."""
    project = write({**FILES, "titles.yaml": "seniority: {directr: [x]}\n"})

    assert "titles.yaml:1:13" in [str(one.place) for one in check(project).problems]
    with pytest.raises(InvalidInput, match=r"titles\.yaml:1:13 TW203"):
        score(project, as_of=as_of)
