"""Which of several accounts gets the lead where they share a domain, and when nobody does."""

import pytest

from support.match_worlds import ACME, OTHERS, Row, run
from tradewind.matching.settings import MatchSettings

LEAD: Row = {"email": "jane@acmetron.com"}
TWIN: Row = {**ACME, "account_id": "twin"}
FRANCE: Row = {
    "account_id": "france",
    "name": "Acmetron France SAS",
    "domain": "fr.acmetron.com",
    "country": "France",
    "parent_id": "acme",
}


def test_twins_that_nothing_tells_apart_go_to_review() -> None:
    """The order of ids is no reason."""
    outcome = run([LEAD], [ACME, TWIN, *OTHERS])

    assert outcome.decided["0"][0] == "review"
    assert outcome.chosen_by["0"] is None


@pytest.mark.parametrize(
    ("better", "rule"),
    [
        ({"is_customer": True}, "customer first"),
        ({"open_opportunities": 1}, "open opportunity"),
        ({"contacts": 3}, "most contacts"),
    ],
)
def test_a_rule_chooses_the_better_of_two_twins(better: Row, rule: str) -> None:
    """The decision names the rule."""
    outcome = run([LEAD], [ACME, {**TWIN, **better}, *OTHERS])

    assert outcome.decided["0"] == ("match", "twin")
    assert outcome.chosen_by["0"] == rule


def test_a_project_may_leave_all_ties_to_people() -> None:
    """Without rules a better twin is not chosen either."""
    better = {**TWIN, "is_customer": True}

    outcome = run([LEAD], [ACME, better, *OTHERS], settings=MatchSettings(ties=()))

    assert outcome.decided["0"][0] == "review"


def test_the_sub_domain_leads_to_the_subsidiary() -> None:
    """Who writes from the subsidiary's host belongs there, and others to the parent."""
    leads = [{"email": "jane@fr.acmetron.com"}, {"email": "joe@acmetron.com"}]

    outcome = run(leads, [ACME, FRANCE, *OTHERS])

    assert outcome.decided == {"0": ("match", "france"), "1": ("match", "acme")}


def test_the_country_leads_to_the_subsidiary_there() -> None:
    """Of a parent and subsidiaries on one domain, the lead's country is asked first."""
    parent = {**ACME, "country": "Germany", "is_customer": True}
    there = {**FRANCE, "domain": "acmetron.com"}

    outcome = run([{**LEAD, "country": "FR"}], [parent, there, *OTHERS])

    assert outcome.decided["0"] == ("match", "france")


def test_a_domain_that_only_contacts_of_several_companies_share_chooses_nobody() -> None:
    """An agency works for many; being a customer does not make its people the customer's."""
    accounts = [{**one, "country": "Germany"} for one in (ACME, *OTHERS)]
    accounts[0] = {**accounts[0], "is_customer": True, "contacts": 99}
    known = [{"account_id": one["account_id"], "email": "x@bigagency.com"} for one in accounts]

    outcome = run([{"email": "j@bigagency.com", "country": "DE"}], accounts, contacts=known)

    assert outcome.decided["0"][0] in ("review", "none")


def test_a_name_and_a_domain_of_two_companies_go_to_review() -> None:
    """Strong evidence for two accounts is a question, not an answer."""
    lead = {**LEAD, "company_name": OTHERS[0]["name"]}

    assert run([lead]).decided["0"][0] == "review"


def test_a_website_and_an_address_of_two_companies_go_to_review() -> None:
    """Neither is believed over the other."""
    lead = {**LEAD, "website": "zephyrix.com"}

    assert run([lead]).decided["0"][0] == "review"


def test_without_a_margin_equal_accounts_are_still_equal() -> None:
    """The order of ids is no reason, however small the margin."""
    outcome = run([LEAD], [ACME, TWIN, *OTHERS], settings=MatchSettings(margin=0))

    assert outcome.decided["0"][0] == "review"


def test_of_more_accounts_than_are_kept_the_reason_does_not_say_how_many() -> None:
    """Thirty share the domain; five are looked at."""
    many = [{**ACME, "account_id": f"shop {place:02}"} for place in range(30)]

    outcome = run([LEAD], [*many, *OTHERS])

    assert outcome.decided["0"][0] == "review"
    assert outcome.reasons["0"].startswith("at least 5 accounts are equally likely")


def test_rules_choose_only_among_kin() -> None:
    """A customer of the same name elsewhere is not put before the account that agrees more."""
    lead = {"company_name": "Acmetron", "country": "France"}
    here = {**ACME, "domain": None, "country": "France"}
    there = {**here, "account_id": "there", "country": "Chile", "is_customer": True}

    outcome = run([lead], [here, there, *OTHERS], settings=MatchSettings(margin=9))

    assert outcome.decided["0"] == ("review", "acme")
