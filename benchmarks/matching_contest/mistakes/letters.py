"""Slips of the finger: one letter left out, doubled, swapped with the next, or hit beside."""

from random import Random

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SLIPS = ("left out", "doubled", "swapped", "hit beside")


def slip(text: str, draw: Random) -> str:
    """Make one slip, at a letter that is not the first of a text of four letters or more."""
    places = [place for place, letter in enumerate(text) if letter.isalpha() and place]
    if len(places) < 3:
        return text
    place = draw.choice(places)
    before, letter, after = text[:place], text[place], text[place + 1 :]
    kind = draw.choice(SLIPS)
    if kind == "left out":
        return before + after
    if kind == "doubled":
        return before + letter + letter + after
    if kind == "swapped" and after[:1].isalpha():
        return before + after[0] + letter + after[1:]
    return before + _beside(letter, draw) + after


def _beside(letter: str, draw: Random) -> str:
    """Give the key to the left or right; letters that have no key stay."""
    for row in KEYBOARD:
        place = row.find(letter.lower())
        if place >= 0:
            near = row[place - 1 if place else 1] if draw.random() < 0.5 else row[place + 1 :][:1]
            hit = near or row[place - 1]
            return hit.upper() if letter.isupper() else hit
    return letter
