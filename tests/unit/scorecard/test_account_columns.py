"""What a scorecard of people asks of a person's account."""

import pytest

from tradewind.scorecard.account_columns import (
    Asked,
    OfAccount,
    ScoreOfAccount,
    TierOfAccount,
    UsesProduct,
    asked_of_account,
    is_told_as_of,
)


@pytest.mark.parametrize(
    ("column", "asked"),
    [
        ("title", None),
        ("account", None),
        ("account.", None),
        ("accounts.name", None),
        ("account.employees", OfAccount("employees")),
        ("account.Annual revenue (EUR)", OfAccount("Annual revenue (EUR)")),
        ("account.uses( SAP S/4HANA (cloud) )", UsesProduct("SAP S/4HANA (cloud)")),
        ("account.score(growth 2026)", ScoreOfAccount("growth 2026")),
        ("account.tier(growth)", TierOfAccount("growth")),
        ("account.grade(growth)", OfAccount("grade(growth)")),
        ("account.uses()", OfAccount("uses()")),
    ],
)
def test_a_name_tells_what_is_asked(column: str, asked: Asked | None) -> None:
    """Without the prefix it is a column of people; an unknown word is a column of accounts."""
    assert asked_of_account(column) == asked


def test_scores_and_products_are_as_of_any_moment() -> None:
    """They are computed as of the moment; a column needs an account history for that."""
    assert is_told_as_of("account.tier(growth)")
    assert is_told_as_of("account.uses(SAP)")
    assert not is_told_as_of("account.employees")
    assert not is_told_as_of("title")
