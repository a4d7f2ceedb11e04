"""From a text as people type it to the ASCII name of a host, or why there is none."""

import re
import unicodedata

from tradewind.matching.readings import Reading

LONGEST_TEXT = 1000
"""Characters beyond which a text is no address; longer ones are not even looked at."""
PLACEHOLDERS = frozenset(
    {
        "na",
        "n/a",
        "n.a.",
        "n.a",
        "none",
        "null",
        "nil",
        "unknown",
        "tbd",
        "test",
        "no",
        "-",
        "keine",
    }
)
"""What people and systems write where they have nothing to write."""
INTERNAL_ENDINGS = frozenset(
    {
        *("local", "localhost", "localdomain", "internal", "intranet", "intra", "lan", "corp"),
        *("home", "private", "priv", "domain", "workgroup", "arpa", "test", "invalid", "onion"),
    }
)
"""Last parts of names that never stand in public.

Sources: RFC 6761 and RFC 6762, special-use names; RFC 6762 appendix G, private names in use;
ICANN resolutions 2018.02.04.12 (corp, home, mail) and 2024.07.29.06 (internal).
"""
RESERVED_DOMAINS = ("example.com", "example.net", "example.org")
"""Domains kept for documents, and by that for made-up addresses. Sources: RFC 2606, section 3."""

EDGES = " .,;:!?()[]{}<>\"'`*|"
"""Signs that stand around an address in running text and are never part of one."""

_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(f"(?=.{{1,253}}$){_LABEL}(?:[.]{_LABEL})*")
"""Parts of at most 63 signs, 253 in all. Sources: RFC 1035, section 2.3.4."""
_IP_NUMBER = re.compile(r"[0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*")
_PORT = re.compile(":[0-9]*$")
_BELOW_RESERVED = tuple(f".{domain}" for domain in RESERVED_DOMAINS)


def tidied(text: str) -> str:
    r"""Write a text in lower case, with plain signs and single blanks, without invisible ones.

    Examples:
        >>> tidied("  Jane＠ACME.com\u200b ")
        'jane@acme.com'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("。", ".")
        text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return " ".join(text.lower().split())


def is_placeholder(tidy: str) -> bool:
    """Whether a tidied text says that there is nothing to say."""
    return tidy in PLACEHOLDERS or not any(sign.isalnum() for sign in tidy)


def read_host(text: str) -> str | Reading:
    """Give the ASCII name of the host in a tidied text, without port and last dot.

    Unicode names are written in punycode by IDNA 2003, as Python has it: `ß` becomes `ss`.

    Examples:
        >>> read_host("www.münchen.de:443")
        'www.xn--mnchen-3ya.de'
        >>> read_host("intranet").value, read_host("10.0.0.1").value, read_host("acme,com").value
        ('internal', 'internal', 'malformed')
    """
    if not _HOST.fullmatch(text) or text[-1].isdigit():
        mended = _mended_host(text)
        if isinstance(mended, Reading):
            return mended
        text = mended
    return Reading.INTERNAL if _is_internal(text) else text


def _mended_host(text: str) -> str | Reading:
    """Drop port and last dot, write Unicode in ASCII; tell what no mending makes a host."""
    name = text.strip("[]").rstrip(".")
    if not _IP_NUMBER.fullmatch(name):
        name = _PORT.sub("", name).rstrip(".")
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii").lower()
        except UnicodeError:
            return Reading.MALFORMED
    if _IP_NUMBER.fullmatch(name):
        return Reading.INTERNAL
    return name if _HOST.fullmatch(name) else Reading.MALFORMED


def _is_internal(name: str) -> bool:
    """Whether a name has one part only, or belongs to nobody by rule."""
    last = name.rpartition(".")[2]
    if last == name or last in INTERNAL_ENDINGS:
        return True
    return f".{name}".endswith(_BELOW_RESERVED)
