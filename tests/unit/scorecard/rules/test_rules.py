"""Each rule by bad files, with the problem in full, and by good ones."""

import re
import sys
from types import ModuleType

import pytest

from tradewind.files.scorecard_file import parse_scorecard
from tradewind.problems import Problem
from tradewind.scorecard.rules import RULES, problems_of

CARD = """\
name: g
dimensions:
  fit:
    components:
      - {%s}
tiers: {A: top 10%%, B: rest}
"""
SIZE = "name: size, number: employees, "
USED = "name: used, yes_no: is_customer"


def problems(text: str) -> list[Problem]:
    """Read a scorecard, and hold it against all rules."""
    read = parse_scorecard(text, shown_as="g.yaml")
    return problems_of(read.card, read.places)


def component(written: str) -> str:
    """Write a scorecard of one component."""
    return CARD % written


def of_people(written: str, *, used: str = "g", of: str = "accounts") -> str:
    """Write a scorecard of people with one component, which holds another scorecard."""
    head = component(written).replace("name: g\n", "name: g\nscores: people\n")
    inner = "dimensions: {fit: {components: [{name: used, yes_no: a}]}}, tiers: {A: 50, B: 0}"
    return f"{head}scorecards: {{{used}: {{name: {used}, scores: {of}, {inner}}}}}\n"


def two(first: str, second: str) -> str:
    """Write a scorecard of two components."""
    return CARD % f"{first}}}\n      - {{{second}"


def card(rest: str, *, one: str = USED, tiers: str = "tiers: {A: top 10%, B: rest}") -> str:
    """Write a scorecard of one component with other tiers, and with more below it."""
    return component(one).replace("tiers: {A: top 10%, B: rest}", tiers) + rest + "\n"


def products(written: str, *, one: str = USED) -> str:
    """Write a scorecard of one component with a catalogue of products."""
    return component(one) + f"technologies: {{products: {{{written}}}}}\n"


def gate(written: str) -> str:
    """Write a scorecard of one dimension, fit, with a gate."""
    return card(f"gates: [{{name: g, {written}, reason: w}}]")


def group(components: str, *, way: str = "way: points") -> str:
    """Write a scorecard of two components with a cap over a group."""
    caps = f"    caps: [{{name: c, components: {components}, at_most: 3}}]\ntiers:"
    return two(USED, "name: b, yes_no: c").replace("tiers:", caps) + way + "\n"


def profiles(first: str, second: str) -> str:
    """Write a scorecard of two profiles, each with its condition."""
    return (
        "name: g\ndimensions:\n  fit:\n    profiles:\n"
        f"      one: {{where: {first}, components: [{{{USED}}}]}}\n"
        f"      two: {{where: {second}, components: [{{{USED}}}]}}\n"
        "tiers: {A: top 10%, B: rest}\n"
    )


