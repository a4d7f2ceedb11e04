"""The columns of people that titles tell, and which scorecards use them."""

from tradewind.scorecard.card import Scorecard

TITLE_COLUMNS = ("seniority", "function", "role")
"""The columns of people that titles tell where no other column of that name does."""


def uses_titles(card: Scorecard) -> bool:
    """Tell whether a scorecard asks for anything that titles tell."""
    of_people = (use.column for _, use in card.table_uses() if use.table == "people")
    scored = (use.column for _, use in card.column_uses()) if card.scores == "people" else ()
    return not {*of_people, *scored}.isdisjoint(TITLE_COLUMNS)
