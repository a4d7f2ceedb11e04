"""Tell a listener which step of a long work begins."""

from collections.abc import Callable

Listener = Callable[[str], None]
"""Takes the name of each step when it begins."""


def unheard(step: str) -> None:
    """Take the name of a step that nobody wants to hear of."""
