"""The opportunities: their order in time, and how well the truth predicts them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Ask = Callable[[str], tuple[Any, ...]]


def area_under_curve(ask: Ask, query: str) -> float:
    """Give the share of pairs of a winner and a loser that `score` ranks rightly.

    The query gives `won` and `score`; ties count half (Mann and Whitney 1947, their U over
    the number of pairs).
    """
    wins, losses, places = ask(f"""
        WITH ranked AS (
          SELECT won, rank() OVER (ORDER BY score)
            + (count(*) OVER (PARTITION BY score) - 1) / 2 AS place FROM ({query}))
        SELECT count(*) FILTER (won), count(*) FILTER (NOT won), sum(place) FILTER (won)
        FROM ranked""")
    return float((places - wins * (wins + 1) / 2) / (wins * losses))


CLOSED = """
    FROM opportunities JOIN true_opportunities AS t USING (opportunity_id)
    JOIN true_accounts AS a USING (account_id) WHERE outcome <> 'open' AND kind = 'new'"""


def test_whoever_knows_the_truth_predicts_wins_well_but_not_perfectly(ask: Ask) -> None:
    """The planted probability separates wins from losses; luck does the rest."""
    area = area_under_curve(
        ask, f"SELECT outcome = 'won' AS won, win_probability AS score {CLOSED}"
    )

    assert 0.78 < area < 0.87


def test_fit_alone_predicts_wins_clearly_better_than_chance(ask: Ask) -> None:
    """Fit carries much of the truth, and not all of it."""
    area = area_under_curve(ask, f"SELECT outcome = 'won' AS won, a.fit AS score {CLOSED}")

    assert 0.70 < area < 0.79


def test_the_number_of_employees_alone_predicts_little(ask: Ask) -> None:
    """The best size lies in the middle, so bigger is not better."""
    area = area_under_curve(ask, f"SELECT outcome = 'won' AS won, a.employees AS score {CLOSED}")

    assert 0.45 < area < 0.62


def test_planted_probabilities_are_those_that_happen(ask: Ask) -> None:
    """Where the truth says a third, a third is won."""
    planted, happened = ask(f"""
        SELECT avg(win_probability), count(*) FILTER (outcome = 'won') / count(*) {CLOSED}
          AND win_probability BETWEEN 0.3 AND 0.5""")

    assert happened == pytest.approx(planted, abs=0.04)


def test_outcomes_and_closing_days_agree(ask: Ask) -> None:
    """Only open opportunities have no closing day; no day is after the end."""
    wrong, last = ask("""
        SELECT count(*) FILTER ((outcome = 'open') <> (closed_at IS NULL)
            OR closed_at <= opened_at), max(greatest(opened_at, closed_at)) FROM opportunities""")

    assert wrong == 0
    assert last <= date(2026, 6, 30)


def test_an_account_has_one_sale_at_a_time(ask: Ask) -> None:
    """New sales and expansions of an account do not overlap."""
    (overlaps,) = ask("""
        SELECT count(*) FROM opportunities AS a JOIN opportunities AS b USING (account_id)
        WHERE a.kind <> 'renewal' AND b.kind <> 'renewal' AND a.opened_at < b.opened_at
          AND coalesce(a.closed_at, DATE '2026-06-30') > b.opened_at""")

    assert overlaps == 0


def test_expansions_and_renewals_follow_a_win(ask: Ask) -> None:
    """Nobody expands or renews before the first win."""
    (wrong,) = ask("""
        WITH first_win AS (SELECT account_id, min(closed_at) AS won_at FROM opportunities
          WHERE kind = 'new' AND outcome = 'won' GROUP BY account_id)
        SELECT count(*) FROM opportunities LEFT JOIN first_win USING (account_id)
        WHERE kind <> 'new' AND (won_at IS NULL OR opened_at < won_at)""")

    assert wrong == 0


def test_three_in_ten_new_sales_are_won(ask: Ask) -> None:
    """The share of wins is one that teams know."""
    (share,) = ask(f"SELECT count(*) FILTER (outcome = 'won') / count(*) {CLOSED}")

    assert 0.25 < share < 0.36
