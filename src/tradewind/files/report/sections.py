"""The parts of the page that show what was measured; a part without numbers is not there."""

from collections.abc import Iterator
from dataclasses import dataclass

from tradewind.files.report.charts.calibration import calibrated
from tradewind.files.report.charts.conversion import conversion
from tradewind.files.report.charts.cycles import cycle_curves, cycles_table
from tradewind.files.report.charts.deals import deal_sizes, deals_table
from tradewind.files.report.charts.gains import gains
from tradewind.files.report.charts.interface import Chart, Table
from tradewind.files.report.charts.lift import lift
from tradewind.files.report.charts.palette import ranking_roles
from tradewind.files.report.charts.work import revenue, wins
from tradewind.files.report.numbers import (
    day,
    estimated,
    index,
    money,
    share,
    whole,
)
from tradewind.files.report.words import words_of
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.proof import WORKED_SHARES, Proof
from tradewind.measuring.ratios import times_written
from tradewind.problems import counted

_BEST = WORKED_SHARES[0]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page.

    Attributes:
        key: Its name in the page's addresses.
        title: Its heading.
        says: Sentences before the charts.
        charts: The charts.
        tables: Tables that stand open.
        points: Sentences in a list.
        remark: What must be known, so that nobody reads more into it than it says.
    """

    key: str
    title: str
    says: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    points: tuple[str, ...] = ()
    remark: str = ""


def sections(proof: Proof) -> Iterator[Section]:
    """Give the parts of the page for which a proof has numbers, in their order."""
    for section in (
        _conversion(proof),
        _rankings(proof),
        _work(proof),
        _deals(proof),
        _calibration(proof),
    ):
        if section.charts or section.tables:
            yield section


def _present(*charts: Chart | None) -> tuple[Chart, ...]:
    return tuple(chart for chart in charts if chart is not None)


def _conversion(proof: Proof) -> Section:
    words = words_of(proof)
    compared = proof.high_against_low
    says: tuple[str, ...] = () if compared is None else (_compared(compared),)
    if proof.tiers and (without := proof.n - sum(one.n for one in proof.tiers)):
        says += (f"{counted(without, 'row')} without a score, and so without a tier.",)
    return Section(
        "conversion",
        "Do higher scores convert more often?",
        says,
        _present(
            conversion("tiers", proof.tiers, words, by="tier", base=proof.base_rate),
            conversion("bands", proof.bands, words, by="score", base=proof.base_rate),
        ),
    )


def _compared(ratio: Estimate) -> str:
    return f"The best tier converts {estimated(ratio, times_written)} times as often as the worst."


def _rankings(proof: Proof) -> Section:
    words = words_of(proof)
    return Section(
        "rankings",
        "Is it better than another order?",
        charts=_present(gains(proof.rankings, words), lift(proof.rankings, words)),
        tables=(_rankings_table(proof),) if proof.rankings else (),
    )


def _rankings_table(proof: Proof) -> Table:
    best = f"best {share(_BEST)}"
    return Table(
        "All rankings on the same rows",
        (
            "ranking",
            "AUC",
            "AUC ahead",
            "average precision",
            f"lift, {best}",
            f"capture, {best}",
            "known",
        ),
        tuple(
            (
                one.name,
                estimated(one.auc, index),
                estimated(one.ahead, index),
                estimated(one.average_precision, index),
                estimated(one.lift.get(_BEST), times_written),
                estimated(one.capture.get(_BEST), share),
                share(one.known),
            )
            for one in proof.rankings
        ),
        f"“AUC ahead” is the AUC of {proof.scorecard} less that of the ranking: it is better where "
        "the whole interval is above 0. “Known” is the share of rows that the ranking can rank.",
    )


def _work(proof: Proof) -> Section:
    words = words_of(proof)
    roles = ranking_roles(proof.rankings)
    best = "best" if proof.capacity is None else f"best {whole(proof.capacity)}"
    return Section(
        "work",
        f"What does the team find, working the {best} at each snapshot?",
        charts=_present(wins(proof.work, words, roles), revenue(proof.work, roles, proof.currency)),
        points=tuple(one.sentence for one in proof.work if one.sentence),
        remark=(
            f"These are {words.successes} that happened, whoever worked the accounts. They are not "
            f"{words.successes} that working would cause."
        ),
    )


def _deals(proof: Proof) -> Section:
    sizes = deal_sizes(proof.deals_by_tier, proof.currency)
    curves = cycle_curves(proof.cycles_by_tier)
    has_amounts = any(one.total for one in proof.deals_by_tier)
    return Section(
        "deals",
        "Are the deals larger, and do they close sooner?",
        charts=_present(sizes, curves),
        tables=tuple(_untold(proof, has_sizes=sizes is not None, has_curves=curves is not None)),
        remark="The data name no currency." if has_amounts and not proof.currency else "",
    )


def _untold(proof: Proof, *, has_sizes: bool, has_curves: bool) -> Iterator[Table]:
    """Give what no chart tells, of groups with any deal: tiers without one, and bands."""
    write = money(proof.currency)
    if proof.deals_by_tier and not has_sizes:
        yield deals_table(proof.deals_by_tier, write, by="tier")
    sizes = tuple(one for one in proof.deals_by_band if one.won)
    if len(sizes) > 1:
        yield deals_table(sizes, write, by="score")
    tiers, bands = (
        tuple(one for one in cycles if one.closed + one.open)
        for cycles in (proof.cycles_by_tier, proof.cycles_by_band)
    )
    if tiers and not has_curves:
        yield cycles_table(tiers, by="tier")
    if len(bands) > 1:
        yield cycles_table(bands, by="score")


def _calibration(proof: Proof) -> Section:
    measured = proof.calibration
    return Section(
        "calibration",
        "Do scores mean what they say?",
        charts=_present(calibrated(measured, words_of(proof))),
        remark="" if measured is None else f"Tested since {day(measured.tested_from)}.",
    )
