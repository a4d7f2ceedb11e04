"""Write a file so that others see the old one or the new one, never half of one."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tradewind.problems import OutsideWorldFailed, Place, Problem

DISK_FULL = "TW901"
"""The disk has no room; what was there before is untouched."""

NO_RIGHT = "TW902"
"""A right to read or write is missing, or the disk is read-only."""

DISK_FAILED = "TW904"
"""The disk refuses to read or write."""


@contextmanager
def failures_as_problems(path: Path) -> Iterator[None]:
    """Turn what the disk refuses inside the block into a problem about `path`.

    Raises:
        OutsideWorldFailed: The disk is full, read-only or failing, or a right is missing.
    """
    try:
        yield
    except OSError as error:
        raise OutsideWorldFailed(_problem(error, path)) from error


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a new file beside `path`, and move it there at the end of the block.

    A link is followed, and the rights of a file that stands there are kept. After an error the
    new file is removed and the old one stays.

    Raises:
        OutsideWorldFailed: The disk is full, read-only or failing, or a right is missing.
    """
    with failures_as_problems(path):
        target = path.resolve()
        part = target.with_name(f".tradewind-{secrets.token_hex(8)}.part")
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "the file is write-protected")
        with part.open("xb") as stream:
            try:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()
                if target.exists():
                    shutil.copymode(target, part)
                part.replace(target)
            except BaseException:
                with suppress(OSError):  # what is left in memory has no room either
                    stream.close()
                part.unlink(missing_ok=True)
                raise


def _problem(error: OSError, path: Path) -> Problem:
    place = Place(str(path))
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return Problem(
            DISK_FULL,
            place,
            f'The disk has no room for "{path}"; no half of it was left there.',
            "Free some space, or name a file on another disk.",
        )
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return Problem(
            NO_RIGHT,
            place,
            f'"{path}" cannot be written: it is protected, open elsewhere, or on a read-only disk.',
            f'Close the programs that have the file open, allow writing in "{path.parent}", '
            "or name another file.",
        )
    return Problem(
        DISK_FAILED,
        place,
        f'The disk refused to write "{path}": {error.strerror or error}.',
        "Check that the disk is attached and sound, or name a file on another disk.",
    )
