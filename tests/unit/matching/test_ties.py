"""Rules that choose one of several equal accounts."""

from collections.abc import Iterator, Mapping, Sequence

import pytest

from tradewind.engines.duckdb import DuckdbEngine
from tradewind.matching.settings import TIE_RULES, TieRule
from tradewind.matching.ties import EXPRESSIONS, deciding_rule, tie_columns, tie_sorting

ACCOUNTS = """CREATE TEMP TABLE match_accounts AS
SELECT * FROM (VALUES
  ('plain', FALSE, 0, 1, TIMESTAMP '2026-01-01 08:00', TIMESTAMP '2020-01-01 08:00'),
  ('twin', FALSE, 0, 1, TIMESTAMP '2026-01-01 09:00', TIMESTAMP '2020-01-01 09:00'),
  ('customer', TRUE, 0, 0, NULL, NULL),
  ('open', NULL, 2, 1, TIMESTAMP '2026-01-01', TIMESTAMP '2020-01-01'),
  ('many', NULL, NULL, 9, TIMESTAMP '2026-01-01', TIMESTAMP '2020-01-01'),
  ('active', FALSE, 0, 1, TIMESTAMP '2026-06-01', TIMESTAMP '2020-01-01'),
  ('old', FALSE, 0, 1, TIMESTAMP '2026-01-01', TIMESTAMP '2019-12-31'),
  ('unknown', NULL, NULL, 1, NULL, NULL)
) AS rows(account_id, is_customer, open_opportunities, contacts, last_active_at, created_at)"""


@pytest.fixture
def bench() -> Iterator[DuckdbEngine]:
    """Give a bench with eight accounts that differ from `plain` in one thing each."""
    with DuckdbEngine() as engine:
        engine.execute(ACCOUNTS)
        yield engine


def chosen(
    bench: DuckdbEngine,
    accounts: Mapping[str, tuple[str | None, str | None]],
    rules: Sequence[TieRule] = TIE_RULES,
) -> tuple[str, str | None]:
    """Give the first of some accounts, each with its levels of country and city, and the rule."""
    rows = ", ".join(
        "(" + ", ".join("NULL" if text is None else f"'{text}'" for text in (name, *levels)) + ")"
        for name, levels in accounts.items()
    )
    ((first, rule),) = bench.rows(f"""WITH terms AS (
      SELECT account.account_id, {tie_columns(rules)}
      FROM (VALUES {rows}) AS pair(account_id, country_level, city_level)
      JOIN match_accounts AS account USING (account_id)
    ), ranked AS (
      SELECT *, row_number() OVER (ORDER BY {tie_sorting(rules)}, account_id) AS place FROM terms
    )
    SELECT best.account_id, {deciding_rule(rules, "best", "next")}
    FROM ranked AS best, ranked AS next WHERE best.place = 1 AND next.place = 2""")
    return first, rule


NOWHERE = (None, None)


@pytest.mark.parametrize(
    ("better", "rule"),
    [
        ("customer", "customer first"),
        ("open", "open opportunity"),
        ("many", "most contacts"),
        ("active", "most recently active"),
        ("old", "oldest"),
    ],
)
def test_each_rule_chooses_by_what_it_is_named_for(
    bench: DuckdbEngine, better: str, rule: str
) -> None:
    """The account that is better in one thing is chosen, by that rule."""
    assert chosen(bench, {"plain": NOWHERE, better: NOWHERE}) == (better, rule)


def test_the_same_country_counts_before_the_same_city(bench: DuckdbEngine) -> None:
    """A city of the same name in another country loses against the right country."""
    tied = {"plain": ("different", "same"), "unknown": ("same", "different")}

    assert chosen(bench, tied) == ("unknown", "country and city")


def test_an_unknown_country_is_better_than_another_one(bench: DuckdbEngine) -> None:
    """Not known stands between agreement and disagreement."""
    tied = {"customer": ("different", None), "unknown": NOWHERE}

    assert chosen(bench, tied) == ("unknown", "country and city")


def test_what_is_unknown_stands_last(bench: DuckdbEngine) -> None:
    """An account without a date of activity loses against one that has any."""
    assert chosen(bench, {"unknown": NOWHERE, "plain": NOWHERE}) == (
        *("plain", "most recently active"),
    )


def test_hours_do_not_tell_accounts_apart(bench: DuckdbEngine) -> None:
    """Two accounts that differ in the hour of an import are left for review: no rule decides."""
    assert chosen(bench, {"plain": NOWHERE, "twin": NOWHERE})[1] is None


def test_the_order_of_the_rules_is_the_projects(bench: DuckdbEngine) -> None:
    """Another order chooses another account, and a rule left out is not asked."""
    tied = {"customer": NOWHERE, "many": NOWHERE}

    assert chosen(bench, tied, ["most contacts", "customer first"]) == ("many", "most contacts")
    assert chosen(bench, tied, ["customer first"]) == ("customer", "customer first")


def test_the_rule_is_what_tells_the_first_from_the_second(bench: DuckdbEngine) -> None:
    """Of three, the last may differ by an earlier rule; the second is what the first must beat."""
    tied = {"plain": ("different", None), "old": ("same", None), "active": ("same", None)}

    assert chosen(bench, tied) == ("active", "most recently active")


def test_without_rules_nothing_decides() -> None:
    """A project may leave all ties to people."""
    assert (tie_columns([]), tie_sorting([])) == ("", "")
    assert deciding_rule([], "best", "next") == "CAST(NULL AS VARCHAR)"


def test_every_rule_of_the_settings_has_an_expression() -> None:
    """No rule of the vocabulary is missing."""
    assert tuple(EXPRESSIONS) == TIE_RULES
