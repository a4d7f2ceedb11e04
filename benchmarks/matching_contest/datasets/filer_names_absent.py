"""The filers' names with half of the true companies taken out: then no filer is right."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from matching_contest.datasets.filer_names import name_task, names_in
from matching_contest.interface import Task

SEEDS = (1, 2, 3, 4, 5)


def tasks(folder: Path) -> Iterator[Task]:
    """Give one task a seed."""
    wanted, filers = names_in(folder)
    true_companies = sorted({cik for cik, _ in wanted})
    for seed in SEEDS:
        absent = set(Random(seed).sample(true_companies, len(true_companies) // 2))
        yield name_task(wanted, {cik: name for cik, name in filers.items() if cik not in absent})
