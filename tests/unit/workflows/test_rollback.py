"""A rollback brings back the file and the scores, and loses nothing."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from support.disks import read_only_disks
from support.runs_over_time import GROWTH, YAML, scored
from tradewind.problems import OutsideWorldFailed
from tradewind.store.interface import Run
from tradewind.store.local import LocalStore
from tradewind.workflows.list_scores import list_scores
from tradewind.workflows.rollback import rollback

Write = Callable[[Mapping[str, str]], Path]
ACCOUNTS = "id,employees,industry,is_customer,score\na1,50,Software,yes,x\na2,7,Internet,no,y\n"
FIRST, SECOND = GROWTH.replace("WEIGHT", "3"), GROWTH.replace("WEIGHT", "9")
FILE = "scorecards/growth.yaml"


@pytest.fixture
def folder(write: Write) -> Path:
    """Give a project with two published versions."""
    return write({"tradewind.yaml": YAML, "accounts.csv": ACCOUNTS, FILE: FIRST})


@pytest.fixture
def first(folder: Path, write: Write) -> Run:
    """Give the run of the older version."""
    run = scored(folder)
    write({FILE: SECOND})
    scored(folder)
    return run


def names(folder: Path) -> set[str]:
    """List the files of the scorecards' folder."""
    return {path.name for path in (folder / "scorecards").iterdir()}


def test_file_and_scores_come_back(folder: Path, first: Run) -> None:
    """The text is that of the version to the letter, the run is current."""
    result = rollback(first.hash[:8], folder)

    assert (folder / FILE).read_text() == FIRST
    assert LocalStore(folder / "store").current("growth") == first
    assert list_scores(folder).run == first
    assert (result.backup, result.changes_file, result.changes_current) == (None, True, True)
    assert names(folder) == {"growth.yaml"}


def test_a_text_that_was_never_published_is_saved_beside_the_file(
    folder: Path, first: Run, write: Write
) -> None:
    """Even a comment is kept, and an earlier copy is not written over."""
    (folder / "scorecards/growth.yaml.bak").write_text("mine")
    write({FILE: f"# why\n{SECOND}"})

    result = rollback(first.hash, folder)

    assert result.backup == folder / "scorecards/growth.yaml.2.bak"
    assert result.backup.read_text() == f"# why\n{SECOND}"
    assert (folder / "scorecards/growth.yaml.bak").read_text() == "mine"


def test_a_broken_file_can_be_rolled_back(folder: Path, first: Run, write: Write) -> None:
    """A scorecard that nobody can read any more is saved, and the version takes its place."""
    write({FILE: f"{SECOND}\ndimensions: [oops\n"})

    rollback(first.hash, folder)

    assert (folder / FILE).read_text() == FIRST
    assert names(folder) == {"growth.yaml", "growth.yaml.bak"}


def test_a_file_that_is_gone_is_written_anew(folder: Path, first: Run) -> None:
    """The new file has the scorecard's name."""
    (folder / FILE).rename(folder / "growth.txt")

    assert rollback(first.hash, folder).file == folder / FILE
    assert (folder / FILE).read_text() == FIRST


def test_a_dry_run_changes_nothing(folder: Path, first: Run) -> None:
    """It says the same as the rollback itself."""
    plan = rollback(first.hash, folder, dry_run=True)

    assert (folder / FILE).read_text() == SECOND
    assert LocalStore(folder / "store").current("growth") != first
    assert rollback(first.hash, folder) == plan


def test_what_is_current_already_is_left_alone(folder: Path, first: Run) -> None:
    """The second time there is nothing to do, and nothing is published."""
    rollback(first.hash, folder)
    before = LocalStore(folder / "store").publications("growth")

    result = rollback(first.hash, folder)

    assert (result.changes_file, result.changes_current) == (False, False)
    assert LocalStore(folder / "store").publications("growth") == before


def test_scores_that_are_damaged_are_not_brought_back(folder: Path, first: Run) -> None:
    """The problem comes before anything is changed."""
    LocalStore(folder / "store").place_of(first, "attributes").unlink()

    with pytest.raises(OutsideWorldFailed, match="TW503"):
        rollback(first.hash, folder)

    assert (folder / FILE).read_text() == SECOND


def test_a_store_that_cannot_be_written_leaves_the_file_as_it_was(
    folder: Path, first: Run, write: Write
) -> None:
    """File and scores are brought back together or not at all."""
    write({FILE: f"# why\n{SECOND}"})

    with read_only_disks() as turn:
        turn(folder / "store")
        with pytest.raises(OutsideWorldFailed, match="TW902"):
            rollback(first.hash, folder)

    assert (folder / FILE).read_text() == f"# why\n{SECOND}"
    assert names(folder) == {"growth.yaml"}


def test_the_run_after_a_rollback_is_compared_with_the_last_one_published(
    folder: Path, first: Run
) -> None:
    """The runs of a scorecard stay one chain."""
    last = LocalStore(folder / "store").runs()[0]
    rollback(first.hash, folder)

    run = scored(folder)

    assert run.hash == first.hash
    assert LocalStore(folder / "store").links()[run.run_id].previous_id == last.run_id
