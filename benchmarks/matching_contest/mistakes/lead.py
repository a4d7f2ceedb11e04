"""One lead of a company, with everything that people do to names, addresses and places."""

from dataclasses import dataclass
from random import Random

from matching_contest.mistakes.addresses import SHOWS_COMPANY, email, kind_of_address, website
from matching_contest.mistakes.names import typed

BLANK_NAME_SHARE = 0.04
COUNTRY_SHARE = 0.80
OTHER_COUNTRY_SHARE = 0.03
CITY_SHARE = 0.30


@dataclass(frozen=True, slots=True)
class Firm:
    """A company as the CRM knows it; None where a place is unknown."""

    company: str
    name: str
    domain: str
    country: str | None
    city: str | None


@dataclass(frozen=True, slots=True)
class MadeLead:
    """A lead: the columns that contestants see, and what was done to it in words."""

    row: tuple[str | None, ...]
    how: str


def made_lead(lead_id: str, firm: Firm, other: Firm, draw: Random) -> MadeLead:
    """Make a lead of a firm.

    Args:
        lead_id: Its id.
        firm: The company that it works for.
        other: Another company, for an address at a wrong domain and a wrong country.
        draw: A generator for this lead alone.
    """
    kind = kind_of_address(draw)
    address = email(kind, firm.domain, other.domain, draw)
    site = website(firm.domain, draw)
    name, done = typed(firm.name, firm.country, draw)
    # A form that takes any address asks for the company, so a blank name needs an address.
    if draw.random() < BLANK_NAME_SHARE and (kind in SHOWS_COMPANY or site):
        shown, done = None, ("left blank",)
    else:
        shown = name
    country = firm.country if draw.random() < COUNTRY_SHARE else None
    if draw.random() < OTHER_COUNTRY_SHARE:
        country = other.country
    city = firm.city if draw.random() < CITY_SHARE else None
    how = f"{kind}{' + website' if site else ''}; {', '.join(done) or 'as it is'}"
    return MadeLead((lead_id, address, shown, site, country, city, None), how)
