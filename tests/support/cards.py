"""Random scorecards without problems, over the columns of `markets`."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from support.intents import intents, surges
from support.markets import (
    DATES,
    EVENT_KINDS,
    INDUSTRIES,
    NUMBERS,
    OPPORTUNITY_KINDS,
    PRODUCTS,
    STREAMS,
    YES_NOS,
)
from tradewind.scorecard.card import Scorecard

_whole_values = st.integers(-10, 10).map(Decimal)
_values = _whole_values | st.decimals("-10", "10", places=1) | st.decimals("-10", "10", places=4)
_points = st.decimals("-300", "300", places=4) | st.integers(-50, 50).map(Decimal)
_weights = st.integers(1, 9).map(Decimal) | st.decimals("0.01", "99", places=2)
_edges = st.lists(
    st.sampled_from([Decimal(edge) for edge in ("-2.5", "0", "0.3", "10", "50", "100", "500")]),
    min_size=1,
    max_size=5,
    unique=True,
).map(sorted)


def _banded(edges: list[Decimal], values: list[Decimal], *, ends_included: bool) -> dict[str, Any]:
    below, above = ("<=", ">") if ends_included else ("<", ">=")
    keys = [f"{below}{edges[0]}"]
    if not ends_included:
        keys += [f"{low}..<{high}" for low, high in pairwise(edges)]
    else:
        edges = [edges[0]]
    keys.append(f"{above}{edges[-1]}")
    return {"bands": dict(zip(keys, values, strict=False))}


@st.composite
def _curves(draw: st.DrawFn, values: st.SearchStrategy[Decimal]) -> dict[str, Any]:
    edges = draw(_edges)
    given_values = draw(st.lists(values, min_size=7, max_size=7))
    if draw(st.booleans()) and len(edges) > 1:
        return {"ramp": dict(zip(edges, given_values, strict=False))}
    return _banded(edges, given_values, ends_included=draw(st.booleans()))


_durations = st.sampled_from(["1d", "7d", "30d", "45d", "2 weeks", "1 month", "3mo"])
_decays = st.one_of(
    st.fixed_dictionaries({"half_life": _durations}),
    st.fixed_dictionaries({"linear": _durations}),
    st.just({"linear": {"lose": "50%", "every": "1 month"}}),
    st.just({"steps": [{"within": "30d", "share": 1}, {"within": "60d", "share": 0.3}]}),
    st.fixed_dictionaries({"window": _durations}),
)
_event_filters = st.fixed_dictionaries(
    {},
    optional={
        "stream": st.sampled_from(STREAMS),
        "kind": st.sampled_from(EVENT_KINDS)
        | st.lists(st.sampled_from(EVENT_KINDS), min_size=1, max_size=3, unique=True),
        "where": st.sampled_from([{"quantity": ">=2"}, {"source": "G2"}, {"source": "known"}]),
    },
)


@st.composite
def _event_components(draw: st.DrawFn, values: st.SearchStrategy[Decimal]) -> dict[str, Any]:
    written: dict[str, Any] = {"events": draw(_event_filters)}
    if draw(st.integers(0, 3)):
        written["each"] = draw(values)
    else:
        written |= draw(_curves(values))
    written |= draw(st.fixed_dictionaries({}, optional={"window": _durations, "decay": _decays}))
    match draw(
        st.sampled_from(["events", "times", "cap", "times and cap", "once", "people", "days"])
    ):
        case "people" | "days" as counted:
            written["count"] = counted
        case "once":
            written["once_within"] = draw(_durations)
        case way:
            written |= {"times": "quantity"} if "times" in way else {}
            written |= {"per_person_per_day": 3} if "cap" in way else {}
    return written


@st.composite
def _opportunity_components(draw: st.DrawFn, values: st.SearchStrategy[Decimal]) -> dict[str, Any]:
    outcomes = st.sampled_from(["won", "lost", "open", ["won", "lost"], ["open", "lost"]])
    wanted: dict[str, Any] = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "outcome": outcomes,
                "kind": st.sampled_from(OPPORTUNITY_KINDS) | st.just(["new", "renewal"]),
                "where": st.sampled_from([{"amount": ">=100"}, {"amount": "known"}]),
            },
        )
    )
    if wanted.get("outcome") == "lost" and draw(st.booleans()):
        wanted["where"] = {"lost_reason": ["price"]}
    given = {"each": draw(values)} if draw(st.integers(0, 3)) else draw(_curves(values))
    ages = draw(st.fixed_dictionaries({}, optional={"window": _durations, "decay": _decays}))
    return {"opportunities": wanted, **given, **ages}


@st.composite
def _growth_components(draw: st.DrawFn, values: st.SearchStrategy[Decimal]) -> dict[str, Any]:
    over = draw(st.sampled_from(["30d", "90d", "365d", "1y", "2y"]))
    return {"growth": draw(st.sampled_from(NUMBERS)), "over": over, **draw(_curves(values))}


@st.composite
def _components(draw: st.DrawFn, way: str, position: int) -> dict[str, Any]:
    values = _values if way == "average" else _points
    common: dict[str, Any] = {
        "name": f"{draw(st.sampled_from(['size', 'Größe', 'x y', '1st']))} {position}",
        "missing": draw(st.sampled_from(["skip", "skip", "neutral"]) | values),
    }
    if way == "average":
        common["weight"] = draw(_weights)
    kind = draw(
        st.sampled_from(
            ["number", "category", "yes_no", "technology", "days_since", "intent", "surge"]
            + ["events"] * 3
            + ["opportunities", "growth"] * 2
        )
    )
    if kind == "events":
        return {**common, **draw(_event_components(values))}
    if kind == "opportunities":
        return {**common, **draw(_opportunity_components(values))}
    if kind == "growth":
        return {**common, **draw(_growth_components(values))}
    if kind in ("intent", "surge"):
        drawn = intents if kind == "intent" else surges
        return {**common, **draw(drawn(values, _curves(values)))}
    if kind in ("number", "days_since"):
        column = draw(st.sampled_from(NUMBERS if kind == "number" else DATES))
        return {**common, kind: column, **draw(_curves(values))}
    if kind == "category":
        worth = draw(st.dictionaries(st.sampled_from(INDUSTRIES), values, min_size=1, max_size=4))
        column = draw(st.sampled_from(["industry", "employees", "is_customer"]))
        return {**common, kind: column, "values": worth, "otherwise": draw(values)}
    if kind == "yes_no":
        column = draw(st.sampled_from((*YES_NOS, "employees")))
        return {**common, kind: column, "yes": draw(values), "no": draw(values)}
    products = draw(st.lists(st.sampled_from(PRODUCTS), min_size=1, max_size=3, unique=True))
    within = draw(st.none() | st.integers(1, 4000).map("{}d".format))
    found = {"technology": products, "present": draw(values), "absent": draw(values)}
    return {**common, **found, **({"seen_within": within} if within else {})}


_tests = st.fixed_dictionaries(
    {},
    optional={
        "industry": st.lists(st.sampled_from(INDUSTRIES), min_size=1, max_size=3)
        | st.sampled_from(["known", "unknown"])
        | st.just({"not": ["Software"]}),
        "employees": st.sampled_from([">=50", "<50", "50..499", "known"]),
        "turnover as text": st.sampled_from([">0", "unknown", {"not": "0..<100"}]),
        "partner": st.booleans(),
        "is_customer": st.booleans(),
    },
).filter(bool)


@st.composite
def _dimensions(draw: st.DrawFn, way: str) -> dict[str, Any]:
    def some(label: str) -> list[dict[str, Any]]:
        count = draw(st.integers(1, 4), label=label)
        return [draw(_components(way, position)) for position in range(count)]

    weight = {"weight": draw(_weights)} if way == "average" else {}

    def caps(parts: list[dict[str, Any]]) -> dict[str, Any]:
        found = draw(_group_caps([part["name"] for part in parts])) if way == "points" else []
        return {"caps": found} if found else {}

    if draw(st.booleans()):
        parts = some("components")
        return {**weight, "components": parts, **caps(parts)}
    profiles = {}
    for number in range(draw(st.integers(1, 3))):
        where = draw(st.none() | _tests)
        parts = some(f"profile {number}")
        profile: dict[str, Any] = {"components": parts, **caps(parts)}
        profiles[f"profile {number}"] = profile if where is None else {"where": where, **profile}
    return {**weight, "profiles": profiles}


@st.composite
def _gates(draw: st.DrawFn, names: list[str], number: int) -> dict[str, Any]:
    thens = (
        st.just("exclude")
        | st.builds(lambda cap: {"cap": cap}, st.integers(0, 90))
        | st.builds(lambda name: {"leave_out": name}, st.sampled_from(names))
    )
    scores = st.dictionaries(
        st.sampled_from(names), st.sampled_from(["<40", ">=20", "known", "unknown"]), min_size=1
    )
    when = draw(st.sampled_from(["columns", "columns", "scores", "both"]))
    gate: dict[str, Any] = {"name": f"gate {number}", "then": draw(thens), "reason": "it is so"}
    if when != "scores":
        gate["when"] = draw(_tests)
    if when != "columns":
        gate["when_scores"] = draw(scores)
    return gate


@st.composite
def _group_caps(draw: st.DrawFn, names: list[str]) -> list[dict[str, Any]]:
    if len(names) < 2 or draw(st.booleans()):
        return []
    return [{"name": "together", "components": names[:2], "at_most": draw(st.integers(0, 30))}]


_tiers = st.sampled_from(
    [
        {"A": 75, "B": 50, "C": 25, "D": 0},
        {"A": "top 10%", "B": "top 35.5%", "C": "rest"},
        {"A": "1 per owner", "B": "3 per owner", "C": "rest"},
    ]
)


def cards() -> st.SearchStrategy[Scorecard]:
    """Draw a scorecard of either way, with everything a scorecard may have."""
    return written_cards().map(Scorecard.model_validate)


@st.composite
def written_cards(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the same as its file would hold it."""
    way = draw(st.sampled_from(["average", "points"]))
    names = draw(
        st.lists(
            st.sampled_from(["fit", "engagement", "Beziehung", "score"]),
            min_size=1,
            max_size=3,
            unique=True,
        )
    )
    written: dict[str, Any] = {
        "name": "drawn",
        "way": way,
        "scale": draw(st.sampled_from([10, 100])),
        "dimensions": {name: draw(_dimensions(way)) for name in names},
    }
    written["gates"] = [draw(_gates(names, number)) for number in range(draw(st.integers(0, 3)))]
    written["combine"] = draw(st.sampled_from(["weighted", "weighted", "minimum"]))
    if draw(st.booleans()):
        written["desirable"] = draw(st.integers(1, 60))
    else:
        written["tiers"] = draw(_tiers)
    if way == "points":
        written["base"] = draw(_points)
        written |= draw(st.fixed_dictionaries({}, optional={"at_least": st.just(0)}))
    return written
