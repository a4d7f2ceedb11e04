"""The report of matching says what was measured, and whether targets are reached."""

from dataclasses import replace

from matching_contest.contestants import ENTRIES, TRADEWIND, Entry
from matching_contest.datasets import DATA_SETS
from matching_contest.judging import Tally
from matching_contest.report import (
    Goal,
    as_json,
    best_of_family,
    best_peer,
    goals,
    peer_goals,
    scale_targets,
    table,
)
from matching_contest.running import Absent, Result

GRAMS = next(entry for entry in ENTRIES if entry.family == "3-grams and rerank")
SCORERS = [entry for entry in ENTRIES if entry.family == "rapidfuzz"]
(NAMES,) = [one for one in DATA_SETS if one.name == "names"]


def result(entry: Entry, counts: Tally, *, wall_seconds: float = 1.0) -> Result:
    """Give a result over 100 leads."""
    return Result(entry, counts, 0.5, 100, 100, wall_seconds, 2.0, 3000.0)


OURS = result(TRADEWIND, Tally(98, 1, 2, 5, 100))
PEER = result(GRAMS, Tally(90, 10, 10, 0, 100), wall_seconds=4.0)


def test_a_goal_says_in_one_line_whether_it_holds() -> None:
    """The line has the word, the name, what was measured, and the least."""
    assert str(Goal("names: recall", 0.97, 0.97)) == "holds   names: recall: 0.97, at least 0.97"
    assert str(Goal("speed", 4.04, 5, " x")) == "missed  speed: 4.04 x, at least 5"


def test_a_data_set_has_its_targets() -> None:
    """Of 99 matches 98 are right, which is 0.99; of 100 accounts 98 are found."""
    precision, recall = goals(NAMES, [PEER, OURS])

    assert (precision.measured, precision.at_least, precision.holds) == (98 / 99, 0.99, False)
    assert (recall.measured, recall.at_least, recall.holds) == (0.98, 0.97, True)


def test_the_best_peer_is_the_rival_of_the_best_f1() -> None:
    """We are no peer of our own, and a rival that does not install is none."""
    weak = result(SCORERS[0], Tally(50, 50, 50, 0, 100))

    assert best_peer([OURS, weak, PEER, Absent(SCORERS[1], "does not install")]) is PEER


def test_throughput_is_compared_with_the_best_peer() -> None:
    """A hundred leads in one second against four are 4 times the throughput, not 5."""
    f1, throughput = peer_goals("listed", [OURS, PEER])

    assert f1.holds
    assert (throughput.measured, throughput.holds) == (4.0, False)


def test_of_a_family_the_best_is_shown() -> None:
    """Of two scorers of rapidfuzz, the table shows the one of the better F1."""
    worse, better = (result(e, Tally(right)) for e, right in zip(SCORERS, (0, 60), strict=False))

    assert best_of_family([worse, better, OURS]) == [better, OURS]


def test_a_rival_that_is_absent_is_named_with_the_reason() -> None:
    """Nobody is left out in silence."""
    lines = list(table([OURS, Absent(GRAMS, "does not install: no such release")], precision=0.99))

    assert lines[2].split(maxsplit=3)[3] == "does not install: no such release"


def test_fewer_leads_are_marked() -> None:
    """A contestant that was given some of the leads has a star, and the star is explained."""
    lines = list(table([replace(PEER, all_leads=500)], precision=0.99))

    assert lines[1].endswith("100*")
    assert lines[-1].startswith("* the first leads only")


def test_scale_has_a_limit_of_time_and_one_of_memory() -> None:
    """181 seconds miss 180, and 3 GB keep 6."""
    wall, memory = scale_targets(replace(OURS, wall_seconds=181.0))

    assert (wall.holds, memory.holds) == (False, True)


def test_the_numbers_can_be_read_by_machines() -> None:
    """Counts, shares and throughput stand beside each other by name."""
    ours, absent = as_json([OURS, Absent(GRAMS, "slow")])

    assert (ours["right"], ours["recall"], ours["leads_a_second"]) == (98, 0.98, 100.0)
    assert absent == {"contestant": "3-grams and rerank", "absent": "slow"}
