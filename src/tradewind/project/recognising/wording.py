"""How texts of the user are quoted in a reason."""

import re
from collections.abc import Iterable, Sequence

_SHOWN = 6
_LONGEST = 40
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def can_be_written(text: str) -> bool:
    r"""Tell whether a text may stand in our files, which refuse signs that nobody can see.

    Examples:
        >>> can_be_written("Köln"), can_be_written("K\x00ln")
        (True, False)
    """
    return _HIDDEN.search(text) is None


def quoted(text: str) -> str:
    """Quote one text, on one line and cut where it is long.

    Examples:
        >>> quoted("Closed Won")
        '"Closed Won"'
    """
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= _LONGEST else f'"{line[:_LONGEST]}…"'


def listed(texts: Sequence[str]) -> str:
    """Quote several texts, and count those that are too many to show.

    Examples:
        >>> listed(["a", "b"]), listed([])
        ('"a", "b"', 'nothing')
    """
    if not texts:
        return "nothing"
    rest = len(texts) - _SHOWN
    shown = ", ".join(quoted(text) for text in texts[:_SHOWN])
    return f"{shown} and {rest:,} more" if rest > 0 else shown


def joined(words: Iterable[str]) -> str:
    """Join words as a sentence does.

    Examples:
        >>> joined(["name", "domain", "industry"])
        'name, domain and industry'
    """
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last
