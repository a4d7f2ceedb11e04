"""All data sets, in the order of the report; a new one is a module beside this and a line here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from matching_contest.interface import Task


@dataclass(frozen=True, slots=True)
class DataSet:
    """One data set and what is asked of Tradewind on it.

    Attributes:
        name: What `--only` calls it.
        shown: What it is, for the head of its table.
        module: Module beside this one that makes its tasks.
        folder: Folder of the test data that it reads; None where it is made here.
        precision_at_least: Target for automatic matches; None where there is none.
        recall_at_least: The same for recall.
    """

    name: str
    shown: str
    module: str
    folder: str | None = None
    precision_at_least: float | None = None
    recall_at_least: float | None = None

    def tasks(self, source: Path | None) -> Iterator[Task]:
        """Make the tasks; `source` is the folder of the test data.

        Raises:
            FileNotFoundError: The data set needs a folder that is not there.
        """
        make: Callable[[Path], Iterator[Task]] = import_module(
            f"matching_contest.datasets.{self.module}"
        ).tasks
        if self.folder is None:
            return make(Path())
        if source is None or not (source / self.folder).is_dir():
            raise FileNotFoundError(f"the test data have no folder {self.folder}")
        return make(source / self.folder)


DATA_SETS = (
    DataSet(
        "names",
        "502 real names against 7,992 filers with the SEC",
        "filer_names",
        "name_match_truth",
        0.99,
        0.97,
    ),
    DataSet(
        "absent",
        "the same with half of the true companies taken out, five times",
        "filer_names_absent",
        "name_match_truth",
        0.98,
        0.95,
    ),
    DataSet(
        "dutch",
        "10 Dutch names against 200 that look like them",
        "dutch_names",
        "emm_name_pairs",
    ),
    DataSet(
        "restaurants",
        "restaurants of one guide against those of another",
        "restaurants",
        "fodors_zagats",
    ),
    DataSet("demo", "leads of the simulated market", "demo_market"),
    DataSet(
        "listed",
        "generated leads of listed companies",
        "listed_companies",
        "financedatabase_equities",
        0.995,
        0.97,
    ),
)
