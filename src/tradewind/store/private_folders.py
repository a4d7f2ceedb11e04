"""Folders that nobody sees before they are published, and that a killed process leaves behind."""

import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tradewind.problems import OutsideWorldFailed
from tradewind.store.failures import failures_as_problems
from tradewind.store.lock import Lock

_KEY = re.compile(r"\d{8}T\d{6}\.\d{6}Z-[0-9a-f]{8}")


def new_key(started_at: datetime) -> str:
    """Make the key of what begins now; keys sort by time.

    Args:
        started_at: Now, in UTC.
    """
    return f"{started_at:%Y%m%dT%H%M%S.%fZ}-{secrets.token_hex(4)}"


@dataclass(frozen=True, slots=True)
class PrivateFolders:
    """Folders `<key>` below one folder, each made whole or thrown away.

    While one is written, its process holds `<key>.lock`; a lock file that nobody holds is the
    mark of a process that was killed. Folders without such a mark are never removed.

    Attributes:
        parent: The folder they stand in.
        is_published: Says of a key whether its folder was published.
    """

    parent: Path
    is_published: Callable[[str], bool]

    @contextmanager
    def begun(self, key: str) -> Iterator[Path]:
        """Make the folder of a key; it is removed at the end unless it was published.

        Raises:
            OutsideWorldFailed: The disk refuses.
        """
        folder = self.parent / key
        with failures_as_problems(self.parent):
            # The lock comes before the folder, so that no folder is ever seen without it.
            lock = Lock.take(self.parent / f"{key}.lock")
        try:
            with failures_as_problems(self.parent):
                folder.mkdir()
            yield folder
        finally:
            # What cannot be cleared now must not hide what went wrong before: it is swept later.
            with suppress(OutsideWorldFailed):
                self._clear(lock, key)

    def sweep(self) -> tuple[str, ...]:
        """Remove what killed processes left behind, and give the keys.

        Raises:
            OutsideWorldFailed: The disk refuses, or the store is damaged or of a newer form.
        """
        swept = []
        with failures_as_problems(self.parent):
            for path in sorted(self.parent.glob("*.lock")):
                key = path.stem
                lock = Lock.take_abandoned(path) if _KEY.fullmatch(key) else None
                if lock is not None and self._clear(lock, key):
                    swept.append(key)
        return tuple(swept)

    def _clear(self, lock: Lock, key: str) -> bool:
        """Remove the folder of a key that is not published, then its lock; True if removed.

        Where the folder cannot be removed, the lock file stays, so that a later sweep finds it.
        """
        folder = self.parent / key
        with failures_as_problems(folder):
            try:
                is_left_over = not self.is_published(key) and folder.exists()
                if is_left_over:
                    shutil.rmtree(folder)
            except BaseException:
                lock.release()
                raise
            lock.remove()
        return is_left_over
