"""What people and systems really put into the fields of leads and accounts."""

from collections.abc import Iterable

import pytest

from support.match_worlds import ACME, LEADS, MOST_WEIGHED, OTHERS, Outcome, Row, run
from tradewind.matching.interface import MatchCounts
from tradewind.matching.readings import MEANINGS, Reading
from tradewind.matching.settings import MatchSettings


def left_out(counts: MatchCounts, owner: str, reading: Reading) -> int:
    """Give how many texts the summary says were left out for a reason."""
    return counts.treated.get(f"{owner} left out: {MEANINGS[reading]}", 0)


ODD_EMAILS = {
    "jane.acmetron.com": Reading.NO_AT,
    "jane@@acmetron.com": Reading.SEVERAL,
    "jane@acmetron.com, joe@zephyrix.com": Reading.SEVERAL,
    "jane@acmetron,com": Reading.MALFORMED,
    "jane@" + "a" * 10_000: Reading.MALFORMED,
    "jane@localhost": Reading.INTERNAL,
    "jane@acmetron.local": Reading.INTERNAL,
    "jane@10.0.0.1": Reading.INTERNAL,
    "jane@acmetron.con": Reading.UNKNOWN_ENDING,
    "jane.acmetron@gmail.com": Reading.FREE_MAIL,
    "acmetron@mailinator.com": Reading.THROW_AWAY,
}
MENDED_EMAILS = (
    "jane@acmetron.com",
    " Jane Roe <JANE@Mail.Acmetron.com>;",
    "jane roe@acmetron.com",
    "jane @ acmetron.com",
    "mailto:jane@acmetron.com",
    "jane@acmetron.com.invalid",
    "info@acmetron.com",
    "jane＠acmetron.com",
)
ODD_WEBSITES = {
    "linkedin.com/company/acmetron": Reading.PLATFORM,
    "http://intranet/": Reading.INTERNAL,
    "github.io": Reading.SHARED_HOST,
    "acmetron,com": Reading.MALFORMED,
}
MENDED_WEBSITES = ("https://www.ACMETRON.com/contact?x=1", "acmetron . com", "acmetron.com.")
NOBODY = (
    *("", "   ", "A", "Inc", "GmbH & Co. KG", "Ltd.", "🚀🚀", "---", "123", "n/a"),
    *("\u202e\u200b", "\x00"),
)
"""Company names that name nobody."""
SIGNS_AROUND = (
    "Acmetron Instruments 🚀",
    "ACMETRON INSTRUMENTS, INC.",
    "\u202bAcmetron Instruments\u202c",
    "acmetron   instruments",
    "Ａｃｍｅｔｒｏｎ Ｉｎｓｔｒｕｍｅｎｔｓ",
)


@pytest.fixture(scope="module")
def odd() -> Outcome:
    """Match one lead for each of the texts above, which is also its id."""
    fields: dict[str, Iterable[str]] = {
        "email": [*ODD_EMAILS, *MENDED_EMAILS],
        "website": [*ODD_WEBSITES, *MENDED_WEBSITES],
        "company_name": [*NOBODY, *SIGNS_AROUND],
    }
    leads: list[Row] = [
        {"lead_id": f"{field} {text}", field: text}
        for field, texts in fields.items()
        for text in texts
    ]
    return run(leads)


@pytest.mark.parametrize("email", ODD_EMAILS)
def test_an_address_that_tells_no_company_finds_no_account(odd: Outcome, email: str) -> None:
    """Nothing is guessed beyond what is stated."""
    assert odd.decided[f"email {email}"] == ("none", None)


@pytest.mark.parametrize("reading", sorted(set(ODD_EMAILS.values())))
def test_addresses_that_tell_no_company_are_counted(odd: Outcome, reading: Reading) -> None:
    """The summary says how many were left out for each reason."""
    expected = list(ODD_EMAILS.values()).count(reading)

    assert left_out(odd.counts, "e-mail addresses of leads", reading) == expected


@pytest.mark.parametrize("email", MENDED_EMAILS)
def test_an_address_that_can_be_mended_finds_its_account(odd: Outcome, email: str) -> None:
    """Stated slips do not matter, and a role tells the company."""
    assert odd.decided[f"email {email}"] == ("match", "acme")


