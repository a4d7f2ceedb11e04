"""Lists of the current scores, narrowed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from tradewind.problems import InvalidInput
from tradewind.workflows.list_scores import list_scores
from tradewind.workflows.score import score

Write = Callable[[Mapping[str, str]], Path]
# Best first: a1 has 94.86, a3 and a5 have 50, a2 is capped to 40, a6 has 34.29, a4 is excluded.


@pytest.fixture
def scored(few: Path, as_of: datetime) -> Path:
    """Give the small project with published scores."""
    score(few, as_of=as_of)
    return few


def ids(folder: Path, **narrowed: object) -> str:
    """Give the ids of a list in one text."""
    rows = list_scores(folder, **narrowed).scores.rows()  # type: ignore[arg-type]  # as the callers say
    return " ".join(row["account_id"] for row in rows)


def test_the_best_come_first_and_the_excluded_last(scored: Path) -> None:
    """An excluded account has no rank; the others are counted from 1."""
    rows = list_scores(scored).scores.rows()

    assert [row["rank"] for row in rows] == [1, 2, 3, 4, 5, None]
    assert (rows[-1]["account_id"], rows[-1]["tier"]) == ("a4", "excluded")


def test_the_top_says_how_many_match(scored: Path) -> None:
    """What is cut off is counted."""
    found = list_scores(scored, top=2)

    assert (len(found.scores), found.matching) == (2, 6)
    assert len(list_scores(scored, top=0).scores) == 0
    with pytest.raises(ValueError, match="top is negative: -1"):
        list_scores(scored, top=-1)


def test_a_rank_is_that_among_all(scored: Path) -> None:
    """Narrowing a list does not make anybody better."""
    rows = list_scores(scored, owner="Yan").scores.rows()

    assert [(row["account_id"], row["rank"]) for row in rows] == [
        ("a3", 2),
        ("a6", 5),
        ("a4", None),
    ]


@pytest.mark.parametrize(("tier", "found"), [("A", "a1"), ("B", "a3 a5 a2 a6"), ("excluded", "a4")])
def test_a_tier_narrows(scored: Path, tier: str, found: str) -> None:
    """The tiers of the scorecard, and the two that every scorecard has."""
    assert ids(scored, tier=tier) == found


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("industry=Software", "a1 a6"),
        ("industry = Software , Internet", "a1 a2 a6"),
        ("industry!=Software", "a3 a2 a4"),
        ("industry=known", "a1 a3 a2 a6 a4"),
        ("industry=unknown", "a5"),
        ("industry=software", ""),
        ("employees>=50", "a1 a2 a4"),
        ("employees<50", "a6"),
        ("employees=5..499", "a1 a6"),
        ("employees=50,500", "a1 a2"),
        ("employees=50.0", "a1"),
        ("employees!=50", "a2 a6 a4"),
        ("employees=unknown", "a3 a5"),
        ("is_customer=true", "a2 a6"),
        ("is_customer=no", "a1 a4"),
        ("last_activity_at=2026-03-21", "a1"),
        ("last_activity_at=known", "a1 a2 a6 a4"),
        ("domain=known", "a1 a2 a4"),
        ("owner=Zoe", "a1 a2"),
        ("tier=A,excluded", "a1 a4"),
        ("score>=60", "a1"),
        ("completeness<1", "a3 a5 a4"),
        ("name=Čapek s.r.o.", "a3"),
        ("revenue>=1e6", "a1 a2"),
        ("name='; DROP TABLE x; --", ""),
    ],
)
def test_a_test_narrows(scored: Path, where: str, found: str) -> None:
    """Equal and unequal texts, numbers, ranges, days, yes or no, known or not."""
    assert ids(scored, where=where) == found


def test_several_tests_must_all_hold(scored: Path) -> None:
    """Together with a tier and an owner."""
    assert ids(scored, where=["industry=Software", "employees<50"], owner="Yan", tier="B") == "a6"


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("emplyees>5", '"emplyees" is not a kept column; write employees'),
        ("EMPLOYEES>5", '"EMPLOYEES" is not a kept column; write employees'),
        ("qqq=5", '"qqq" is not a kept column; write account_id, cell'),
        ("employees", "it has no sign such as = or >="),
        ("=5", "it has no sign"),
        ("employees=many", '"many" is not a number'),
        ("last_activity_at>=2026-01-01", '"2026-01-01" is not a number'),
        ("is_customer=perhaps", '"perhaps" is not yes or no'),
        ("industry=Software,", "a value is missing beside a comma"),
        ("employees=9..3", 'no number lies in "9..3"'),
    ],
)
def test_what_is_no_test_is_refused(scored: Path, where: str, message: str) -> None:
    """With the nearest column, or what the column holds."""
    with pytest.raises(InvalidInput, match=rf"TW522[\s\S]*{message}"):
        list_scores(scored, where=where)


@pytest.mark.parametrize(
    ("narrowed", "message"),
    [
        ({"tier": "a"}, r'TW520[\s\S]*"a" is no tier'),
        ({"tier": "Excluded"}, 'Write "excluded"'),
        ({"owner": "Zoé"}, r'TW521[\s\S]*Write "Zoe"'),
        ({"owner": "qqq"}, "Write one of Yan, Zoe"),
        ({"tier": "X", "owner": "qqq", "where": "x"}, r"TW520[\s\S]*TW5"),
    ],
)
def test_unknown_tiers_and_owners_are_refused(
    scored: Path, narrowed: dict[str, str], message: str
) -> None:
    """All at once, with the nearest valid value."""
    with pytest.raises(InvalidInput, match=message):
        list_scores(scored, **narrowed)  # type: ignore[arg-type]  # as the parameters say


def test_a_column_used_in_two_ways_can_be_asked_for_in_both(
    write: Write, files: dict[str, str], as_of: datetime
) -> None:
    """`employees` is kept as the text that one component reads, and as a number."""
    files["scorecards/few.yaml"] = (
        "name: own\ndesirable: 5\ndimensions: {fit: {components: ["
        "{name: own, category: employees, values: {'50': 10}}]}}\n"
    )
    folder = write(files)
    score(folder, as_of=as_of)

    assert ids(folder, where="employees=50") == "a1"
    assert ids(folder, where="employees>=500") == "a2 a4"


def test_a_flag_hides_the_number(
    write: Write, files: dict[str, str], cards: dict[str, str], as_of: datetime
) -> None:
    """Who prints the list is told that the team wants no number."""
    files["scorecards/few.yaml"] = cards["flag"]
    folder = write(files)
    score(folder, as_of=as_of)

    assert list_scores(folder).hides_number
    assert ids(folder, tier="not desirable") == "a5 a4 a3"


def test_an_export_for_a_team_that_wants_no_number_has_none(
    write: Write, files: dict[str, str], cards: dict[str, str], as_of: datetime
) -> None:
    """The flag is exported; scores of accounts and dimensions are not."""
    files["scorecards/few.yaml"] = cards["flag"]
    folder = write(files)

    score(folder, as_of=as_of, output=folder / "scores.csv")

    header = (folder / "scores.csv").read_text(encoding="utf-8").splitlines()[0]
    assert "tier" in header
    assert "score" not in header
