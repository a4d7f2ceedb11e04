"""What was compared, as rows and as JSON."""

from collections.abc import Iterator
from math import isnan
from typing import Any

from tradewind.measuring.drift import Stability
from tradewind.measuring.drift_trend import Trend
from tradewind.measuring.estimates import Estimate
from tradewind.workflows.checkup.converting import Converting
from tradewind.workflows.checkup.drifting import Drift, Shift
from tradewind.workflows.results.tables import Table

UNSEEN = "unseen"
"""The level of a component of which no drift can be seen; it has no index."""
_TEXTS = ("what", "name", "dimension", "profile", "level")
_COLUMNS = (
    *_TEXTS[:4], "first", "last", "change", "low", "high", "index", "noise", _TEXTS[4],
)  # fmt: skip


def table_of(drift: Drift, converting: Converting) -> Table:
    """Give one row per line that was compared; its columns are those of `HealthResult.table`."""
    import pyarrow as pa

    types = [(name, pa.string() if name in _TEXTS else pa.float64()) for name in _COLUMNS]
    return Table(pa.Table.from_pylist([*_rows(drift, converting)], schema=pa.schema(types)))


def dict_of_drift(drift: Drift, converting: Converting) -> dict[str, Any]:
    """Give what was compared as JSON."""
    return {
        "score": _stability(drift.score),
        "components": [
            {**_named(shift), **(_stability(shift.stability) or {})} for shift in drift.components
        ],
        "unseen": [_named(shift) for shift in drift.unseen],
        "tiers": [{"tier": one.tier, **_trend(one.trend)} for one in drift.tiers],
        "completeness": _trend(drift.completeness),
        "conversion": {
            "late_from": converting.late_from,
            "late_to": converting.late_to,
            "why_not": converting.why_not,
            "tiers": [
                {
                    "tier": one.tier,
                    "before": _estimate(one.before),
                    "lately": _estimate(one.lately),
                    "change": _estimate(one.change),
                    "is_sure": one.is_sure,
                }
                for one in converting.tiers
            ],
        },
    }


def _rows(drift: Drift, converting: Converting) -> Iterator[dict[str, Any]]:
    if drift.score is not None:
        yield {"what": "score", "name": "score", **_stability_row(drift.score)}
    for shift in drift.components:
        yield {"what": "component", **_named(shift), **_stability_row(shift.stability)}
    for shift in drift.unseen:
        yield {"what": "component", **_named(shift), "level": UNSEEN}
    for tier in drift.tiers:
        yield {"what": "tier", "name": tier.tier, **_trend_row(tier.trend)}
    row = _trend_row(drift.completeness)
    yield {"what": "completeness", "name": "completeness", **row}
    for one in converting.tiers:
        ends = {
            name: estimate.value if estimate else None
            for name, estimate in (("first", one.before), ("last", one.lately))
        }
        yield {"what": "conversion", "name": one.tier, **ends, **_change_row(one.change)}


def _named(shift: Shift) -> dict[str, Any]:
    return {
        "name": shift.component,
        "dimension": shift.dimension,
        "profile": shift.profile or None,
    }


def _stability_row(found: Stability) -> dict[str, Any]:
    return {"index": found.index, "noise": found.noise, "level": found.level}


def _trend_row(found: Trend) -> dict[str, Any]:
    ends = {"first": _known(found.values[0]), "last": _known(found.values[-1])}
    return {**ends, **_change_row(found.change)}


def _change_row(change: Estimate | None) -> dict[str, Any]:
    if change is None:
        return {}
    return {"change": change.value, "low": change.low, "high": change.high}


def _known(value: float) -> float | None:
    return None if isnan(value) else value


def _stability(found: Stability | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        **_stability_row(found),
        "by_chance": found.by_chance,
        "accounts": [found.first, found.second],
        "bands": [
            {"name": one.name, "first": one.first, "second": one.second} for one in found.bands
        ],
    }


def _trend(found: Trend) -> dict[str, Any]:
    return {"values": [_known(value) for value in found.values], "change": _estimate(found.change)}


def _estimate(found: Estimate | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"value": found.value, "low": found.low, "high": found.high, "n": found.n}