BAD = [
    (
        component(SIZE + 'bands: {"0..9": 1, "9..20": 2, ">=21": 3}'),
        'g.yaml:5:60 TW211\n  The bands "0..9" and "9..20" overlap.\n'
        '  fix: Write "10..20" for "9..20".',
    ),
    (
        component(SIZE + 'bands: {"<=50": 1, ">=50": 2}'),
        'g.yaml:5:60 TW211\n  The bands "<=50" and ">=50" overlap.\n'
        '  fix: Let "<=50" end where ">=50" begins.',
    ),
    (
        component(SIZE + 'bands: {"<50": 1, "100..499": 2, ">=500": 3}'),
        'g.yaml:5:59 TW212\n  No band holds the numbers between "<50" and "100..499".\n'
        '  fix: Add a band "50..99".',
    ),
    (
        component(SIZE + 'bands: {"<50": 1, ">50": 3}'),
        'g.yaml:5:59 TW212\n  No band holds the numbers between "<50" and ">50".\n'
        '  fix: Add a band "50".',
    ),
    (
        component(SIZE + 'bands: {"<=50": 1, ">100": 3}'),
        'g.yaml:5:60 TW212\n  No band holds the numbers between "<=50" and ">100".\n'
        '  fix: Let the two bands meet, such as "<50" and ">=50".',
    ),
    (
        component(SIZE + 'bands: {"<50": 1, "50..499": 2}'),
        'g.yaml:5:59 TW212\n  No band holds the numbers above "50..499".\n'
        '  fix: Add a band ">=500".',
    ),
    (
        component(SIZE + 'bands: {"1..9": 1, ">=10": 2}'),
        'g.yaml:5:49 TW212\n  No band holds the numbers below "1..9".\n  fix: Add a band "<1".',
    ),
    (
        component(SIZE + 'bands: {"<3": 1, "9..3": 2, ">=3": 4}'),
        'g.yaml:5:58 TW213\n  No number lies in the band "9..3".\n'
        '  fix: Write "3..9", or delete it.',
    ),
    (
        component(SIZE + 'bands: {"<3": 1, ">=3": 50}'),
        "g.yaml:5:65 TW214\n  The value 50 does not lie from -10 to 10.\n"
        "  fix: Write 10, or a value between the two.",
    ),
    (
        component(SIZE + "ramp: {0: -11, 10: 5}"),
        "g.yaml:5:51 TW214\n  The value -11 does not lie from -10 to 10.\n"
        "  fix: Write -10, or a value between the two.",
    ),
    (
        component(SIZE + "ramp: {0: 3.33333, 10: 5}"),
        "g.yaml:5:51 TW214\n  The value 3.33333 has more than 4 decimal places.\n"
        "  fix: Write 3.3333.",
    ),
    (
        component(USED + ", missing: 11"),
        "g.yaml:5:52 TW214\n  The value 11 does not lie from -10 to 10.\n"
        "  fix: Write 10, or a value between the two.",
    ),
    (
        two(USED + ", weight: 0", "name: b, yes_no: c"),
        'g.yaml:5:51 TW215\n  The component "used" weighs 0, so it changes no score.\n'
        "  fix: Write a weight above 0, or delete the component.",
    ),
    (
        card("way: points\nbase: 5", one=USED + ", weight: 2"),
        "g.yaml:5:43 TW216\n  `weight` has no meaning where points are added.\n"
        "  fix: Delete it, and let the values say what counts how much.",
    ),
    (
        card("base: 5"),
        "g.yaml:7:1 TW216\n  `base` has no meaning where values are averaged.\n"
        "  fix: Delete it, or write `way: points`.",
    ),
    (
        card("way: points\nscale: 10"),
        "g.yaml:8:1 TW216\n  `scale` has no meaning where points are added.\n"
        "  fix: Delete it; `at_most` bounds a sum of points.",
    ),
    (
        card("way: points\nat_least: 9\nat_most: 2"),
        "g.yaml:8:11 TW217\n  The lowest score, 9, is not below the highest, 2.\n"
        "  fix: Write `at_least: 2` and `at_most: 9`.",
    ),
    (
        two(USED, USED),
        'g.yaml:6:16 TW218\n  The name "used" is given twice, first in line 5.\n'
        '  fix: Write another name, such as "used 2".',
    ),
    (
        component("name: rounding, yes_no: a"),
        'g.yaml:5:16 TW218\n  "rounding" names a line that every receipt may have.\n'
        '  fix: Write another name, such as "rounding 2".',
    ),
    (
        two(USED, "name: Used, yes_no: b"),
        'g.yaml:6:16 TW219\n  The names "used" and "Used" differ only by case or blanks.\n'
        '  fix: Give "Used" a name that nobody takes for the other.',
    ),
    (
        component('name: " ", yes_no: a'),
        'g.yaml:5:16 TW220\n  The text " " is blank.\n  fix: Write a text, or delete it.',
    ),
    (
        component("name: n, category: industry, values: {Software: 3, software: 2}"),
        'g.yaml:5:61 TW221\n  "Software" and "software" differ only by case or blanks, but not '
        'in value.\n  fix: Give "software" the value 3, or delete it.',
    ),
    (
        component("name: n, technology: [SAP, HubSpot, SAP]"),
        'g.yaml:5:46 TW222\n  The product "SAP" is listed twice, and counts once.\n'
        "  fix: Delete one of the two.",
    ),
    (
        profiles("{a: [x, y], b: known}", "{b: known, a: [x, y]}"),
        'g.yaml:6:13 TW223\n  The profiles "one" and "two" are for the same accounts.\n'
        "  fix: Change one `where`, or join the two profiles.",
    ),
    (
        two(USED, "name: n, yes_no: a, yes: 5, no: 5, missing: neutral"),
        'g.yaml:6:16 TW224\n  "n" gives every account the value 5.\n'
        "  fix: Give it different values, or delete it.",
    ),
    (
        component(SIZE + "ramp: {0: 1, 1e20: 3}"),
        "g.yaml:5:41 TW225\n  1e+20 is larger than any number that is compared.\n"
        "  fix: Write at most 1e+18.",
    ),
    (
        profiles('{a: ">= 1,000"}', "{b: known}"),
        'g.yaml:5:24 TW226\n  ">= 1,000" is not a range, and no text is likely to be equal to '
        'it.\n  fix: Write a range such as ">=1000" or "100..499", without commas and units.',
    ),
    (
        profiles("{a: {not: Yes}}", "{b: known}"),
        'g.yaml:5:21 TW226\n  "Yes" is compared as a text here.\n  fix: Write true.',
    ),
    (
        card("", tiers="tiers: {A: 150, B: 50, C: 0}"),
        'g.yaml:6:12 TW227\n  Nobody can reach "A": the highest score is 100.\n'
        "  fix: Write at most 100, or raise the values.",
    ),
    (
        card("", one=USED + ", no: 5", tiers="tiers: {A: 75, B: 40, C: 0}"),
        'g.yaml:6:26 TW227\n  Nobody can get "C": the lowest score is 50.\n'
        '  fix: Let "B" begin above 50, or lower the values.',
    ),
    (
        card("scale: 10", tiers="desirable: 60"),
        'g.yaml:6:12 TW227\n  Nobody can reach "desirable": the highest score is 10.\n'
        "  fix: Write at most 10, or raise the values.",
    ),
    (
        card("gates: [{name: r, when: {a: b}, then: {cap: 100}, reason: w}]"),
        'g.yaml:7:45 TW228\n  The cap of "r", 100, lowers no score.\n'
        "  fix: Write a cap below 100, or delete the gate.",
    ),
    (
        card("cell: {fitt: {A: 50, B: 0}, fit: {1: 50, 2: 0}}"),
        'g.yaml:7:8 TW229\n  "fitt" is not a dimension of this scorecard.\n  fix: Write "fit".',
    ),
    (
        component("name: i, intent: {topics: [a, b, ' a']}, share_of_topics: 50%, within: 21d"),
        'g.yaml:5:43 TW239\n  The topic "a" is listed twice, and counts once.\n'
        "  fix: Delete one of the two.",
    ),
    (
        component("name: i, intent: {topics: [a]}, share_of_topics: 0%, within: 21d"),
        'g.yaml:5:59 TW240\n  "i" is present wherever there is a reading: no topic need surge.\n'
        "  fix: Write a share above 0, such as 25%.",
    ),
    (
        component("name: s, surge: {}, recent: 7d, before: 28d, index_at_least: 50"),
        'g.yaml:5:71 TW240\n  "s" calls it a surge where an account does what it always does.\n'
        "  fix: Write an index above 50, such as 70.",
    ),
    (
        component("name: s, surge: {}, recent: 56d, before: 2w, index_at_least: 70"),
        "g.yaml:5:38 TW241\n  56 recent days are held against 14 days before them, too few to tell "
        "what is usual.\n  fix: Write `recent: 14d` and `before: 56d`.",
    ),
    (
        component('name: i, intent: {topics: [a]}, within: 21d, bands: {"<0.25": 1, ">=0.25": 9}'),
        "g.yaml:5:55 TW242\n  `bands` ends at 0.25, but is over percentages from 0 to 100.\n"
        "  fix: Write 25 for 0.25, and so for the others.",
    ),
    (
        products("a: {aliases: [x]}, b: {aliases: [x]}"),
        'g.yaml:7:60 TW235\n  "x" already names the product "a".\n'
        '  fix: Take "x" out of one of them.',
    ),
    (
        products("a: {relation: own, upgrade_to: a}"),
        'g.yaml:7:58 TW236\n  "a" is no other product of ours.\n'
        "  fix: Add the product it leads to.",
    ),
    (
        component("name: n, technology: {relation: own}"),
        'g.yaml:5:19 TW237\n  "n" selects products by what they are, but nothing says what they '
        "are.\n  fix: Write technologies.yaml beside tradewind.yaml, or name the products in a "
        "list.",
    ),
    (
        products("a: {relation: own}", one="name: n, technology: {relation: legacy}"),
        'g.yaml:5:19 TW238\n  No product of the catalogue has the relation "legacy".\n'
        "  fix: Say of one in technologies.yaml that it has, or take the component out.",
    ),
    (
        gate("when_scores: {fitt: '<40'}, then: exclude"),
        'g.yaml:7:33 TW246\n  "fitt" is not a dimension of this scorecard.\n  fix: Write "fit".',
    ),
    (
        gate("when_scores: {fit: low}, then: exclude"),
        'g.yaml:7:33 TW246\n  The score of "fit" is a number.\n  fix: Write a range such as "<40".',
    ),
    (
        gate("when: {a: b}, then: {leave_out: engagement}"),
        'g.yaml:7:51 TW246\n  "engagement" is not a dimension of this scorecard.\n'
        '  fix: Write "fit".',
    ),
    (
        group("[used, b]", way="way: average"),
        "g.yaml:7:5 TW247\n  A group has no cap where values are averaged: its weights are its "
        "cap.\n  fix: Delete `caps`, or write `way: points`.",
    ),
    (
        group("[used, d]"),
        'g.yaml:7:41 TW247\n  "d" is no component beside the cap.\n  fix: Write "used" or "b".',
    ),
    (
        group("[used, used]"),
        'g.yaml:7:41 TW247\n  "used" is in the group "c" already.\n'
        "  fix: Put each component in one group only.",
    ),
    (
        component("name: g, buying_group: {roles: {user: 2, champion: 0}}"),
        'g.yaml:5:61 TW270\n  The role "champion" wants 0 people, so nobody can be missing in it.\n'
        "  fix: Write how many are wanted, such as 1, or delete it.",
    ),
    (
        component("name: g, buying_group: {roles: {Champion: 1, champion: 2}}"),
        'g.yaml:5:55 TW271\n  The roles "Champion" and "champion" differ in case or blanks only.\n'
        "  fix: Keep one of them.",
    ),
    (
        component("name: g, buying_group: {roles: {champion: 1, fan: {where: {role: champion}}}}"),
        'g.yaml:5:55 TW272\n  Nobody is ever in the role "fan": its test is that of "champion" '
        "before it.\n  fix: Give it a test of its own, or delete it.",
    ),
    (
        component("name: s, seniority: {C-Level: 10, vp: 8}"),
        'g.yaml:5:31 TW273\n  "C-Level" is not a seniority.\n  fix: Write "c-level".',
    ),
    (
        of_people("name: n, number: account.score(g), ramp: {0: 0, 9: 9}"),
        'g.yaml:6:27 TW260\n  A score cannot rest on itself: "g" uses "g".\n'
        "  fix: Take it out, or name another scorecard.",
    ),
    (
        of_people("name: n, number: account.score(grwoth), ramp: {0: 0, 9: 9}", used="growth"),
        'g.yaml:6:27 TW261\n  There is no scorecard "grwoth".\n  fix: Write "growth".',
    ),
    (
        of_people("name: n, category: account.tier(x), values: {Z: 3}", used="x"),
        'g.yaml:6:55 TW267\n  "Z" is no tier of the scorecard "x".\n'
        '  fix: Write "A", "B", "excluded" or "unscored".',
    ),
    (
        of_people("name: n, number: account.score(x), ramp: {0: 0, 9: 9}", used="x", of="people"),
        'g.yaml:6:27 TW262\n  "x" scores people, and accounts are asked for here.\n'
        "  fix: Name a scorecard with `scores: accounts`.",
    ),
    (
        of_people("name: n, intent: {topics: [a]}, within: 21d, ramp: {0: 0, 100: 10}"),
        "g.yaml:6:19 TW263\n  `intent` tells of accounts, and this scorecard scores people.\n"
        "  fix: Move the component to a scorecard of accounts, and use that one here as "
        "`number: account.score(NAME)`.",
    ),
    (
        of_people("name: n, events: {kind: a}, each: 3, hierarchy: roll_up"),
        "g.yaml:6:47 TW263\n  `hierarchy` tells of accounts, and this scorecard scores people.\n"
        "  fix: Move the component to a scorecard of accounts, and use that one here as "
        "`number: account.score(NAME)`; or delete `hierarchy`.",
    ),
    (
        component(USED) + "sales_qualified: {at_least: 60}\n",
        "g.yaml:7:1 TW264\n  `sales_qualified` has no meaning where accounts are scored.\n"
        "  fix: Delete it, or write `scores: people`.",
    ),
    (
        component("name: p, people: {where: {seniority: [vp, directors]}}, ramp: {0: 0, 9: 9}"),
        'g.yaml:5:19 TW274\n  "directors" is not a seniority that titles are read as.\n'
        '  fix: Write "director", or leave it if a column of yours says so.',
    ),
    (
        component(USED) + "titles: {seniority: {vp: [boss], manager: [Boss]}}\n",
        'g.yaml:7:34 TW280\n  "boss" stands below `manager` and below `vp`.\n'
        '  fix: Take "boss" out of one of them.',
    ),
    (
        component(USED) + "titles: {roles: [{role: r, functions: [finanse]}]}\n",
        'g.yaml:7:40 TW281\n  There are no words for the function "finanse".\n'
        '  fix: Write "finance".',
    ),
]


