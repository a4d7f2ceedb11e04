"""How a company's name is typed into a form: the error model of names."""

import unicodedata
from random import Random

from matching_contest.mistakes.abbreviations import shortened
from matching_contest.mistakes.legal_forms import parted, written
from matching_contest.mistakes.letters import slip

FIRST_WORD_SHARE = 0.03
ACRONYM_SHARE = 0.02
REORDERED_SHARE = 0.02
SHORTENED_SHARE = 0.15
AND_SHARE = 0.30
PLACE_SHARE = 0.02
THE_SHARE = 0.50
ACCENTS_SHARE = 0.50
SLIP_SHARE = 0.08
SECOND_SLIP_SHARE = 0.10
LOWER_SHARE = 0.30
UPPER_SHARE = 0.08
NO_MARKS_SHARE = 0.10
BLANKS_SHARE = 0.03


def typed(name: str, country: str | None, draw: Random) -> tuple[str, tuple[str, ...]]:
    """Type a name as people do, and say what was done to it.

    One large change at most (first word only, acronym, other order), then any of the small
    ones. Where a change does not apply to the name, nothing is done and nothing is said.
    """
    text, done = _changed(name, draw)
    if draw.random() < THE_SHARE and text.startswith("The "):
        text = text.removeprefix("The ")
    if draw.random() < SHORTENED_SHARE:
        text = _noted(done, "abbreviated", text, shortened(text, draw))
    if draw.random() < AND_SHARE:
        text = _noted(done, "and", text, _with_other_and(text))
    if draw.random() < PLACE_SHARE and country:
        text = _noted(done, "country added", text, f"{text} ({country})")
    if draw.random() < ACCENTS_SHARE:
        text = _noted(done, "accents dropped", text, without_accents(text))
    if draw.random() < SLIP_SHARE:
        text = _noted(done, "typo", text, slip(text, draw))
        if draw.random() < SECOND_SLIP_SHARE:
            text = _noted(done, "second typo", text, slip(text, draw))
    return _spaced(_cased(text, draw), draw), tuple(done)


def _changed(name: str, draw: Random) -> tuple[str, list[str]]:
    bare, _ = parted(name)
    words = bare.split()
    share = draw.random()
    if share < FIRST_WORD_SHARE and len(words) > 1 and len(words[0]) > 3:
        return words[0], ["first word only"]
    share -= FIRST_WORD_SHARE
    initials = "".join(word[0] for word in words if word[0].isalpha()).upper()
    if 0 <= share < ACRONYM_SHARE and len(initials) > 2:
        return initials, ["acronym"]
    share -= ACRONYM_SHARE
    if 0 <= share < REORDERED_SHARE and len(words) > 1:
        return " ".join([*words[1:], words[0]]), ["word order"]
    text, what = written(name, draw)
    return text, [what] if what else []


def _noted(done: list[str], what: str, before: str, after: str) -> str:
    if after != before:
        done.append(what)
    return after


def _with_other_and(text: str) -> str:
    return text.replace(" & ", " and ") if " & " in text else text.replace(" and ", " & ")


def without_accents(text: str) -> str:
    """Drop the marks of letters that are a plain letter with a mark."""
    parts = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(p for p in parts if not unicodedata.combining(p)))


def _cased(text: str, draw: Random) -> str:
    share = draw.random()
    if share < LOWER_SHARE:
        return text.lower()
    return text.upper() if share < LOWER_SHARE + UPPER_SHARE else text


def _spaced(text: str, draw: Random) -> str:
    if draw.random() < NO_MARKS_SHARE:
        text = "".join(letter for letter in text if letter.isalnum() or letter in " &")
    if draw.random() < BLANKS_SHARE:
        text = f" {text.replace(' ', '  ', 1)} "
    return text
