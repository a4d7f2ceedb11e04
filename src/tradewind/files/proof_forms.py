"""A proof for other programs: as a JSON document that holds all of it, and as rows of numbers."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from numbers import Integral, Real
from typing import Any

import pyarrow as pa

from tradewind.files.exact_json import moment_text
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.proof import (
    Calibration,
    Curve,
    Cycles,
    DealSizes,
    GroupProof,
    Proof,
    RankingProof,
    WorkProof,
)
from tradewind.problems import Problem

Row = dict[str, Any]
_COLUMNS = {
    "section": pa.string(),
    "ranking": pa.string(),
    "group": pa.string(),
    "measure": pa.string(),
    "at": pa.float64(),
    "value": pa.float64(),
    "low": pa.float64(),
    "high": pa.float64(),
    "n": pa.int64(),
    "positives": pa.int64(),
    "text": pa.string(),
}


def proof_document(proof: Proof) -> dict[str, Any]:
    """Give everything a proof holds, under the names of its parts, in what JSON can hold.

    Moments are ISO 8601 in UTC, ending in Z; what is unknown or no finite number is None. A
    number with an interval is an object of value, low, high and n. Shares worked are keys such
    as "0.1". A finding is an object of code, severity, file, line, column, what and fix.
    """
    document: dict[str, Any] = _plain(proof)
    return document


def proof_rows(proof: Proof) -> pa.Table:
    """Give every number of a proof on a row of its own.

    Grain: one row per measure of one group by one ranking, in the order of the proof. Columns:

    - section: what it is about: proof, tier, band, ranking, work, deals by tier, deals by band,
      cycles by tier, cycles by band, calibration, left out, finding.
    - ranking: the scorecard or the baseline; the tested scorecard wherever only it is spoken of;
      null for what is left out.
    - group: the tier, the band, the row of the calibration, what was left out, or the code of
      the finding; null where the measure is of all rows.
    - measure: the name of the number, such as conversion, auc or median; of a point of a curve,
      gains or still_open.
    - at: where on a curve: the share worked (0–1) or days; null for a number that is no point.
    - value: the number; null for what is a text, and where it is unknown.
    - low, high: its interval of 95%; null where there is none.
    - n: rows, deals or cases it rests on; null for counts.
    - positives: rows among them in which what is asked happened; null where it is not a share.
    - text: what is no number: a name, a moment, a sentence.
    """
    rows = [dict.fromkeys(_COLUMNS) | _finite(row) for row in _rows(proof)]
    return pa.Table.from_pylist(rows, schema=pa.schema(_COLUMNS))


def _plain(value: Any) -> Any:
    match value:
        case None | str() | bool():
            return value
        case Problem():
            return _finding(value)
        case datetime():
            return moment_text(value)
        case Integral():
            return int(value)
        case Real():
            return float(value) if math.isfinite(value) else None
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case _ if is_dataclass(value):
            return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
        case Iterable():
            return [_plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _finding(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "what": problem.what,
        "fix": problem.fix,
    }


def _finite(row: Row) -> Row:
    """Give null for each number that is none or has no end."""
    return {
        name: None if isinstance(cell, float) and not math.isfinite(cell) else cell
        for name, cell in row.items()
    }


def _rows(proof: Proof) -> Iterator[Row]:
    tested = {"ranking": proof.scorecard}
    yield from _under(_of_proof(proof), section="proof", **tested)
    for section, groups in (("tier", proof.tiers), ("band", proof.bands)):
        for group in groups:
            yield from _under(_of_group(group), section=section, group=group.name, **tested)
    for ranking in proof.rankings:
        yield from _under(_of_ranking(ranking), section="ranking", ranking=ranking.name)
    for work in proof.work:
        yield from _under(_of_work(work), section="work", ranking=work.ranking)
    yield from _under(_of_deals(proof), **tested)
    if proof.calibration is not None:
        yield from _under(_of_calibration(proof.calibration), section="calibration", **tested)
    for words, count in proof.left_out.items():
        yield {"section": "left out", "group": words, "measure": "count", "value": float(count)}
    for one in proof.findings:
        row = {"section": "finding", "group": one.code, "measure": one.severity}
        yield row | tested | {"text": f"{one.what} {one.fix}"}


def _under(rows: Iterable[Row], **keys: str) -> Iterator[Row]:
    return (keys | row for row in rows)


def _number(measure: str, value: float | Estimate | None, **more: Any) -> Row:
    """Give the row of one measure."""
    if isinstance(value, Estimate):
        ends = {"low": value.low, "high": value.high, "n": value.n}
        return {"measure": measure, "value": float(value.value)} | ends | more
    return {"measure": measure, "value": None if value is None else float(value)} | more


def _points(measure: str, curve: Curve) -> Iterator[Row]:
    ends = zip(curve.low or [None] * len(curve.x), curve.high or [None] * len(curve.x), strict=True)
    for at, value, (low, high) in zip(curve.x, curve.y, ends, strict=True):
        yield _number(measure, value, at=at, low=low, high=high)


def _of_proof(proof: Proof) -> Iterator[Row]:
    texts = {
        "hash": proof.hash,
        "question": proof.question,
        "enough": proof.enough,
        "headline": proof.headline,
        "currency": proof.currency,
        "data_end": moment_text(proof.data_end),
    }
    yield from ({"measure": name, "text": text} for name, text in texts.items() if text is not None)
    for number, moment in enumerate(proof.moments, start=1):
        yield _number("snapshot", float(number), text=moment_text(moment))
    yield from ({"measure": "include", "text": one} for one in proof.include)
    for name in ("horizon_days", "n", "accounts", "positives", "capacity", "rounds", "seed"):
        yield _number(name, getattr(proof, name))
    yield _number("base_rate", proof.base_rate, positives=proof.positives)
    yield _number("high_against_low", proof.high_against_low)


def _of_group(group: GroupProof) -> Iterator[Row]:
    yield _number("n", group.n)
    yield _number("accounts", group.accounts)
    yield _number("conversion", group.conversion, n=group.n, positives=group.positives)
    yield _number("lift", group.lift)


def _of_ranking(ranking: RankingProof) -> Iterator[Row]:
    yield _number("is_baseline", ranking.is_baseline)
    yield _number("known", ranking.known)
    yield _number("auc", ranking.auc)
    yield _number("average_precision", ranking.average_precision)
    yield from (_number("lift", one, at=at) for at, one in ranking.lift.items())
    yield from (_number("capture", one, at=at) for at, one in ranking.capture.items())
    yield _number("ahead", ranking.ahead)
    yield from _points("gains", ranking.gains)


def _of_work(work: WorkProof) -> Iterator[Row]:
    yield _number("worked", work.worked)
    for name in ("wins", "revenue", "more_wins", "more_revenue"):
        yield _number(name, getattr(work, name))
    if work.sentence is not None:
        yield {"measure": "sentence", "text": work.sentence}


def _of_deals(proof: Proof) -> Iterator[Row]:
    for cut in ("tier", "band"):
        sizes: tuple[DealSizes, ...] = getattr(proof, f"deals_by_{cut}")
        for size in sizes:
            keys = {"section": f"deals by {cut}", "group": size.name}
            for name in ("won", "mean", "median", "total"):
                yield keys | _number(name, getattr(size, name))
    for cut in ("tier", "band"):
        lengths: tuple[Cycles, ...] = getattr(proof, f"cycles_by_{cut}")
        for one in lengths:
            keys = {"section": f"cycles by {cut}", "group": one.name}
            for name in ("closed", "open", "median", "won_median", "lost_median"):
                yield keys | _number(name, getattr(one, name))
            yield from _under(_points("still_open", one.still_open), **keys)


def _of_calibration(calibration: Calibration) -> Iterator[Row]:
    yield {"measure": "way", "text": calibration.way}
    yield {"measure": "tested_from", "text": moment_text(calibration.tested_from)}
    for name in ("brier", "brier_of_rate", "better_by", "expected", "seen"):
        yield _number(name, getattr(calibration, name))
    for row in calibration.rows:
        yield _number("expected", row.expected, group=row.name)
        yield _number("seen", row.seen, group=row.name)
