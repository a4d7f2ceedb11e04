"""Gather what a proof rests on: score the snapshots, and join what happened next."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tradewind.compiling.compile import Compiled
from tradewind.files.scorecard_file import ScorecardFile
from tradewind.measuring.baseline_names import (
    AS_PUBLISHED,
    COMPANY_SIZE,
    MOST_RECENT_ACTIVITY,
    RANDOM,
)
from tradewind.measuring.observations import PER_CASE, Columns, Deals, Floats, Observations
from tradewind.measuring.settings import Tested
from tradewind.problems import Place, Problem
from tradewind.workflows.backtesting.asking import Asked
from tradewind.workflows.backtesting.baselines import (
    baseline_rankings,
    left_out_activity,
    todays_size,
)
from tradewind.workflows.backtesting.cases import lay_out_opinions, lay_out_opportunities
from tradewind.workflows.backtesting.columns import columns_of
from tradewind.workflows.backtesting.contenders import Contenders
from tradewind.workflows.backtesting.eligibility import (
    INCLUDED,
    lay_out_standings,
    left_out_standings,
)
from tradewind.workflows.backtesting.matched_since import matched_since
from tradewind.workflows.backtesting.needs import nothing_counts
from tradewind.workflows.backtesting.numbered_rows import NumberedRows, numbered_rows
from tradewind.workflows.backtesting.observing import deals_of, observations_of
from tradewind.workflows.backtesting.outcomes import lay_out_outcomes, left_out_outcomes
from tradewind.workflows.backtesting.progress import BacktestProgress, Progress
from tradewind.workflows.backtesting.scoring import SCORES, Scored, scored
from tradewind.workflows.backtesting.timing import Timing, timing_of
from tradewind.workflows.backtesting.told_then import ToldThen
from tradewind.workflows.projects.compiled_for import tables_read_by
from tradewind.workflows.projects.opening import OpenProject, opened

SAME_AS_PUBLISHED = "ranking as published: it is what is tested"
_BASELINES = frozenset((AS_PUBLISHED, MOST_RECENT_ACTIVITY, COMPANY_SIZE, RANDOM))
_ALWAYS_OPEN = ("opportunities", "events", "people")


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a proof rests on.

    Attributes:
        observations: What was known at each snapshot, and what happened next.
        deals: The opportunities, for their sizes and cycles.
        columns: Components and attributes, which can be loaded while the project is open.
        tested: The scorecard, and what was left out on the way to the rows.
        warnings: How the input was treated.
        told: Told how far the proving is.
    """

    observations: Observations
    deals: Deals
    columns: Columns
    tested: Tested
    warnings: tuple[Problem, ...]
    told: BacktestProgress


@contextmanager
def gathered(
    folder: Path,
    contenders: Contenders,
    asked: Asked,
    *,
    memory: str | None = None,
    progress: Progress | None = None,
) -> Iterator[Gathered]:
    """Open a project, and give what a proof rests on.

    Args:
        folder: The project's folder.
        contenders: The scorecards.
        asked: What is asked.
        memory: Memory that may be used; None for four fifths of the machine's.
        progress: Told what is being done, and the share (0–1) of the time that has passed.

    Raises:
        InvalidInput: The project, its data or a scorecard have problems that stop it.
        OutsideWorldFailed: A file or a disk stands in the way.
    """
    if progress is not None:
        progress("Reading the sources", 0.0)
    tables = (table for file in contenders.files for table in tables_read_by(file.card))
    wanted = tuple(dict.fromkeys((*tables, *_ALWAYS_OPEN)))
    with opened(folder, tables=wanted, memory=memory) as project:
        _ = project.bound  # what cannot be opened is said before anything is asked of it
        timing = timing_of(project, asked, now=datetime.now(UTC))
        told = BacktestProgress(
            progress,
            snapshots=len(timing.moments),
            scorecards=len(contenders.files),
            rounds=asked.settings.rounds,
        )
        matched = tuple(matched_since(project, contenders.tested.card))
        scores = scored(project, contenders, timing, told)
        told.laying_out()
        left_out = _lay_out_rows(project, asked, timing, scores.compiled)
        rows = numbered_rows(project.engine, scores=SCORES, moments=len(timing.moments))
        if not len(rows):
            raise nothing_counts(left_out)
        if contenders.is_published:
            left_out[SAME_AS_PUBLISHED] = 1
        timing = replace(timing, problems=(*timing.problems, *matched))
        yield _joined(project, contenders, asked, timing, scores, rows, left_out, told)


