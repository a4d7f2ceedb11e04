"""Rules about products: a catalogue without contradictions, selections that select something."""

import pytest

from tradewind.files.scorecard_file import parse_scorecard
from tradewind.scorecard.rules import problems_of

CARD = """\
name: g
technologies: {products: {%s}}
dimensions: {fit: {components: [{name: n, %s}]}}
tiers: {A: top 10%%, B: rest}
"""
CRM = "crm: {aliases: [c], category: CRM, relation: complement}"
COUNT = "technology_count: %s, ramp: {0: 0, 9: 9}"


def problems(text: str) -> list[str]:
    """Read a scorecard, and hold it against all rules."""
    read = parse_scorecard(text, shown_as="g.yaml")
    return [str(problem) for problem in problems_of(read.card, read.places)]


CATALOGUES = [
    (
        "a: {aliases: [b]}, b: {}",
        'g.yaml:2:41 TW235\n  "b" already names the product "b".\n'
        '  fix: Take "b" out of one of them.',
    ),
    (
        "a: {aliases: [x]}, b: {aliases: [x]}",
        'g.yaml:2:60 TW235\n  "x" already names the product "a".\n'
        '  fix: Take "x" out of one of them.',
    ),
    (
        "a: {aliases: [x, x]}",
        'g.yaml:2:44 TW235\n  "x" already names the product "a".\n'
        '  fix: Take "x" out of one of them.',
    ),
    ("a: {aliases: [' ']}", "g.yaml:2:41 TW235\n  An alias is blank.\n  fix: Delete it."),
    (
        "a: {relation: legacy, upgrade_to: b}, b: {relation: own}",
        'g.yaml:2:61 TW236\n  "a" has `upgrade_to`, but is none of our own products.\n'
        "  fix: Write `relation: own` beside it, or take `upgrade_to` out.",
    ),
    (
        "alpha: {relation: own, upgrade_to: bete}, beta: {relation: own}",
        'g.yaml:2:62 TW236\n  "bete" is no other product of ours.\n  fix: Write "beta".',
    ),
    (
        "a: {relation: own, upgrade_to: a}",
        'g.yaml:2:58 TW236\n  "a" is no other product of ours.\n'
        "  fix: Add the product it leads to.",
    ),
    (
        "a: {relation: own, upgrade_to: b}, b: {relation: own, upgrade_to: a}",
        'g.yaml:2:58 TW236\n  "a" leads to itself by way of "b".\n  fix: Take it out of "b".',
    ),
]
SELECTIONS = [
    (
        "technology: {relation: complemnt}",
        'g.yaml:3:66 TW238\n  "complemnt" is no relation that a product can have.\n'
        '  fix: Write "complement".',
    ),
    (
        "technology: {category: crm}",
        'g.yaml:3:66 TW238\n  "crm" is the category of no product in the catalogue.\n'
        "  fix: Give a product of technologies.yaml `category: crm`.",
    ),
    (
        COUNT % "{relation: own, category: CRM}",
        'g.yaml:3:43 TW238\n  No product of the catalogue has the relation "own" and the category '
        '"CRM".\n  fix: Say of one in technologies.yaml that it has, or take the component out.',
    ),
    (
        COUNT % "[crm, c]",
        'g.yaml:3:67 TW222\n  The product "crm" is listed twice, and counts once.\n'
        "  fix: Delete one of the two.",
    ),
    (
        "technology_changes: added, within: 9d, of: [''], ramp: {0: 0, 9: 9}",
        'g.yaml:3:87 TW220\n  The text "" is blank.\n  fix: Write a text, or delete it.',
    ),
]


@pytest.mark.parametrize(("products", "shown"), CATALOGUES)
def test_a_catalogue_may_not_contradict_itself(products: str, shown: str) -> None:
    """A name means one product, and an upgrade leads to another one of ours."""
    assert problems(CARD % (products, "technology: other"))[0] == shown


@pytest.mark.parametrize(("component", "shown"), SELECTIONS)
def test_a_selection_selects_something_once(component: str, shown: str) -> None:
    """Each kind that looks at products keeps the same rules."""
    assert problems(CARD % (CRM, component)) == [shown]


def test_a_selection_needs_a_catalogue() -> None:
    """Without one nobody can say which products are meant."""
    text = (CARD % (CRM, "technology: {relation: complement}")).replace(
        f"technologies: {{products: {{{CRM}}}}}\n", ""
    )

    assert problems(text) == [
        'g.yaml:2:43 TW237\n  "n" selects products by what they are, but nothing says what they '
        "are.\n  fix: Write technologies.yaml beside tradewind.yaml, or name the products in a "
        "list."
    ]


@pytest.mark.parametrize(
    "component",
    [
        "technology: {relation: [complement, own]}",
        COUNT % "{category: CRM}",
        COUNT % "any",
        "early_adopter: {relation: complement, category: CRM}, ramp: {0: 0, 100: 9}",
    ],
)
def test_a_good_selection_has_no_problem(component: str) -> None:
    """One of several relations may select nothing."""
    assert problems(CARD % (CRM, component)) == []
