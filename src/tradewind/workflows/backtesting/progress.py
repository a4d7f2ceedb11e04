"""How far a backtest is, by the time that its parts take."""

from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Told what is being done, and the share (0–1) of all that is done by then."""


class BacktestProgress:
    """Turns the parts of a backtest into shares of its time.

    The constants are seconds, of which only the proportions count: those of a backtest of a demo
    market of 100,000 accounts, twelve months and two scorecards, on two cores.

    Args:
        progress: Told what is being done; None where nobody listens.
        snapshots: How many snapshots there are.
        scorecards: How many scorecards are scored at each.
        rounds: Rounds of the bootstrap.
    """

    READING = 0.9
    """To read the sources, once."""
    TESTED, OTHER = 0.8, 0.65
    """To score once by the tested scorecard, with what it rests on; and by another."""
    LAYING_OUT = 0.12
    """To lay out the rows of one snapshot."""
    PROVING, ROUNDS = 0.3, 0.35
    """To prove one snapshot without the bootstrap, and with a thousand rounds beyond that."""

    def __init__(
        self, progress: Progress | None, *, snapshots: int, scorecards: int, rounds: int
    ) -> None:
        self._progress = progress
        scoring = snapshots * (self.TESTED + (scorecards - 1) * self.OTHER)
        proving = snapshots * (self.PROVING + self.ROUNDS * rounds / 1000)
        self._whole = self.READING + scoring + snapshots * self.LAYING_OUT + proving
        self._proving_from = 1 - proving / self._whole
        self._laying_out_from = self._proving_from - snapshots * self.LAYING_OUT / self._whole
        self._done = self.READING

    def scoring(self, *, is_tested: bool) -> Callable[[str], None]:
        """Give what is told when a scorecard begins to score a snapshot."""
        length = self.TESTED if is_tested else self.OTHER

        def told(what: str) -> None:
            self._tell(what, self._done / self._whole)
            self._done += length

        return told

    def laying_out(self) -> None:
        """Say that the rows are laid out now."""
        self._tell("Joining what happened next", self._laying_out_from)

    def proving(self, what: str, share: float) -> None:
        """Say what of the proof is worked out, and how much of it is done."""
        self._tell(what, self._proving_from + share * (1 - self._proving_from))

    def _tell(self, what: str, share: float) -> None:
        if self._progress is not None:
            self._progress(what, min(share, 1.0))
