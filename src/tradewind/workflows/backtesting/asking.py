"""What a backtest is asked, checked before anything is read."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import get_args

from tradewind.measuring.observations import Question
from tradewind.measuring.settings import Settings
from tradewind.problems import InvalidInput, Place, Problem
from tradewind.scorecard.moments import in_utc
from tradewind.workflows.backtesting.dates import Range
from tradewind.workflows.backtesting.eligibility import INCLUDED, Included
from tradewind.workflows.backtesting.periods import horizon_of, period_of

UNKNOWN_CHOICE = "TW828"
"""What is asked for is none of the choices, or a number that cannot be."""
DATA_TO_COME = "TW835"
"""Outcomes are said to be known up to a moment that has not come yet."""
LEAST_ROUNDS = 40
"""With fewer rounds of the bootstrap not one of them lies beyond either end of an interval."""
QUESTIONS: tuple[Question, ...] = get_args(Question)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked.

    Attributes:
        question: What is asked of every row.
        range: Which snapshots.
        horizon_days: Days after a snapshot within which something must happen to count.
        include: What does not keep an account from counting.
        settings: How the numbers are worked out.
        data_until: The last moment of which outcomes are known (UTC); None for what the data tell.
    """

    question: Question
    range: Range
    horizon_days: float
    include: tuple[Included, ...]
    settings: Settings
    data_until: datetime | None


def asked_for(
    *,
    question: str,
    start: datetime | None,
    end: datetime | None,
    every: str,
    horizon: str,
    include: Sequence[str],
    settings: Settings,
    data_until: datetime | None,
    now: datetime,
) -> Asked:
    """Read what is asked.

    Raises:
        InvalidInput: A choice is none that there is, a number cannot be, a length of time cannot
            be read, or outcomes are said to be known that lie in the future.
    """
    problems = [
        *_choice("--question", question, QUESTIONS),
        *(problem for one in include for problem in _choice("--include", one, INCLUDED)),
        *_least("--capacity", settings.capacity, 1),
        *_least("--rounds", settings.rounds, LEAST_ROUNDS),
        *_least("--seed", settings.seed, 0),
        *_not_to_come(_utc(data_until), now),
    ]
    if problems:
        raise InvalidInput(problems)
    return Asked(
        question=next(one for one in QUESTIONS if one == question),
        range=Range(_utc(start), _utc(end), period_of(every)),
        horizon_days=horizon_of(horizon),
        include=tuple(one for one in INCLUDED if one in include),
        settings=settings,
        data_until=_utc(data_until),
    )


def _utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else in_utc(moment)


def _choice(option: str, written: str, choices: Collection[str]) -> Iterator[Problem]:
    if written not in choices:
        near = get_close_matches(written, choices, n=1)
        fix = f"Write {near[0]}." if near else f"Write one of {', '.join(choices)}."
        what = f'"{written}" is none of the choices of {option}.'
        yield Problem(UNKNOWN_CHOICE, Place(option), what, fix)


def _least(option: str, number: int | None, least: int) -> Iterator[Problem]:
    if number is not None and number < least:
        what = f"{number} is too small for {option}."
        yield Problem(UNKNOWN_CHOICE, Place(option), what, f"Write {least} or more.")


def _not_to_come(data_until: datetime | None, now: datetime) -> Iterator[Problem]:
    if data_until is not None and data_until > now:
        what = f"What happens up to {data_until.date()} is not known yet."
        fix = f"Write {now.date()} or an earlier date, or leave `--data-until` out."
        yield Problem(DATA_TO_COME, Place("--data-until"), what, fix)
