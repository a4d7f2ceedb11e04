"""Events that cannot count as they stand, or look as if somebody should mend them."""

from collections.abc import Iterator

from tradewind.problems import Problem, counted
from tradewind.scorecard.occurrences import MOST_QUANTITY
from tradewind.workflows.checks.interface import DataInSight
from tradewind.workflows.projects.event_counts import EventCounts
from tradewind.workflows.projects.matched_people import RELATION as MATCHED_PEOPLE

EVENTS_OF_NOBODY = "TW460"
"""Events name neither an account that exists nor a person of one; they do not count."""
UNDATED_EVENTS = "TW461"
"""Events have no readable date; they do not count."""
FUTURE_EVENTS = "TW462"
"""Events lie in the future; they do not count before they happen."""
EVENTS_BEFORE_FOUNDING = "TW463"
"""Events happened before the company was founded; they count, and one of the two is wrong."""
REPEATED_EVENTS = "TW464"
"""Several rows have one event_id; they count as one event, at the time of the first of them."""
ODD_QUANTITIES = "TW465"
"""Quantities are negative, not finite or too large; such an event counts as one."""


def events_as_they_are(data: DataInSight) -> Iterator[Problem]:
    """Say how odd events are treated."""
    counts = data.event_counts
    if counts is None:
        return
    of_people = data.scorecard is not None and data.scorecard.card.scores == "people"
    if of_people:
        yield from _of_nobody_known(data, counts)
    if counts.of_nobody and not of_people:
        yield _warning(
            data,
            EVENTS_OF_NOBODY,
            "account_id",
            f"{counted(counts.of_nobody, 'event')} with neither an account nor a person who has "
            "one: not counted for anybody.",
            "Bind account_id or person_id of the events, or leave it so.",
        )
    if counts.of_unknown_accounts and not of_people:
        yield _warning(
            data,
            EVENTS_OF_NOBODY,
            "account_id",
            f"{counted(counts.of_unknown_accounts, 'event')} of accounts that the accounts table "
            f"does not have{_such_as(counts.an_unknown_account)}: not counted for anybody.",
            f"Bind account_id of both tables to the same key, {_or_match(data)}or leave it so.",
        )
    if counts.undated:
        yield _warning(
            data,
            UNDATED_EVENTS,
            "occurred_at",
            f"{counted(counts.undated, 'event')} without a readable date: not counted.",
            "Bind occurred_at to the column that holds the date, or say how dates are written "
            "with `dates:` below the source.",
        )
    if counts.in_the_future:
        yield _warning(
            data,
            FUTURE_EVENTS,
            "occurred_at",
            f"{counted(counts.in_the_future, 'event')} in the future: not counted until they "
            "happen.",
            "Mend their dates in the source, or leave it so.",
        )
    if counts.before_founding:
        yield _warning(
            data,
            EVENTS_BEFORE_FOUNDING,
            "occurred_at",
            f"{counted(counts.before_founding, 'event')} from before the year in which the "
            "company was founded: counted as they stand.",
            "Mend the dates, or founded_year of the accounts.",
        )
    if counts.repeated:
        yield _warning(
            data,
            REPEATED_EVENTS,
            "event_id",
            f"{counted(counts.repeated, 'event')} with an event_id that another row has: dropped; "
            "the row that happened first counts.",
            "Bind event_id to a column whose values are unique, or leave it so.",
        )
    if counts.odd_quantities:
        yield _warning(
            data,
            ODD_QUANTITIES,
            "quantity",
            f"{counted(counts.odd_quantities, 'event')} whose quantity does not lie from 0 to "
            f'{MOST_QUANTITY:,}, such as "{counts.an_odd_quantity}": counted as one each.',
            "Mend them in the source, or leave it so.",
        )


def _of_nobody_known(data: DataInSight, counts: EventCounts) -> Iterator[Problem]:
    """Count, where people are scored, the events that are no person's."""
    count = counts.of_nobody + counts.of_unknown_accounts
    if count:
        yield _warning(
            data,
            EVENTS_OF_NOBODY,
            "person_id",
            f"{counted(count, 'event')} of no person, or of one whom the people table does not "
            "have: not counted for any person.",
            "Bind person_id of both tables to the same key, or leave it so.",
        )


def _or_match(data: DataInSight) -> str:
    """Say what else helps where leads were matched, perhaps to accounts that are gone."""
    people = data.tables.get("people")
    if people is None or people.relation != MATCHED_PEOPLE:
        return ""
    return "run `tradewind match` again if leads were matched to accounts that are gone, "


def _such_as(example: str | None) -> str:
    return "" if example is None else f', such as "{example}"'


def _warning(data: DataInSight, code: str, column: str, what: str, fix: str) -> Problem:
    return Problem(code, data.place_of("events", column), what, fix, severity="warning")
