"""Closed forms of dated facts and of gates, each read by itself, with the place of the slip."""

import pytest

from tradewind.files.scorecard_file import parse_scorecard
from tradewind.problems import InvalidInput

CARD = """\
name: g
dimensions: {fit: {components: [{name: n, events: {kind: demo%s}, each: 6}]}}
tiers: {A: 50, B: 0}
gates: [{name: r, %s, reason: w}]
"""
GOOD_GATE = "when: {a: b}, then: exclude"

DECAYS = [
    ("{half_life: 0d}", '2:93 TW207\n  `half_life`: "0d" is not above zero.\n'),
    ("{halflife: 30d}", '2:92 TW207\n  "halflife" is not a key of a decay.\n'),
    ("30d", "2:81 TW207\n  `decay` is not a mapping of keys and values.\n"),
    ("{}", "2:74 TW207\n  An empty mapping is not a decay.\n  fix: Write one such as"),
    (
        "{half_life: 30d, window: 30d}",
        "2:74 TW207\n  A decay is of one kind, not `half_life` and `window`.\n"
        "  fix: Keep one of them.",
    ),
    (
        "{linear: {lose: 150%, every: 1 month}}",
        '2:97 TW207\n  `lose`: "150%" is not a share from 0 to 1.\n'
        "  fix: Write one such as 0.5 or 50%.",
    ),
    (
        "{steps: [{within: 90d, share: 1}, {within: 45d, share: 0.5}]}",
        '2:82 TW207\n  `within`: "45d" does not come after the step before it.\n'
        "  fix: Write the steps from the youngest age to the oldest.",
    ),
    (
        "{steps: {within: 90d, share: 1}}",
        "2:82 TW207\n  `steps`: a mapping is not a list of steps.\n  fix: Write {steps: [",
    ),
]
GATES = [
    (
        "when_scores: {fit: '<40', intent: [a, [b]]}, then: exclude",
        "4:45 TW207\n  A list or a mapping of this form is not a test.\n"
        '  fix: Write a range such as "<40", known, unknown or {not: …}.',
    ),
    (
        "when_scores: '<40', then: exclude",
        "4:32 TW207\n  `when_scores` is not a mapping of keys and values.\n",
    ),
    (
        "when: {a: b}, then: {leaveout: fit}",
        "4:40 TW207\n  `leaveout` is not a key of `then`.\n  fix: Write `leave_out`.",
    ),
    (
        "when: {a: b}, then: {leave_out: fit, cap: 5}",
        "4:33 TW207\n  `then` says more than one thing.\n"
        "  fix: Write `exclude`, {cap: 40} or {leave_out: engagement}.",
    ),
    ("when: {a: b}, then: {}", "4:33 TW207\n  `then` is empty.\n"),
]


def _told(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as raised:
        parse_scorecard(text, shown_as="g.yaml")
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize(("decay", "shown"), DECAYS)
def test_a_decay_is_told_at_the_key_that_is_wrong(decay: str, shown: str) -> None:
    """The problem stands at the key inside the decay, and says the fix once."""
    text = (CARD % ("", GOOD_GATE)).replace("each: 6", f"each: 6, decay: {decay}")

    (found,) = _told(text)

    assert found.startswith(f"g.yaml:{shown}")


@pytest.mark.parametrize(("gate", "shown"), GATES)
def test_a_gate_is_told_at_the_key_that_is_wrong(gate: str, shown: str) -> None:
    """Conditions on scores and what a gate does are read like the other closed forms."""
    (found,) = _told(CARD % ("", gate))

    assert found.startswith(f"g.yaml:{shown}")


def test_the_condition_of_a_filter_is_told_at_its_test() -> None:
    """A `where` of events is a condition like any other."""
    (found,) = _told(CARD % (", where: {page: {not: {not: x}}}", GOOD_GATE))

    assert found.startswith("g.yaml:2:72 TW207\n  `not` stands once.\n  fix: Write a test such as")


def test_several_wrong_forms_come_at_once() -> None:
    """Every closed form is read, whatever the others say."""
    text = (CARD % (", where: {}", "when: {}, then: {cup: 3}")).replace(
        "each: 6", "each: 6, decay: 3"
    )

    assert [told.split(" ")[0] for told in _told(text)] == [
        "g.yaml:2:64",
        "g.yaml:2:92",
        "g.yaml:4:19",
        "g.yaml:4:36",
    ]
