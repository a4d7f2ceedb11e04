"""Scorecards use what the project says of technologies, from checking to the receipt."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from tradewind.problems import InvalidInput
from tradewind.workflows.check import check
from tradewind.workflows.explain import explain
from tradewind.workflows.projects.opening import chosen_scorecard
from tradewind.workflows.score import score

Write = Callable[[Mapping[str, str]], Path]
CARD = """\
name: few
dimensions:
  fit:
    components:
      - {name: crm, technology: {relation: complement}}
      - {name: tools, technology_count: any, ramp: {0: 0, 2: 10}}
      - {name: named, technology: [Force, Zoho]}
tiers: {A: 60, B: 0}
"""
CATALOGUE = "products: {Force: {aliases: [Salesforce], relation: complement}}\n"


@pytest.fixture
def project(write: Write, files: dict[str, str]) -> Path:
    """Give a project with a catalogue that calls Salesforce by another name."""
    files |= {"scorecards/few.yaml": CARD, "technologies.yaml": CATALOGUE}
    return write(files)


def test_a_score_rests_on_the_projects_catalogue(project: Path, as_of: datetime) -> None:
    """The receipt, read from what was published, names the product as the catalogue does."""
    score(project, as_of=as_of)

    lines = explain("a1", project=project).receipt.dimensions[0].contributions

    assert [(line.component, line.seen) for line in lines][:3] == [
        ("crm", "Force"),
        ("tools", "2 products"),
        ("named", "Force"),
    ]


def test_the_hash_covers_the_catalogue(project: Path) -> None:
    """Another relation is another scorecard."""
    before = chosen_scorecard(project, None).hash
    (project / "technologies.yaml").write_text(CATALOGUE.replace("Force", "F"), encoding="utf-8")

    assert chosen_scorecard(project, None).hash != before


def test_a_product_is_in_some_row_if_any_of_its_names_is(project: Path) -> None:
    """Only the other one is said to be in none; spellings of an alias are told."""
    sources = (project / "technologies.csv").read_text(encoding="utf-8")
    more = f"{sources}a4,salesforce,,\n"
    (project / "technologies.csv").write_text(more, encoding="utf-8")

    found = [problem.what for problem in check(project).problems]

    assert 'No row has "Zoho" in product.' in found
    assert not any('"Force" in product' in what for what in found)
    assert any('"salesforce" in 1 row' in what for what in found)


def test_problems_of_the_catalogue_stop_scoring_and_are_checked(
    project: Path, as_of: datetime
) -> None:
    """Each with its place in technologies.yaml."""
    (project / "technologies.yaml").write_text("products: {a: {relaton: own}}", encoding="utf-8")

    assert "technologies.yaml:1:16" in [str(one.place) for one in check(project).problems]
    with pytest.raises(InvalidInput, match=r"technologies\.yaml:1:16 TW201"):
        score(project, as_of=as_of)
