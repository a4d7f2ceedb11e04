"""From websites and hosts to the registrable domain of a company, or why there is none.

Nothing is looked up on the network: the public suffix list ships with `publicsuffixlist`.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from tradewind.matching.domain_lists import DomainLists, domain_lists
from tradewind.matching.hosts import EDGES, LONGEST_TEXT, is_placeholder, read_host, tidied
from tradewind.matching.readings import Reading

MORE_SUFFIXES = ("example", "onmicrosoft.com", "mail.onmicrosoft.com")
"""Suffixes that the public list lacks.

`.example` is kept for documents (RFC 2606), and the demo's companies live there.
`onmicrosoft.com` gives every tenant of Microsoft 365 a name of its own; without this line all
tenants would be one company.
"""
PLATFORMS = frozenset(
    {
        *("facebook.com", "linkedin.com", "instagram.com", "twitter.com", "x.com", "youtube.com"),
        *("github.com", "gitlab.com", "xing.com", "crunchbase.com", "tiktok.com", "medium.com"),
        *("linktr.ee", "google.com", "goo.gl", "g.page", "bit.ly", "t.me", "wa.me", "vk.com"),
        *("etsy.com", "amazon.com", "ebay.com", "yelp.com", "tripadvisor.com", "wikipedia.org"),
        *("pinterest.com", "substack.com", "notion.site", "notion.so", "calendly.com", "about.me"),
    }
)
"""Sites on which companies have pages: an address with a path says nothing of who owns it."""
SUB_DOMAINS_OF_STUDENTS = frozenset(
    {
        *("alumni", "alumnus", "alum", "student", "students", "stud", "stu", "studenti"),
        *("alumno", "alumnos", "etu", "etud", "etudiant", "etudiants", "ex-student"),
    }
)
"""Parts below a domain under which schools give addresses to those who learn or learnt there."""

TECHNICAL_LABELS = frozenset(
    {
        *("www", "www2", "web", "m", "mail", "email", "e-mail", "webmail", "mailer", "smtp", "mx"),
        *("mx1", "mx2", "exchange", "owa", "imap", "mailgate", "mailhost"),
    }
)
"""First parts of hosts that name a machine, not a part of the company."""

_SCHEME = re.compile("^(?:[a-z]{2,6}:/+|https?:|https?//+|//+)")
_ACADEMIC = re.compile(r"[.](edu|edu[.][a-z]{2}|ac[.][a-z]{2})$")


class _Suffixes(Protocol):
    def privatesuffix(self, domain: str) -> str | None: ...

    def publicsuffix(self, domain: str) -> str | None: ...


@dataclass(frozen=True, slots=True)
class CompanyDomain:
    """How a host was read.

    Attributes:
        reading: Why the domain is evidence or not.
        domain: Registrable domain in ASCII, such as "acme.co.uk"; None where it is no evidence.
        host: The host within it, in ASCII, without "www." and other names of machines; None where
            `domain` is None.
        shown: What was left out, such as "gmail.com", for the receipt; None where nothing.
    """

    reading: Reading
    domain: str | None = None
    host: str | None = None
    shown: str | None = None


def domain_of_website(text: str | None, lists: DomainLists | None = None) -> str | None:
    """Give the registrable domain of a website as people type it, or None.

    Examples:
        >>> domain_of_website("https://www.Acme.co.uk/contact?x=1")
        'acme.co.uk'
        >>> domain_of_website("acme . com"), domain_of_website("acme,com")
        ('acme.com', None)
    """
    return read_website(text, lists or default_lists()).domain


def read_website(text: str | None, lists: DomainLists) -> CompanyDomain:
    """Read a website as people type it.

    Mended: a scheme (also "http//"), user names, ports, paths, upper case, blanks before and
    after a dot with a blank before it, signs around it, a last dot. Nothing else is guessed.
    """
    if text is None:
        return CompanyDomain(Reading.EMPTY)
    if len(text) > LONGEST_TEXT:
        return CompanyDomain(Reading.MALFORMED)
    tidy = without_blanks_at_dots(tidied(text))
    if is_placeholder(tidy):
        return CompanyDomain(Reading.EMPTY)
    sites = [_read_site(site, lists) for site in re.split("[ ;|]+", tidy) if "." in site]
    return agreeing(sites) if sites else _read_site(tidy, lists)


def agreeing(read: list[CompanyDomain]) -> CompanyDomain:
    """Give what several texts in one field say together.

    Those that are evidence must name one domain, else there are several.
    """
    usable = [one for one in read if one.domain is not None]
    if len({one.domain for one in usable}) > 1:
        return CompanyDomain(Reading.SEVERAL)
    return (usable or read)[0]


def without_blanks_at_dots(tidy: str) -> str:
    """Mend "acme . com" and "acme .com"; "acme. com" may be the end of a sentence and stays."""
    return tidy.replace(" . ", ".").replace(" .", ".")


def _read_site(site: str, lists: DomainLists) -> CompanyDomain:
    rest = _SCHEME.sub("", site.strip(EDGES))
    name, _, path = rest.partition("/")
    for sign in "?#":
        name = name.partition(sign)[0]
    host = read_host(name.rpartition("@")[2].strip(EDGES.replace("[", "").replace("]", "")))
    if isinstance(host, Reading):
        return CompanyDomain(host, shown=name or None)
    if host.count(".") > 1:
        host = host.removeprefix("www.")  # www.github.io is the shared host, nobody's name on it
    return page_or_site(judge(host, lists), has_path=bool(path.strip("/")))


def page_or_site(found: CompanyDomain, *, has_path: bool) -> CompanyDomain:
    """Tell a page on a platform from the site of a company."""
    named = found.domain or found.shown
    if has_path and named in PLATFORMS:
        return CompanyDomain(Reading.PLATFORM, shown=named)
    return found


def judge(host: str, lists: DomainLists) -> CompanyDomain:
    """Tell whether a host, as `read_host` gives it, belongs to a company.

    Examples:
        >>> lists = default_lists()
        >>> judge("mail.acme.co.uk", lists).domain, judge("gmail.com", lists).reading.value
        ('acme.co.uk', 'free_mail')
        >>> judge("acme.github.io", lists).domain, judge("github.io", lists).domain
        ('acme.github.io', None)
    """
    domain = registrable_domain(host)
    if isinstance(domain, Reading):
        return CompanyDomain(domain, shown=host)
    reading = _reading_of(host, domain, lists)
    if reading.is_evidence:
        return CompanyDomain(reading, domain, _without_machine(host, domain))
    return CompanyDomain(reading, shown=domain)


def _without_machine(host: str, domain: str) -> str:
    """Give the part of the company that a host belongs to: mail.fr.acme.com is fr.acme.com."""
    while host != domain and host.partition(".")[0] in TECHNICAL_LABELS:
        host = host.partition(".")[2]
    return host


def registrable_domain(host: str) -> str | Reading:
    """Give the domain that somebody registered, by the public suffix list.

    Private suffixes count: acme.github.io is a name of its own, github.io is nobody's.
    """
    label, _, above = host.partition(".")
    if (
        above in _plain_suffixes()
        and host not in _names_of_rules()
        and not label.startswith("xn--")
    ):
        return host
    suffixes = _suffixes()
    domain = suffixes.privatesuffix(host)
    if domain is not None:
        return domain
    known = suffixes.publicsuffix(host) is not None
    return Reading.SHARED_HOST if known else Reading.UNKNOWN_ENDING


def _reading_of(host: str, domain: str, lists: DomainLists) -> Reading:
    """Judge a host by its own name and by every name above it, up to the registrable domain."""
    below = [] if host == domain else host[: -len(domain) - 1].split(".")
    names = [domain]
    for label in reversed(below):
        names.append(f"{label}.{names[-1]}")
    if not lists.own.isdisjoint(names):
        return Reading.OWN_COMPANY
    if not lists.throwaway.isdisjoint(names):
        return Reading.THROW_AWAY
    if not lists.free_mail.isdisjoint(names):
        return Reading.FREE_MAIL
    if below and not SUB_DOMAINS_OF_STUDENTS.isdisjoint(below):
        return Reading.STUDIED_THERE
    return Reading.EDUCATION if _ACADEMIC.search(domain) else Reading.COMPANY


@cache
def default_lists() -> DomainLists:
    """Give the lists of the packages with nothing of the user's."""
    return domain_lists()


