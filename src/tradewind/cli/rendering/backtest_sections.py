"""The sections of a backtest's report, each with its title and what one has to know to read it."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from tradewind.cli.rendering.backtest_bars import BarSigns
from tradewind.cli.rendering.backtest_tables import (
    deal_table,
    group_table,
    ranking_table,
    work_table,
)
from tradewind.cli.rendering.backtest_words import (
    count_words,
    share_interval,
    times_interval,
)
from tradewind.cli.rendering.no_room import no_room
from tradewind.cli.rendering.problems import problem_text
from tradewind.cli.rendering.words import joined, moment_words
from tradewind.cli.terminal import visible
from tradewind.measuring.estimates import Estimate
from tradewind.measuring.findings.filled_in_afterwards import CODE as FILLED_IN_AFTERWARDS
from tradewind.measuring.findings.known_late import CODE as KNOWN_LATE
from tradewind.measuring.findings.no_better_than_chance import CODE as NO_BETTER_THAN_CHANCE
from tradewind.measuring.findings.todays_values import CODE as TODAYS_VALUES
from tradewind.measuring.findings.too_good import CODE as TOO_GOOD
from tradewind.measuring.findings.too_good_alone import CODE as TOO_GOOD_ALONE
from tradewind.measuring.heavy_tails import SEE_MEDIAN, hangs_on_few
from tradewind.measuring.observations import PER_CASE
from tradewind.measuring.percentages import share_written
from tradewind.measuring.proof import (
    ALL,
    THIN_POSITIVES,
    Calibration,
    CalibrationRow,
    GroupProof,
    Proof,
)
from tradewind.measuring.question_words import days_written, words_of
from tradewind.measuring.ratios import times_written
from tradewind.problems import counted
from tradewind.workflows.backtesting.needs import UNDATED

WORTHLESS = frozenset({NO_BETTER_THAN_CHANCE})
"""Codes of findings after which nobody should work by the score."""
LEAKS = frozenset(
    {TOO_GOOD, TOO_GOOD_ALONE, FILLED_IN_AFTERWARDS, KNOWN_LATE, TODAYS_VALUES, UNDATED}
)
"""Codes of findings after which the numbers are likely too good."""
SHORT_HASH = 8


def headline(proof: Proof) -> Iterator[Text]:
    """Say the result in one sentence, then what was asked of what."""
    is_poor = proof.enough != "enough" or any(one.code in WORTHLESS for one in proof.findings)
    words = words_of(proof.question, proof.horizon_days)
    yield Text(visible(proof.headline), "bold yellow" if is_poor else "bold")
    rows = counted(proof.n, words.row, words.rows)
    of_whom = f" ({counted(proof.accounts, 'account')})"
    yield Text(
        f"{visible(proof.scorecard)} {proof.hash[:SHORT_HASH]} at {_span(proof)}: {words.asked} "
        f"{rows}{of_whom}, {counted(proof.positives, words.success, words.successes)}; "
        f"outcomes are known up to {moment_words(proof.data_end)}.",
        "dim",
    )
    if proof.enough == "thin":
        few = counted(proof.positives, words.success, words.successes)
        yield Text(f"Thin: {few}, fewer than {THIN_POSITIVES}. Mind the intervals.", "yellow")


def alarms(proof: Proof) -> Iterator[Text]:
    """Say what makes the numbers worthless, before anybody reads them."""
    for one in proof.findings:
        if one.code in WORTHLESS | LEAKS:
            yield Text.assemble((f"! {one.code} ", "bold red"), (visible(one.what), "yellow"))


def tiers(proof: Proof, *, width: int, signs: BarSigns) -> Iterator[RenderableType]:
    """Lay out how often what is asked happened in each tier."""
    if not proof.tiers:
        return
    yield from _titled("Conversion by tier")
    yield _groups(proof, proof.tiers, "tier", width, signs)
    if (apart := proof.high_against_low) is not None:
        filled = [one.name for one in proof.tiers if one.n]
        ends = times_interval(apart)
        best, worst = visible(filled[0]), visible(filled[-1])
        yield Text(f"{best} converts {times_written(apart.value)} times as often as {worst}{ends}.")
    if without := proof.n - sum(one.n for one in proof.tiers):
        yield Text(f"{counted(without, 'row')} without a score, and so without a tier.", "dim")


def bands(proof: Proof, *, width: int, signs: BarSigns) -> Iterator[RenderableType]:
    """Lay out how often it happened at which scores; bands without a row are only named."""
    filled = tuple(one for one in proof.bands if one.n)
    if not filled:
        return
    yield from _titled("Conversion by score")
    yield _groups(proof, filled, "score", width, signs)
    empty = [visible(one.name) for one in proof.bands if not one.n]
    if empty:
        yield Text(f"No rows at {joined(empty)}.", "dim")


def rankings(proof: Proof, *, width: int) -> Iterator[RenderableType]:
    """Lay out how well each ranking sorts, and what the columns mean."""
    if not proof.rankings:
        return
    yield from _titled("Against other rankings of the same rows")
    grid, missing = ranking_table(proof.rankings, width=width)
    yield grid
    yield from no_room(missing)
    successes = words_of(proof.question, proof.horizon_days).successes
    yield Text(
        "AUC: how often a row where it happened ranks above one where it did not; 0.5 is chance. "
        "Lift: conversion of the best tenth over that of all. "
        f"Captured: share of all {successes} in the best fifth. "
        f"Ahead by: AUC of {visible(proof.scorecard)} less this one's; level where the interval "
        "holds 0.",
        "dim",
    )
    partly = [
        f"{visible(one.name)} {share_written(one.known)}" for one in proof.rankings if one.known < 1
    ]
    if partly:
        yield Text(f"Rows that can be ranked: {joined(partly)}; the others rank last.", "dim")


def work(proof: Proof, *, width: int) -> Iterator[RenderableType]:
    """Say what a team finds by each ranking."""
    if not proof.work:
        return
    works = "" if proof.capacity is None else f" that works {proof.capacity:,} accounts a snapshot"
    yield from _titled(f"What a team{works} finds")
    for one in proof.work:
        if one.sentence is not None:
            yield Text(visible(one.sentence))
    successes = words_of(proof.question, proof.horizon_days).successes
    grid, missing = work_table(
        proof.work, successes=successes, currency=proof.currency, width=width
    )
    yield grid
    yield from no_room(missing)
    yield Text(
        f"More: what {visible(proof.scorecard)} finds beyond that ranking. These {successes} "
        "happened; whether work would cause more is another question.",
        "dim",
    )


def deals_and_cycles(proof: Proof, *, width: int) -> Iterator[RenderableType]:
    """Lay out how large deals are and how long they take, by tier."""
    if not proof.deals_by_tier and not proof.cycles_by_tier:
        return
    yield from _titled("Deal size and sales cycle by tier")
    grid, missing = deal_table(
        proof.deals_by_tier, proof.cycles_by_tier, currency=proof.currency, width=width
    )
    yield grid
    yield from no_room(missing)
    if few := [visible(one.name) for one in proof.deals_by_tier if hangs_on_few(one.mean)]:
        yield Text(f"Mean of {joined(few)}: {SEE_MEDIAN}.", "yellow")
    yield Text(
        "Days from opening to closing, median; open opportunities count as lasting at least until "
        "the end of the data.",
        "dim",
    )


def calibration(proof: Proof) -> Iterator[RenderableType]:
    """Say in two or three lines whether scores mean what they say."""
    if (found := proof.calibration) is None:
        return
    words = words_of(proof.question, proof.horizon_days)
    yield from _titled("Calibration")
    source = "the points" if found.way == "points" else "the earlier snapshots"
    yield Text(
        f"From {moment_words(found.tested_from)} on, {source} made one expect "
        f"{count_words(found.expected)} {words.successes}; {found.seen:,} came."
    )
    yield Text(
        f"Brier score {found.brier.value:.4g}, {_against_rate(found.better_by)} "
        f"{found.brier_of_rate.value:.4g} for one who expects the average of everybody."
    )
    off = [row for row in found.rows if not row.seen.holds(row.expected)]
    if off:
        yield _furthest_off(found, off)


def _against_rate(better_by: Estimate | None) -> str:
    """Say how a Brier score compares with that of the average, and no more than is sure."""
    if better_by is not None and better_by.low is not None and better_by.low > 0:
        return "better than"
    if better_by is not None and better_by.high is not None and better_by.high < 0:
        return "worse than"
    return "not to be told from"


def _furthest_off(found: Calibration, off: list[CalibrationRow]) -> Text:
    row = max(off, key=lambda row: abs(row.seen.value - row.expected))
    rows = f"{len(off)} of {len(found.rows)} groups"
    return Text(
        f"Expected and seen differ in {rows}, most where {share_written(row.expected)} was "
        f"expected: {share_written(row.seen.value)} came ({share_interval(row.seen)}).",
        "yellow",
    )


def findings(proof: Proof) -> Iterator[RenderableType]:
    """List what the backtest warns of, each with what to do."""
    if not proof.findings:
        return
    order = ", the most important first" if len(proof.findings) > 1 else ""
    yield from _titled(f"{counted(len(proof.findings), 'finding')}{order}")
    for one in proof.findings:
        yield problem_text(one)


def left_out(proof: Proof) -> Iterator[RenderableType]:
    """List what did not count, with how many."""
    if not proof.left_out:
        return
    yield from _titled("Left out")
    wide = max(len(f"{count:,}") for count in proof.left_out.values())
    for words, count in proof.left_out.items():
        yield Text(f"  {count:>{wide},}  {visible(words)}", "dim")


def how_computed(proof: Proof) -> Iterator[RenderableType]:
    """Say in short how the numbers came about."""
    if proof.question in PER_CASE:
        rows = "Each is judged by the score of its account at the last snapshot before it."
    else:
        rows = (
            "Every account was scored as of each snapshot, by what was known then; what happened "
            f"within {days_written(proof.horizon_days)} after it counts."
        )
    if proof.include:
        rows += f" Included, as was asked: {', '.join(proof.include)}."
    yield from _titled("How it was computed")
    yield Text(
        f"{rows} Intervals of 95%: Wilson for shares, with accounts that come back counted as "
        f"fewer rows; for all else a bootstrap that draws accounts, {proof.rounds:,} rounds, "
        f"seed {proof.seed}.",
        "dim",
    )


def _titled(title: str) -> Iterator[Text]:
    yield Text()
    yield Text(title, "bold")


def _groups(
    proof: Proof, groups: tuple[GroupProof, ...], title: str, width: int, signs: BarSigns
) -> RenderableType:
    everything = GroupProof(
        ALL, proof.n, proof.accounts, proof.positives, proof.base_rate, lift=None
    )
    words = words_of(proof.question, proof.horizon_days)
    return group_table([*groups, everything], title=title, words=words, width=width, signs=signs)


def _span(proof: Proof) -> str:
    if not proof.moments:
        return "no snapshot"
    first, last = moment_words(proof.moments[0]), moment_words(proof.moments[-1])
    if len(proof.moments) == 1:
        return f"1 snapshot, {first}"
    return f"{len(proof.moments)} snapshots, {first} to {last}"