@pytest.mark.parametrize("website", ODD_WEBSITES)
def test_a_website_that_tells_no_company_finds_no_account(odd: Outcome, website: str) -> None:
    """Pages on platforms and hosts of nobody find no account, and are counted."""
    assert odd.decided[f"website {website}"] == ("none", None)
    assert left_out(odd.counts, "websites of leads", ODD_WEBSITES[website]) == 1


@pytest.mark.parametrize("website", MENDED_WEBSITES)
def test_a_website_as_typed_finds_its_account(odd: Outcome, website: str) -> None:
    """Schemes, paths, case and stated slips do not matter."""
    assert odd.decided[f"website {website}"] == ("match", "acme")


@pytest.mark.parametrize("name", NOBODY)
def test_a_name_that_names_nobody_finds_nobody(odd: Outcome, name: str) -> None:
    """One letter, nothing, a bare legal form and emoji are no evidence, and do not crash."""
    assert odd.decided[f"company_name {name}"] == ("none", None)


@pytest.mark.parametrize("name", SIGNS_AROUND)
def test_signs_around_a_name_do_not_hide_it(odd: Outcome, name: str) -> None:
    """Emoji, direction marks, case, full width and legal forms do not matter."""
    assert odd.decided[f"company_name {name}"] == ("match", "acme")


def test_unicode_and_punycode_are_one_domain() -> None:
    """It does not matter which side writes which."""
    accounts = [{"account_id": "m", "name": "Müller Werkzeuge", "domain": "müller-werkzeuge.de"}]

    outcome = run([{"email": "a@xn--mller-werkzeuge-zvb.de"}], [*accounts, *OTHERS])

    assert outcome.decided["0"] == ("match", "m")


def test_colleagues_match_nothing_by_their_domain() -> None:
    """Addresses of the user's own company are counted, even where it is an account of its own."""
    settings = MatchSettings(own_domains=("acmetron.com",))

    outcome = run([{"email": "jane@acmetron.com"}], settings=settings)

    assert outcome.decided["0"] == ("none", None)
    assert left_out(outcome.counts, "e-mail addresses of leads", Reading.OWN_COMPANY) == 1


def test_free_mail_does_not_match_an_account_with_that_domain() -> None:
    """An account that has gmail.com in its field does not get everybody's leads."""
    accounts = [{"account_id": "g", "name": "Bakery Gruber", "domain": "gmail.com"}, *OTHERS]

    outcome = run([{"email": "jane@gmail.com"}, {"website": "gmail.com"}], accounts)

    assert set(outcome.decided.values()) == {("none", None)}
    assert left_out(outcome.counts, "domains of accounts", Reading.FREE_MAIL) == 1


def test_contacts_with_free_mail_lend_their_account_no_domain() -> None:
    """The domain of a contact's private address is not the account's."""
    known = [{"account_id": "acme", "email": "boss@gmx.de"}]

    outcome = run([{"email": "jane@gmx.de"}], contacts=known)

    assert outcome.decided["0"] == ("none", None)
    assert left_out(outcome.counts, "e-mail addresses of contacts", Reading.FREE_MAIL) == 1


def test_names_that_name_nobody_are_counted() -> None:
    """The summary says how many company names had nothing to compare."""
    counts = run([{"company_name": name} for name in ("Inc", "🚀🚀", "---", "Zephyrix")]).counts

    assert [n for reason, n in counts.treated.items() if "names nobody" in reason] == [3]


def test_right_to_left_names_find_their_account() -> None:
    """A name in Hebrew or Arabic letters is compared like any other."""
    accounts = [
        {"account_id": "he", "name": "טבע תעשיות פרמצבטיות"},
        {"account_id": "ar", "name": "مصرف الراجحي"},
        *OTHERS,
    ]
    leads = [{"company_name": 'טבע תעשיות פרמצבטיות בע"מ'}, {"company_name": "مصرف الراجحي"}]

    decided = run(leads, accounts).decided

    assert {lead: account for lead, (_, account) in decided.items()} == {"0": "he", "1": "ar"}


def test_names_of_ten_thousand_letters_are_read_in_part_and_counted() -> None:
    """A note pasted into the field costs no more than a name, and is said."""
    outcome = run([{"company_name": "Acmetron Instruments " + "very " * 2_000}])

    assert outcome.counts.leads == 1
    assert any("longer than" in reason for reason in outcome.counts.treated)


