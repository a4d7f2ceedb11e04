"""What can go wrong with the store's files, said as problems."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tradewind.problems import OutsideWorldFailed, Place, Problem

NEWER_STORE = "TW501"
"""A store that a newer version of Tradewind wrote."""

NOT_A_STORE = "TW502"
"""A file that is damaged or is not a Tradewind store."""

BROKEN_TABLE = "TW503"
"""A published table that is missing or damaged."""

NOT_A_FOLDER = "TW504"
"""A file where the store needs a folder."""

COMPACTED = "TW550"
"""A published table that `tradewind compact` has dropped."""

DISK_FULL = "TW901"
"""The disk has no room; what was there before is untouched."""

NO_RIGHT = "TW902"
"""A right to read or write is missing, or the disk is read-only."""

LOCKED = "TW903"
"""Another process keeps the store locked."""

DISK_FAILED = "TW904"
"""The disk refuses to read or write."""

_FULL_ERRNOS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_RIGHT_ERRNOS = {errno.EACCES, errno.EPERM, errno.EROFS}
_FOLDER_ERRNOS = {errno.ENOTDIR, errno.EEXIST}


def failed(code: str, path: Path, what: str, fix: str) -> OutsideWorldFailed:
    """Build the error that carries one problem of a file of the store."""
    return OutsideWorldFailed(Problem(code, Place(str(path)), what, fix))


@contextmanager
def failures_as_problems(path: Path) -> Iterator[None]:
    """Turn what the disk or SQLite refuses inside the block into a problem about `path`.

    Raises:
        OutsideWorldFailed: The disk is full, read-only or failing, a right is missing, another
            process holds the lock, or the file is no store.
    """
    try:
        yield
    except OSError as error:
        raise _of_the_disk(error, path) from error
    except sqlite3.Error as error:
        known = _of_sqlite(error, path)
        if known is None:
            raise
        raise known from error


def not_a_store(path: Path) -> OutsideWorldFailed:
    """Say that the SQLite file is damaged or belongs to something else."""
    return failed(
        NOT_A_STORE,
        path,
        f'"{path.name}" is damaged or is not a Tradewind store.',
        "Put back a copy of the file from a backup, or rename it and run `tradewind score`.",
    )


def _of_the_disk(error: OSError, path: Path) -> OutsideWorldFailed:
    where = Path(error.filename) if isinstance(error.filename, str) else path
    if error.errno in _FULL_ERRNOS:
        return _disk_full(where)
    if error.errno in _RIGHT_ERRNOS:
        return _no_right(where)
    if error.errno in _FOLDER_ERRNOS:
        file = next((p for p in (where, *where.parents) if p.is_file()), where)
        return failed(
            NOT_A_FOLDER,
            file,
            f'"{file}" is a file, where the store needs a folder.',
            f'Move or rename "{file}".',
        )
    return _disk_failed(where, error.strerror or str(error))


def _of_sqlite(error: sqlite3.Error, path: Path) -> OutsideWorldFailed | None:
    """Name the failures that lie outside the program; None for a mistake of the program."""
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return not_a_store(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return failed(
                LOCKED,
                path,
                f'Another process keeps "{path.name}" locked.',
                "Run the command again when the other program that uses the store has finished.",
            )
        case sqlite3.SQLITE_FULL:
            return _disk_full(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return _no_right(path)
        case sqlite3.SQLITE_IOERR:
            return _disk_failed(path, str(error))
    return None


def _disk_full(path: Path) -> OutsideWorldFailed:
    return failed(
        DISK_FULL,
        path,
        f'The disk has no room to write "{path}"; what was published before is untouched.',
        "Free some space, and run the command again.",
    )


def _no_right(path: Path) -> OutsideWorldFailed:
    return failed(
        NO_RIGHT,
        path,
        f'"{path}" cannot be opened or written: the disk is read-only or a right is missing.',
        f'Allow reading and writing in "{path.parent}", or copy the project to another folder.',
    )


def _disk_failed(path: Path, reason: str) -> OutsideWorldFailed:
    return failed(
        DISK_FAILED,
        path,
        f'The disk refused to read or write "{path}": {reason}.',
        "Check that the disk is attached and sound, and run the command again.",
    )