def _lay_out_rows(
    project: OpenProject, asked: Asked, timing: Timing, compiled: Compiled
) -> dict[str, int]:
    """Lay out the rows of the question, and count in words what does not count."""
    engine, reach = project.engine, timing.deals.reach
    include = asked.include
    if asked.question in PER_CASE:
        # A case is one whatever else its account is, as long as it has a score.
        include = tuple(one for one in INCLUDED if one != "gated" or one in asked.include)
    lay_out_standings(project, compiled, scores=SCORES, include=include)
    if asked.question == "wins":
        left_out = lay_out_opportunities(engine, reach, horizon_days=asked.horizon_days)
    elif asked.question == "liked":
        left_out = lay_out_opinions(engine, timing.said)
    else:
        lay_out_outcomes(engine, asked.question, horizon_days=asked.horizon_days)
        left_out = {**left_out_standings(engine), **left_out_outcomes(engine)}
    return {**timing.left_out, **left_out, **timing.deals.left_out}


def _joined(
    project: OpenProject,
    contenders: Contenders,
    asked: Asked,
    timing: Timing,
    scores: Scored,
    rows: NumberedRows,
    left_out: dict[str, int],
    told: BacktestProgress,
) -> Gathered:
    """Join what was known and what happened; `left_out` is what does not count, in words."""
    reach, tiers = timing.deals.reach, tuple(contenders.tested.card.cuts.names)
    told_then = ToldThen(
        scores.compiled,
        rows,
        history=project.tables.get("account_history"),
        all_from_today=asked.question == "wins" and reach is None,
    )
    return Gathered(
        observations=observations_of(
            rows,
            question=asked.question,
            moments=timing.moments,
            horizon_days=asked.horizon_days,
            data_end=timing.data_end,
            tiers=tiers,
            rankings=dict(_rankings(project, contenders, scores, rows)),
        ),
        deals=deals_of(
            rows,
            # Of what became of opportunities, they themselves tell; not what is said today.
            data_end=reach.end if reach else timing.data_end,
            tiers=tiers,
            currency=timing.deals.currency,
            is_dated=reach is not None,
        ),
        columns=columns_of(contenders.tested, scores.compiled, rows, told_then),
        tested=_tested(
            contenders.tested,
            asked,
            left_out,
            (
                *timing.problems,
                *scores.problems,
                *left_out_activity(project, scores.compiled),
                *todays_size(project, scores.compiled, contenders.tested.card, rows, told_then),
            ),
        ),
        warnings=scores.warnings,
        told=told,
    )


def _tested(
    file: ScorecardFile, asked: Asked, left_out: dict[str, int], problems: tuple[Problem, ...]
) -> Tested:
    return Tested(
        scorecard=file.card.name,
        hash=file.hash,
        way=file.card.way,
        scale=file.card.scale,
        baselines=_BASELINES,
        left_out=left_out,
        problems=problems,
        place=Place(file.places.file),
        include=asked.include,
    )


def _rankings(
    project: OpenProject, contenders: Contenders, scores: Scored, rows: NumberedRows
) -> Iterator[tuple[str, Floats]]:
    """Go through what each ranking sorts by: the tested one, other scorecards, baselines."""
    yield contenders.tested.card.name, rows.scores_in_order()[rows.place]
    for name, relation in scores.others.items():
        yield name, rows.scores_of(relation)
    yield from baseline_rankings(project, scores.compiled, rows)
