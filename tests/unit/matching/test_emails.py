"""From e-mail addresses to domains."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.matching.domain_lists import domain_lists
from tradewind.matching.emails import domain_of_email
from tradewind.matching.readings import Reading


@pytest.mark.parametrize(
    ("typed", "domain"),
    [
        ("jane@acme.com", "acme.com"),
        (" Jane.Roe@ACME.com ", "acme.com"),
        ("Jane Roe <jane@mail.acme.co.uk>", "acme.co.uk"),
        ('"Roe, Jane" <jane@acme.com>', "acme.com"),
        ("mailto:jane@acme.com?subject=hi", "acme.com"),
        ('"jane@acme.com"', "acme.com"),
        ("'jane@acme.com',", "acme.com"),
        ("jane@acme.com.", "acme.com"),
        ("jane @ acme.com", "acme.com"),
        ("jane@acme . com", "acme.com"),
        ("jane roe@acme.com", "acme.com"),
        ("jane+news@acme.com", "acme.com"),
        ("jane@acme.com; jane@mail.acme.com", "acme.com"),
        ("jane@gmail.com, jane@acme.com", "acme.com"),
        ("jane＠acme.com", "acme.com"),
        ("jane@acme.com.invalid", "acme.com"),
        ("jane@acme.com:25", "acme.com"),
        ("jane@bücher-acme.de", "xn--bcher-acme-9db.de"),
        ("jane@XN--BCHER-ACME-9DB.de", "xn--bcher-acme-9db.de"),
        ("مرحبا@acme.com", "acme.com"),
        ("jane@acme.onmicrosoft.com", "acme.onmicrosoft.com"),
        ("j@sony.com", "sony.com"),
        ("j@saudia.com", "saudia.com"),
    ],
)
def test_an_address_as_people_type_it_gives_the_companys_domain(typed: str, domain: str) -> None:
    """Names, brackets, quotes, blanks, case and punycode do not matter."""
    assert domain_of_email(typed).domain == domain


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        (None, Reading.EMPTY),
        (" ", Reading.EMPTY),
        ("none", Reading.EMPTY),
        ("@", Reading.EMPTY),
        ("jane.acme.com", Reading.NO_AT),
        ("jane@@acme.com", Reading.SEVERAL),
        ("jane@acme@zeta.com", Reading.SEVERAL),
        ("jane@acme.com, joe@zeta.com", Reading.SEVERAL),
        ("jane@", Reading.MALFORMED),
        ("jane@acme,com", Reading.MALFORMED),
        ("jane@acme..com", Reading.MALFORMED),
        ("jane@" + "a" * 10_000, Reading.MALFORMED),
        ("jane@localhost", Reading.INTERNAL),
        ("jane@host.local", Reading.INTERNAL),
        ("jane@[10.0.0.1]", Reading.INTERNAL),
        ("jane@acme", Reading.INTERNAL),
        ("jane@acme.con", Reading.UNKNOWN_ENDING),
        ("jane@github.io", Reading.SHARED_HOST),
        ("jane@gmail.com", Reading.FREE_MAIL),
        ("jane@mail.gmail.com", Reading.FREE_MAIL),
        ("jane@playstation.sony.com", Reading.FREE_MAIL),
        ("jane@telstra.com.au", Reading.FREE_MAIL),
        ("jane@mailinator.com", Reading.THROW_AWAY),
        ("jane@stud.uni-acme.de", Reading.STUDIED_THERE),
        ("jane@alumni.acme.edu", Reading.STUDIED_THERE),
    ],
)
def test_an_address_that_tells_no_company_says_why(typed: str | None, reading: Reading) -> None:
    """Each has a reason in one word, and no domain."""
    found = domain_of_email(typed)

    assert (found.reading, found.domain) == (reading, None)


@pytest.mark.parametrize("typed", ["info@acme.com", "Sales@acme.com", "vertrieb+de@acme.com"])
def test_a_role_address_tells_the_company(typed: str) -> None:
    """Nobody in particular reads it, and its domain counts."""
    found = domain_of_email(typed)

    assert (found.reading, found.domain) == (Reading.ROLE, "acme.com")


def test_a_role_at_a_free_mail_provider_tells_nothing() -> None:
    """Free mail stays free mail, whoever writes."""
    assert domain_of_email("info@gmail.com").reading is Reading.FREE_MAIL


def test_a_university_is_an_organisation() -> None:
    """Its staff belong to it, and it is counted apart."""
    found = domain_of_email("jane@acme.ac.uk")

    assert (found.reading, found.domain) == (Reading.EDUCATION, "acme.ac.uk")


def test_what_was_left_out_is_shown() -> None:
    """The receipt can say which domain was not counted."""
    assert domain_of_email("jane@mail.gmail.com").shown == "gmail.com"


def test_a_project_extends_the_lists() -> None:
    """Entries are read as people write domains."""
    lists = domain_lists(
        free_mail=["@Zeta-Mail.com"],
        throwaway=["*.zip-zap.com"],
        own_domains=["www.acme.com"],
        role_addresses=["Reservas@"],
    )

    typed = ("a@zeta-mail.com", "a@x.zip-zap.com", "a@www.acme.com", "reservas@beta.com")
    assert [domain_of_email(text, lists).reading for text in typed] == [
        *(Reading.FREE_MAIL, Reading.THROW_AWAY, Reading.OWN_COMPANY, Reading.ROLE)
    ]


def test_a_project_may_say_that_a_domain_is_a_company() -> None:
    """A company that gives mail to the public can be taken off the list."""
    lists = domain_lists(company_domains=["telstra.com.au"])

    assert domain_of_email("jane@telstra.com.au", lists).domain == "telstra.com.au"


@given(text=st.text(max_size=60) | st.text(alphabet="a@. ,;<>:/xn--[]1é", max_size=40))
def test_any_text_is_read_one_way_or_another(text: str) -> None:
    """No text crashes, and a domain is there exactly where the reading is evidence."""
    found = domain_of_email(text)

    assert found.reading.is_evidence == (found.domain is not None)
    assert found.domain is None or found.domain.isascii()
