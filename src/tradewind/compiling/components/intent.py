"""The SQL of bought intent: topics that surge, one group of rows for each topic of an account."""

from tradewind.compiling.components.in_families import beside_own
from tradewind.compiling.components.interface import Reader
from tradewind.compiling.components.threshold import value_at
from tradewind.compiling.measures import Measure, Measuring
from tradewind.compiling.nodes import (
    All,
    Call,
    Case,
    Cast,
    Column,
    IsIn,
    IsNull,
    Node,
    Null,
    Number,
    Pair,
    Text,
)
from tradewind.compiling.tables.events import AGE_DAYS, KIND, OCCURRED
from tradewind.scorecard.components.intent import LARGEST_SCORE, IntentComponent
from tradewind.scorecard.components.interface import TableUse


def known_value(component: IntentComponent, reader: Reader) -> Node:
    """Give the value of the topics that surge; null where no reading covers the account."""
    if not reader.has_rows:
        return Cast(Null(), "DOUBLE")
    surging, is_uncovered = reader.measure("surging"), IsNull(reader.measure("latest"))
    covered = Case(((is_uncovered, Null()),), surging)
    hundredfold = Pair(covered, "*", Number(100.0))
    return value_at(
        component,
        Pair(hundredfold, "/", Number(float(len(component.topics)))),
        is_reached=Pair(surging, ">=", Number(float(component.fewest_topics))),
    )


def measures(component: IntentComponent, measuring: Measuring) -> tuple[Measure, ...]:
    """Count the topics that surge, and find the latest reading of any topic."""
    is_reading = measuring.picked
    score = measuring.column(TableUse("events", "quantity", "number"))
    surges = All(
        (
            is_reading,
            IsIn(measuring.column(KIND), tuple(map(Text, component.topics))),
            Pair(score, ">=", Number(component.score_at_least)),
            Pair(score, "<=", Number(LARGEST_SCORE)),
            Pair(AGE_DAYS, "<=", Number(component.within)),
        )
    )
    has_surged = Call("MAX", (Case(((surges, Number(1.0)),), Number(0.0)),))
    latest = Call("MAX", (Case(((is_reading, OCCURRED),), Null()),))
    surging = Call("SUM", (Column(measuring.named("unit_surging")),))
    latest_of_all = Call("MAX", (Column(measuring.named("unit_latest")),))
    return (
        *beside_own(component, "events", is_reading),
        Measure("surging", "topics", surging, 0.0, (("surging", has_surged),), picked=is_reading),
        Measure("latest", "topics", latest_of_all, None, (("latest", latest),), picked=is_reading),
    )
