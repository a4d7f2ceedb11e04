"""A condition that compares a text where a range or true and false seem meant."""

import re
from collections.abc import Iterator

from tradewind.problems import PlaceMap, Problem
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.conditions import AnyOf, AnyTest, Not

CODE = "TW226"
_ALMOST_A_RANGE = re.compile(r"\s*(?:[<>≤≥=]|\d[\d.,]*\s*\.\.)")


def conditions_on_texts(card: Scorecard, at: PlaceMap) -> Iterator[Problem]:
    """A test such as ">= 1,000" or yes is compared as a text; ranges and true are written so."""
    for path, condition in card.conditions():
        for column, test in condition.tests:
            for text in _texts(test):
                place = at.at(*path, column)
                if _ALMOST_A_RANGE.match(text):
                    what = f'"{text}" is not a range, and no text is likely to be equal to it.'
                    fix = 'Write a range such as ">=1000" or "100..499", without commas and units.'
                    yield Problem(CODE, place, what, fix)
                elif text.lower() in ("yes", "no"):
                    what = f'"{text}" is compared as a text here.'
                    fix = f"Write {'true' if text.lower() == 'yes' else 'false'}."
                    yield Problem(CODE, place, what, fix, severity="warning")


def _texts(test: AnyTest) -> tuple[str, ...]:
    match test:
        case Not():
            return _texts(test.test)
        case AnyOf():
            return test.values
    return ()
