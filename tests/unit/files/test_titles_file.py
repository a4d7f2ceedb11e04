"""From titles.yaml to words for titles, or to all its problems; and into a scorecard."""

from pathlib import Path

import pytest

from tradewind.files.inlined_titles import with_titles
from tradewind.files.scorecard_file import parse_scorecard
from tradewind.files.titles_file import parse_titles, read_titles
from tradewind.problems import InvalidInput

GOOD = """\
version: 1
seniority:
  director: [Bereichsfürst, Head of …]   # ours
functions:
  sustainability: [ESG, Nachhaltigkeit*]
roles:
  - {role: sponsor, seniority: [owner], functions: [sustainability]}
ignore: club president
"""
PEOPLE_CARD = """\
name: g
scores: people
dimensions: {fit: {components: [{name: n, category: seniority, values: {vp: 9}}]}}
tiers: {A: 50, B: 0}
"""
SLIPS = [
    (
        "seniority: {directr: [x]}",
        "titles.yaml:1:13 TW203\n  `directr` is no level.\n  fix: Write `director`.",
    ),
    ("senority: {}", "titles.yaml:1:1 TW201\n  `senority` is not a key of"),
    ("ignore: ['&']", 'titles.yaml:1:1 TW203\n  "&" has no word.\n  fix: Write one such as'),
    (
        "roles: [{role: r}]",
        "titles.yaml:1:9 TW205\n",
    ),
    (
        "seniority: {vp: [boss], director: [boss]}",
        'titles.yaml:1:25 TW280\n  "boss" stands below `director` and below `vp`.',
    ),
    (
        "roles: [{role: r, functions: [finanse]}]",
        'titles.yaml:1:31 TW281\n  There are no words for the function "finanse".\n'
        '  fix: Write "finance".',
    ),
]


@pytest.mark.parametrize(("text", "shown"), SLIPS)
def test_each_slip_is_told_at_its_place(text: str, shown: str) -> None:
    """With the nearest thing that would be right."""
    with pytest.raises(InvalidInput) as raised:
        parse_titles(text)

    assert str(raised.value.problems[0]).startswith(shown)


def test_a_good_file_gives_its_words_and_its_places(tmp_path: Path) -> None:
    """It stands beside tradewind.yaml; a project may have none."""
    assert read_titles(tmp_path) is None
    (tmp_path / "titles.yaml").write_text(GOOD, encoding="utf-8")

    file = read_titles(tmp_path)

    assert file is not None
    assert [str(one) for one in file.record.seniority["director"]] == ["bereichsfürst", "head of …"]
    assert str(file.places.at("functions", "sustainability", 1)) == "titles.yaml:5:25"


def test_a_scorecard_that_uses_titles_holds_the_words() -> None:
    """So its hash covers them; comments and places stay."""
    alone = parse_scorecard(PEOPLE_CARD, shown_as="g.yaml")

    both = with_titles(alone, parse_titles(GOOD))

    again = parse_scorecard(both.text, shown_as="g.yaml")
    assert (again.card, again.hash) == (both.card, both.hash)
    assert both.hash != alone.hash
    assert both.card.titles == parse_titles(GOOD).record
    assert "# ours" in both.text
    assert str(both.places.at("titles", "ignore")) == "titles.yaml:8:9"


@pytest.mark.parametrize(
    "card",
    [
        PEOPLE_CARD.replace("category: seniority", "category: country"),
        PEOPLE_CARD.replace("scores: people\n", ""),
        PEOPLE_CARD + "titles: {ignore: x}\n",
    ],
)
def test_a_scorecard_that_needs_none_stays_as_it_is(card: str) -> None:
    """It asks for nothing that titles tell, is one of accounts, or has words of its own."""
    file = parse_scorecard(card, shown_as="g.yaml")

    assert with_titles(file, parse_titles(GOOD)) is file
