"""What differs between two scorecards, in words."""

import pytest

from tradewind.files.scorecard_file import parse_scorecard
from tradewind.workflows.differences.scorecard_differences import differences

CARD = """\
version: 1
name: words
gates:
  - {name: small, when: {employees: "<10"}, then: {cap: 40}, reason: too small}
dimensions:
  fit:
    weight: 60
    components:
      - {name: size, weight: 3, number: employees, bands: {"<50": 2, ">=50": 10}}
      - {name: customer, yes_no: is_customer}
tiers: {A: 75, B: 0}
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("weight: 3", "weight: 5", "dimension fit: component size: weight 3 → 5"),
        ("weight: 3, ", "", "dimension fit: component size: weight 3 → 1"),
        ('">=50": 10', '">=50": 9.5', "dimension fit: component size: bands: >=50 10 → 9.5"),
        ("name: customer", "name: ours", "dimension fit: component ours added"),
        ("A: 75", "A: 70", "tiers: A 75 → 70"),
        ("cap: 40", "cap: 35", "gate small: then: cap 40 → 35"),
        ("name: words", "name: words\nscale: 10", "scale 100 → 10"),
        ("weight: 60", "weight: 60\n    # only a remark", None),
    ],
)
def test_one_change_is_one_sentence(old: str, new: str, said: str | None) -> None:
    """What stands where, before and after; remarks make no difference."""
    before = parse_scorecard(CARD, shown_as="words.yaml")
    after = parse_scorecard(CARD.replace(old, new), shown_as="words.yaml")

    found = differences(before, after)

    assert found[:1] == ((said,) if said else ())


def test_what_was_removed_is_named() -> None:
    """Components and gates by their names."""
    before = parse_scorecard(CARD, shown_as="words.yaml")
    lines = [line for line in CARD.splitlines() if "customer" not in line and "small" not in line]
    after = parse_scorecard("\n".join(lines).replace("gates:\n", ""), shown_as="words.yaml")

    assert differences(before, after) == (
        "dimension fit: component customer removed", "gate small removed"
    )  # fmt: skip


def test_another_order_is_said_to_be_nothing_else() -> None:
    """The hash is another, and so may be the first of two equal profiles."""
    before = parse_scorecard(CARD, shown_as="words.yaml")
    moved = CARD.replace("name: words\n", "").replace("version: 1", "name: words\nversion: 1")

    found = differences(before, parse_scorecard(moved, shown_as="words.yaml"))

    assert found == ("only the order in which things are written",)


def test_a_long_value_is_said_to_have_changed() -> None:
    """Nobody reads two lists of a hundred countries."""
    long = ", ".join(f"c{number}" for number in range(40))
    card = CARD.replace('"<10"', f"{{not: [{long}]}}").replace("employees: {", "country: {")
    before = parse_scorecard(card, shown_as="words.yaml")
    after = parse_scorecard(card.replace("c39", "c41"), shown_as="words.yaml")

    assert differences(before, after) == ("gate small: when: country: not changed",)
