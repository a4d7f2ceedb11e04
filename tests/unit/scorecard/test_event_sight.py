"""The limits of what is read leave in everything that some component may count."""

from typing import Any

import pytest
from hypothesis import given, settings

from support.cards import cards
from support.markets import AS_OF, Market, markets
from tradewind.scorecard.card import Scorecard
from tradewind.scorecard.components.event_rows import in_sight, known_events
from tradewind.scorecard.components.interface import EventNeeds
from tradewind.scorecard.conditions import AnyOf, Condition
from tradewind.scorecard.event_sight import EventSight, sight_of
from tradewind.scorecard.facts import SECONDS_A_DAY


def need(oldest_days: float | None, **texts: tuple[str, ...]) -> EventNeeds:
    """Give what a component needs that looks at listed texts."""
    tests = tuple((column, AnyOf(listed)) for column, listed in texts.items())
    return EventNeeds(Condition(tests), oldest_days)


def test_the_kind_tells_events_apart_where_both_are_listed() -> None:
    """There are more kinds than streams."""
    found = sight_of([need(30.0, stream=("engagement",), kind=("demo", "trial"))])

    assert found == EventSight({"kind": {"demo": 30.0, "trial": 30.0}})


def test_the_longest_age_of_a_kind_counts() -> None:
    """Two components look at trials, one for longer; what has no end has none."""
    found = sight_of(
        [need(30.0, kind=("demo", "trial")), need(90.0, kind=("trial",)), need(None, kind=("x",))]
    )

    assert found.ages == {"kind": {"demo": 30.0, "trial": 90.0, "x": None}}


def test_an_end_is_never_taken_back() -> None:
    """Where one component looks at all ages, one that ends changes nothing, in either order."""
    both = [need(None, kind=("demo",)), need(30.0, kind=("demo",))]

    assert sight_of(both).ages == sight_of(both[::-1]).ages == {"kind": {"demo": None}}


def test_kinds_and_streams_stand_side_by_side() -> None:
    """An event counts where its kind or its stream is looked at."""
    found = sight_of([need(30.0, kind=("demo",)), need(60.0, stream=("signal",))])

    assert found.holds({"kind": "demo", "stream": "engagement"}, 30.0)
    assert found.holds({"kind": "demo", "stream": "signal"}, 60.0)
    assert not found.holds({"kind": "demo", "stream": "engagement"}, 30.5)
    assert not found.holds({"kind": "visit", "stream": "engagement"}, 1.0)


def test_a_component_of_any_kind_leaves_the_longest_age_only() -> None:
    """Whatever the kind is, the oldest that any component looks at is the end."""
    found = sight_of([need(30.0), need(90.0, kind=("demo",))])

    assert found == EventSight({}, 90.0)
    assert found.holds({}, 90.0)
    assert not found.holds({"kind": "demo"}, 90.5)


def test_a_component_of_any_kind_and_one_without_an_end_see_everything() -> None:
    """Nothing can be left out."""
    found = sight_of([need(30.0), need(None, kind=("demo",))])

    assert found.holds({"kind": None}, 1e9)


@pytest.mark.parametrize("kind", [None, "", "  ", "Demo"])
def test_unknown_and_other_kinds_are_out_of_sight(kind: Any) -> None:
    """Kinds are compared exactly; blanks around them do not matter."""
    found = sight_of([need(30.0, kind=("demo",))])

    assert not found.holds({"kind": kind}, 1.0)
    assert found.holds({"kind": " demo "}, 1.0)


@settings(max_examples=60, deadline=None)
@given(card=cards(), market=markets())
def test_what_a_component_may_count_is_in_sight(card: Scorecard, market: Market) -> None:
    """Every row that passes a component's own test, and is not too old for it, is left in."""
    needs = [one for placed in card.placed() if (one := placed.component.event_needs) is not None]

    for account in market.accounts:
        facts = market.facts(account)
        left = {id(event) for event in in_sight(facts, sight_of(needs)).events or ()}
        for event, moment in known_events(facts):
            age_days = (AS_OF.timestamp() - moment.timestamp()) / SECONDS_A_DAY
            may_count = any(
                one.condition.holds(event.columns) is True
                and (one.oldest_days is None or age_days <= one.oldest_days)
                for one in needs
            )
            assert not may_count or id(event) in left
