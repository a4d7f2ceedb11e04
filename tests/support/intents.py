"""Random components of bought intent and of surges, and accounts about which much is read."""

from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import strategies as st

from support.markets import AS_OF, COLUMNS, EVENT_KINDS, STREAMS, Market
from tradewind.scorecard.card import Scorecard

Written = dict[str, Any]

_days = st.sampled_from(["1d", "7d", "2 weeks", "21d", "1 month"])
_where = st.sampled_from([{"quantity": ">=2"}, {"source": "G2"}, {"source": "known"}])
_streams = st.sampled_from(STREAMS) | st.just(["intent", "engagement", "signal"])
_topics = st.lists(
    st.sampled_from((*EVENT_KINDS, " demo_request ", "nobody reads this")), min_size=1, max_size=4
)
_intents = st.fixed_dictionaries(
    {"topics": _topics}, optional={"stream": _streams, "where": _where}
)
_surges = st.fixed_dictionaries(
    {}, optional={"stream": _streams, "kind": st.sampled_from(EVENT_KINDS), "where": _where}
)


@st.composite
def _judged(
    draw: st.DrawFn,
    key: str,
    thresholds: st.SearchStrategy[Any],
    values: st.SearchStrategy[Decimal],
    curves: st.SearchStrategy[Written],
) -> Written:
    if draw(st.booleans()):
        return draw(curves)
    return {key: draw(thresholds), "present": draw(values), "absent": draw(values)}


@st.composite
def intents(
    draw: st.DrawFn, values: st.SearchStrategy[Decimal], curves: st.SearchStrategy[Written]
) -> Written:
    """Draw what a component of bought intent says beside its name and weight."""
    shares = st.sampled_from(["0%", "25%", "33.333333%", "50%", 1])
    return {
        "intent": draw(_intents),
        "score_at_least": draw(st.sampled_from([0, 1, 2.5, 60, 100])),
        "within": draw(_days),
        **draw(_judged("share_of_topics", shares, values, curves)),
    }


@st.composite
def surges(
    draw: st.DrawFn, values: st.SearchStrategy[Decimal], curves: st.SearchStrategy[Written]
) -> Written:
    """Draw what a component of a surge says beside its name and weight."""
    indices = st.sampled_from([0, 46.5, 50, 55, 60, 100])
    return {
        "surge": draw(_surges),
        "recent": draw(_days),
        "before": draw(_days),
        "minimum_people": draw(st.integers(0, 3)),
        **draw(_judged("index_at_least", indices, values, curves)),
    }


@st.composite
def intent_cards(draw: st.DrawFn) -> Scorecard:
    """Draw a scorecard of bought intent and of surges alone."""
    values = st.integers(-10, 10).map(Decimal)
    curves = st.sampled_from(
        [
            {"bands": {"<25": 1, "25..<50": 4, "50..<75": 7, ">=75": 10}},
            {"bands": {"50..<60": 2, "60..100": 9}},
            {"ramp": {0: -3, 40: 0, 60: 5, 100: 10}},
        ]
    )
    kinds = draw(st.lists(st.sampled_from([intents, surges]), min_size=1, max_size=4))
    parts = [
        {"name": f"c{number}", **draw(kind(values, curves))} for number, kind in enumerate(kinds)
    ]
    dimensions = {"intent": {"components": parts}}
    return Scorecard.model_validate({"name": "i", "dimensions": dimensions, "desirable": 50})


@st.composite
def busy_markets(draw: st.DrawFn) -> Market:
    """Draw three accounts, one with many events, one with few and one without any."""
    random = Random(draw(st.integers(0, 10**6)))
    accounts = [dict.fromkeys(COLUMNS) | {"account_id": key} for key in ("a", "b", "c")]
    events = [_event(random, number) for number in range(draw(st.integers(1, 90)))]
    return Market(accounts, [], events, {})


def _event(random: Random, number: int) -> dict[str, Any]:
    """Make an event of late, often to the day at which an age ends."""
    age = timedelta(days=random.choice([0, 1, 7, 14, 15, 21, 28, 30, 31, 60]))
    if random.random() < 0.6:
        age = timedelta(days=60 * random.random() ** 2)
    occurred = AS_OF.replace(tzinfo=None) - age
    late = timedelta(days=random.choice([0, 0, 0, 9]))
    return {
        "event_id": str(number),
        "stream": random.choice((*STREAMS, "intent", None)),
        "kind": random.choice((*EVENT_KINDS, f" {EVENT_KINDS[0]}", None)),
        "account_id": random.choice("aaaab"),
        "person_id": random.choice(["p0", "p1", "p2", None]),
        "occurred_at": occurred,
        "known_at": (occurred + late).isoformat(" "),
        "quantity": random.choice([None, -1.0, 0.0, 2.0, 59.5, 60.0, 88.0, 100.0, 101.0]),
        "source": random.choice(["G2", "crm", None]),
    }
