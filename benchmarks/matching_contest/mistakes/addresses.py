"""Which e-mail address and website a lead gives: the error model of addresses."""

from random import Random

KINDS = (
    ("own domain", 0.66),
    ("sub-domain", 0.05),
    ("other domain of its own", 0.04),
    ("free-mail", 0.17),
    ("throw-away", 0.01),
    ("another firm's", 0.015),
    ("no e-mail", 0.04),
    ("broken", 0.015),
)
"""Kinds of address with their shares, which add up to 1."""

FREE_MAIL = ("gmail.com", "outlook.com", "yahoo.com", "hotmail.com", "web.de", "qq.com", "163.com")
THROW_AWAY = ("mailinator.com", "guerrillamail.com", "10minutemail.com")
SUB_DOMAINS = ("mail", "eu", "de", "us", "corp", "sales")
OTHER_ENDINGS = ("net", "io", "biz", "info", "eu")
PEOPLE = ("anna.berg", "j.smith", "li.wei", "m.garcia", "info", "sales", "k.tanaka", "paul")
WEBSITE_SHARE = 0.12
WEBSITE_FORMS = ("https://www.{}/", "http://{}/about?lang=en", "www.{}", "{}")
SHOWS_COMPANY = frozenset({"own domain", "sub-domain"})
"""Kinds whose address alone tells the company."""


def kind_of_address(draw: Random) -> str:
    """Draw the kind of a lead's address."""
    share = draw.random()
    for kind, part in KINDS:
        share -= part
        if share < 0:
            return kind
    return KINDS[0][0]


def email(kind: str, domain: str, others_domain: str, draw: Random) -> str | None:
    """Write an address of a kind; None where the lead gives none.

    Args:
        kind: One of `KINDS`.
        domain: The domain of the lead's company.
        others_domain: The domain of another company.
        draw: The lead's generator.
    """
    person = draw.choice(PEOPLE)
    at = {
        "own domain": domain,
        "sub-domain": f"{draw.choice(SUB_DOMAINS)}.{domain}",
        "other domain of its own": f"{domain.split('.')[0]}.{draw.choice(OTHER_ENDINGS)}",
        "free-mail": draw.choice(FREE_MAIL),
        "throw-away": draw.choice(THROW_AWAY),
        "another firm's": others_domain,
    }
    if kind == "no e-mail":
        return None
    if kind == "broken":
        return draw.choice((f"{person}@", f"{person} at {domain}", f"{person}@@{domain}"))
    address = f"{person}@{at[kind]}"
    return address.upper() if draw.random() < 0.03 else address


def website(domain: str, draw: Random) -> str | None:
    """Write the company's website as a lead types it; None where it types none."""
    if draw.random() >= WEBSITE_SHARE:
        return None
    return draw.choice(WEBSITE_FORMS).format(domain)
