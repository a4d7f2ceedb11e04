"""Write the files of a new project; what is there already is never touched."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
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


@contextmanager
def new_folder(folder: Path) -> Iterator[None]:
    """Make a folder where there is none; if the block fails, take away what stayed empty of it.

    Raises:
        OutsideWorldFailed: The disk or a right stands in the way.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        with failures_as_problems(folder):
            folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for path in made:
            with suppress(OSError):  # it holds something, or was never made
                path.rmdir()
        raise


def write_new(folder: Path, files: Mapping[str, str]) -> None:
    """Write new files into a folder, all of them or none.

    Args:
        folder: The folder.
        files: Texts by path, relative to the folder.

    Raises:
        OutsideWorldFailed: A file exists already, or the disk or a right stands in the way.
    """
    begun: list[Path] = []
    with ExitStack() as folders:
        try:
            for name, text in files.items():
                path = folder / name
                folders.enter_context(new_folder(path.parent))
                with (
                    failures_as_problems(path),
                    path.open("x", encoding="utf-8", newline="\n") as stream,
                ):
                    begun.append(path)
                    stream.write(text)
        except BaseException:
            for path in begun:
                path.unlink(missing_ok=True)
            raise
