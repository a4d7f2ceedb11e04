"""Today's values in a score of the past: which attributes, and at how many accounts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tradewind.compiling.attributes import ATTRIBUTES_FROM
from tradewind.compiling.compile import Compiled
from tradewind.compiling.tables.account_history import covered
from tradewind.engines.interface import Engine
from tradewind.problems import PlaceMap, Problem, counted
from tradewind.project.bound import BoundTable
from tradewind.scorecard.card import Scorecard

CURRENT_VALUES = "TW478"
"""A score of the past uses today's values, because no account history tells those of then."""
MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class CurrentValues:
    """The attributes of a past score that are not as of its moment.

    Attributes:
        columns: Columns that the scorecard reads and no account history has.
        accounts: Accounts of which at least one value that the scorecard reads is today's.
        all_accounts: All accounts.
    """

    columns: tuple[str, ...]
    accounts: int
    all_accounts: int


def current_values(
    engine: Engine, scored: str, compiled: Compiled, card: Scorecard, history: BoundTable | None
) -> CurrentValues:
    """Count what a score of the past takes from today's accounts.

    Args:
        engine: The engine that holds the statement's result.
        scored: The relation of the statement's result.
        compiled: The statement.
        card: The scorecard.
        history: The account history; None where none is bound.
    """
    uses = dict.fromkeys(use for _, use in card.column_uses())
    held = covered(history, uses)
    missing = tuple(dict.fromkeys(use.column for use in uses if use not in held))
    has_versions = ATTRIBUTES_FROM in compiled.columns
    without = f"COUNT(*) - COUNT({ATTRIBUTES_FROM})" if has_versions else "COUNT(*)"
    ((accounts, without_version),) = engine.rows(f"SELECT COUNT(*), {without} FROM {scored}")
    concerned = accounts if missing else (without_version if uses else 0)
    return CurrentValues(missing, int(concerned), int(accounts))


def current_values_said(
    found: CurrentValues, as_of: datetime, places: PlaceMap
) -> Iterator[Problem]:
    """Warn of today's values in a score of the past; nothing where there are none.

    Args:
        found: What was counted.
        as_of: The moment of the score.
        places: Places in tradewind.yaml.
    """
    if not found.accounts:
        return
    day = as_of.date()
    what = (
        f"{counted(found.accounts, 'account')} of {found.all_accounts:,} without a version of the "
        f"attributes as of {day}: scored by today's."
    )
    fix = "Add their versions to the account history, or read such scores with hindsight in mind."
    if found.columns:
        named = ", ".join(found.columns[:MOST_LISTED])
        more = ", …" if len(found.columns) > MOST_LISTED else ""
        what = f"No account history has {named}{more} as of {day}: today's values are used."
        fix = "Bind an `account_history:` with these columns, or read such scores with hindsight "
        fix += "in mind."
    place = places.at("tables", "account_history")
    yield Problem(CURRENT_VALUES, place, what, fix, severity="warning")
