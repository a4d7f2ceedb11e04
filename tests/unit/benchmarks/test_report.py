"""The report shows medians, multiples of the hand-written SQL, and the targets."""

from contest.contestants import HANDWRITTEN, TRADEWIND
from contest.measuring import Measured
from contest.report import Target, ratio_target, small_targets, table
from contest.round import Round


def rounds(*walls: float) -> tuple[Round, ...]:
    """Give rounds of these wall times."""
    return tuple(Round(0.5, wall, 2 * wall, 1000.0, {}) for wall in walls)


RESULTS = [Measured(TRADEWIND, rounds(3.0, 2.0, 9.0)), Measured(HANDWRITTEN, rounds(2.0, 2.5, 3))]


def test_times_are_medians_and_multiples_of_the_hand_written_sql() -> None:
    """A disturbed round does not move the median, and the multiple is one of medians."""
    lines = table(RESULTS, base=HANDWRITTEN)
    line = next(line for line in lines if line.startswith("tradewind score"))

    assert line.split()[2:] == ["3.00", "2.00", "6.00", "1,000", "0.50", "1.20", "1.20", "3"]


def test_the_ratio_target_compares_medians() -> None:
    """Tradewind's median of 3 seconds is 1.2 times the hand-written 2.5, which misses 1.1."""
    target = ratio_target(RESULTS, case="attributes", base=HANDWRITTEN, at_most=1.1)

    assert (target.measured, target.holds) == (1.2, False)


def test_starting_up_and_compiling_have_targets_of_their_own() -> None:
    """Exactly 300 ms of start-up hold, and 201 ms of compiling do not."""
    start_up, compiling = small_targets(help_milliseconds=300, compile_milliseconds=201)

    assert start_up.holds
    assert not compiling.holds


def test_a_target_says_in_one_line_whether_it_holds() -> None:
    """The line has the word, the name, what was measured, and the limit."""
    assert str(Target("start-up", 145.2, 300, " ms")) == "holds   start-up: 145 ms, at most 300"
