"""Who wrote a file, or is at work, as git knows it; without git, as the computer does."""

import os
import subprocess
from getpass import getuser
from pathlib import Path

_PATIENCE_S = 5
_QUIET = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false")
"""Settings of a repository that would start other programs."""


def author_of(file: Path) -> str | None:
    """Name who wrote a file: its last author, or the one at work where it has been changed since.

    None where git is not installed, the file is in no repository, or git knows no name.
    """
    if not file.is_file():
        return None
    if _told(file, "status", "--porcelain", "--ignored", "--", file.name) == "":
        return _told(file, "log", "-1", "--format=%an", "--", file.name) or None
    return _told(file, "config", "user.name") or None


def person_at_work(folder: Path) -> str | None:
    """Name who works in a folder: as git knows the person there, or else this computer's user.

    None where neither knows a name.
    """
    inside = folder / "anything"
    return (_told(inside, "config", "user.name") if folder.is_dir() else None) or computer_user()


def computer_user() -> str | None:
    """Name the user of this computer; None where the system knows no name."""
    try:
        return getuser()
    except (OSError, KeyError):
        return None


def _told(file: Path, *question: str) -> str | None:
    """Ask git; None where it has no answer."""
    try:
        done = subprocess.run(
            ["git", *_QUIET, *question],
            cwd=file.parent,
            env=os.environ | {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
