"""From a scorecard's text to a scorecard, or to all its problems."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.files.scorecard_file import parse_scorecard, read_scorecard, scorecard_files
from tradewind.problems import InvalidInput, OutsideWorldFailed
from tradewind.scorecard.rules import problems_of

GOOD = """\
version: 1
name: growth   # the one we use
gates:
  - {name: rival, when: {industry: Sales software}, then: exclude, reason: sells what we sell}
dimensions:
  fit:
    weight: 50
    profiles:
      software:
        where: {industry: [Software, Internet]}
        components:
          - {name: size, weight: 3, number: employees, bands: {"<50": 2, ">=50": 10}, missing: 4}
          - {name: our complement, technology: [Salesforce], seen_within: 365d}
  engagement:
    components:
      - {name: recent, days_since: last_activity_at, ramp: {0: 10, 90: 0}}
tiers: {A: 75, B: 50, C: 0}
"""
COMPONENT = "dimensions: {fit: {components: [{%s}]}}\nname: g\ntiers: {A: 50, B: 0}\n"
GATE = COMPONENT % "name: n, yes_no: y" + "gates: [{%s}]\n"

SHAPES = [
    (
        COMPONENT % "name: n, yes_no: y, wieght: 3",
        "g.yaml:1:54 TW201\n  `wieght` is not a key of a yes_no component.\n  fix: Write `weight`.",
    ),
    (
        COMPONENT % "name: n, yes_no: y, weight: lots",
        'g.yaml:1:62 TW203\n  "lots" stands where a number belongs.\n  fix: Write a number.',
    ),
    (
        COMPONENT % "name: n, yes_no: y, weight: -1",
        'g.yaml:1:62 TW204\n  "-1" is below the lowest `weight`, 0.\n'
        "  fix: Write a number of at least 0.",
    ),
    (
        COMPONENT % "name: n, yes_no: y, missing: skipp",
        'g.yaml:1:63 TW203\n  `missing` cannot be "skipp".\n  fix: Write `skip`.',
    ),
    (
        COMPONENT % "name: n, weight: 3",
        "g.yaml:1:33 TW202\n  The component does not say what it looks at.\n"
        "  fix: Add `number`, `category`, `yes_no`, `technology`, `technology_count`, "
        "`technology_changes`, `early_adopter`, `days_since`, `growth`, `opportunities`, `events`, "
        "`days_since_event`, `intent`, `surge`, `people`, `buying_group` or `seniority` to it.",
    ),
    (
        COMPONENT % "name: n, nubmer: employees, bands: {}",
        "g.yaml:1:43 TW202\n  `nubmer` does not say what the component looks at.\n"
        "  fix: Write `number`.",
    ),
    (
        COMPONENT % "yes_no: y",
        "g.yaml:1:33 TW202\n  The yes_no component has no `name`.\n"
        "  fix: Add `name`: Name shown on receipts, unique in its dimension or profile.",
    ),
    (
        COMPONENT % "name: n, yes_no: y, category: industry, values: {a: 1}",
        "g.yaml:1:43 TW201\n  `yes_no` stands in a component that has `category` already.\n"
        "  fix: Make it a component of its own.",
    ),
    (
        COMPONENT % "name: n, number: x",
        "g.yaml:1:33 TW205\n  Neither `bands` nor `ramp` is given.\n"
        "  fix: Give either `bands` or `ramp`.",
    ),
    (
        COMPONENT % 'name: n, number: x, bands: {"50-99": 2, ">=1": a}',
        'g.yaml:1:62 TW207\n  "50-99" is not a range such as "<50", "50..499" or ">=500".\n'
        '  fix: Write ranges with numbers, such as {"<50": 2, "50..499": 10, ">=500": 6}.',
    ),
    (
        COMPONENT % "name: n, number: x, bands: 5",
        "g.yaml:1:61 TW207\n  `bands` is not a mapping of keys and values.\n"
        '  fix: Write ranges with numbers, such as {"<50": 2, "50..499": 10, ">=500": 6}.',
    ),
    (
        COMPONENT % "name: n, technology: T, seen_within: 3",
        'g.yaml:1:71 TW203\n  "3" has no unit.\n'
        "  fix: Write days (d), weeks (w), months (mo) or years (y), such as 3d.",
    ),
    (
        COMPONENT % "name: n, yes_no: y, weight: ",
        "g.yaml:1:54 TW206\n  `weight` has no value.\n  fix: Write its value, or delete it.",
    ),
    (
        GATE % "name: r, when: {a: b}, then: exclud, reason: w",
        'g.yaml:4:39 TW203\n  `then` cannot be "exclud".\n  fix: Write `exclude`.',
    ),
    (
        GATE % "name: r, when: {a: b}, then: {capp: 3}, reason: w",
        "g.yaml:4:40 TW207\n  `capp` is not a key of `then`.\n  fix: Write `cap`.",
    ),
    (
        GATE % "name: r, when: {a: b, n: {not: {not: x}}}, then: exclude, reason: w",
        "g.yaml:4:32 TW207\n  `not` stands once.\n"
        '  fix: Write a test such as Software, [Software, Internet], ">=100", true, false, known, '
        "unknown or {not: …}.",
    ),
    (
        "name: g\nscale: 50\ndimensions: {fit: {components: []}}\ntiers: {A: 1}",
        'g.yaml:2:8 TW203\n  `scale` cannot be "50".\n  fix: Write `10` or `100`.',
    ),
    (
        (COMPONENT % "name: n, yes_no: y").replace("A: 50", "A: fifty"),
        'g.yaml:3:12 TW207\n  The tier "A" needs a number: "fifty" is not a number.\n'
        "  fix: Write {A: 75, B: 50, C: 0}, {A: top 10%, B: rest} or "
        "{A: 25 per owner, B: rest}, best first.",
    ),
]


@pytest.mark.parametrize(("text", "shown"), SHAPES)
def test_each_slip_is_told_at_its_place(text: str, shown: str) -> None:
    """A wrong shape is told in the author's words, with the nearest thing that would be right."""
    with pytest.raises(InvalidInput) as raised:
        parse_scorecard(text, shown_as="g.yaml")

    assert str(raised.value.problems[0]) == shown


