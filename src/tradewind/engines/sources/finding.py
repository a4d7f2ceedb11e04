"""Find the files that a source names."""

import glob
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from tradewind.engines.sources.codes import EMPTY, NO_PERMISSION, NOT_THERE
from tradewind.engines.sources.interface import SourceFile


def files_named(written: str, *, folder: Path) -> tuple[SourceFile, ...]:
    """Find the file, or all files of the glob, that `written` means, sorted by name.

    Every file found can be opened and is not empty.

    Raises:
        InvalidInput: There is no such file, or it is a folder, or it has no bytes.
        OutsideWorldFailed: The operating system refuses to open it.
    """
    path = folder / written
    if glob.has_magic(written) and not _exists(SourceFile(path, written)):
        return _files_of_glob(written, folder=folder)
    return (readable(SourceFile(path, written)),)


def _files_of_glob(written: str, *, folder: Path) -> tuple[SourceFile, ...]:
    names = sorted(glob.glob(written, root_dir=folder, recursive=True))  # noqa: PTH207  keeps what the user wrote
    files = tuple(SourceFile(folder / name, Path(name).as_posix()) for name in names)
    found = tuple(file for file in files if not file.path.is_dir())
    if not found:
        raise SourceFile(folder / written, written).refusal(
            NOT_THERE,
            f'No file matches "{written}".',
            f'Correct the pattern, or put the files there; it is looked for from "{folder}".',
        )
    return tuple(readable(file) for file in found)


def readable(file: SourceFile) -> SourceFile:
    """Give `file` back once it is known to be a file that can be opened and has bytes.

    Raises:
        InvalidInput: It is missing, is a folder, or has no bytes.
        OutsideWorldFailed: The operating system refuses to open it.
    """
    if not _exists(file):
        raise file.refusal(NOT_THERE, f'There is no file "{file.written}".', _nearest_fix(file))
    if not file.path.is_file():
        raise file.refusal(
            NOT_THERE,
            f'"{file.written}" is a folder, not a file.',
            f'Name a file in it, or all of them, such as "{file.written.rstrip("/")}/*.csv".',
        )
    try:
        with file.path.open("rb") as stream:
            first_byte = stream.read(1)
    except PermissionError:
        raise _refused(file) from None
    if not first_byte:
        raise file.refusal(
            EMPTY,
            f'"{file.written}" is empty: it has 0 bytes.',
            "Export the file again; its first line must be the names of the columns.",
        )
    return file


def _exists(file: SourceFile) -> bool:
    """Tell whether the path leads anywhere; a name too long for a file leads nowhere."""
    try:
        file.path.stat()
    except PermissionError:
        raise _refused(file) from None
    except (OSError, ValueError):
        return False
    return True


def _refused(file: SourceFile) -> Exception:
    return file.failure(
        NO_PERMISSION,
        f'The system does not let this user read "{file.written}".',
        f"Give yourself the right to read it, such as `chmod u+r '{file.written}'`.",
    )


def _nearest_fix(file: SourceFile) -> str:
    """Write the path with its first part that does not exist replaced by the nearest that does."""
    parts = Path(file.written).parts
    root = file.path.parents[len(parts) - 1] if not Path(file.written).is_absolute() else Path()
    for i, part in enumerate(parts):
        parent = root.joinpath(*parts[:i])
        if not _exists(SourceFile(parent / part, file.written)):
            near = nearest(part, _names_in(parent))
            if near:
                return f'Write "{Path(*parts[:i], near, *parts[i + 1 :]).as_posix()}".'
            break
    return f'Put the file there, or correct the path; it is looked for at "{file.path}".'


def _names_in(folder: Path) -> list[str]:
    """List a folder; one that cannot be listed has no names to suggest."""
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return []


def nearest(wanted: str, names: Iterable[str]) -> str | None:
    """Give the name most like `wanted`, whatever its case, or None where none is like it."""
    by_lower = {name.lower(): name for name in sorted(names, reverse=True)}
    near = get_close_matches(wanted.lower(), by_lower, n=1, cutoff=0.7)
    return by_lower[near[0]] if near else None