@cache
def _suffixes() -> _Suffixes:
    """Read the public suffix list once, with the suffixes it lacks."""
    from publicsuffixlist import PublicSuffixList

    suffixes: _Suffixes = PublicSuffixList(_listed_suffixes(), accept_unknown=False)
    return suffixes


@cache
def _listed_suffixes() -> tuple[str, ...]:
    from importlib.resources import files

    listed = files("publicsuffixlist").joinpath("public_suffix_list.dat").read_text("utf-8")
    return (*listed.splitlines(), *MORE_SUFFIXES)


@cache
def _suffix_rules() -> frozenset[str]:
    """Give the rules in ASCII as they stand in the list, with their signs * and !."""
    words = (line.split() for line in _listed_suffixes() if not line.startswith("//"))
    return frozenset(rule[0] for rule in words if rule and rule[0].isascii())


@cache
def _names_of_rules() -> frozenset[str]:
    """Give the names that rules are about: those that may be suffixes, and exceptions."""
    return frozenset(rule.removeprefix("*.").removeprefix("!") for rule in _suffix_rules())


@cache
def _plain_suffixes() -> frozenset[str]:
    """Give the suffixes below which every name but another suffix is somebody's.

    Most hosts are a name below such a suffix, and need no search. Those with a rule for all names
    below, such as *.ck, are left to the search.
    """
    rules = _suffix_rules()
    return frozenset(rule for rule in rules if rule[0] not in "*!" and f"*.{rule}" not in rules)
