"""Products selected by name, relation or category."""

import pytest

from tradewind.scorecard.catalogue import Catalogue
from tradewind.scorecard.selections import selection, selection_or_any

CATALOGUE = Catalogue.model_validate(
    {
        "products": {
            "Salesforce": {"aliases": ["SFDC"], "category": "CRM", "relation": "complement"},
            "Plancrest": {"category": "planning", "relation": "competitor"},
            "Sheets": {"category": "planning", "relation": "legacy"},
        }
    }
)


@pytest.mark.parametrize(
    ("written", "products"),
    [
        ("SFDC", ("Salesforce",)),
        ([" other ", "SFDC", "Salesforce"], ("other", "Salesforce")),
        ({"relation": "competitor"}, ("Plancrest",)),
        ({"relation": ["competitor", "legacy"]}, ("Plancrest", "Sheets")),
        ({"category": "planning", "relation": "legacy"}, ("Sheets",)),
        ({"category": "ERP"}, ()),
    ],
)
def test_a_selection_gives_products_by_their_own_names(
    written: object, products: tuple[str, ...]
) -> None:
    """Each once, in the order of the list or of the catalogue."""
    assert selection(written).products(CATALOGUE) == products


def test_without_a_catalogue_names_stand_for_themselves() -> None:
    """And nothing is of any relation."""
    assert selection(["a", "b", "a"]).products(None) == ("a", "b")
    assert selection({"relation": "own"}).products(None) == ()


def test_any_is_a_word_only_where_it_may_stand() -> None:
    """Elsewhere it would be the name of a product."""
    assert selection_or_any("any").is_any
    assert selection("any").names == ("any",)


@pytest.mark.parametrize(
    "written",
    [{}, [], None, [["a"]], {"relation": []}, {"relation": {"a": 1}}, {"kind": "CRM"}, [{"a": 1}]],
)
def test_what_selects_nothing_is_refused(written: object) -> None:
    """Whatever the form, the message says what is wrong."""
    with pytest.raises(ValueError, match=r"selected|empty|text|neither"):
        selection(written)
