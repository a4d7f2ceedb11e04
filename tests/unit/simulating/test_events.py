"""The events: whom they belong to, when they happened, and what drives them."""

from collections.abc import Callable
from datetime import date
from typing import Any

Ask = Callable[[str], tuple[Any, ...]]


def test_every_event_has_a_key_of_its_own(ask: Ask) -> None:
    """Keys of events are unique."""
    rows, keys = ask("SELECT count(*), count(DISTINCT event_id) FROM events")

    assert rows == keys


def test_events_belong_to_accounts_and_people_that_exist(ask: Ask) -> None:
    """An account or a person of an event stands in its table, and the two agree."""
    (orphans,) = ask("""
        SELECT count(*) FROM events AS e
        LEFT JOIN accounts AS a ON a.account_id = e.account_id
        LEFT JOIN people AS p ON p.person_id = e.person_id
        WHERE e.account_id IS NOT NULL AND a.account_id IS NULL
          OR e.person_id IS NOT NULL AND p.person_id IS NULL
          OR e.account_id IS NULL AND e.person_id IS NULL
          OR p.account_id <> e.account_id""")

    assert orphans == 0


def test_nothing_is_known_before_it_happens_or_after_the_end(ask: Ask) -> None:
    """Facts become known on the day or later, and all by the last day."""
    early, last = ask("""
        SELECT count(*) FILTER (known_at < occurred_at), max(known_at)::DATE FROM events""")

    assert early == 0
    assert last == date(2026, 6, 30)


def test_some_signals_become_known_late(ask: Ask) -> None:
    """A backtest that looks at the day of occurrence would cheat."""
    (late,) = ask("""
        SELECT count(*) FILTER (known_at::DATE > occurred_at::DATE) / count(*)
        FROM events WHERE stream = 'signal'""")

    assert 0.3 < late < 0.6


def test_an_account_has_about_twenty_events(ask: Ask) -> None:
    """The mean lies near twenty, and some accounts are silent."""
    mean, silent = ask("""
        SELECT avg(events), count(*) FILTER (events = 0) / count(*) FROM (
          SELECT count(event_id) AS events FROM accounts LEFT JOIN events USING (account_id)
          GROUP BY accounts.account_id)""")

    assert 15 < mean < 22
    assert silent > 0.01


def test_readiness_shows_in_the_readings_of_intent(ask: Ask) -> None:
    """Accounts that are ready at the end had higher readings in the last quarter."""
    ready, other = ask("""
        SELECT avg(quantity) FILTER (readiness > 1), avg(quantity) FILTER (readiness < 0)
        FROM events JOIN true_accounts USING (account_id)
        WHERE stream = 'intent' AND occurred_at > DATE '2026-06-30' - 90""")

    assert ready > other + 10


def test_nothing_is_recorded_before_the_account_was_entered(ask: Ask) -> None:
    """No event of an account is older than the account."""
    (early,) = ask("""
        SELECT count(*) FROM events JOIN accounts USING (account_id)
        WHERE occurred_at::DATE < created_at""")

    assert early == 0