@pytest.mark.parametrize(("text", "shown"), BAD)
def test_each_rule_finds_its_mistake_at_its_place(text: str, shown: str) -> None:
    """A scorecard that breaks one rule has this one problem, in full."""
    found = problems(text)

    assert [str(problem) for problem in found] == [shown]


GOOD = [
    component(SIZE + 'bands: {">=500": 6, "<50": 2, "50..499": 10}'),
    component(SIZE + 'bands: {"0..9": 2, ">=10": 3}'),
    component(SIZE + 'bands: {"<0": 2, "0": 4, ">0": 3}'),
    component(SIZE + 'bands: {"<0.5": 1, "0.5..<0.75": 2, ">=0.75": 3}'),
    component(SIZE + "ramp: {0: -10, 10: 10}, missing: neutral"),
    component("name: n, category: industry, values: {Software: 3, software: 3}"),
    two(USED, "name: n, yes_no: a, yes: 5, no: 5, missing: 0"),
    profiles("{a: [x]}", "{a: [y]}"),
    card("way: points\nbase: -20", one=USED + ", yes: 1000, no: -1000"),
    card("gates: [{name: used, when: {a: b}, then: {cap: 99}, reason: w}]"),
    card("", tiers="tiers: {A: top 10%, B: rest}"),
    card("", tiers="desirable: 100"),
    component("name: i, intent: {topics: [a, b]}, share_of_topics: 50%, within: 21d"),
    component("name: i, intent: {topics: [a]}, within: 21d, ramp: {0: 0, 100: 10}"),
    component("name: s, surge: {kind: a}, recent: 14d, before: 2w, index_at_least: 70"),
    component("name: g, buying_group: {roles: {champion: 1, user: {where: {function: sales}}}}"),
    component("name: s, seniority: {vp: 8, c-level: 10}, where: {seniority: [vp, Chefin]}"),
    products("a: {relation: own, upgrade_to: b}, b: {relation: own, aliases: [c]}"),
    products("a: {relation: own}", one="name: n, technology: {relation: own}"),
    gate("when_scores: {fit: '<40'}, then: {leave_out: fit}"),
    gate("when_scores: {fit: {not: known}}, then: exclude"),
    group("[used, b]"),
    component(USED) + "titles: {seniority: {vp: boss}, functions: {esg: boss}, ignore: chief}\n",
]


