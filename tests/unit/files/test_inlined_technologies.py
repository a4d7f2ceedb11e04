"""A scorecard with the project's catalogue in it: one text, one hash, the places of both."""

import pytest

from tradewind.files.inlined_technologies import uses_technologies, with_technologies
from tradewind.files.scorecard_file import ScorecardFile, parse_scorecard
from tradewind.files.technologies_file import parse_technologies

BLOCK = """\
# at the head
version: 1  # one
name: g
tiers: {A: 50, B: 0}
dimensions:
  fit:
    components:
      - {name: n, technology: [SFDC]}  # the last"""
BRACES = (
    '{"name": "g", "tiers": {"A": 50, "B": 0}, '
    '"dimensions": {"fit": {"components": [{"name": "n", "technology": "SFDC"}]}}, }'
)
CARDS = {
    "block": BLOCK,
    "with a line end": BLOCK + "\n",
    "with marks of a document": f"---\n{BLOCK}\n# tail\n...\n",
    "with line ends of Windows": BLOCK.replace("\n", "\r\n"),
    "indented": "\n".join(f"   {line}" for line in BLOCK.splitlines()) + "\n",
    "in braces": BRACES,
    "in braces behind a mark": f"--- {BRACES}\n# tail\n",
}
CATALOGUE = """\
# of ours
---
version: 1
products:
  # the one most run
  Salesforce:
    aliases: [SFDC,
'it''s']  # on two lines
    say: |
      You run

      it.

  'x': {category: 'a

    b'}
"""
CATALOGUES = {
    "block": CATALOGUE,
    "with a tail": CATALOGUE + "# tail\n...\n",
    "in braces": "{products: {Salesforce: {aliases: [SFDC]},\n x: {say: '\u2028a😀 1'}}}",
    "indented": "  products:\n    Salesforce: {aliases: [SFDC]}\n    y: {}\n",
    "with line ends of Windows": CATALOGUE.replace("\n", "\r\n"),
}


def joined(card: str, catalogue: str = CATALOGUE) -> ScorecardFile:
    """Join a scorecard and a catalogue, both given as texts."""
    file = parse_scorecard(card, shown_as="g.yaml")
    return with_technologies(file, parse_technologies(catalogue))


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("catalogue", CATALOGUES.values(), ids=CATALOGUES)
def test_the_text_says_what_both_files_say(card: str, catalogue: str) -> None:
    """However the two are laid out; reading it again gives the same card and hash."""
    alone, products = parse_scorecard(card, shown_as="g.yaml"), parse_technologies(catalogue)

    both = joined(card, catalogue)

    again = parse_scorecard(both.text, shown_as="g.yaml")
    assert both.card.technologies == products.record
    assert both.plain == {**alone.plain, "technologies": products.plain}
    assert (again.card, again.hash) == (both.card, both.hash)
    assert both.hash != alone.hash


def test_comments_of_both_stay() -> None:
    """The published text is the one that people wrote."""
    text = joined(CARDS["with marks of a document"]).text

    for remark in ("# at the head", "# one", "# the last", "# of ours", "# the one most run"):
        assert remark in text


def test_places_stay_those_of_the_two_files() -> None:
    """A problem is shown where it can be repaired."""
    both = joined(BLOCK)

    assert str(both.places.at("dimensions", "fit", "components", 0, "name")) == "g.yaml:8:16"
    place = both.places.at("technologies", "products", "Salesforce", "aliases", 0)
    assert str(place) == "technologies.yaml:7:15"


def test_components_know_the_products_then() -> None:
    """An alias in a list stands for its product."""
    (placed,) = joined(BLOCK).card.placed()

    assert placed.component.shown({"seen": 1}) == "Salesforce"


@pytest.mark.parametrize(
    "card",
    [
        BLOCK.replace("technology: [SFDC]", "yes_no: partner"),
        BLOCK + "\ntechnologies: {products: {SFDC: {}}}\n",
    ],
)
def test_a_scorecard_that_needs_none_stays_as_it_is(card: str) -> None:
    """One that looks at no product, and one that has a catalogue of its own."""
    file = parse_scorecard(card, shown_as="g.yaml")

    assert with_technologies(file, parse_technologies(CATALOGUE)) is file


@pytest.mark.parametrize(
    "component",
    [
        "technology: a",
        "technology_count: any, ramp: {0: 0, 9: 9}",
        "technology_changes: added, within: 9d, ramp: {0: 0, 9: 9}",
        "early_adopter: any, ramp: {0: 0, 9: 9}",
    ],
)
def test_every_kind_that_looks_at_products_uses_technologies(component: str) -> None:
    """Aliases decide what each of them counts."""
    card = BLOCK.replace("technology: [SFDC]", component)

    assert uses_technologies(parse_scorecard(card, shown_as="g.yaml").card)
