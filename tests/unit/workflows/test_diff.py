"""Two scorecards on the same data: who moves, and that nothing is written."""

from pathlib import Path

import pytest

from support.telling_why import NOW, change_a_file, changed_project
from tradewind.problems import InvalidInput
from tradewind.store.local import LocalStore
from tradewind.workflows.diff import DiffResult, diff
from tradewind.workflows.differences.score_comparison import TierCount
from tradewind.workflows.versions import versions

EDITED = (
    'number: employees, bands: {"<50": 0, ">=50": 10}',
    'number: employees, bands: {"<90": 0, ">=90": 10}',
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give the project with its two runs, and a scorecard edited after them."""
    folder = changed_project(tmp_path)
    change_a_file(folder, "scorecards/telling.yaml", EDITED, ("A: 60", "A: 50"))
    return folder


def _moves(result: DiffResult) -> dict[str, int]:
    return {move: count for move, count in result.moves.items() if count}


def test_alone_it_compares_what_is_published_with_the_file(project: Path) -> None:
    """`grows` has 80 employees and falls; two gain tier A by its lower bound."""
    result = diff(project=project, as_of=NOW)

    assert (result.before.label, result.after.label) == (
        "telling, published", "telling, scorecards/telling.yaml"
    )  # fmt: skip
    assert result.accounts == 6
    assert _moves(result) == {"up": 2, "down": 1, "same": 3}


def test_the_tiers_are_counted_in_pairs(project: Path) -> None:
    """Before, after, and how many; pairs that do not occur are left out."""
    result = diff(project=project, as_of=NOW)

    assert sum(one.accounts for one in result.tiers) == result.accounts
    assert TierCount("excluded", "excluded", 1) in result.tiers


def test_the_accounts_that_move_most_come_with_the_line_that_moves_them(project: Path) -> None:
    """The one that falls loses what its size gave."""
    rows = diff(project=project, as_of=NOW).changes.rows()

    assert rows[0]["account_id"] == "grows"
    assert (rows[0]["change"], rows[0]["why"], rows[0]["why_change"]) == (-40, "size", -40)


def test_owners_with_most_moves_come_first(project: Path) -> None:
    """Yan has one that goes up and one that falls; Zoe one that goes up."""
    owners = diff(project=project, as_of=NOW).owners

    assert [(one.name, one.accounts, one.up, one.down) for one in owners] == [
        ("Yan", 3, 1, 1),
        ("Zoe", 3, 1, 0),
    ]


def test_versions_are_named_by_the_beginning_of_their_hash(project: Path) -> None:
    """One name alone is compared with what is published."""
    (published,) = versions(project)

    result = diff(published.short_hash, "published", project, as_of=NOW)
    alone = diff("telling", project=project, as_of=NOW)

    assert result.changed == 0 and result.differences == ()
    assert alone.after.label == "telling, scorecards/telling.yaml"


def test_an_unknown_scorecard_is_a_problem(project: Path) -> None:
    """The nearest file is named."""
    with pytest.raises(InvalidInput, match=r"TW594[\s\S]*Write telling, `published`, or a hash"):
        diff("teling", project=project)


def test_an_unknown_hash_is_a_problem(project: Path) -> None:
    """What looks like a hash is one."""
    with pytest.raises(InvalidInput, match="TW553"):
        diff("abcdef0", project=project)


def test_without_anything_published_it_says_so(project: Path, tmp_path: Path) -> None:
    """Two files can still be compared."""
    (project / "store").rename(tmp_path / "elsewhere")

    with pytest.raises(InvalidInput, match="TW510"):
        diff(project=project)
    assert diff("telling", "on disk", project, as_of=NOW).changed == 0


def test_nothing_is_published(project: Path) -> None:
    """The runs are those of before."""
    before = LocalStore(project / "store").runs()

    diff(project=project, as_of=NOW)

    assert LocalStore(project / "store").runs() == before


def test_profiles_are_counted_with_who_switched_to_them(project: Path) -> None:
    """By the profile that is kept afterwards."""
    text = (project / "scorecards/telling.yaml").read_text(encoding="utf-8")
    component = "      - {name: crm, technology: [Salesforce]}\n"
    fit = text[text.index("    components:") : text.index("  engagement:")]
    profiled = (
        '    profiles:\n      large:\n        where: {employees: ">=90"}\n        components:\n'
        "          - {name: size, number: employees, ramp: {0: 0, 100: 10}}\n      any:\n"
        f"        components:\n    {component}"
    )
    (project / "scorecards/telling.yaml").write_text(text.replace(fit, profiled), encoding="utf-8")

    profiles = diff(project=project, as_of=NOW).profiles

    assert {(one.dimension, one.name) for one in profiles} == {("fit", "large"), ("fit", "any")}
    assert sum(one.accounts for one in profiles) == 6


def test_the_json_form_tells_everything(project: Path) -> None:
    """What differs, the moves, the tiers, the groups and the accounts."""
    told = diff(project=project, as_of=NOW, limit=2).to_dict()

    assert told["differences"][-1] == "tiers: A 60 → 50"
    assert len(told["changes"]) == 2
    assert told["owners"][0].keys() == {"owner", "accounts", "up", "down", "otherwise"}
