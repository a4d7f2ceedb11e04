"""Score every snapshot by every scorecard of a backtest."""

from dataclasses import dataclass

from tradewind.compiling.compile import Compiled
from tradewind.measuring.baseline_names import AS_PUBLISHED
from tradewind.problems import InvalidInput, Problem
from tradewind.workflows.backtesting.baselines import carried_for_baselines
from tradewind.workflows.backtesting.contenders import Contenders
from tradewind.workflows.backtesting.eligibility import carried_for_eligibility
from tradewind.workflows.backtesting.progress import BacktestProgress
from tradewind.workflows.backtesting.snapshots import ready_to_score, score_moments
from tradewind.workflows.backtesting.timing import Timing
from tradewind.workflows.projects.opening import OpenProject

NOT_COMPUTABLE = "TW833"
"""The scorecard that was published last cannot be computed with the tables of today."""
SCORES = "backtest_scores"
"""The scores by the tested scorecard; those by others have a number behind the name."""


@dataclass(frozen=True, slots=True)
class Scored:
    """What was scored.

    Attributes:
        compiled: The tested scorecard's statement.
        others: The relations of the scores by other scorecards, by the names of their rankings.
        warnings: How the input was treated.
        problems: What is left out because it cannot be computed.
    """

    compiled: Compiled
    others: dict[str, str]
    warnings: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def scored(
    project: OpenProject, contenders: Contenders, timing: Timing, told: BacktestProgress
) -> Scored:
    """Score every snapshot by every scorecard, each into a relation of its own.

    Args:
        project: The open project.
        contenders: The scorecards.
        timing: The snapshots.
        told: Told how far the scoring is.

    Raises:
        InvalidInput: A scorecard or the data have problems that stop scoring; only the scorecard
            as it was published may have some, and is left out then.
        OutsideWorldFailed: The store cannot be read, or memory or disk is spent.
    """
    moments, others, problems = timing.moments, dict(contenders.others), list[Problem]()
    warnings = ready_to_score(project, [contenders.tested, *others.values()], moments)
    if contenders.published is not None:
        try:
            ready_to_score(project, [contenders.published], moments)
            others[AS_PUBLISHED] = contenders.published
        except InvalidInput as refused:
            problems.append(_not_computable(refused))
    compiled = score_moments(
        project,
        contenders.tested,
        moments,
        relation=SCORES,
        with_facts=True,
        step=told.scoring(is_tested=True),
        carried=(*carried_for_eligibility(project), *carried_for_baselines(project)),
    )
    relations = {name: f"{SCORES}_{place}" for place, name in enumerate(others, start=1)}
    for name, file in others.items():
        step = told.scoring(is_tested=False)
        score_moments(project, file, moments, relation=relations[name], with_facts=False, step=step)
    return Scored(compiled, relations, warnings, tuple(problems))


def _not_computable(refused: InvalidInput) -> Problem:
    first = next(one for one in refused.problems if one.severity == "error")
    return Problem(
        NOT_COMPUTABLE,
        first.place,
        "The scorecard as it was published cannot be computed with the tables of today, and is no "
        f"ranking here: {first.what}",
        "Bind in tradewind.yaml what it needs, or leave it so.",
        severity="warning",
    )
