"""The domains of leads and accounts as tables."""

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.matching.domain_lists import domain_lists
from tradewind.matching.domain_tables import DomainCounts, registrable_domains
from tradewind.matching.domains import default_lists, read_website
from tradewind.matching.emails import domain_of_email
from tradewind.matching.readings import Reading

ACCOUNTS = pa.schema(
    [
        ("account_id", pa.string()),
        ("domain", pa.string()),
        ("other_domains", pa.list_(pa.string())),
    ]
)


@pytest.fixture
def bench() -> Iterator[DuckdbEngine]:
    """Give an empty bench."""
    with DuckdbEngine() as engine:
        yield engine


def fill(
    bench: DuckdbEngine,
    *,
    emails: Sequence[str | None] = (),
    websites: Sequence[str | None] = (),
    accounts: Sequence[tuple[str, str | None, list[str] | None]] = (),
    contacts: Sequence[tuple[str, str]] = (),
) -> DomainCounts:
    """Load leads (an e-mail or a website each), accounts and contacts, and read their domains."""
    typed = [(email, None) for email in emails] + [(None, site) for site in websites]
    columns = {
        "lead_id": [str(place) for place in range(len(typed))],
        "email": pa.array([email for email, _ in typed], pa.string()),
        "website": pa.array([site for _, site in typed], pa.string()),
    }
    bench.load("match_leads", pa.table(columns))
    rows = [dict(zip(ACCOUNTS.names, row, strict=True)) for row in accounts]
    bench.load("match_accounts", pa.Table.from_pylist(rows, schema=ACCOUNTS))
    known = pa.schema([("account_id", pa.string()), ("email", pa.string())])
    people = [dict(zip(known.names, row, strict=True)) for row in contacts]
    bench.load("match_contacts", pa.Table.from_pylist(people, schema=known))
    return registrable_domains(bench, domain_lists(own_domains=["tradewind.example"]))


def test_readings_of_leads_are_counted(bench: DuckdbEngine) -> None:
    """Every text counts once under its reading; null is no text."""
    counts = fill(
        bench,
        emails=["j@acme.com", "INFO@acme.com", "j@gmail.com", "joe", None, "j@tradewind.example"],
        websites=["www.acme.com", "http://localhost", None],
    )

    assert list(counts.emails.items()) == [
        (Reading.COMPANY, 1),
        (Reading.ROLE, 1),
        (Reading.NO_AT, 1),
        (Reading.FREE_MAIL, 1),
        (Reading.OWN_COMPANY, 1),
    ]
    assert counts.websites == {Reading.COMPANY: 1, Reading.INTERNAL: 1}


def test_domains_of_contacts_count_where_the_account_does_not_have_them(
    bench: DuckdbEngine,
) -> None:
    """Contacts give their account further domains; free mail gives none, and is counted."""
    counts = fill(
        bench,
        accounts=[("1", "https://www.acme.com", ["acme.de"])],
        contacts=[("1", "a@acme.com"), ("1", "b@acme.net"), ("1", "c@acme.net"), ("1", "d@gmx.de")],
    )

    found = bench.rows("SELECT * FROM match_account_domains ORDER BY domain")
    assert found == [
        ("1", "own", "acme.com", "acme.com", 1, 1),
        ("1", "other", "acme.de", "acme.de", 0, 1),
        ("1", "contact", "acme.net", "acme.net", 2, 1),
    ]
    assert counts.contacts == {Reading.COMPANY: 3, Reading.FREE_MAIL: 1}


def test_a_domain_of_several_accounts_says_how_many(bench: DuckdbEngine) -> None:
    """A parent and its subsidiary share a domain; each keeps its host."""
    fill(
        bench,
        accounts=[("1", "acme.com", None), ("2", "de.acme.com", None), ("3", "beta.com", None)],
        contacts=[("3", "x@acme.com")],
    )

    found = bench.rows("SELECT account_id, source, host, accounts FROM match_account_domains")
    assert sorted(found) == [
        ("1", "own", "acme.com", 3),
        ("2", "own", "de.acme.com", 3),
        ("3", "contact", "acme.com", 3),
        ("3", "own", "beta.com", 1),
    ]


def test_a_domain_bound_twice_is_one_row(bench: DuckdbEngine) -> None:
    """An alias that repeats the own domain adds nothing."""
    fill(bench, accounts=[("1", "acme.com", ["www.acme.com", "acme.com"])])

    assert bench.rows("SELECT account_id, source, domain FROM match_account_domains") == [
        ("1", "own", "acme.com")
    ]


def test_accounts_without_a_usable_domain_are_counted(bench: DuckdbEngine) -> None:
    """A free-mail domain of an account is no domain of it, and is shown."""
    counts = fill(bench, accounts=[("1", "gmail.com", None), ("2", None, None)])

    assert counts.accounts == {Reading.FREE_MAIL: 1}
    assert bench.rows("SELECT account_id, shown FROM match_account_sites") == [("1", "gmail.com")]
    assert bench.rows("SELECT * FROM match_account_domains") == []


PARTS = st.sampled_from(
    [
        *("acme", "ACME", "gmail.com", "www.", "@", ".", "..", " ", "co.uk", ".com", ".de", "info"),
        *("https://", "http://", "/", "/a", "é", ":80", "-", "+x", ",", ";", "<", ">", ".invalid"),
        *("linkedin.com", "github.io", "stud.", "n.a", "1", "_"),
    ]
)
TEXTS = st.lists(st.lists(PARTS, max_size=6).map("".join), min_size=1, max_size=40)


@settings(max_examples=40)
@given(texts=TEXTS)
def test_reading_in_bulk_equals_reading_one_by_one(texts: list[str]) -> None:
    """Reading many texts by their hosts gives what reading each whole gives."""
    lists = default_lists()
    with DuckdbEngine() as bench:
        fill(bench, emails=list(texts), websites=list(texts))
        found = bench.rows(
            "SELECT reading, domain, host FROM match_lead_domains ORDER BY lead_id::INT"
        )

    one_by_one = [domain_of_email(text, lists) for text in texts]
    one_by_one += [read_website(text, lists) for text in texts]
    assert found == [(one.reading.value, one.domain, one.host) for one in one_by_one]
