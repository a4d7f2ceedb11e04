"""How far a proving is: parts of stated lengths, one after the other."""

from collections.abc import Callable, Mapping

Progress = Callable[[str, float], None]
"""Told what is being done, and the share (0–1) of the proving that is done by then."""


class ProvingProgress:
    """Turns how far each part is into how far the whole is."""

    def __init__(self, progress: Progress, lengths: Mapping[str, float]) -> None:
        """Take the parts in the order in which they come, each with its length in any unit."""
        self._progress, self._lengths = progress, lengths
        self._whole = sum(lengths.values())

    def of(self, part: str) -> Callable[[float], None]:
        """Say that a part begins, and give what is told the share (0–1) of it that is done."""
        parts = list(self._lengths)
        before = sum(self._lengths[one] for one in parts[: parts.index(part)])

        def told(share: float) -> None:
            self._progress(part, (before + share * self._lengths[part]) / self._whole)

        told(0.0)
        return told
