"""The tables of the contest of matching, and the targets with whether they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from contest.report import Target

from matching_contest.contestants import TRADEWIND
from matching_contest.datasets import DataSet
from matching_contest.running import Absent, Result

PRECISION_UNLESS_ASKED = 0.99
"""Precision at which the best recall is told of data sets without a target."""

TIMES_THE_BEST_PEER = 5.0


@dataclass(frozen=True, slots=True)
class Goal:
    """One number that should be reached; `Target` is for those that should not be exceeded."""

    name: str
    measured: float
    at_least: float
    unit: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is reached."""
        return self.measured >= self.at_least

    def __str__(self) -> str:
        word = "holds " if self.holds else "missed"
        return f"{word}  {self.name}: {self.measured:.4g}{self.unit}, at least {self.at_least:g}"


def precision_of(data_set: DataSet) -> float:
    """Give the precision at which the best recall is told."""
    return data_set.precision_at_least or PRECISION_UNLESS_ASKED


def best_of_family(results: Sequence[Result | Absent]) -> list[Result | Absent]:
    """Keep one entry of each family: of those that took part, the one of the best F1."""
    found: dict[str, Result | Absent] = {}
    for one in results:
        other = found.get(one.entry.family)
        if other is None or _f1(one) > _f1(other):
            found[one.entry.family] = one
    return list(found.values())


def _f1(one: Result | Absent) -> float:
    return one.counts.f1 if isinstance(one, Result) else -1.0


def best_peer(results: Sequence[Result | Absent]) -> Result | None:
    """Give the rival of the best F1; None where none took part."""
    rivals = [one for one in results if isinstance(one, Result) and one.entry is not TRADEWIND]
    return max(rivals, key=_f1, default=None)


def ours(results: Sequence[Result | Absent]) -> Result | None:
    """Give Tradewind's result; None where it did not take part."""
    found = [one for one in results if isinstance(one, Result) and one.entry is TRADEWIND]
    return found[0] if found else None


def goals(data_set: DataSet, results: Sequence[Result | Absent]) -> Iterator[Goal]:
    """Give the targets of a data set."""
    mine = ours(results)
    if mine is None:
        return
    if data_set.precision_at_least is not None:
        name = f"{data_set.name}: precision"
        yield Goal(name, mine.counts.precision, data_set.precision_at_least)
    if data_set.recall_at_least is not None:
        yield Goal(f"{data_set.name}: recall", mine.counts.recall, data_set.recall_at_least)


def peer_goals(name: str, results: Sequence[Result | Absent]) -> Iterator[Goal]:
    """Give the targets against the rival of the best F1."""
    mine, peer = ours(results), best_peer(results)
    if mine is None or peer is None:
        return
    yield Goal(f"{name}: F1, against {peer.entry.name}", mine.counts.f1, peer.counts.f1)
    times = mine.leads_a_second / peer.leads_a_second
    against = f"{name}: throughput, as a multiple of {peer.entry.name}"
    yield Goal(against, times, TIMES_THE_BEST_PEER, " x")


def scale_targets(one: Result) -> list[Target]:
    """Give the targets of a million leads against a million accounts."""
    return [
        Target("a million leads: wall time", one.wall_seconds, 180, " s"),
        Target("a million leads: peak memory", one.peak_mb / 1000, 6, " GB"),
    ]


def table(results: Sequence[Result | Absent], *, precision: float) -> Iterator[str]:
    """Write the table, one line a contestant."""
    recall_at = f"R at P{precision:g}"
    head = ("precision", "recall", "F1", "review %", recall_at, "leads/s", "wall s", "CPU s")
    yield f"{'':22}" + "".join(f"{title:>12}" for title in (*head, "peak MB", "leads"))
    for one in results:
        if isinstance(one, Absent):
            yield f"{one.entry.name:22}  {one.reason}"
            continue
        counts = one.counts
        numbers = (
            f"{counts.precision:.4f}",
            f"{counts.recall:.4f}",
            f"{counts.f1:.4f}",
            f"{100 * counts.review_share:.1f}" if one.entry is TRADEWIND else "-",
            f"{one.recall_when_precise:.4f}",
            f"{one.leads_a_second:,.0f}",
            f"{one.wall_seconds:.2f}",
            f"{one.cpu_seconds:.2f}",
            f"{one.peak_mb:,.0f}",
            f"{one.leads:,}" + ("*" if one.leads < one.all_leads else ""),
        )
        yield f"{one.entry.name:22}" + "".join(f"{number:>12}" for number in numbers)
    if any(isinstance(one, Result) and one.leads < one.all_leads for one in results):
        yield "* the first leads only, against all accounts: more would take too long"


def as_json(results: Sequence[Result | Absent]) -> list[dict[str, Any]]:
    """Give results as plain values, the shares worked out."""
    return [_plain(one) for one in results]


def _plain(one: Result | Absent) -> dict[str, Any]:
    if isinstance(one, Absent):
        return {"contestant": one.entry.name, "absent": one.reason}
    shares = {name: getattr(one.counts, name) for name in ("precision", "recall", "f1")}
    values = {name: value for name, value in asdict(one).items() if name not in ("entry", "counts")}
    return {
        "contestant": one.entry.name,
        **asdict(one.counts),
        **shares,
        "review_share": one.counts.review_share,
        **values,
        "leads_a_second": one.leads_a_second,
    }
