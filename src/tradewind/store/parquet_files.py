"""Parquet files and folders that must outlast a power cut."""

import errno
import os
from pathlib import Path

_PARQUET_MARK = b"PAR1"


def is_whole_parquet(path: Path) -> bool:
    """Say whether a Parquet file has its first and its last mark.

    Raises:
        OSError: The file is there and cannot be read.

    Sources:
        Apache Parquet, File Format, https://parquet.apache.org/docs/file-format/ (the mark
        "PAR1" stands at both ends, and the last one is written last).
    """
    try:
        with path.open("rb") as file:
            start = file.read(len(_PARQUET_MARK))
            file.seek(0, os.SEEK_END)
            if file.tell() < 3 * len(_PARQUET_MARK):
                return False
            file.seek(-len(_PARQUET_MARK), os.SEEK_END)
            return start == file.read() == _PARQUET_MARK
    except FileNotFoundError:
        return False


def flush(path: Path) -> None:
    """Have the disk keep a file, or the names in a folder, through a power cut.

    Raises:
        OSError: The disk refuses.
    """
    is_folder = path.is_dir()
    if is_folder and os.name == "nt":
        return  # Windows keeps the names by itself and opens no folders.
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network disks flush files and know no flushing of folders.
        if not (is_folder and error.errno == errno.EINVAL):
            raise
    finally:
        os.close(descriptor)