def test_many_endless_names_cost_little() -> None:
    """Of two thousand names of ten thousand letters each is weighed against a few."""
    words = [f"{'abcdefghij'[place % 10] * 5_000}{place}{'x' * 5_000}" for place in range(2_000)]
    accounts = [{"account_id": f"a{place}", "name": word} for place, word in enumerate(words)]

    outcome = run([{"company_name": word} for word in words], accounts)

    assert outcome.weighed <= MOST_WEIGHED * len(words)


def test_accounts_without_name_and_domain_are_counted_and_found_by_nobody() -> None:
    """Such an account takes no lead, not even one without name and domain itself."""
    outcome = run([{"company_name": None}, {"email": ""}], [{"account_id": "empty"}, *OTHERS])

    assert set(outcome.decided.values()) == {("none", None)}
    assert (
        sum(c for r, c in outcome.counts.treated.items() if "without a name and a domain" in r) == 1
    )


def test_empty_tables_give_empty_results() -> None:
    """No leads, no accounts or neither is no mistake."""
    assert run([], []).counts.leads == 0
    assert run([], [ACME]).counts.accounts == 1
    assert run([{"email": "a@acmetron.com"}], []).decided["0"] == ("none", None)


def test_thirty_thousand_leads_on_one_domain_stay_linear() -> None:
    """Leads of one company are weighed once, however many they are."""
    leads = [{"email": f"p{place}@acmetron.com"} for place in range(30_000)]

    outcome = run(leads)

    assert set(outcome.decided.values()) == {("match", "acme")}
    assert outcome.weighed == 1


def test_one_domain_on_thousands_of_accounts_does_not_blow_up() -> None:
    """A domain typed into every account tells nobody apart: review, or none, never a guess."""
    accounts = [
        {"account_id": f"a{place}", "name": f"Branch {place}", "domain": "acmetron.com"}
        for place in range(5_000)
    ]
    leads = [{"email": f"p{place}@acmetron.com"} for place in range(2_000)]

    outcome = run(leads, accounts)

    assert {decision for decision, _ in outcome.decided.values()} <= {"review", "none"}
    assert outcome.weighed <= MOST_WEIGHED


def test_one_name_on_thousands_of_accounts_does_not_blow_up() -> None:
    """A name typed into every account tells nobody apart."""
    accounts = [{"account_id": f"a{place}", "name": "Test Account"} for place in range(5_000)]
    leads = [{"company_name": "Test Account"} for _ in range(2_000)]

    outcome = run(leads, accounts)

    assert {decision for decision, _ in outcome.decided.values()} <= {"review", "none"}
    assert outcome.weighed <= MOST_WEIGHED


def test_a_phone_alone_is_weak_and_a_shared_one_is_none() -> None:
    """A switchboard that many accounts have brings up no account."""
    shared = [
        {"account_id": f"s{place}", "name": f"Tenant {place} Works", "phone": "+49 89 5555 1234"}
        for place in range(9)
    ]

    outcome = run([{"phone": "089 55551234"}, {"phone": "7"}], [*shared, ACME])

    assert set(outcome.decided.values()) == {("none", None)}
    assert outcome.counts.treated["telephone numbers that many accounts share, left out"] == 9


def test_signs_of_sql_and_of_patterns_are_only_letters() -> None:
    """Quotes, percent signs and braces in any field change no statement."""
    nasty = 'O\'Brien "{}" %_ \\ ;-- $1 DROP TABLE match_leads'
    fields = {column: nasty for column in LEADS.names if column != "lead_id"}

    outcome = run([fields], [{**ACME, "name": nasty, "city": nasty, "country": nasty}])

    assert outcome.decided["0"] == ("match", "acme")


def test_every_lead_has_one_decision_however_bad() -> None:
    """Whatever is in the fields, leads are neither lost nor doubled."""
    bad = ["", "@", "a@b@c", "🚀", "x" * 10_000, "Inc", None, "\x00", "'", "\u202e", "n/a", "0"]
    leads = [
        {
            "email": first,
            "company_name": second,
            "website": first,
            "country": second,
            "phone": first,
        }
        for first in bad
        for second in bad
    ]

    outcome = run(leads)

    assert outcome.counts.leads == len(leads) == len(outcome.decided)
    assert outcome.counts.matched + outcome.counts.review + outcome.counts.unmatched == len(leads)


def test_one_letter_is_too_little_to_match_by_name_alone() -> None:
    """A company may be called X, and so may a hundred others."""
    outcome = run([{"company_name": "X"}], [{"account_id": "x", "name": "X"}, *OTHERS])

    assert outcome.decided["0"][0] in ("review", "none")
