"""How a command ends, as the number that scripts see."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes; 2, wrong usage, is given by the parser of the arguments."""

    DONE = 0
    PROBLEMS = 1
    """The input has problems; all of them were printed."""
    OUTSIDE_WORLD = 3
    """A disk, a lock or a right stands in the way; nothing was lost."""
    BUG = 70
    """Tradewind itself is wrong."""
    STOPPED = 130
    """Somebody pressed Ctrl-C."""
