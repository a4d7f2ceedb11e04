"""From an e-mail address as people type it to the domain of a company, or why there is none."""

import re

from tradewind.matching.domain_lists import DomainLists
from tradewind.matching.domains import (
    CompanyDomain,
    agreeing,
    default_lists,
    judge,
    without_blanks_at_dots,
)
from tradewind.matching.hosts import EDGES, LONGEST_TEXT, is_placeholder, read_host, tidied
from tradewind.matching.readings import Reading

EmailDomain = CompanyDomain
"""How an e-mail address was read; `host` and `domain` are what stands after the @."""

_IN_BRACKETS = re.compile("<([^<>]*@[^<>]*)>")


def domain_of_email(text: str | None, lists: DomainLists | None = None) -> EmailDomain:
    """Read an e-mail address as people type it.

    Mended: names before angle brackets, "mailto:", quotes and signs around it, blanks at the @
    and before a dot, upper case, full-width signs, a last dot, and the ".invalid" that Salesforce
    adds in sandboxes. Of several addresses those of companies must agree. Nothing else is guessed.

    Examples:
        >>> domain_of_email("Jane Roe <Jane.Roe@mail.Acme.co.uk>,").domain
        'acme.co.uk'
        >>> [domain_of_email(text).reading.value for text in ("info@acme.com", "jane.acme.com")]
        ['role', 'no_at']
    """
    if text is None:
        return EmailDomain(Reading.EMPTY)
    if len(text) > LONGEST_TEXT:
        return EmailDomain(Reading.MALFORMED)
    tidy = tidied(text)
    if is_placeholder(tidy):
        return EmailDomain(Reading.EMPTY)
    written = _addresses_in(tidy)
    if not written:
        return EmailDomain(Reading.NO_AT)
    return agreeing([_read(one, lists or default_lists()) for one in written])


def _addresses_in(tidy: str) -> list[str]:
    """Give the parts of a text that have an @, without what stands around them."""
    if bracketed := _IN_BRACKETS.findall(tidy):
        tidy = " ".join(bracketed)
    tidy = without_blanks_at_dots(tidy.replace(" @", "@").replace("@ ", "@"))
    several = tidy.count("@") > 1
    parts = re.split("[ ;|,/]+" if several else "[ ;|]+", tidy)
    cleaned = (part.removeprefix("mailto:").partition("?")[0].strip(EDGES) for part in parts)
    return [part for part in cleaned if "@" in part]


def _read(written: str, lists: DomainLists) -> EmailDomain:
    if written.count("@") > 1:
        return EmailDomain(Reading.SEVERAL)
    person, _, after = written.partition("@")
    host = read_host(after.removesuffix(".invalid"))
    if isinstance(host, Reading):
        return EmailDomain(host, shown=after or None)
    read = judge(host, lists)
    if read.domain is None or person.partition("+")[0] not in lists.roles:
        return read
    return EmailDomain(Reading.ROLE, read.domain, read.host)
