"""A scorecard with those that it uses in it: one text, one hash, the places of all files."""

from typing import Any

import pytest

from tradewind.files.inlined_scorecards import used_file, with_scorecards
from tradewind.files.scorecard_file import ScorecardFile, parse_scorecard

LEADS = """\
# who to call
name: leads
scores: people
dimensions:
  fit:
    components:
      - {name: grade, category: account.tier(my growth), values: {A: 10}, otherwise: 2}
tiers: {A: 50, B: 0}  # the last"""
GROWTH = """\
# how companies are scored
name: my growth
description: |
  Two lines,
  of which this is one.
dimensions:
  fit:
    components:
      - {name: size, number: employees, ramp: {0: 0, 100: 10}}  # by headcount
tiers: {A: 50, B: 0}
"""
IN_BRACES = (
    '{"name": "my growth", "tiers": {"A": 50, "B": 0}, "dimensions": {"fit": {"components": '
    '[{"name": "size", "number": "employees", "ramp": {"0": 0, "100": 10}}]}}}'
)


def whole(leads: str = LEADS, growth: str = GROWTH) -> ScorecardFile:
    """Put a scorecard into the one that uses it."""
    used = parse_scorecard(growth, shown_as="growth.yaml")
    return with_scorecards(parse_scorecard(leads, shown_as="leads.yaml"), {"my growth": used})


def test_the_text_holds_what_it_uses_with_its_comments() -> None:
    """Whoever reads it later needs no other file."""
    text = whole().text

    assert text.startswith(f"{LEADS}\nscorecards:\n")
    assert '  "my growth":\n    # how companies are scored\n    name: my growth\n' in text
    assert "      Two lines,\n      of which this is one.\n" in text
    assert text.endswith("    tiers: {A: 50, B: 0}\n")


@pytest.mark.parametrize("growth", [GROWTH, IN_BRACES, GROWTH.replace("\n", "\r\n")])
def test_the_used_scorecard_is_the_one_of_its_file(growth: str) -> None:
    """However it is laid out."""
    file = whole(growth=growth)

    own = parse_scorecard(growth, shown_as="growth.yaml")
    assert file.card.scorecards == {"my growth": own.card}
    assert parse_scorecard(file.text, shown_as="leads.yaml").hash == file.hash


def test_the_hash_covers_what_is_used() -> None:
    """Another number in the used scorecard makes another scorecard, a comment does not."""
    changed = whole(growth=GROWTH.replace("100: 10", "200: 10"))
    remarked = whole(growth=GROWTH.replace("by headcount", "by people"))

    assert changed.hash != whole().hash == remarked.hash


def test_places_are_those_of_the_files() -> None:
    """A problem of a used scorecard is told where it was written."""
    file = whole()
    path: tuple[Any, ...] = ("dimensions", "fit", "components", 0, "number")

    assert str(file.places.at("scorecards", "my growth", *path)) == "growth.yaml:9:30"
    assert str(used_file(file, "my growth").places.at(*path)) == "growth.yaml:9:30"
    assert used_file(file, "my growth").card.name == "my growth"


def test_a_scorecard_in_braces_stays_in_braces() -> None:
    """JSON is YAML, too."""
    leads = (
        '{"name": "leads", "scores": "people", "tiers": {"A": 50, "B": 0}, "dimensions": {"fit": '
        '{"components": [{"name": "g", "number": "account.score(my growth)", '
        '"ramp": {"0": 0, "100": 10}}]}}}'
    )

    assert whole(leads).text.startswith('{"scorecards": {"my growth": {"name": "my growth", ')
    assert whole(leads).card.scorecards == whole().card.scorecards


def test_what_uses_none_or_holds_its_own_stays_as_it_is() -> None:
    """The scorecards that somebody wrote into the file are the ones that count."""
    file = whole()

    assert with_scorecards(file, {"my growth": file}) is file
    assert with_scorecards(file, {}) is file
