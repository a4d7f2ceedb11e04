"""The people: contacts with an account, leads without one."""

from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[[str], tuple[Any, ...]]


def test_contacts_belong_to_accounts_that_exist(ask: Ask) -> None:
    """Every contact's account stands in the accounts table; keys are unique."""
    people, keys, orphans = ask("""
        SELECT count(*), count(DISTINCT person_id),
          count(*) FILTER (p.account_id IS NOT NULL AND a.account_id IS NULL)
        FROM people AS p LEFT JOIN accounts AS a USING (account_id)""")

    assert people == keys > 40_000
    assert orphans == 0


def test_leads_have_no_account_but_the_truth_knows_it(ask: Ask) -> None:
    """The true account of a lead stands in the truth alone; one in six is a stranger's."""
    leads, told, known = ask("""
        SELECT count(*), count(t.person_id), count(t.account_id) / count(*)
        FROM people AS p LEFT JOIN true_leads AS t USING (person_id)
        WHERE p.account_id IS NULL""")

    assert leads == told > 13_000
    assert known == pytest.approx(0.82, abs=0.02)


def test_some_leads_write_from_free_mail(ask: Ask) -> None:
    """About a quarter of the leads use a free-mail address, and none is anybody's."""
    share, unmarked = ask("""
        WITH lead AS (SELECT email FROM people WHERE account_id IS NULL AND email IS NOT NULL)
        SELECT count(*) FILTER (email NOT LIKE '%.example') / count(*),
          count(*) FILTER (email NOT LIKE '%.example' AND email NOT LIKE '%.simulated@%')
        FROM lead""")

    assert share == pytest.approx(0.25, abs=0.03)
    assert unmarked == 0


def test_addresses_are_plain_ascii(ask: Ask) -> None:
    """An address can be typed, whatever the letters of the name."""
    (odd,) = ask("""
        SELECT count(*) FROM people
        WHERE NOT regexp_full_match(email, '[a-z]+\\.[a-z]+(\\.simulated)?@[a-z0-9.-]+')""")

    assert odd == 0


def test_company_names_of_leads_are_typed_in_many_ways(ask: Ask) -> None:
    """Each way of typing is recorded in the truth, and misspellings differ from the name."""
    ways, same = ask("""
        SELECT count(DISTINCT how_typed),
          count(*) FILTER (how_typed = 'letter missing'
            AND starts_with(t.company_name, p.company_name))
        FROM true_leads AS t JOIN people AS p USING (person_id)""")

    assert ways == 9
    assert same == 0


def test_people_have_letters_beyond_ascii(ask: Ask) -> None:
    """Names of people carry accents."""
    (accented,) = ask("SELECT count(*) FROM people WHERE name <> strip_accents(name)")

    assert accented > 1000
