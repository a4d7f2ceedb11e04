"""Choose the threshold of contestants that give a score and no decision, in their favour."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from matching_contest.judging import Judged, Tally, tally

NEVER = float("inf")
"""A threshold that no score reaches."""


def half_of(lead_id: str) -> int:
    """Give the half of the truth, 0 or 1, that a lead belongs to."""
    return blake2b(lead_id.encode(), digest_size=1).digest()[0] % 2


def curve(answers: Sequence[Judged]) -> Iterator[tuple[float, Tally]]:
    """Give every threshold that makes a difference, from high to low, with its counts."""
    with_account = sum(one.has_account for one in answers)
    by_score = sorted(answers, key=lambda one: -one.score)
    right = wrong = 0
    for place, one in enumerate(by_score):
        if one.score == float("-inf"):
            return
        right += one.is_right
        wrong += not one.is_right
        if place + 1 == len(by_score) or by_score[place + 1].score < one.score:
            yield one.score, Tally(right, wrong, with_account - right, 0, len(answers))


def best_threshold(answers: Sequence[Judged]) -> float:
    """Give the threshold of the best F1; of equals, the highest."""
    found = max(curve(answers), key=lambda point: point[1].f1, default=(NEVER, Tally()))
    return found[0]


def held_out(answers: Sequence[Judged]) -> Tally:
    """Count with thresholds that were chosen on the other half of the leads.

    Both halves are judged, each by the best threshold of the other one, so that all leads
    count and none had a say in its own threshold.
    """
    halves = [[one for one in answers if half_of(one.lead_id) == half] for half in (0, 1)]
    thresholds = [best_threshold(half) for half in halves]
    return tally(halves[0], threshold=thresholds[1]) + tally(halves[1], threshold=thresholds[0])


def recall_at(answers: Sequence[Judged], *, precision: float) -> float:
    """Give the best recall that any threshold reaches at this precision or a better one.

    The threshold is chosen on the very leads it is measured on: this is the most that the
    scores could give. It is 0 where no threshold is precise enough.
    """
    return max(
        (counts.recall for _, counts in curve(answers) if counts.precision >= precision),
        default=0.0,
    )
