"""Say that an option names something that is not there, with the nearest thing that is."""

from collections.abc import Sequence
from difflib import get_close_matches

from tradewind.problems import Place, Problem

MOST_LISTED = 8
"""More choices than these are not listed in a message."""


def no_such(code: str, option: str, what: str, written: str, known: Sequence[str]) -> Problem:
    """Give the problem that none of the known choices was written.

    Args:
        code: Its code.
        option: The option, as it is written on the command line.
        what: What is wrong, as a sentence.
        written: What was written.
        known: What could have been written.
    """
    near = get_close_matches(written, known, n=1)
    listed = f"{', '.join(known[:MOST_LISTED])}{', …' if len(known) > MOST_LISTED else ''}"
    fix = f'Write "{near[0]}".' if near else f"Write one of {listed}."
    return Problem(code, Place(option), what, fix)
