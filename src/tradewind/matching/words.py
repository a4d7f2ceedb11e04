"""The words of a name: lower case, plain letters, initials joined."""

import re
import unicodedata

from anyascii import anyascii

LONGEST_NAME = 200
"""Characters of a name that are read; longer texts are no names but notes."""
MOST_WORDS = 10
"""Words of a name that are read; the longest name of the EDGAR reference has nine."""

_WORD = re.compile(r"[a-z0-9]+")
_DROPPED = str.maketrans({"'": None, "`": None, ".": " ", "&": " & ", "+": " & "})
_TO_BLANKS = str.maketrans(",.&+-", "     ")
_INITIAL_DOT = re.compile(r"\b([a-z])\.(?=[a-z]\b)")
_SPLIT_FORM = re.compile(r"\b([a-z])/([a-z])\b")
_REGISTER_STATE = re.compile(
    r"(\s|\b(?:inc|corp|co|company|ltd|llc|lp|plc|na|sa|nv|trust))\.?\s*[/\\]\s*[a-z]{2,4}[/\\]?\s*$"
)
"""EDGAR's "/DE/" after a conformed name: the state of incorporation, or "/NEW/"."""


_FORMS_IN_OTHER_SCRIPTS = re.compile(
    "株式会社|有限会社|合同会社|合资会社|股份有限公司|有限责任公司|有限责任|有限公司|公司|"
    '주식회사|유한회사|[(（](?:주|株|有)[)）]|㈱|㈜|شركة|חברת|בעמ|בע"מ'
)
"""Legal forms that stand joined to the name, taken off before the letters are changed."""


def plain(text: str) -> str:
    """Write a text in lower-case plain letters, without emoji and other signs.

    Examples:
        >>> plain("Société Générale™ 🚀"), plain("ГАЗПРОМ"), plain("Ｓｏｎｙ")
        ('societe generale ', 'gazprom', 'sony')
    """
    text = text[:LONGEST_NAME]
    if not text.isascii():
        text = _FORMS_IN_OTHER_SCRIPTS.sub(" ", text)
        seen = "".join(c for c in text if unicodedata.category(c) not in ("So", "Sk", "Cf"))
        text = anyascii(unicodedata.normalize("NFKC", seen))
    return text.lower()


def words_of(text: str) -> tuple[str, ...]:
    """Split a text into its words, with initials joined and without apostrophes.

    Examples:
        >>> words_of("A. O. Smith"), words_of("Casey's"), words_of("Novo Nordisk A/S")
        (('ao', 'smith'), ('caseys',), ('novo', 'nordisk', 'as'))
        >>> words_of("L3HARRIS TECHNOLOGIES, INC. /DE/"), words_of("AT&T")
        (('l3harris', 'technologies', 'inc'), ('at', 't'))
    """
    text = plain(text)
    if "/" in text or "\\" in text:
        text = _SPLIT_FORM.sub(r"\1\2", _REGISTER_STATE.sub(r"\1", text))
    if "." in text:
        text = _INITIAL_DOT.sub(r"\1", text)
    found = _WORD.findall(text.translate(_DROPPED))
    return _with_joined_initials(found)


def plain_words_of(text: str) -> tuple[str, ...]:
    """Split a text of ASCII letters, digits, blanks and , . & + - as `words_of` does, but faster.

    Examples:
        >>> plain_words_of("A.O. Smith-Jones & Co., Ltd")
        ('ao', 'smith', 'jones', 'co', 'ltd')
    """
    text = text.lower()
    found = text.translate(_TO_BLANKS).split()
    if 1 in map(len, found) and "." in text:
        found = _INITIAL_DOT.sub(r"\1", text).translate(_TO_BLANKS).split()
    return _with_joined_initials(found)


def _with_joined_initials(found: list[str]) -> tuple[str, ...]:
    """Join letters that stand alone side by side: h, r, block become hr, block."""
    if 1 not in map(len, found):
        return tuple(found)
    joined: list[str] = []
    after_initial = False
    for word in found:
        is_initial = len(word) == 1 and word.isalpha()
        if is_initial and after_initial:
            joined[-1] += word
        else:
            joined.append(word)
        after_initial = is_initial
    return tuple(joined)
