"""Versions are listed, found by the beginning of their hash, and printed to the letter."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from support.runs_over_time import GROWTH, LEADS, YAML, scored
from tradewind.problems import InvalidInput
from tradewind.store.interface import RUN_TABLES
from tradewind.store.local import LocalStore
from tradewind.workflows.rollback import rollback
from tradewind.workflows.versions import found_version, version_text, versions

Write = Callable[[Mapping[str, str]], Path]
NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)
ACCOUNTS = "id,employees,industry,is_customer,score\na1,50,Software,yes,x\n"
FIRST, SECOND = GROWTH.replace("WEIGHT", "3"), GROWTH.replace("WEIGHT", "4")


@pytest.fixture
def folder(write: Write) -> Path:
    """Give a project in which two versions of one scorecard and one of another were published."""
    files = {"tradewind.yaml": YAML, "accounts.csv": ACCOUNTS, "scorecards/leads.yaml": LEADS}
    folder = write({**files, "scorecards/growth.yaml": FIRST})
    scored(folder)
    scored(folder)
    scored(folder, "leads")
    write({"scorecards/growth.yaml": SECOND})
    scored(folder)
    return folder


def test_the_last_published_comes_first(folder: Path) -> None:
    """Each with its runs, its accounts, and whether it is current and on the disk."""
    found = versions(folder)

    assert [(one.name, one.runs, one.accounts, one.is_current, one.file) for one in found] == [
        ("growth", 1, 1, True, "scorecards/growth.yaml"),
        ("leads", 1, 1, True, "scorecards/leads.yaml"),
        ("growth", 2, 1, False, None),
    ]


def test_a_comment_makes_no_version(folder: Path, write: Write) -> None:
    """The file is the version, however it is laid out."""
    write({"scorecards/growth.yaml": f"# why\n{SECOND}"})

    assert versions(folder, scorecard="growth")[0].file == "scorecards/growth.yaml"


def test_making_a_version_current_again_counts_as_publishing_it(folder: Path) -> None:
    """What was rolled back to stands first again."""
    older = versions(folder)[2]
    rollback(older.hash, folder)

    first = versions(folder)[0]

    assert (first.hash, first.is_current) == (older.hash, True)
    assert first.last_published_at > older.last_published_at
    assert first.first_published_at == older.first_published_at


def test_one_scorecards_versions_are_listed_by_the_name_of_its_file(
    folder: Path, write: Write
) -> None:
    """A scorecard answers to the name inside it and to that of its file."""
    (folder / "scorecards/growth.yaml").rename(folder / "scorecards/new.yaml")

    assert [one.name for one in versions(folder, scorecard="new")] == ["growth", "growth"]


def test_a_version_is_printed_as_it_was_published(folder: Path) -> None:
    """Six signs of the hash are enough, in small or capital letters."""
    older = versions(folder)[2]

    assert version_text(older.hash[:6].upper(), folder) == FIRST


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("abcde", r'TW554\n  "abcde" is not the beginning of a hash.*\n  fix: Write one of '),
        ("no hash", r'TW554\n  "no hash" is not the beginning'),
        ("000000", r"TW553\n  No published.*\n  fix: List them with `tradewind versions`"),
    ],
)
def test_what_names_no_version_is_a_problem(folder: Path, prefix: str, said: str) -> None:
    """The message quotes it and says what to write."""
    with pytest.raises(InvalidInput, match=said):
        version_text(prefix, folder)


def test_the_nearest_version_is_named(folder: Path) -> None:
    """A slip of one sign finds the one that was meant."""
    right = versions(folder)[0].hash
    wrong = right[:7] + ("0" if right[7] != "0" else "1")

    with pytest.raises(InvalidInput, match=rf"TW553\n.*\n  fix: Write {right[:12]} .growth.\."):
        version_text(wrong, folder)


def test_a_beginning_that_several_share_is_a_problem(tmp_path: Path) -> None:
    """All that are meant are listed."""
    store = LocalStore(tmp_path / "store")
    for content in ("abcdef01", "abcdef02"):
        with store.begin(
            scorecard="growth", content_hash=content, as_of=NOON, started_at=NOON
        ) as pending:
            for table in RUN_TABLES:
                pq.write_table(pa.table({"account_id": ["a1"]}), pending.path_of(table))
            store.publish(pending, counts={}, scorecard_text="", finished_at=NOON)

    with pytest.raises(InvalidInput, match=r"TW555\n.*\n  fix: Write more of it: abc.*01 .*02 "):
        found_version(store, "abcdef")


def test_nothing_published_is_said(write: Write) -> None:
    """A project without runs has no versions, and hears what to do."""
    folder = write({"tradewind.yaml": YAML, "scorecards/growth.yaml": FIRST})

    with pytest.raises(InvalidInput, match=r"TW510\n.*\n  fix: Run `tradewind score`"):
        versions(folder)
