"""What components of an account's people share: which people count, and who of them is engaged.

People count once at an account, however many rows of theirs stand there: a person passes a test
only where every row does, as with events. A row that was created after the as-of moment is not
there yet; one without a date always was.
"""

from abc import abstractmethod
from collections import defaultdict
from dataclasses import dataclass
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tradewind.problems import Path
from tradewind.scorecard.components.event_rows import EventFilter, known_events, once_each
from tradewind.scorecard.components.interface import (
    ColumnUse,
    Component,
    EventNeeds,
    TableUse,
)
from tradewind.scorecard.components.occurring import WrittenDays
from tradewind.scorecard.conditions import Condition, WrittenCondition, use_of
from tradewind.scorecard.facts import SECONDS_A_DAY, Facts, Person, PersonScore, text_in
from tradewind.scorecard.moments import moment_in

ENGAGEMENT = EventFilter.model_validate({"stream": "engagement"})
"""What makes a person engaged where nothing else is said."""


class Engagement(BaseModel):
    """Who of the people is engaged: who did something of their own lately."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    engaged_within: WrittenDays | None = Field(
        default=None,
        description="A person is engaged by an event of their own at the account that is not "
        "older than this, such as 90d.",
    )
    engaged_by: EventFilter | None = Field(
        default=None,
        description="By which events, {stream, kind, where}; {stream: engagement} where it is "
        "left out.",
    )

    @model_validator(mode="after")
    def _says_how_long(self) -> "Engagement":
        if self.engaged_by is not None and self.engaged_within is None:
            raise ValueError(
                "`engaged_by` goes with `engaged_within`; write `engaged_within: 90d` beside it"
            )
        return self

    @property
    def needs(self) -> EventNeeds | None:
        """What it needs of the events; None where nobody asks who is engaged."""
        if self.engaged_within is None:
            return None
        events = self.engaged_by or ENGAGEMENT
        return EventNeeds(events.condition, oldest_days=self.engaged_within, people=True)


class PeopleFilter(Engagement):
    """Which people of an account a component looks at; every test must hold."""

    where: WrittenCondition | None = Field(
        default=None,
        description="Tests of any columns of the people table: {seniority: [vp, c-level]}.",
    )


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the account that was known by the as-of moment.

    Attributes:
        rows: The person's rows at the account.
        is_engaged: Whether the person did something lately; None where nobody asks.
    """

    rows: tuple[Person, ...]
    is_engaged: bool | None

    def passes(self, condition: Condition | None) -> bool:
        """Tell whether every row passes; all do where there is no test."""
        return condition is None or all(condition.holds(row.columns) is True for row in self.rows)

    def texts(self, column: str) -> list[str]:
        """Give the known texts of a column."""
        read = (text_in(row.columns.get(column)) for row in self.rows)
        return [text for text in read if text is not None]

    def score_by(self, scorecard: str) -> PersonScore:
        """Give the score by another scorecard, the highest of all rows; unknown without any."""
        given = [row.scores[scorecard] for row in self.rows if scorecard in row.scores]
        known = [one.score for one in given if one.score is not None and not one.is_excluded]
        is_excluded = bool(given) and all(one.is_excluded for one in given)
        return PersonScore(max(known, default=None), is_excluded)


class PeopleRowsComponent(Component):
    """A component that looks at the people of an account.

    An account without people has the known value of nobody; unknown is only what no table could
    have told.
    """

    table: ClassVar[str] = "people"

    @property
    @abstractmethod
    def engagement(self) -> Engagement:
        """Who counts as engaged."""

    @property
    @abstractmethod
    def conditions(self) -> tuple[Condition, ...]:
        """The tests of people."""

    @property
    def engaged_by_path(self) -> Path:
        """Where the events that make somebody engaged are written, below the component."""
        return self.kind, "engaged_by"

    @property
    def endings_that_count(self) -> tuple[str, ...]:
        """The endings of the columns that hold how many people count for it."""
        return ("engaged" if self.asks_who_is_engaged else "people",)

    @property
    def columns_read(self) -> tuple[TableUse, ...]:
        """The columns of the people table that it reads beside its tests."""
        return ()

    @property
    def asks_who_is_engaged(self) -> bool:
        """Whether it looks at the events of the people."""
        return self.engagement.engaged_within is not None

    @property
    def column_uses(self) -> tuple[ColumnUse, ...]:
        """No column of the accounts table."""
        return ()

    @property
    def event_needs(self) -> EventNeeds | None:
        """The events that make somebody engaged; None where nobody asks."""
        return self.engagement.needs

    @property
    def table_uses(self) -> tuple[TableUse, ...]:
        """The columns of people that it tests or reads, and those of events that tell who is."""
        needs = self.event_needs
        tests = {
            "people": [test for one in self.conditions for test in one.tests],
            "events": list(needs.condition.tests) if needs else [],
        }
        found = [
            TableUse(table, name, use_of(test))
            for table, listed in tests.items()
            for name, test in listed
        ]
        return tuple(dict.fromkeys((*found, *self.columns_read)))

    @property
    def todays_columns(self) -> tuple[str, ...]:
        """Where people work and what they are there: nobody keeps what it was then."""
        read = (use.column for use in self.table_uses if use.table == "people")
        return tuple(dict.fromkeys(("account_id", *read)))

    def people_in(self, facts: Facts) -> list[KnownPerson] | None:
        """Give the people of the account; None where a table that must tell them is not bound."""
        if facts.people is None or (self.asks_who_is_engaged and facts.events is None):
            return None
        engaged = self._engaged(facts)
        return [
            KnownPerson(rows, None if engaged is None else name in engaged)
            for name, rows in _people_known(facts)
        ]

    def _engaged(self, facts: Facts) -> set[str | None] | None:
        needs = self.event_needs
        if needs is None or needs.oldest_days is None:
            return None
        now = facts.as_of.timestamp()
        recent = (
            text_in(event.columns.get("person_id"))
            for event, moment in once_each(known_events(facts), needs.condition)
            if (now - moment.timestamp()) / SECONDS_A_DAY <= needs.oldest_days
        )
        return {person for person in recent if person is not None}


def _people_known(facts: Facts) -> list[tuple[str | None, tuple[Person, ...]]]:
    """Give the rows of every person known by then; rows without an id are people of their own."""
    rows: dict[object, list[Person]] = defaultdict(list)
    for position, person in enumerate(facts.people or ()):
        created = moment_in(person.columns.get("created_at"), facts.dates)
        if created is None or created <= facts.as_of:
            rows[text_in(person.columns.get("person_id")) or position].append(person)
    return [(key if isinstance(key, str) else None, tuple(own)) for key, own in rows.items()]


def days_said(engagement: Engagement) -> str:
    """Say within how many days somebody is engaged."""
    return f"in {engagement.engaged_within:g} days"
