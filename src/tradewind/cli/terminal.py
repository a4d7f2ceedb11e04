"""Consoles: the result goes to stdout, everything else to stderr."""

from typing import TYPE_CHECKING

from rich.console import Console

if TYPE_CHECKING:
    from rich.console import RenderableType

NARROWEST = 40
"""Fewest columns that anything is laid out for; a narrower terminal wraps the lines itself."""
_HIDDEN = frozenset(
    {
        *range(0x20),
        *range(0x7F, 0xA0),
        *(0x200B, 0x200E, 0x200F),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    }
)
"""Signs that a terminal obeys or hides: controls, line ends, turns of direction, no width."""


class Terminal(Console):
    """A console that takes no text for markup and lets a closed pipe be heard of."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, markup=False, highlight=False, emoji=False)
        if self.width < NARROWEST:
            self.width = NARROWEST

    def on_broken_pipe(self) -> None:
        """Let the command end, as the reader of the pipe has all it wanted."""
        raise BrokenPipeError


def result_terminal() -> Terminal:
    """Give the console of the result, which is stdout."""
    return Terminal()


def side_terminal() -> Terminal:
    """Give the console of everything else, which is stderr."""
    return Terminal(stderr=True)


def tell(*lines: "RenderableType") -> None:
    """Print lines that are not the result; long ones stay whole, so that they can be copied."""
    terminal = side_terminal()
    for line in lines:
        terminal.print(line, soft_wrap=True)


def visible(text: str) -> str:
    r"""Show what a terminal would obey or hide, such as escape sequences and line ends.

    Examples:
        >>> visible("Acme\x1b[31m\n")
        'Acme\\x1b[31m\\n'
    """
    if _HIDDEN.isdisjoint(map(ord, text)):
        return text
    return "".join(ascii(sign)[1:-1] if ord(sign) in _HIDDEN else sign for sign in text)
