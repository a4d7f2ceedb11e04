"""A lock keeps others out while its holder lives, in one process and in several."""

from pathlib import Path

import pytest

from tradewind.store.lock import Lock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the lock file stands."""
    return tmp_path / "run.lock"


def test_a_held_lock_is_not_abandoned(path: Path) -> None:
    """Not even the process that holds it takes it for abandoned."""
    lock = Lock.take(path)

    assert Lock.take_abandoned(path) is None

    lock.remove()


def test_a_lock_that_was_let_go_is_abandoned(path: Path) -> None:
    """The file stays as the mark, and whoever finds it may hold it."""
    Lock.take(path).release()

    found = Lock.take_abandoned(path)

    assert found is not None
    found.remove()
    assert not path.exists()


def test_no_file_is_no_abandoned_lock(path: Path) -> None:
    """Looking for an abandoned lock makes none."""
    assert Lock.take_abandoned(path) is None
    assert not path.exists()
