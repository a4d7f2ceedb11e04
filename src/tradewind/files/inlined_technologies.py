"""A scorecard with the project's catalogue of technologies in it, as one text and one hash."""

from tradewind.files.inlined_part import with_part
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.files.technologies_file import TechnologiesFile
from tradewind.scorecard.account_columns import UsesProduct, asked_of_account
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.products import ProductsComponent

KEY = "technologies"


def uses_technologies(card: Scorecard) -> bool:
    """Tell whether a scorecard looks at products, or asks what a person's account uses."""
    if any(isinstance(placed.component, ProductsComponent) for placed in card.placed()):
        return True
    asked = (asked_of_account(use.column) for _, use in card.column_uses())
    return card.scores == "people" and any(isinstance(one, UsesProduct) for one in asked)


def with_technologies(file: ScorecardFile, technologies: TechnologiesFile) -> ScorecardFile:
    """Give a scorecard that holds the project's catalogue, where it uses products.

    One that has `technologies:` of its own, or looks at no product, stays as
    it is.

    Args:
        file: The scorecard as written.
        technologies: The catalogue as written.

    Returns:
        The scorecard; the places of the catalogue are those in its own file.
    """
    if file.card.technologies is not None or not uses_technologies(file.card):
        return file
    return with_part(file, KEY, technologies)