def test_a_good_scorecard_is_read_whole() -> None:
    """The card, its places, its text and its plain content come back together."""
    read = parse_scorecard(GOOD, shown_as="growth.yaml")

    assert read.card.name == "growth"
    assert read.text == GOOD
    assert read.plain["tiers"] == {"A": 75, "B": 50, "C": 0}
    paths = [placed.path for placed in read.card.placed()]
    assert [str(read.places.at(*path, "name")) for path in paths] == [
        "growth.yaml:12:20",
        "growth.yaml:13:20",
        "growth.yaml:16:16",
    ]
    assert problems_of(read.card, read.places) == []


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    """One reading tells every slip of shape, from the first line to the last."""
    text = GOOD.replace("weight: 50", "wieght: 50").replace("name: recent", "nam: recent")
    text = text.replace('">=50"', '"50-"').replace("version: 1", "version: 2")

    with pytest.raises(InvalidInput, match="wieght") as raised:
        parse_scorecard(text, shown_as="growth.yaml")

    shown = [(problem.place.line, problem.code) for problem in raised.value.problems]
    assert shown == [(1, "TW203"), (7, "TW201"), (12, "TW207"), (16, "TW201")]


def test_no_problem_speaks_the_language_of_the_model() -> None:
    """Nothing of pydantic's words or union labels reaches the user."""
    texts = [text for text, _ in SHAPES]

    for text in texts:
        with pytest.raises(InvalidInput) as raised:
            parse_scorecard(text, shown_as="g.yaml")
        for word in ("Input", "literal[", "function-", "validation", "Decimal", "tuple", "dict"):
            assert word not in str(raised.value)


def test_the_hash_is_of_the_content_only() -> None:
    """Comments, spacing and the way numbers are written do not change the hash."""
    other = GOOD.replace("   # the one we use", "").replace("{A: 75,", "{A: 7.50e1,   ")

    first, second = (parse_scorecard(text, shown_as="g.yaml").hash for text in (GOOD, other))

    assert first == second
    assert len(first) == 64


