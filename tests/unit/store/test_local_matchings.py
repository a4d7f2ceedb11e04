"""Matchings become visible whole, the last two keep their files, and answers stay for ever."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tradewind.problems import OutsideWorldFailed
from tradewind.store.local_matchings import LocalMatchings
from tradewind.store.matchings import MATCH_TABLES, Answer, Matching

MORNING = datetime(2026, 1, 31, 6, 0, tzinfo=UTC)
Publish = Callable[..., Matching]


@pytest.fixture
def store(tmp_path: Path) -> LocalMatchings:
    """A store in a folder that does not exist yet."""
    return LocalMatchings(tmp_path / "store", patience_s=0.2)


@pytest.fixture
def publish(store: LocalMatchings) -> Publish:
    """Publish one small matching."""

    def run(*, day: int = 0, without: str = "") -> Matching:
        at = MORNING + timedelta(days=day)
        with store.begin(started_at=at) as pending:
            for table in MATCH_TABLES:
                if table != without:
                    rows = pa.table({"matching_id": [pending.matching_id]})
                    pq.write_table(rows, pending.path_of(table))
            return store.publish(pending, rules="r", counts={"leads": 1}, finished_at=at)

    return run


def answer(person: str = "L1", account: str | None = "A1", **changes: str | None) -> Answer:
    """Give an answer that confirms an account."""
    told = {"verdict": "confirmed", "answered_by": "Ann", "source": "review.csv", **changes}
    return Answer(person, account_id=account, answered_at=MORNING, **told)  # type: ignore[arg-type]


def test_a_store_without_a_matching_reads_as_empty(store: LocalMatchings) -> None:
    """Reading makes no file."""
    assert (store.current(), store.answers()) == (None, ())
    assert not store.folder.exists()


def test_the_last_published_matching_is_the_current_one(
    store: LocalMatchings, publish: Publish
) -> None:
    """It comes back as it was published, and its tables can be read."""
    publish()
    second = publish(day=1)

    assert store.current() == second
    assert second.counts == {"leads": 1}
    rows = pq.read_table(store.path_of(second, "pairs")).to_pylist()
    assert rows == [{"matching_id": second.matching_id}]


def test_a_matching_that_lacks_a_table_is_not_published(
    store: LocalMatchings, publish: Publish
) -> None:
    """What was current before stays so, and nothing of the half one is left."""
    first = publish()

    with pytest.raises(OutsideWorldFailed, match=r"TW560.*\n.*decisions of matching"):
        publish(day=1, without="decisions")

    assert store.current() == first
    assert [path.name for path in (store.folder / "matches").iterdir()] == [first.matching_id]


def test_only_the_last_two_matchings_keep_their_files(
    store: LocalMatchings, publish: Publish
) -> None:
    """One can be made again from its sources; the one before may still be read by somebody."""
    published = [publish(day=day) for day in range(4)]

    kept = sorted(path.name for path in (store.folder / "matches").iterdir())

    assert kept == [one.matching_id for one in published[2:]]
    with pytest.raises(OutsideWorldFailed, match="tradewind match --full"):
        store.path_of(published[0], "leads")


def test_old_files_that_another_process_removes_first_are_no_failure(
    store: LocalMatchings, publish: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is published stays published, whoever clears up."""
    remove = shutil.rmtree

    def removed_by_somebody_else(folder: Path) -> None:
        remove(folder)
        remove(folder)

    for day in range(2):
        publish(day=day)
    monkeypatch.setattr(shutil, "rmtree", removed_by_somebody_else)

    last = publish(day=2)

    assert store.current() == last
    assert len(list((store.folder / "matches").iterdir())) == 2


def test_what_is_not_published_goes(store: LocalMatchings) -> None:
    """A matching that was broken off leaves no folder."""
    with store.begin(started_at=MORNING) as pending:
        folder = pending.folder

    assert not folder.exists()
    assert store.current() is None


def test_what_a_killed_process_left_is_swept_away(store: LocalMatchings, publish: Publish) -> None:
    """Its lock is nobody's any more, and no reader ever saw its folder."""
    matches = store.folder / "matches"
    publish()
    left = matches / "20260130T060000.000000Z-0123abcd"
    left.mkdir()
    (matches / f"{left.name}.lock").touch()

    publish(day=1)

    assert not left.exists()
    assert len([*matches.iterdir()]) == 2


def test_answers_come_back_in_their_order(store: LocalMatchings) -> None:
    """Whatever was said is kept, in the order in which it was taken."""
    said = (
        answer(),
        answer(verdict="refused", note="no, they are in Bonn"),
        answer("L2", None, verdict="assigned", answered_by=None),
        answer("L1", None, verdict="undone"),
    )

    store.add_answers(said[:2])
    store.add_answers(said[2:])

    assert store.answers() == said


def test_answers_outlive_matchings(store: LocalMatchings, publish: Publish) -> None:
    """Matching again changes nothing about what people said."""
    store.add_answers([answer()])

    publish()
    publish(day=1)

    assert store.answers() == (answer(),)


def test_answers_are_written_all_or_none(store: LocalMatchings) -> None:
    """A refusal without an account is a mistake of the program, and nothing of it is kept."""
    with pytest.raises(Exception, match="CHECK constraint failed"):
        store.add_answers([answer(), answer("L2", None)])

    assert store.answers() == ()
