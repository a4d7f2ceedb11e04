"""Bought intent: which topics surge, and whom the vendor covers."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from tradewind.scorecard.components.intent import IntentComponent
from tradewind.scorecard.facts import Event, Facts, RawValue

AS_OF = datetime(2026, 3, 31, 12, tzinfo=UTC)
TOPICS = ["sales planning", "quota management", " territory design ", "CRM migration"]
ValueOf = Callable[..., float | None]


def reading(
    topic: str, score: RawValue, *, age: float = 3, known: float | None = None, **columns: RawValue
) -> Event:
    """Give a reading by its age in days, and how many days ago it became known."""
    known_at = None if known is None else AS_OF - timedelta(days=known)
    occurred = AS_OF - timedelta(days=age)
    row: dict[str, RawValue] = {"stream": "intent", "kind": topic, "quantity": score}
    return Event({**row, "occurred_at": occurred, "known_at": known_at, **columns})


def component(**written: Any) -> IntentComponent:
    """Build a component of four topics; half of them must surge within 21 days."""
    usual = {"name": "c", "intent": {"topics": TOPICS}, "within": "21d"}
    judged = {} if {"bands", "ramp"} & written.keys() else {"share_of_topics": "50%"}
    return IntentComponent.model_validate(usual | judged | written)


def facts(*events: Event) -> Facts:
    """Give an account by what was read about it."""
    return Facts({}, AS_OF, events=events)


SURGING = reading("sales planning", 60)


@pytest.mark.parametrize(
    ("events", "value"),
    [
        ((SURGING,), 0),
        ((SURGING, reading(" territory design", "88")), 10),
        ((SURGING, reading("Quota Management", 99)), 0),
        ((SURGING, reading("quota management", 59.99)), 0),
        ((SURGING, SURGING, reading("sales planning", 95)), 0),
        ((SURGING, reading("quota management", 60, age=21)), 10),
        ((SURGING, reading("quota management", 60, age=21.001)), 0),
    ],
    ids=["one", "two", "capitals", "weak", "one thrice", "21 days old", "older"],
)
def test_topics_count_once_each_where_a_young_reading_is_strong(
    events: tuple[Event, ...], value: float
) -> None:
    """Half of four topics are two; topics are compared exactly, but for blanks around them."""
    assert component().known_value(facts(*events)) == value


@pytest.mark.parametrize("score", [-1, 100.5, float("nan"), float("inf"), None, "high", 1e300])
def test_what_is_no_score_does_not_surge(score: RawValue) -> None:
    """A score lies from 0 to 100; the reading still tells that the vendor covers the account."""
    part = component(score_at_least=0, share_of_topics="25%")

    assert part.known_value(facts(reading("sales planning", score))) == 0
    assert part.known_value(facts(reading("sales planning", 0))) == 10


@pytest.mark.parametrize(
    "event",
    [
        reading("office furniture", 3, age=900),
        reading("sales planning", None, age=400),
    ],
)
def test_a_reading_of_any_topic_and_age_tells_that_the_account_is_covered(event: Event) -> None:
    """Covered and without a surge is absent, not unknown."""
    assert component().known_value(facts(event)) == 0


@pytest.mark.parametrize(
    "event",
    [
        reading("sales planning", 90, stream="engagement"),
        reading("sales planning", 90, age=-1),
        reading("sales planning", 90, known=-0.5),
        reading("sales planning", 90, occurred_at=None),
    ],
    ids=["another stream", "to come", "known later", "undated"],
)
def test_without_any_known_reading_intent_is_unknown(event: Event) -> None:
    """Nothing that became known later says whom a vendor covers."""
    assert component().known_value(facts(event)) is None
    assert component().seen(facts(event)) is None


def test_a_condition_picks_the_vendor_whose_coverage_counts() -> None:
    """Readings of another vendor neither surge nor cover."""
    part = component(intent={"topics": ["a"], "where": {"source": "Bombora"}})

    assert part.known_value(facts(reading("a", 90, source="G2"))) is None
    assert part.known_value(facts(reading("a", 90, source="Bombora"))) == 10


@pytest.mark.parametrize(("count", "value"), [(0, 0), (1, 2.5), (4, 10)])
def test_a_ramp_is_over_the_percentage_of_topics(count: int, value: float) -> None:
    """One of four is 25 %."""
    readings = [reading(topic.strip(), 70) for topic in TOPICS[:count]]
    part = component(ramp={0: 0, 100: 10})

    assert part.known_value(facts(reading("other", 1), *readings)) == value


@pytest.mark.parametrize(
    ("share", "topics", "fewest"), [("28%", 25, 7), ("7%", 100, 7), ("33.4%", 3, 2), ("1%", 3, 1)]
)
def test_a_share_makes_a_whole_number_of_topics(share: str, topics: int, fewest: int) -> None:
    """28 % of 25 are 7, although 0.28 · 25 is more than 7 in doubles."""
    part = component(intent={"topics": [f"t{n}" for n in range(topics)]}, share_of_topics=share)

    assert part.fewest_topics == fewest


def test_the_receipt_names_the_topics_and_the_latest_reading() -> None:
    """The latest reading of any topic tells how fresh the vendor's data are."""
    found = component().seen(facts(SURGING, reading("other", 3, age=1)))

    assert found == "1 of 4 topics surging, latest reading 2026-03-30"


def test_in_no_band_is_seen_and_not_known() -> None:
    """A percentage that no band holds counts as missing, with what was seen."""
    part = component(bands={">=50": 10})

    assert part.known_value(facts(SURGING)) is None
    assert part.seen(facts(SURGING)) is not None


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"ramp": {0: 0, 9: 1}, "present": 5}, "`present` goes with `share_of_topics`"),
        ({"ramp": {0: 0, 9: 1}, "share_of_topics": 1}, "give one of `share_of_topics`, `bands`"),
        ({"share_of_topics": "140%"}, "not a share from 0 to 1"),
        ({"score_at_least": 101}, "less than or equal to 100"),
        ({"intent": {"topics": []}}, "at least 1 item"),
        ({"within": "3 fortnights"}, "unknown unit"),
    ],
)
def test_what_does_not_fit_together_is_refused(written: dict[str, Any], said: str) -> None:
    """A threshold or a curve, never both."""
    with pytest.raises(ValidationError, match=said):
        component(**written)
