"""Scorecards with all that their project says: which are meant, and what is missing."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tradewind.files.inlined_scorecards import used_file
from tradewind.files.scorecard_file import parse_scorecard
from tradewind.problems import InvalidInput
from tradewind.scorecard.rules import problems_of
from tradewind.workflows.projects.opening import chosen_scorecard
from tradewind.workflows.projects.whole_scorecards import as_written

Write = Callable[[Mapping[str, str]], Path]
CARD = """\
name: {name}
scores: {scores}
dimensions:
  fit:
    components:
      - {{name: one, {asks}}}
tiers: {{A: 50, B: 0}}
"""
OWN = "yes_no: is_customer"
CATALOGUE = "products:\n  SAP: {aliases: [R/3]}\n"


def card(name: str, asks: str, scores: str = "people") -> str:
    """Write a scorecard of one component."""
    return CARD.format(name=name, asks=asks, scores=scores)


def asking(other: str) -> str:
    """Write a component that asks for the score of an account."""
    return f"number: account.score({other}), ramp: {{0: 0, 9: 9}}"


@pytest.fixture
def project(tmp_path: Path) -> Write:
    """Write the scorecards and other files of a project."""

    def write(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_scorecard_holds_those_that_it_uses_with_their_catalogue(project: Write) -> None:
    """Each with what it needs itself; the first ones used come first."""
    uses = "technology: [R/3]"
    folder = project(
        {
            "scorecards/leads.yaml": card("leads", asking("growth")),
            "scorecards/growth.yaml": card("growth", uses, "accounts"),
            "scorecards/other.yaml": card("other", OWN, "accounts"),
            "technologies.yaml": CATALOGUE,
        }
    )

    held = chosen_scorecard(folder, "leads").card.scorecards

    assert held is not None
    assert list(held) == ["growth"]
    assert held["growth"].technologies is not None


@pytest.mark.parametrize(
    ("asked", "fix"),
    [
        ("grwoth", 'Write "growth".'),
        ("gro", 'Write "growth".'),
        ("nothing like it", 'Name "growth", or write a scorecard of that name to scorecards/.'),
    ],
)
def test_a_scorecard_that_is_not_there_is_told_with_the_nearest(
    project: Write, asked: str, fix: str
) -> None:
    """By its name, or by that of its file."""
    folder = project(
        {
            "scorecards/leads.yaml": card("leads", asking(asked)),
            "scorecards/gro.yaml": card("growth", OWN, "accounts"),
        }
    )

    with pytest.raises(InvalidInput) as raised:
        chosen_scorecard(folder, "leads")

    assert [str(problem) for problem in raised.value.problems] == [
        f'scorecards/leads.yaml:6:29 TW261\n  There is no scorecard "{asked}".\n  fix: {fix}'
    ]


def test_a_circle_through_files_is_named(project: Write) -> None:
    """Accounts that rest on leads that rest on accounts cannot be scored."""
    people = "people: {score_of: leads}, roll_up: max, ramp: {0: 0, 9: 9}"
    folder = project(
        {
            "scorecards/leads.yaml": card("leads", asking("growth")),
            "scorecards/growth.yaml": card("growth", people, "accounts"),
        }
    )
    file = chosen_scorecard(folder, "growth")

    (found,) = problems_of(file.card, file.places)

    assert found.code == "TW260"
    assert '"growth" uses "leads", which uses "growth"' in found.what


def test_what_was_published_comes_back_as_it_was_written(project: Write) -> None:
    """As long as the files of the project say the same."""
    leads = card("leads", asking("growth")) + "# the end\n"
    folder = project(
        {
            "scorecards/leads.yaml": leads,
            "scorecards/growth.yaml": card("growth", OWN, "accounts"),
        }
    )
    published = chosen_scorecard(folder, "leads").text

    assert as_written(folder, published) == leads
    project({"scorecards/growth.yaml": "# a remark\n" + card("growth", OWN, "accounts")})
    assert as_written(folder, published) == leads
    project({"scorecards/growth.yaml": card("growth", "yes_no: is_new", "accounts")})
    assert as_written(folder, published) == published
    assert parse_scorecard(published, shown_as="x").card.scorecards


def test_without_a_name_the_only_one_of_accounts_is_meant(project: Write) -> None:
    """People are scored by name; two scorecards of accounts are not guessed between."""
    folder = project(
        {
            "scorecards/a leads.yaml": card("leads", OWN),
            "scorecards/growth.yaml": card("growth", OWN, "accounts"),
        }
    )

    assert chosen_scorecard(folder, None).card.name == "growth"
    project({"scorecards/third.yaml": card("third", OWN, "accounts")})
    with pytest.raises(InvalidInput, match="There are 3 scorecards"):
        chosen_scorecard(folder, None)


def test_a_scorecard_may_use_one_that_uses_another(project: Write) -> None:
    """Accounts may rest on leads that rest on the accounts' fit: that is a chain, no circle."""
    people = "people: {score_of: leads}, roll_up: max, ramp: {0: 0, 9: 9}"
    folder = project(
        {
            "scorecards/leads.yaml": card("leads", asking("growth")),
            "scorecards/growth.yaml": card("growth", OWN, "accounts"),
            "scorecards/committee.yaml": card("committee", people, "accounts"),
        }
    )

    file = chosen_scorecard(folder, "committee")
    leads = used_file(file, "leads")

    assert list(file.card.scorecards or ()) == ["growth", "leads"]
    assert problems_of(leads.card, leads.places) == []


@pytest.mark.parametrize("wanted", ["leads", "growth"])
def test_of_a_scorecard_that_cannot_be_read_its_mistake_is_told(
    project: Write, wanted: str
) -> None:
    """Whether it is the one that is meant or one that is used; it is there, whatever it says."""
    broken = card("growth", "yes_no: is_new, mising: 3", "accounts").replace(
        "name: growth", 'name: "growth"  # of accounts'
    )
    folder = project(
        {
            "scorecards/leads.yaml": card("leads", asking("growth")),
            "scorecards/a.yaml": broken,
        }
    )

    with pytest.raises(InvalidInput) as raised:
        chosen_scorecard(folder, wanted)

    (found,) = raised.value.problems
    assert str(found.place).startswith("scorecards/a.yaml:6")
    assert "`mising`" in found.what


def test_a_name_like_no_other_is_told_all_there_are(project: Write) -> None:
    """Each once, by the name of its file and its own."""
    folder = project(
        {"scorecards/a.yaml": card("growth", OWN), "scorecards/leads.yaml": card("leads", OWN)}
    )

    with pytest.raises(InvalidInput, match="Name one that is there: a, leads, growth"):
        chosen_scorecard(folder, "xyz")
