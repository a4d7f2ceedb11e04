"""Build a receipt from what was published of one account."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from tradewind.compiling.attributes import ATTRIBUTES_FROM, attribute_names
from tradewind.compiling.layout import (
    ComponentColumns,
    DimensionColumns,
    Layout,
    ProfileColumns,
    layout_of,
)
from tradewind.scorecard.account_columns import is_told_as_of
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.facts import Facts
from tradewind.scorecard.qualification import SALES_QUALIFIED, Qualification
from tradewind.scorecard.receipt import Contribution, DimensionReceipt, Receipt
from tradewind.scorecard.receipt_lines import cap_lines, gate_lines, missing_note, rounding_line
from tradewind.scorecard.rounding import UNITS_PER_POINT

Row = Mapping[str, Any]
ZERO = Decimal("0.0000")
TOLD_BY = {
    "technologies": "product",
    "events": "occurred_at",
    "opportunities": "outcome",
    "account_history": "account_id",
    "people": "person_id",
}
"""The tables that components measure, and the column whose source names each."""


NOT_AS_OF = "current value, not as of"
"""What a line of a past score says of a value that no account history tells as it was then."""


TODAYS_PARENTS = "today's parents, not as of"
"""What a line of a past score says that counts relatives, where no account history tells them."""


def source_key(table: str, column: str = "") -> str:
    """Give the key of the source of a table, or of its column, among those of the accounts.

    It starts with a line break, which no column's name does.
    """
    return f"\n{table}\n{column}" if column else f"\n{table}"


@dataclass(frozen=True, slots=True)
class PublishedAccount:
    """The published rows of one account.

    Attributes:
        scores: Its row of the scores.
        contributions: Its row of the contributions.
        attributes: Its row of the attributes.
        sources: For every column, and under `source_key` for every table, where it came from.
        as_of: The moment whose knowledge was used.
        is_past: Whether that moment had passed when the score was made.
    """

    scores: Row
    contributions: Row
    attributes: Row
    sources: Mapping[str, str]
    as_of: datetime
    is_past: bool = False

    def held_from(self, column: str) -> str | None:
        """Give where account history told the value of a column; None where it is today's."""
        if self.attributes.get(ATTRIBUTES_FROM) is None:
            return None
        return self.sources.get(source_key("account_history", column))


def receipt_of(card: Scorecard, account: PublishedAccount) -> Receipt:
    """Build the receipt; every number on it is a published one."""
    layout = layout_of(card)
    scores = account.scores
    closed = [gate for gate, name in zip(card.gates, layout.gates, strict=True) if scores[name]]
    raw: Decimal | None = scores["raw_score"]
    added = {one.name: scores[one.named("points")] for one in layout.dimensions}
    return Receipt(
        score=scores["score"],
        base=card.base.quantize(ZERO),
        completeness=scores["completeness"],
        gates=gate_lines(card, closed, raw, added)[0],
        dimensions=tuple(
            _dimension(card, layout, dimension, account) for dimension in layout.dimensions
        ),
        tier=scores["tier"],
        cell=scores["cell"],
        qualification=_qualification(card, scores),
    )


def _qualification(card: Scorecard, scores: Row) -> Qualification | None:
    if card.sales_qualified is None:
        return None
    is_qualified = scores["qualification"] == SALES_QUALIFIED
    return Qualification(is_qualified, scores["qualification_reason"])


def _dimension(
    card: Scorecard, layout: Layout, columns: DimensionColumns, account: PublishedAccount
) -> DimensionReceipt:
    scores = account.scores
    score: Decimal | None = scores[columns.named("score")]
    part: Decimal = scores[columns.named("points")]
    kept = _kept_profile(columns, account)
    lines: tuple[Contribution, ...] = ()
    if kept is not None:
        lines = tuple(_lines(card, layout, kept, part, account))
    note = "" if kept else ("nothing is known" if score is None else "no profile fits")
    return DimensionReceipt(
        name=columns.name,
        weight=card.dimensions[columns.name].weight if card.way == "average" else None,
        score=score,
        points=part,
        contributions=lines,
        profile=scores[columns.named("profile")] if columns.has_profiles else None,
        runner_up=scores[columns.named("runner_up")] if columns.has_choice else None,
        margin=scores[columns.named("margin")] if columns.has_choice else None,
        note=note,
    )


def _kept_profile(columns: DimensionColumns, account: PublishedAccount) -> ProfileColumns | None:
    if account.scores[columns.named("score")] is None:
        return None
    if not columns.has_profiles:
        return columns.profiles[0]
    name = account.scores[columns.named("profile")]
    return next((profile for profile in columns.profiles if profile.name == name), None)


def _lines(
    card: Scorecard,
    layout: Layout,
    profile: ProfileColumns,
    part: Decimal,
    account: PublishedAccount,
) -> Iterator[Contribution]:
    lines = [_line(card, layout, columns, account) for columns in profile.parts]
    units = {line.component: int(line.contribution * UNITS_PER_POINT) for line in lines}
    lines.extend(cap_lines(profile.profile.caps, units))
    yield from lines
    if left := part - sum((line.contribution for line in lines), ZERO):
        yield rounding_line(left)


def _line(
    card: Scorecard, layout: Layout, columns: ComponentColumns, account: PublishedAccount
) -> Contribution:
    component = columns.component
    value: Decimal | None = account.contributions[columns.value]
    seen, is_known, source = _seen(layout, columns, account)
    notes = []
    if not is_known:
        notes.append(missing_note(component, is_skipped=value is None, seen=seen))
    is_todays = any(
        not account.held_from(use.column)
        for use in component.column_uses
        if card.scores == "accounts" or not is_told_as_of(use.column)
    )
    if account.is_past and (is_todays or component.todays_columns):
        notes.append(NOT_AS_OF)
    if account.is_past and any(not account.held_from(use.column) for use in component.parent_uses):
        notes.append(TODAYS_PARENTS)
    return Contribution(
        component=component.name,
        seen=seen,
        value=value,
        weight=component.weight if card.way == "average" else None,
        contribution=account.contributions[columns.points] or ZERO,
        note="; ".join(notes),
        known=is_known,
        source=source,
    )


def _seen(
    layout: Layout, columns: ComponentColumns, account: PublishedAccount
) -> tuple[object, bool, str]:
    """Give the fact that a component looked at, whether it was known, and where it came from."""
    component = columns.component
    if component.measured:
        measured = {
            ending: account.contributions.get(columns.measured(ending))
            for ending in component.measured
        }
        column = next((use.column for use in component.column_uses), "")
        source = account.sources.get(source_key(component.table, column), "")
        return component.shown(measured), component.was_known(measured), source
    names = attribute_names(layout)
    (use,) = component.column_uses
    kept = {use.column: account.attributes[names[use]]}
    facts = Facts(kept, account.as_of)
    is_known = component.known_value(facts) is not None
    source = account.held_from(use.column) or account.sources.get(use.column, "")
    return component.seen(facts), is_known, source
