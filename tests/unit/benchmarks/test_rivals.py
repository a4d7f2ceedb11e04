"""Rivals get clean names, the domain rule, and environments of pinned versions."""

import re
import sys
from pathlib import Path

import pytest
from matching_contest.contestants import ENTRIES
from matching_contest.contestants.domain_first import DOMAIN_SCORE, answers
from matching_contest.contestants.exact_name import ExactName
from matching_contest.contestants.plain_names import plain
from matching_contest.environments import BENCHMARKS, environment
from matching_contest.filing import text_table
from matching_contest.interface import ACCOUNT_COLUMNS, CONTACT_COLUMNS, LEAD_COLUMNS, Tables


def tables(*leads: tuple[str | None, ...]) -> Tables:
    """Give leads (id, e-mail, name, country) and three accounts."""
    accounts = [
        ("1", "Ardent Foods Ltd", "ardent.co.uk", "United Kingdom", None, None),
        ("2", "Bolt Inc.", "bolt.com", "United States", None, None),
        ("3", "Bolt GmbH", "gmail.com", "Germany", None, None),
    ]
    rows = [(lead, email, name, None, country, *[None] * 2) for lead, email, name, country in leads]
    return Tables(
        text_table(LEAD_COLUMNS, rows),
        text_table(ACCOUNT_COLUMNS, accounts),
        text_table(CONTACT_COLUMNS, []),
    )


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Coca-Cola Company (The)", "coca cola"),
        ("APPLIED MATERIALS INC /DE", "applied materials"),
        ("Suzhou Gold Mantis Co.,Ltd.", "suzhou gold mantis"),
        ("Banca Finnat Euramerica S. p. A.", "banca finnat euramerica"),
        ("Elektroimportøren AS", "elektroimportøren"),
        ("AT&T INC.", "at and t"),
        ("Ltd", "ltd"),
        (None, ""),
    ],
)
def test_plain_names_are_without_legal_forms(name: str | None, bare: str) -> None:
    """Forms of any country go, however they are dotted; a name that is nothing else stays."""
    assert plain(name) == bare


def test_the_account_on_the_domain_comes_before_names() -> None:
    """A sub-domain counts as the domain, and the names add to the score."""
    given = tables(("L", "a@mail.ardent.co.uk", "Ardent Foods", None))

    (answer,) = answers(given, by_name={"L": ("2", 90.0)})

    assert (answer.account_id, answer.score) == ("1", DOMAIN_SCORE + 100)


def test_free_mail_is_nobodys_domain() -> None:
    """An account that calls gmail.com its own does not get everybody who writes from there."""
    (answer,) = answers(tables(("L", "a@gmail.com", "x", None)), by_name={"L": ("2", 50.0)})

    assert (answer.account_id, answer.score) == ("2", 50.0)


def test_of_equal_names_the_one_in_the_country_is_taken() -> None:
    """Bolt is twice among the accounts, and once in Germany."""
    (answer,) = ExactName().match(tables(("L", None, "bolt", "Germany")))

    assert answer.account_id == "3"


def test_every_environment_is_pinned() -> None:
    """Each requirement has one version, and no line names a place to get it from."""
    for name in {entry.environment for entry in ENTRIES} - {None}:
        lines = Path(BENCHMARKS, f"matching-rivals-{name}.txt").read_text("utf-8").splitlines()
        pins = [line for line in lines if not line.startswith("#")]
        assert pins
        assert all(re.fullmatch(r"[\w.-]+==[\w.+]+", line) for line in pins)


def test_ours_runs_with_the_python_that_measures() -> None:
    """Tradewind is not installed anywhere else."""
    assert environment(None).python == Path(sys.executable)
