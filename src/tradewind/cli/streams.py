"""The streams of the process: bytes for other programs, and signs that a terminal lacks."""

import codecs
import os
import sys

_PLAIN = {
    "·": "|",
    "…": "...",
    "–": "-",
    "—": "-",
    "−": "-",
    "█": "#",
    "▌": "#",
    "─": "-",
    "→": ">",
}


def write_result(text: str) -> None:
    """Write a result for other programs to stdout: UTF-8 whatever the terminal speaks."""
    write_result_bytes(text.encode())


def write_result_bytes(content: bytes) -> None:
    """Write a result for other programs to stdout, byte for byte."""
    if sys.stdout is None:  # a process may be started without it
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def accept_any_terminal() -> None:
    """Make streams that lack a sign take a plainer one, instead of ending the command."""
    codecs.register_error("tradewind", _replaced)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="tradewind")


def let_go_of_pipes() -> None:
    """Send what is still unwritten nowhere, so that nobody complains about it at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(_PLAIN.get(sign, "?") for sign in signs), error.end
