"""Opportunities: what was won or lost with an account before, and what is open with it now."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from tradewind.scorecard.components.interface import ColumnUse, TableUse, WrittenTexts
from tradewind.scorecard.components.occurring import PERSON_CAPS, OccurrenceComponent
from tradewind.scorecard.conditions import AnyOf, Condition, WrittenCondition, use_of
from tradewind.scorecard.facts import Facts, Opportunity, text_in
from tradewind.scorecard.moments import moment_in
from tradewind.scorecard.occurrences import Occurrence, Sum

Outcome = Literal["won", "lost", "open"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
AS_OF_COLUMNS = ("outcome", "closed_at")
"""Columns of which only `outcome` of the filter says what they were then."""


def _outcomes(written: Any) -> tuple[str, ...]:
    """Read one outcome, or a list of them.

    Raises:
        ValueError: There is none, or one of them is none of ours.
    """
    listed = (written,) if isinstance(written, str) else written
    if not isinstance(listed, list | tuple) or not listed:
        raise ValueError("this is no outcome; write won, lost or open, or a list of these")
    for text in listed:
        if text not in OUTCOMES:
            raise ValueError(f'"{text}" is no outcome; write won, lost or open')
    return tuple(listed)


class OpportunityFilter(BaseModel):
    """Which opportunities a component looks at; every test must hold."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    outcome: Annotated[tuple[Outcome, ...], BeforeValidator(_outcomes)] = Field(
        default=OUTCOMES,
        description="won, lost or open, as it was at the as-of moment; or a list.",
    )
    kinds: WrittenTexts | None = Field(
        default=None,
        alias="kind",
        min_length=1,
        description="new, expansion or renewal; or a list, any of which counts.",
    )
    where: WrittenCondition | None = Field(
        default=None, description="Tests of any columns of the table: {lost_reason: [price]}."
    )

    @model_validator(mode="after")
    def _asks_for_the_outcome_then(self) -> "OpportunityFilter":
        for column, _ in self.where.tests if self.where else ():
            if column in AS_OF_COLUMNS:
                raise ValueError(
                    f"`{column}` in `where` would tell what came later; write `outcome: won` "
                    "beside `where`"
                )
        return self

    @property
    def condition(self) -> Condition:
        """The tests of columns; a row of which a test is unknown does not count."""
        kinds = () if self.kinds is None else (("kind", _any_of(self.kinds)),)
        return Condition((*kinds, *(self.where.tests if self.where else ())))


def _any_of(texts: Iterable[str]) -> AnyOf:
    return AnyOf(tuple(text.strip(" ") for text in texts))


class OpportunitiesComponent(OccurrenceComponent):
    """Opportunities of the account, such as `opportunities: {outcome: won}`.

    The age of one that is won or lost counts from its closing, that of an open one from its
    opening.
    """

    kind: ClassVar[str] = "opportunities"
    table: ClassVar[str] = "opportunities"
    singular: ClassVar[str] = "opportunity"
    plural: ClassVar[str] = "opportunities"

    opportunities: OpportunityFilter = Field(
        description="Which opportunities: {outcome, kind, where}."
    )

    @model_validator(mode="after")
    def _counts_opportunities(self) -> "OpportunitiesComponent":
        if self.count != "events":
            raise ValueError(
                f"`count: {self.count}` is for events, not for opportunities; delete it"
            )
        if self.times is not None:
            raise ValueError("`times` is for events, and an opportunity has no quantity; delete it")
        for cap in PERSON_CAPS:
            if getattr(self, cap) is not None:
                raise ValueError(
                    f"`{cap}` is for events, and an opportunity has no person; delete it"
                )
        return self

    @property
    def todays_columns(self) -> tuple[str, ...]:
        """What its filter tests, but for the dates: nobody keeps what it was then."""
        tested = (column for column, _ in self.opportunities.condition.tests)
        return tuple(dict.fromkeys(column for column in tested if column != "opened_at"))

    @property
    def column_uses(self) -> tuple[ColumnUse, ...]:
        """No column of the accounts table."""
        return ()

    @property
    def table_uses(self) -> tuple[TableUse, ...]:
        """The columns of the opportunities table that its filter reads."""
        tests = self.opportunities.condition.tests
        read = [TableUse("opportunities", name, use_of(test)) for name, test in tests]
        return tuple(dict.fromkeys(read))

    def known_value(self, facts: Facts) -> float | None:
        """Give the value of those that count; None where no opportunities table is bound."""
        return None if facts.opportunities is None else self.value_of(self._sum(facts).grains)

    def seen(self, facts: Facts) -> object:
        """Give how many count, and when the latest was."""
        return None if facts.opportunities is None else self.shown(asdict(self._sum(facts)))

    def shown(self, measured: Mapping[str, Any]) -> object:
        """Give the evidence: how many, with their outcome where all have one, and the latest."""
        shown = super().shown(measured)
        outcomes = self.opportunities.outcome
        if not isinstance(shown, str) or len(outcomes) > 1:
            return shown
        noun = self.singular if self.singular in shown else self.plural
        return shown.replace(noun, f"{outcomes[0]} {noun}")

    def _sum(self, facts: Facts) -> Sum:
        condition = self.opportunities.condition
        counted = [
            Occurrence(one.moment.timestamp(), at=one.opportunity.at)
            for one in once_each(known_opportunities(facts))
            if one.outcome in self.opportunities.outcome
            and condition.holds(one.opportunity.columns) is True
        ]
        return self.sum_among(counted, facts.as_of)


@dataclass(frozen=True, slots=True)
class KnownOpportunity:
    """An opportunity as it stood at the as-of moment.

    Attributes:
        opportunity: Its row.
        outcome: What it was then: won, lost or open.
        moment: When it was closed; when it was opened, where it was open then.
    """

    opportunity: Opportunity
    outcome: str
    moment: datetime

    @property
    def order(self) -> tuple[bool, datetime, str]:
        """The greatest of several rows of one opportunity is the one that counts."""
        return self.outcome != "open", self.moment, self.outcome


def known_opportunities(facts: Facts) -> list[KnownOpportunity]:
    """Give the opportunities that had been opened by the as-of moment, as they stood then.

    One without a readable opening does not count, nor one that is won or lost without a readable
    closing, nor one whose outcome is none of ours. One that was closed before it was opened
    counts from its opening on, as closed.
    """
    found = []
    for one in facts.opportunities or ():
        opened = moment_in(one.columns.get("opened_at"), facts.dates)
        closed = moment_in(one.columns.get("closed_at"), facts.dates)
        outcome = text_in(one.columns.get("outcome"))
        if opened is None or opened > facts.as_of or outcome not in OUTCOMES:
            continue
        if outcome == "open":
            found.append(KnownOpportunity(one, "open", opened))
        elif closed is not None:
            was_closed = closed <= facts.as_of
            state = (outcome, closed) if was_closed else ("open", opened)
            found.append(KnownOpportunity(one, *state))
    return found


def once_each(opportunities: Iterable[KnownOpportunity]) -> list[KnownOpportunity]:
    """Give each opportunity_id once: closed before open, then the latest; rows without all stay."""
    kept: dict[str, KnownOpportunity] = {}
    without_id = []
    for one in opportunities:
        key = text_in(one.opportunity.columns.get("opportunity_id"))
        if key is None:
            without_id.append(one)
        elif key not in kept or one.order > kept[key].order:
            kept[key] = one
    return [*kept.values(), *without_id]
