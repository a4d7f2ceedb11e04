"""A small text file as the user wrote it: bytes to text, or a problem that says why not."""

import re
from pathlib import Path

from tradewind.problems import InvalidInput, OutsideWorldFailed, Place, Problem

NOT_THERE = "TW100"
"""No file where one should be, or a folder."""

NOT_TEXT = "TW101"
"""Bytes that are not UTF-8 text, or characters that cannot be printed."""

TOO_LARGE = "TW102"
"""A file far larger than any that people write."""

NO_RIGHT = "TW902"
"""A right to read or write is missing, or the disk is read-only."""

DISK_FAILED = "TW904"
"""The disk refuses to read or write."""

LARGEST_BYTES = 2_000_000
"""Twenty thousand components; what is larger is not a file that people write."""
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BYTE_ORDER_MARK = "\ufeff"


def read_text(path: Path, *, shown_as: str, fix_if_missing: str) -> str:
    """Read a text file whole.

    Args:
        path: The file.
        shown_as: The file's name in problems.
        fix_if_missing: What to do where the file is not there.

    Raises:
        InvalidInput: The file is not there, is a folder, too large, or not UTF-8 text.
        OutsideWorldFailed: The file may not be read, or the disk fails.
    """
    place = Place(shown_as)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        what = f'The file "{shown_as}" is not there.'
        raise InvalidInput([Problem(NOT_THERE, place, what, fix_if_missing)]) from None
    except IsADirectoryError:
        what = f'"{shown_as}" is a folder, not a file.'
        raise InvalidInput([Problem(NOT_THERE, place, what, "Name a file in it.")]) from None
    except PermissionError:
        what = f'The file "{shown_as}" may not be read by you.'
        fix = "Give yourself the right to read it."
        raise OutsideWorldFailed(Problem(NO_RIGHT, place, what, fix)) from None
    except OSError as error:
        what = f'The file "{shown_as}" could not be read: {error.strerror or error}.'
        fix = "Repair the disk or the path, and try again."
        raise OutsideWorldFailed(Problem(DISK_FAILED, place, what, fix)) from error
    return text_in(content, shown_as=shown_as)


def text_in(content: bytes | str, *, shown_as: str) -> str:
    """Give the text of a file's bytes, without a byte-order mark.

    Raises:
        InvalidInput: It is too large, not UTF-8, or holds characters that cannot be printed.
    """
    if len(content) > LARGEST_BYTES:
        what = f'"{shown_as}" is larger than {LARGEST_BYTES:,} bytes.'
        fix = "Name the right file, or part it into several."
        raise InvalidInput([Problem(TOO_LARGE, Place(shown_as), what, fix)])
    text = _decoded(content, shown_as) if isinstance(content, bytes) else content
    text = text.removeprefix(_BYTE_ORDER_MARK)
    if found := _UNPRINTABLE.search(text):
        place = place_in(text, found.start(), shown_as=shown_as)
        what = f"The character U+{ord(found[0]):04X}, which cannot be printed, stands here."
        raise InvalidInput([Problem(NOT_TEXT, place, what, "Delete the character.")])
    return text


def place_in(text: str, position: int, *, shown_as: str) -> Place:
    """Give line and column of a position in a text."""
    before = text[:position]
    return Place(shown_as, before.count("\n") + 1, position - before.rfind("\n"))


def _decoded(content: bytes, shown_as: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        what = f"The byte 0x{content[error.start]:02X} is not UTF-8 text."
        place = Place(shown_as, line, column)
        raise InvalidInput([Problem(NOT_TEXT, place, what, "Save the file as UTF-8.")]) from None
