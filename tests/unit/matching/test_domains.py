"""From websites to registrable domains."""

from importlib.resources import files

import pytest
from publicsuffixlist import PublicSuffixList

from tradewind.matching.domain_lists import domain_lists
from tradewind.matching.domains import (
    MORE_SUFFIXES,
    default_lists,
    domain_of_website,
    judge,
    read_website,
    registrable_domain,
)
from tradewind.matching.readings import MEANINGS, Reading

RULES = files("publicsuffixlist").joinpath("public_suffix_list.dat").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("typed", "domain"),
    [
        ("acme.com", "acme.com"),
        ("www.acme.co.uk/contact", "acme.co.uk"),
        ("https://www.Acme.com", "acme.com"),
        ("HTTP://ACME.COM:8080/a/b?c=d#e", "acme.com"),
        ("http//acme.com", "acme.com"),
        ("http:/acme.com", "acme.com"),
        ("//acme.com", "acme.com"),
        ("acme.com.", "acme.com"),
        ("acme.com?utm_source=x", "acme.com"),
        ("<acme.com>,", "acme.com"),
        ("acme . com", "acme.com"),
        ("shop.de.acme.com", "acme.com"),
        ("info@acme.com", "acme.com"),
        ("acme.com www.acme.com", "acme.com"),
        ("münchen-acme.de", "xn--mnchen-acme-thb.de"),
        ("xn--mnchen-acme-thb.de", "xn--mnchen-acme-thb.de"),
        ("www．acme。com", "acme.com"),
        ("acme.github.io", "acme.github.io"),
        ("acme.uk.com", "acme.uk.com"),
        ("acme.example", "acme.example"),
        ("linkedin.com", "linkedin.com"),
    ],
)
def test_a_website_as_people_type_it_gives_its_registrable_domain(typed: str, domain: str) -> None:
    """Schemes, paths, ports, signs around it, case and stated slips do not matter."""
    assert domain_of_website(typed) == domain


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        (None, Reading.EMPTY),
        ("", Reading.EMPTY),
        ("  ", Reading.EMPTY),
        ("n/a", Reading.EMPTY),
        ("🚀", Reading.EMPTY),
        ("acme,com", Reading.MALFORMED),
        ("acme..com", Reading.MALFORMED),
        ("-acme.com", Reading.MALFORMED),
        ("acme_corp.com", Reading.MALFORMED),
        ("a" * 64 + ".com", Reading.MALFORMED),
        ("a." * 130 + "com", Reading.MALFORMED),
        ("a" * 10_000, Reading.MALFORMED),
        ("localhost", Reading.INTERNAL),
        ("http://intranet/", Reading.INTERNAL),
        ("host.local", Reading.INTERNAL),
        ("10.0.0.1", Reading.INTERNAL),
        ("http://192.168.1.1:8080/x", Reading.INTERNAL),
        ("http://[::1]/", Reading.INTERNAL),
        ("www.example.com", Reading.INTERNAL),
        ("acme.con", Reading.UNKNOWN_ENDING),
        ("co.uk", Reading.SHARED_HOST),
        ("github.io", Reading.SHARED_HOST),
        ("onmicrosoft.com", Reading.SHARED_HOST),
        ("linkedin.com/company/acme", Reading.PLATFORM),
        ("https://www.facebook.com/acme", Reading.PLATFORM),
        ("gmail.com", Reading.FREE_MAIL),
        ("acme.com acme.de", Reading.SEVERAL),
    ],
)
def test_what_is_no_evidence_says_why(typed: str | None, reading: Reading) -> None:
    """A text that names no company's domain has a reason in one word, and no domain."""
    found = read_website(typed, default_lists())

    assert (found.reading, found.domain, found.host) == (reading, None, None)


def test_example_dot_com_is_no_company_but_a_name_that_ends_like_it_is() -> None:
    """Only the reserved domains and what is below them are reserved."""
    assert domain_of_website("myexample.com") == "myexample.com"


def test_tenants_of_a_shared_host_are_told_apart() -> None:
    """Two names under one private suffix are two domains."""
    first, second = (judge(f"{name}.onmicrosoft.com", default_lists()) for name in ("acme", "zeta"))

    assert (first.domain, second.domain) == ("acme.onmicrosoft.com", "zeta.onmicrosoft.com")


def test_the_host_keeps_the_sub_domain() -> None:
    """A subsidiary's host stays visible beside the domain it shares with its parent."""
    found = read_website("https://www.de.acme.com/", default_lists())

    assert (found.domain, found.host) == ("acme.com", "de.acme.com")


@pytest.mark.parametrize("host", ["mail.fr.acme.com", "www.mail.fr.acme.com", "fr.acme.com"])
def test_the_host_goes_without_names_of_machines(host: str) -> None:
    """A mail server is no part of the company; a subsidiary is."""
    assert judge(host, default_lists()).host == "fr.acme.com"


def test_own_domains_come_before_all_lists() -> None:
    """A domain of one's own company is that, whatever else it is."""
    lists = domain_lists(own_domains=["Gmail.com"])

    assert judge("mail.gmail.com", lists).reading is Reading.OWN_COMPANY


def test_every_reading_has_a_meaning() -> None:
    """No reading goes without its words."""
    assert set(MEANINGS) == set(Reading)


def test_suffixes_are_searched_and_looked_up_with_one_result() -> None:
    """Below every rule of the list the shorter way finds what the whole search finds."""
    search = PublicSuffixList([*RULES, *MORE_SUFFIXES], accept_unknown=False)
    names = [rule.split()[0].lstrip("!*.") for rule in RULES if rule and rule[:2] != "//"]
    hosts = [f"{below}{name}" for name in names if name.isascii() for below in ("", "a.", "b.a.")]

    found = [registrable_domain(host) for host in hosts]

    known = [None if isinstance(domain, Reading) else domain for domain in found]
    assert known == [search.privatesuffix(host) for host in hosts]
