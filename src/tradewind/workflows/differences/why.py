"""Why one account's score changed: every line of its receipt, split into four parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from tradewind.scorecard.tiers import EXCLUDED, UNSCORED
from tradewind.workflows.differences.change_parts import Parts
from tradewind.workflows.differences.score_lines import Line


@dataclass(frozen=True, slots=True)
class Standing:
    """An account at one end of a change.

    Attributes:
        as_of: The moment, in UTC.
        run_id: The published run; None where the scores were computed anew.
        hash: Hash of the scorecard.
        score: The score; None where it had none, or was not among the accounts.
        tier: The tier; None where it was not among the accounts.
    """

    as_of: datetime
    run_id: str | None
    hash: str
    score: Decimal | None
    tier: str | None

    @property
    def is_there(self) -> bool:
        """Whether the account was among the accounts."""
        return self.tier is not None

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form."""
        return {
            "as_of": self.as_of,
            "run_id": self.run_id,
            "hash": self.hash,
            "score": self.score,
            "tier": self.tier,
        }


@dataclass(frozen=True, slots=True)
class LineChange:
    """What became of one line of the receipt.

    Attributes:
        line: The line.
        then: What it added then; None where the account had no score.
        now: What it adds now; None where the account has no score.
        parts: Why it changed.
    """

    line: Line
    then: Decimal | None
    now: Decimal | None
    parts: Parts

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form."""
        line = self.line
        return {
            "line": line.kind,
            "dimension": line.dimension or None,
            "profile": line.profile or None,
            "name": line.name,
            "then": self.then,
            **self.parts.to_dict(),
            "now": self.now,
        }


@dataclass(frozen=True, slots=True)
class Why:
    """Why one account's score changed.

    Attributes:
        account_id: Key of the account, or of the person where people were scored.
        name: Name of the company; None where it is unknown.
        scorecard: Name of the scorecard.
        since: The date that was asked for, in UTC.
        then: The account then.
        now: The account now.
        parts: What each part did to the score.
        lines: All lines that were not 0 all the time, in the order of the receipt.
        has_one_scorecard: Whether both scores have a scorecard of the same content.
        is_coarse: Whether rounding, bounds and gates are one line, as only the points of the
            components are kept of one of the runs.
        hides_number: Whether the scorecard is for a team that wants no number.
        key: What the id is: account_id, or person_id.
    """

    account_id: str
    name: str | None
    scorecard: str
    since: datetime
    then: Standing
    now: Standing
    parts: Parts
    lines: tuple[LineChange, ...]
    has_one_scorecard: bool
    is_coarse: bool
    hides_number: bool
    key: str = "account_id"

    @property
    def rows(self) -> str:
        """What was scored, in a word."""
        return "accounts" if self.key == "account_id" else "people"

    @property
    def change(self) -> Decimal | None:
        """The score now less the score then; None where one of them is missing."""
        if self.then.score is None or self.now.score is None:
            return None
        return self.now.score - self.then.score

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be known to read it right, each a sentence."""
        return tuple(_notes(self))

    def to_dict(self) -> dict[str, Any]:
        """Give the documented JSON form; numbers are decimals of four places."""
        return {
            self.key: self.account_id,
            "name": self.name,
            "scorecard": self.scorecard,
            "since": self.since,
            "then": self.then.to_dict(),
            "now": self.now.to_dict(),
            "change": self.change,
            "parts": self.parts.to_dict(),
            "lines": [line.to_dict() for line in self.lines],
            "notes": list(self.notes),
        }


def _notes(why: Why) -> Iterator[str]:
    then, now = why.then, why.now
    if then.run_id is None:
        yield (
            f"Nothing was published by {why.since:%Y-%m-%d}: the scores of then are computed from "
            "the tables of today, with the present scorecard."
        )
    if now.as_of < then.as_of:
        yield (
            f"The current scores are as of {now.as_of:%Y-%m-%d}, which is earlier: time runs "
            "backwards."
        )
    if not then.is_there:
        yield f"It was not among the {why.rows} as of {then.as_of:%Y-%m-%d}."
    if not now.is_there:
        yield f"It is not among the {why.rows} of {now.as_of:%Y-%m-%d} any more."
    for tier, was, is_now in (
        (UNSCORED, "Nothing was known of it then.", "Nothing is known of it now."),
        (EXCLUDED, "It was excluded then: the score was 0.", "It is excluded now: the score is 0."),
    ):
        yield from (said for one, said in ((then, was), (now, is_now)) if one.tier == tier)
    if then.score is None or now.score is None:
        yield "Without a score at both ends, the parts are told as far as there are scores."
    yield from _other_profiles(why.lines)
    if why.is_coarse:
        yield (
            "Of a run only the points of its components are kept, so rounding, bounds and gates "
            "are one line."
        )


def _other_profiles(lines: Sequence[LineChange]) -> Iterator[str]:
    """Tell of the dimensions whose best profile is another one now."""
    for dimension in dict.fromkeys(one.line.dimension for one in lines if one.line.profile):
        own = [one for one in lines if one.line.dimension == dimension and one.line.profile]
        was = {one.line.profile for one in own if one.then}
        is_now = {one.line.profile for one in own if one.now}
        if len(was) == len(is_now) == 1 and was != is_now:
            yield f"In {dimension} its best profile was {was.pop()}, and is {is_now.pop()} now."
