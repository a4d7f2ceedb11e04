"""The columns that lists of scores show before those of the dimensions."""

from collections.abc import Mapping

from tradewind.scorecard.card import Scores
from tradewind.scorecard.qualification import QUALIFICATION_COLUMNS

SHOWN_LABELS: Mapping[Scores, tuple[str, ...]] = {
    "accounts": ("account_id", "name", "owner"),
    "people": (
        "person_id",
        "name",
        "title",
        "email",
        "company_name",
        "account_id",
        "account_name",
        "owner",
    ),
}
"""Columns that say which account, or which person, a row is."""
SHOWN_STANDING = ("score", "tier", *QUALIFICATION_COLUMNS, "cell", "completeness")
"""Columns that say where it stands; a run has the qualification where its scorecard tells it."""
