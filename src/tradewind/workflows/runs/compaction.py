"""Decide which files of the runs of one scorecard are kept; pure, and safe to do twice."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from tradewind.store.interface import RUN_TABLES, Link, Run, RunFile
from tradewind.workflows.runs.past import chain_of

TABLES: frozenset[RunFile] = frozenset(RUN_TABLES)
HISTORY: frozenset[RunFile] = frozenset({"history"})
KEYFRAME: frozenset[RunFile] = frozenset({"keyframe"})
NOTHING: frozenset[RunFile] = frozenset()


def files_to_keep(
    runs: Sequence[Run],
    links: Mapping[str, Link],
    *,
    current_id: str,
    border: datetime | None,
) -> dict[str, frozenset[RunFile]]:
    """Give the runs that lose or gain files, each with the files it has from then on.

    The current run and the latest run of every version stay whole, whatever their age. Any other
    run keeps its history alone where the run before can still be put together. Runs before the
    border keep nothing, and the first run behind it becomes a keyframe: its tables where it has
    them, a new file where it has not.

    Args:
        runs: All runs of one scorecard, in the order in which they were published.
        links: How each hangs on the one before, and what is kept of it.
        current_id: The current run.
        border: Runs that started earlier are let go of; None to let go of none.
    """
    stay_whole = {current_id, *{run.hash: run.run_id for run in runs}.values()}
    readable: set[str | None] = set()
    changed: dict[str, frozenset[RunFile]] = {}
    for run in runs:
        link = links[run.run_id]
        is_old = border is not None and run.started_at < border
        has_past = "history" in link.files and link.previous_id in readable and not is_old
        if run.run_id in stay_whole:
            files = TABLES | (HISTORY if has_past else NOTHING)
        elif is_old:
            files = NOTHING
        elif has_past:
            files = HISTORY
        elif link.is_whole:
            files = TABLES
        elif chain_of(links, run.run_id) is not None:
            files = KEYFRAME
        else:
            files = link.files  # it cannot be put together; what is left of it stays
        if files & (TABLES | KEYFRAME) or has_past:
            readable.add(run.run_id)
        if files != link.files:
            changed[run.run_id] = files
    return changed


def is_let_go(files: frozenset[RunFile], link: Link) -> bool:
    """Say whether the rows of a run are kept now and would not be any more."""
    return bool(link.files) and not files


def new_keyframes(
    changed: Mapping[str, frozenset[RunFile]], links: Mapping[str, Link]
) -> Iterator[str]:
    """Go through the runs of which a keyframe must be written."""
    for run_id, files in changed.items():
        if "keyframe" in files and "keyframe" not in links[run_id].files:
            yield run_id
