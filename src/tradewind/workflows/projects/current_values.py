"""Today's values in a score of the past: which attributes, and at how many accounts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tradewind.compiling.attributes import ATTRIBUTES_FROM
from tradewind.compiling.compile import Compiled
from tradewind.compiling.tables.account_history import covered
from tradewind.engines.interface import Engine
from tradewind.problems import PlaceMap, Problem, counted
from tradewind.project.bound import BoundTable
from tradewind.scorecard.account_columns import OfAccount, asked_of_account, is_told_as_of
from tradewind.scorecard.card import Scorecard, Scores
from tradewind.scorecard.components.interface import ColumnUse

CURRENT_VALUES = "TW478"
"""A score of the past uses today's values, because no account history tells those of then."""
MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class CurrentValues:
    """The attributes of a past score that are not as of its moment.

    Attributes:
        columns: Columns that the scorecard reads and no account history has.
        accounts: Accounts (or people) of which at least one value that the scorecard reads is
            today's.
        all_accounts: All accounts (or people).
        of_people: Columns of people that it reads; no table keeps what they were.
        scores: What the scorecard scores.
    """

    columns: tuple[str, ...]
    accounts: int
    all_accounts: int
    of_people: tuple[str, ...] = ()
    scores: Scores = "accounts"


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
    uses = [
        use
        for use in dict.fromkeys(use for _, use in card.column_uses())
        if card.scores == "accounts" or not is_told_as_of(use.column)
    ]
    held = [use for use in uses if covered(history, [_of_history(use, card)])]
    missing = tuple(dict.fromkeys(use.column for use in uses if use not in held))
    has_versions = ATTRIBUTES_FROM in compiled.columns
    # Somebody without an account has no value of today's either.
    without = "COUNT(account_id)"
    if has_versions:
        without += f" FILTER (WHERE {ATTRIBUTES_FROM} IS NULL)"
    ((accounts, without_version),) = engine.rows(f"SELECT COUNT(*), {without} FROM {scored}")
    concerned = accounts if missing else (without_version if uses else 0)
    if card.scores == "accounts":
        return CurrentValues(missing, int(concerned), int(accounts))
    own = tuple(column for column in missing if asked_of_account(column) is None)
    of_accounts = tuple(column for column in missing if column not in own)
    return CurrentValues(of_accounts, int(concerned), int(accounts), own, "people")


def _of_history(use: ColumnUse, card: Scorecard) -> ColumnUse:
    """Give a column under the name that an account history has for it; of a person none has any."""
    if card.scores == "accounts":
        return use
    asked = asked_of_account(use.column)
    return replace(use, column=asked.column if isinstance(asked, OfAccount) else "")


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
    place = places.at("tables", "account_history")
    if found.of_people:
        what = f"Nothing tells what {joined_names(found.of_people)} of people were as of {day}: "
        what += "today's values are used."
        fix = "Read such scores with hindsight in mind."
        of_people = places.at("tables", "people")
        yield Problem(CURRENT_VALUES, of_people, what, fix, severity="warning")
    if found.columns:
        what = f"No account history has {joined_names(found.columns)} as of {day}: today's values "
        what += "are used."
        fix = "Bind an `account_history:` with these columns, or read such scores with hindsight "
        fix += "in mind."
        yield Problem(CURRENT_VALUES, place, what, fix, severity="warning")
    elif not found.of_people:
        whose = "account" if found.scores == "accounts" else "person at an account"
        plural = "accounts" if found.scores == "accounts" else "people at accounts"
        what = (
            f"{counted(found.accounts, whose, plural)} of {found.all_accounts:,} without a version "
            f"of the attributes as of {day}: scored by today's."
        )
        fix = "Add their versions to the account history, or read such scores with hindsight in "
        fix += "mind."
        yield Problem(CURRENT_VALUES, place, what, fix, severity="warning")


def joined_names(columns: Sequence[str]) -> str:
    """Name columns, the first few of many."""
    return ", ".join(columns[:MOST_LISTED]) + (", …" if len(columns) > MOST_LISTED else "")
