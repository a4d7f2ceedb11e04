"""A file is written whole or not at all, the same bytes for the same table."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from tradewind.files.exports.export import EXPORTERS, check, export
from tradewind.files.exports.interface import Exported, Exporter, Treated
from tradewind.problems import InvalidInput, OutsideWorldFailed

About = dict[str, str]
endings = pytest.mark.parametrize("ending", sorted(EXPORTERS))


@endings
def test_every_format_is_an_exporter(ending: str) -> None:
    """The type checker holds each format to what every exporter offers."""
    exporter: Exporter = EXPORTERS[ending]

    assert exporter.ending == ending


@endings
def test_the_same_table_gives_the_same_bytes(
    tmp_path: Path, scores: pa.Table, about: About, ending: str
) -> None:
    """However its rows are cut into pieces, one table is one file."""
    in_pieces = pa.concat_tables([scores.slice(0, 1), scores.slice(1)])

    for number, table in enumerate((scores, in_pieces)):
        export(table, tmp_path / f"{number}{ending}", about=about)

    assert (tmp_path / f"0{ending}").read_bytes() == (tmp_path / f"1{ending}").read_bytes()


@endings
def test_a_file_that_stands_there_is_replaced(
    tmp_path: Path, scores: pa.Table, about: About, ending: str
) -> None:
    """The old file gives way, keeps its rights, and nothing else is left in the folder."""
    path = tmp_path / f"scores{ending.upper()}"
    path.write_text("old")
    path.chmod(0o640)

    done = export(scores, path, about=about)

    assert (done.path, done.rows) == (path, 3)
    assert path.read_bytes() != b"old"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


@endings
def test_a_table_without_rows_is_written(
    tmp_path: Path, scores: pa.Table, about: About, ending: str
) -> None:
    """No rows are no reason to fail."""
    done = export(scores.slice(0, 0), tmp_path / f"none{ending}", about=about)

    assert done == Exported(tmp_path / f"none{ending}", 0, Treated())


def test_a_link_is_followed(tmp_path: Path, scores: pa.Table) -> None:
    """A link stays a link, and its target gets the table."""
    (tmp_path / "real.csv").touch()
    (tmp_path / "link.csv").symlink_to("real.csv")

    export(scores, tmp_path / "link.csv", about={})

    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").stat().st_size > 0


@pytest.mark.parametrize("name", ["scores", "scores.txt", "scores.csv.gz", ".csv"])
def test_an_unknown_ending_is_refused(tmp_path: Path, name: str) -> None:
    """The problem lists the endings that can be written."""
    with pytest.raises(InvalidInput, match="TW601") as raised:
        check(tmp_path / name)

    fix = "Let the name end in .csv, .json, .parquet or .xlsx."
    assert [problem.fix for problem in raised.value.problems] == [fix]


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    """No folder is made unasked; the problem has the command that makes it."""
    with pytest.raises(InvalidInput, match=r'TW603\n.*folder ".*out" does not exist'):
        check(tmp_path / "out" / "scores.csv")


def test_a_folder_in_the_files_place_is_refused(tmp_path: Path) -> None:
    """A folder named like a file is left alone."""
    (tmp_path / "scores.csv").mkdir()

    with pytest.raises(InvalidInput, match=r'TW602\n.*scores.csv" is a folder'):
        check(tmp_path / "scores.csv")


def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path) -> None:
    """Even a name that cannot be looked up is a problem, not a failure."""
    with pytest.raises(OutsideWorldFailed, match=r"TW904\n.*too long"):
        check(tmp_path / f"{'x' * 300}.csv")


@endings
def test_a_full_disk_leaves_the_old_file(
    small_disk: Path, scores: pa.Table, about: About, ending: str
) -> None:
    """A table that finds no room leaves what stood there, and no half of itself."""
    path = small_disk / f"scores{ending}"
    path.write_text("old")
    noise = [f"{number * 2654435761 % 2**32:x}{number * 40503 % 65536:x}" for number in range(9999)]

    with pytest.raises(OutsideWorldFailed, match=r"TW901\n.*no room"):
        export(pa.table({"text": noise}), path, about=about)

    assert list(small_disk.iterdir()) == [path]
    assert path.read_text() == "old"


def test_a_read_only_disk_is_named(
    tmp_path: Path, scores: pa.Table, read_only: Callable[[Path], None]
) -> None:
    """Where nothing can be written, the problem says what to do."""
    folder = tmp_path / "fixed"
    folder.mkdir()
    read_only(folder)

    with pytest.raises(OutsideWorldFailed, match=r"TW902\n.*read-only disk"):
        export(scores, folder / "scores.csv", about={})


def test_a_failure_of_the_program_leaves_the_old_file(tmp_path: Path, about: About) -> None:
    """Whatever stops the writer, the old file stays and no part of the new one does."""
    path = tmp_path / "scores.xlsx"
    path.write_text("old")

    with pytest.raises(ValueError, match="Invalid isoformat"):
        export(pa.table({"a": [1]}), path, about={"as_of": "yesterday"})

    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text() == "old"
