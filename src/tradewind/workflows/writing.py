"""Write the files of a new project; what is there already is never touched."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tradewind.problems import OutsideWorldFailed, Place, Problem

NOT_WRITABLE = "TW915"
"""The project's folder cannot be written to."""


@contextmanager
def failures_as_problems(path: Path) -> Iterator[None]:
    """Turn a failure to write into what the user can repair."""
    try:
        yield
    except OSError as error:
        raise OutsideWorldFailed(
            Problem(
                NOT_WRITABLE,
                Place(path.as_posix()),
                f'"{path.as_posix()}" cannot be written: {error.strerror}.',
                "Name a folder that you may write to.",
            )
        ) from error


def write_new(folder: Path, files: Mapping[str, str]) -> None:
    """Write new files into a folder.

    Args:
        folder: The folder.
        files: Texts by path, relative to the folder.

    Raises:
        OutsideWorldFailed: A file exists already, or the disk or a right stands in the way.
    """
    for name, text in files.items():
        path = folder / name
        with failures_as_problems(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