@pytest.mark.parametrize("text", GOOD)
def test_a_good_scorecard_has_no_problem(text: str) -> None:
    """What lies on the right side of each rule is left alone."""
    assert problems(text) == []


def codes_of(module: ModuleType) -> list[str]:
    """List the problem codes that a module declares."""
    return [held for held in vars(module).values() if re.fullmatch(r"TW\d{3}", str(held))]


def test_every_rule_is_tried_by_a_bad_file() -> None:
    """Each rule of the registry is broken by one of the files above."""
    tried = {shown.split(" ")[1].split("\n")[0] for _, shown in BAD}

    declared = [code for rule in RULES for code in codes_of(sys.modules[rule.__module__])]

    assert set(declared) == tried
    assert len(set(declared)) == len(declared)


def test_every_rule_says_itself_in_one_line() -> None:
    """The docstrings of the rules are their documentation."""
    for rule in RULES:
        assert rule.__doc__
        assert "\n" not in rule.__doc__
        assert rule.__doc__.endswith(".")


def test_warnings_do_not_stop_scoring() -> None:
    """What is odd but has a clear meaning is a warning; what has none is an error."""
    severities = {problem.code: problem.severity for text, _ in BAD for problem in problems(text)}

    warned = {code for code, severity in severities.items() if severity == "warning"}

    assert warned >= {"TW219", "TW221", "TW222", "TW223", "TW224", "TW228", "TW239", "TW241"}
    assert not warned & {"TW211", "TW212", "TW213", "TW214", "TW215", "TW216", "TW218", "TW229"}
