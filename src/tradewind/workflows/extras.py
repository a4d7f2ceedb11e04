"""Whether the parts that an extra of the package brings are installed."""

from collections.abc import Sequence
from importlib.util import find_spec

from tradewind.problems import InvalidInput, Place, Problem

MISSING_EXTRA = "TW616"
"""The extra parts that a command needs are not installed."""


def refuse_without(parts: Sequence[str], *, extra: str, work: str, command: str) -> None:
    """Stop where a part of an extra is not installed.

    Args:
        parts: The modules that the extra installs.
        extra: Its name.
        work: What needs them, as the first word of a sentence.
        command: The command that was called.

    Raises:
        InvalidInput: One is missing; names it, and what installs it.
    """
    missing = [part for part in parts if find_spec(part) is None]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        what = f"{work} needs {', '.join(missing)}, which {verb} not installed."
        fix = f"Run `pip install 'tradewind[{extra}]'`."
        raise InvalidInput([Problem(MISSING_EXTRA, Place(command), what, fix)])
