"""Slips in components of dated facts and in gates, each told in the author's words."""

import pytest

from tradewind.files.scorecard_file import parse_scorecard
from tradewind.problems import InvalidInput

CARD = "dimensions: {fit: {components: [{name: n, %s}]}}\nname: g\ntiers: {A: 50, B: 0}\n"
DEMOS = "events: {kind: demo}, "
UNITS = "  fix: Write days (d), weeks (w), months (mo) or years (y), such as %s."

COMPONENTS = [
    (
        DEMOS + "each: 6, window: 30 bananas",
        'g.yaml:1:82 TW203\n  "30 bananas" has an unknown unit.\n' + UNITS % "30d",
    ),
    (
        DEMOS + "each: 6, once_within: 14",
        'g.yaml:1:87 TW203\n  "14" has no unit.\n' + UNITS % "14d",
    ),
    (
        DEMOS + "each: 6, window: [30d]",
        "g.yaml:1:74 TW203\n  A list or a mapping is not a length of time.\n" + UNITS % "30d",
    ),
    (
        "growth: employees, over: 0d, ramp: {0: 0, 50: 10}",
        'g.yaml:1:68 TW203\n  "0d" is not above zero.\n  fix: Write a length of time such as 30d.',
    ),
    (
        "events: {knd: demo}, each: 6",
        "g.yaml:1:52 TW201\n  `knd` is not a key of a filter of events.\n  fix: Write `kind`.",
    ),
    (
        "events: {kind: {a: b}}, each: 6",
        "g.yaml:1:52 TW203\n  A mapping stands where a kind, or a list of kinds belongs.\n"
        "  fix: Write a kind, or a list of kinds.",
    ),
    (
        "events: demo, each: 6",
        'g.yaml:1:51 TW203\n  "demo" stands where a filter such as {kind: demo_request} belongs.\n'
        "  fix: Write a filter such as {kind: demo_request}.",
    ),
    (
        "opportunities: {outcome: wonn}, each: 6",
        'g.yaml:1:68 TW203\n  "wonn" is no outcome.\n  fix: Write won, lost or open.',
    ),
    (
        "opportunities: {wheer: {a: b}}, each: 6",
        "g.yaml:1:59 TW201\n  `wheer` is not a key of a filter of opportunities.\n"
        "  fix: Write `where`.",
    ),
    (
        "opportunities: {}, eech: 6",
        "g.yaml:1:62 TW201\n  `eech` is not a key of an opportunities component.\n"
        "  fix: Write `each`.",
    ),
    (
        DEMOS + 'each: 6, bands: {"<1": 0, ">=1": 8}',
        "g.yaml:1:33 TW205\n  Both `each` and `bands` are given.\n"
        "  fix: Give one of `each`, `bands` and `ramp`.",
    ),
    (
        DEMOS + "bands: {}",
        "g.yaml:1:65 TW203\n  `bands` holds no band.\n  fix: Give at least one.",
    ),
    (
        "events: {kind: demo}",
        "g.yaml:1:33 TW205\n  None of `each`, `bands` and `ramp` is given.\n"
        "  fix: Give one of `each`, `bands` and `ramp`.",
    ),
    (
        DEMOS + "each: 6, once_within: 14d, per_person_per_day: 3",
        "g.yaml:1:33 TW205\n  Both `once_within` and `per_person_per_day` are given.\n"
        "  fix: Give either `once_within` or `per_person_per_day`.",
    ),
    (
        DEMOS + "each: 6, count: people, per_person_per_day: 3",
        "g.yaml:1:109 TW203\n  `per_person_per_day` caps events, not people.\n"
        "  fix: Delete it, or `count`.",
    ),
    (
        DEMOS + "each: 6, at_least: 8, at_most: 2",
        "g.yaml:1:84 TW203\n  `at_least` is above `at_most`.\n"
        "  fix: Write the lower of the two at `at_least`.",
    ),
    (
        "intent: {topics: [a]}, within: 21d, share_of_topics: 25",
        'g.yaml:1:96 TW203\n  "25" is not a share from 0 to 1.\n'
        "  fix: Write one such as 0.5 or 50%.",
    ),
    (
        "surge: {kind: a}, recent: 1w, before: 8w, index_at_least: 700",
        'g.yaml:1:101 TW204\n  "700" is above the highest `index_at_least`, 100.\n'
        "  fix: Write a number of at most 100.",
    ),
]
RESTS = [
    (
        "gates: [{name: r, then: exclude, reason: w}]",
        "g.yaml:4:9 TW203\n  Neither `when` nor `when_scores` is given.\n"
        "  fix: Give one of them, or both.",
    ),
    (
        "technologies: {products: {a: {}, 'a ': {}}}",
        "g.yaml:4:16 TW203\n  Two products have the same name but for blanks around it.\n"
        "  fix: Keep one of them.",
    ),
    (
        "technologies: {products: {a: {aliases: {b: c}}}}",
        "g.yaml:4:31 TW203\n  A name is a text.\n  fix: Write a name or a list of names.",
    ),
]


def _told(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as raised:
        parse_scorecard(text, shown_as="g.yaml")
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize(("component", "shown"), COMPONENTS)
def test_a_slip_in_a_component_is_told_where_it_stands(component: str, shown: str) -> None:
    """What is wrong and what to write instead are said once each, in plain words."""
    assert _told(CARD % component) == [shown]


@pytest.mark.parametrize(("rest", "shown"), RESTS)
def test_a_slip_beside_the_components_is_told_where_it_stands(rest: str, shown: str) -> None:
    """Gates and products are told of in the same way."""
    assert _told(CARD % "yes_no: y" + rest) == [shown]


def test_a_list_that_is_too_short_says_how_many_it_needs() -> None:
    """A group of one component is no group."""
    text = (CARD % "yes_no: y").replace(
        "]}}", "], caps: [{name: c, components: [n], at_most: 3}]}}"
    )

    assert _told(text) == [
        "g.yaml:1:73 TW203\n  `components` has too few entries.\n  fix: Write at least 2 of them."
    ]
