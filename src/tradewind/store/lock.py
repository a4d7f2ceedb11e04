"""A lock that ends with the process that holds it, however that process ends."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _locked(descriptor: int, *, wait: bool) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _locked(descriptor: int, *, wait: bool) -> bool:
        # flock belongs to the open file, so it also parts two threads of one process.
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Lock:
    """An exclusive hold on a file at `path`."""

    path: Path
    descriptor: int

    @classmethod
    def take(cls, path: Path) -> "Lock":
        """Make the file and hold it, waiting for whoever holds it now.

        Raises:
            OSError: The file cannot be made, or its disk knows no locks.
        """
        while True:
            lock = cls(path, os.open(path, os.O_RDWR | os.O_CREAT, 0o666))
            # Whoever held the file before may have removed it meanwhile: a hold on a removed
            # file keeps nobody out.
            if _locked(lock.descriptor, wait=True) and lock._is_in_place():
                return lock
            os.close(lock.descriptor)

    @classmethod
    def take_abandoned(cls, path: Path) -> "Lock | None":
        """Hold a file that nobody holds; None where somebody does or the file is gone.

        Raises:
            OSError: The file cannot be opened.
        """
        try:
            lock = cls(path, os.open(path, os.O_RDWR))
        except FileNotFoundError:
            return None
        if _locked(lock.descriptor, wait=False) and lock._is_in_place():
            return lock
        os.close(lock.descriptor)
        return None

    def release(self) -> None:
        """Let go without removing the file."""
        os.close(self.descriptor)

    def remove(self) -> None:
        """Remove the file and let go of it.

        Raises:
            OSError: The file cannot be removed; it is let go of all the same.
        """
        if sys.platform == "win32":
            os.close(self.descriptor)  # Windows removes no open file.
            self.path.unlink(missing_ok=True)
            return
        try:
            self.path.unlink(missing_ok=True)
        finally:
            os.close(self.descriptor)

    def _is_in_place(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self.descriptor), self.path.stat())
        except FileNotFoundError:
            return False