@pytest.mark.parametrize(
    ("old", "new"), [("A: 75", "A: 76"), ("growth", "growing"), ("missing: 4", "missing: '4'")]
)
def test_another_content_has_another_hash(old: str, new: str) -> None:
    """A number, a name or a type that changes gives another hash."""
    first = parse_scorecard(GOOD, shown_as="g.yaml")

    second = parse_scorecard(GOOD.replace(old, new), shown_as="g.yaml")

    assert first.hash != second.hash


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A missing scorecard names the file."""
    with pytest.raises(InvalidInput, match=r'"scorecards/growth\.yaml" is not there'):
        read_scorecard(tmp_path / "growth.yaml", shown_as="scorecards/growth.yaml")


def test_a_path_through_a_file_is_told(tmp_path: Path) -> None:
    """A path that goes through a file leads nowhere."""
    (tmp_path / "a").write_text("a", encoding="utf-8")

    with pytest.raises(InvalidInput, match="is not there"):
        read_scorecard(tmp_path / "a" / "b.yaml", shown_as="b.yaml")


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_the_outside_world(tmp_path: Path) -> None:
    """A file without the right to read is no mistake in the scorecard."""
    path = tmp_path / "g.yaml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)

    with pytest.raises(OutsideWorldFailed, match="TW902"):
        read_scorecard(path, shown_as="g.yaml")


def test_a_folder_is_no_scorecard(tmp_path: Path) -> None:
    """A folder in the place of a file is told as such."""
    with pytest.raises(InvalidInput, match="is a folder, not a file"):
        read_scorecard(tmp_path, shown_as="scorecards")


def test_scorecards_are_listed_by_name(tmp_path: Path) -> None:
    """Both endings count; other files and hidden ones do not."""
    folder = tmp_path / "scorecards"
    folder.mkdir()
    for name in ("b.yaml", "a.yml", ".c.yaml", "notes.txt"):
        (folder / name).write_text(GOOD, encoding="utf-8")

    assert [path.name for path in scorecard_files(tmp_path)] == ["a.yml", "b.yaml"]
    assert scorecard_files(tmp_path / "elsewhere") == []


_WORDS = (
    "name version scale way base gates dimensions tiers desirable cell fit components "
    "profiles where when then cap number category yes_no technology days_since bands ramp "
    "values missing weight <50 50..499 >=500 0 10 rest known not reason A events "
    "opportunities intent surge growth kind outcome topics each count people decay half_life "
    "linear steps share lose every 30d 50% window once_within over recent before caps at_most "
    "when_scores leave_out combine minimum technology_count technology_changes early_adopter "
    "any relation of technologies products"
)
WORDS = st.sampled_from(_WORDS.split())
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-20, 20), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=25,
)
COMPONENTS = st.dictionaries(WORDS, VALUES, max_size=5)


@given(top=st.dictionaries(WORDS, VALUES, max_size=6), component=COMPONENTS, condition=VALUES)
def test_no_content_raises_anything_but_invalid_input(
    top: dict[str, object], component: dict[str, object], condition: object
) -> None:
    """Whatever a file of the right words says, it is a scorecard or has problems."""
    gate = {"name": "g", "when": condition, "then": "exclude", "reason": "r"}
    frame = {"name": "x", "dimensions": {"fit": {"components": [component]}}, "gates": [gate]}

    try:
        read = parse_scorecard(json.dumps(frame | top), shown_as="g.yaml")
    except InvalidInput as refused:
        assert refused.problems
    else:
        problems_of(read.card, read.places)


@given(start=st.integers(0, len(GOOD)), length=st.integers(0, 20), put=st.text(max_size=5))
def test_no_slip_of_the_pen_raises_anything_but_invalid_input(
    start: int, length: int, put: str
) -> None:
    """A good file with some characters replaced is a scorecard or has problems with places."""
    text = GOOD[:start] + put + GOOD[start + length :]

    try:
        read = parse_scorecard(text, shown_as="g.yaml")
    except InvalidInput as refused:
        assert all(problem.place.line for problem in refused.problems)
    else:
        problems_of(read.card, read.places)
