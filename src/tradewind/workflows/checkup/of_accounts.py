"""Refuse scorecards of people where accounts are looked at."""

from tradewind.files.scorecard_file import ScorecardFile
from tradewind.problems import InvalidInput, Problem

SCORES_PEOPLE = "TW858"
"""A scorecard of people is asked for what is worked out for accounts only."""


def must_score_accounts(file: ScorecardFile, *, verb: str) -> None:
    """Refuse a scorecard that scores people.

    Args:
        file: The scorecard.
        verb: The command that was asked for.

    Raises:
        InvalidInput: It scores people.
    """
    if file.card.scores == "people":
        raise InvalidInput(
            [
                Problem(
                    SCORES_PEOPLE,
                    file.places.at("scores"),
                    f'"{file.card.name}" scores people, and `tradewind {verb}` looks at accounts.',
                    f"Name a scorecard of accounts: `tradewind {verb} --scorecard NAME`.",
                )
            ]
        )
