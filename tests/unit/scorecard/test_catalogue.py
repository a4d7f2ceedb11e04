"""The catalogue of technologies: names, aliases, relations and categories."""

import pytest
from pydantic import ValidationError

from tradewind.scorecard.catalogue import Catalogue

CATALOGUE = Catalogue.model_validate(
    {
        "products": {
            " Salesforce ": {"aliases": ["salesforce.com", 365], "category": "CRM"},
            "Plancrest": {"aliases": "Planny", "category": "planning", "relation": "competitor"},
            "Sheets": {"category": "planning", "relation": "legacy"},
            "Other": {},
        }
    }
)


@pytest.mark.parametrize(
    ("name", "product"),
    [
        (" salesforce.com ", "Salesforce"),
        ("365", "Salesforce"),
        ("Salesforce", "Salesforce"),
        ("salesforce", "salesforce"),
        ("never heard of", "never heard of"),
    ],
)
def test_a_product_is_found_by_any_of_its_names_to_the_letter(name: str, product: str) -> None:
    """Blanks around a name do not count; a name that nobody has stands for itself."""
    assert CATALOGUE.product_of(name) == product


def test_a_product_has_its_own_name_first() -> None:
    """Whatever is no product of the catalogue has one name."""
    assert CATALOGUE.names_of("Salesforce") == ("Salesforce", "salesforce.com", "365")
    assert CATALOGUE.names_of("never heard of") == ("never heard of",)


def test_products_are_selected_by_relation_and_category() -> None:
    """Both must hold where both are given; the order is that of the file."""
    found = CATALOGUE.products_with

    assert found(categories=("planning",)) == ("Plancrest", "Sheets")
    assert found(relations=("legacy", "competitor")) == ("Plancrest", "Sheets")
    assert found(relations=("legacy",), categories=("planning", "CRM")) == ("Sheets",)
    assert found(relations=("own",)) == ()
    assert found() == ("Salesforce", "Plancrest", "Sheets", "Other")


def test_categories_are_listed_once() -> None:
    """In the order of the products; a product without one adds none."""
    assert CATALOGUE.categories == ("CRM", "planning")


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"products": {}},
        {"products": {"a": {"relation": "rival"}}},
        {"products": {"a": {}, " a": {}}},
        {"products": {"a": {"aliases": [["b"]]}}},
        {"products": {"a": {}}, "seen_within": "soon"},
        {"products": {"a": {"say": ""}}},
    ],
)
def test_what_is_no_catalogue_is_refused(written: object) -> None:
    """A closed form: no other relation, no other key, at least one product."""
    with pytest.raises(ValidationError, match="validation error"):
        Catalogue.model_validate(written)
