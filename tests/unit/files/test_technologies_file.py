"""From technologies.yaml to a catalogue, or to all its problems."""

from pathlib import Path

import pytest

from tradewind.files.technologies_file import parse_technologies, read_technologies
from tradewind.problems import InvalidInput, OutsideWorldFailed

GOOD = """\
version: 1
seen_within: 6 months
products:
  Salesforce: {aliases: [SFDC], category: CRM, relation: complement, say: You run it.}
  Ours Classic: {relation: own, upgrade_to: Ours Cloud}
  Ours Cloud: {relation: own}
"""
SLIPS = [
    (
        "products: {a: {relation: competitr}}",
        'technologies.yaml:1:26 TW203\n  `relation` cannot be "competitr".\n'
        "  fix: Write `competitor`.",
    ),
    (
        "products: {a: {releation: own}}",
        "technologies.yaml:1:16 TW201\n  `releation` is not a key of a product.\n"
        "  fix: Write `relation`.",
    ),
    (
        "products: {a: own}",
        'technologies.yaml:1:15 TW203\n  "own" stands where a mapping of keys and values belongs.\n'
        "  fix: Write a mapping of keys and values.",
    ),
    (
        "products:\n  a:\n",
        "technologies.yaml:2:3 TW206\n  `a` has no value.\n  fix: Write its value, or delete it.",
    ),
    (
        "version: 1\nproduct: {a: {}}",
        "technologies.yaml:2:1 TW201\n  `product` is not a key of a catalogue of technologies.\n"
        "  fix: Write `products`.",
    ),
    (
        "seen_within: soon\nproducts: {a: {}}",
        'technologies.yaml:1:14 TW203\n  "soon" is not a length of time.\n'
        "  fix: Write days (d), weeks (w), months (mo) or years (y), such as 30d.",
    ),
    (
        "products: {a: {aliases: {x: 1}}}",
        "technologies.yaml:1:16 TW203\n  A name is a text.\n"
        "  fix: Write a name or a list of names.",
    ),
    (
        "products: {a: {aliases: [b]}, b: {upgrade_to: a}}",
        'technologies.yaml:1:26 TW235\n  "b" already names the product "b".',
    ),
]


@pytest.mark.parametrize(("text", "shown"), SLIPS)
def test_each_slip_is_told_at_its_place(text: str, shown: str) -> None:
    """With the nearest thing that would be right."""
    with pytest.raises(InvalidInput) as raised:
        parse_technologies(text)

    assert str(raised.value.problems[0]).startswith(shown)


def test_all_contradictions_are_told_at_once() -> None:
    """An alias of two, and an upgrade that is none."""
    with pytest.raises(InvalidInput) as raised:
        parse_technologies("products: {a: {aliases: [b]}, b: {upgrade_to: a}}")

    assert [problem.code for problem in raised.value.problems] == ["TW235", "TW236"]


def test_a_good_file_gives_its_catalogue_and_its_places(tmp_path: Path) -> None:
    """It stands beside tradewind.yaml."""
    (tmp_path / "technologies.yaml").write_text(GOOD, encoding="utf-8")

    file = read_technologies(tmp_path)

    assert file is not None
    assert file.record.seen_within == 180
    assert file.record.products["Ours Classic"].upgrade_to == "Ours Cloud"
    assert str(file.places.at("products", "Salesforce", "aliases", 0)) == "technologies.yaml:4:26"
    assert (file.text, file.plain["version"]) == (GOOD, 1)


def test_a_project_may_have_none(tmp_path: Path) -> None:
    """Then nothing is said of products."""
    assert read_technologies(tmp_path) is None


def test_a_folder_of_that_name_is_no_file(tmp_path: Path) -> None:
    """It is not passed over."""
    (tmp_path / "technologies.yaml").mkdir()

    with pytest.raises(
        (InvalidInput, OutsideWorldFailed), match=r'"technologies\.yaml" is a folder'
    ):
        read_technologies(tmp_path)
