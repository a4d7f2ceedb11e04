"""Weights from answers, checked on planted truth."""

import math
import random
from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tradewind.matching.learning import (
    LEAST_ANSWERS,
    LEAST_OF_EACH,
    ORDERS,
    AnsweredPair,
    LearnedLevel,
    learn_weights,
)
from tradewind.matching.weights import LEVELS, PRIOR

OFFSETS = {
    ("country", "same"): -1.2,
    ("country", "different"): -1.0,
    ("city", "same"): 1.5,
    ("name", "part, rare"): -1.2,
    ("name", "some words"): 1.0,
}
PLANTED = {key: LEVELS[key[0]][key[1]].bits + off for key, off in OFFSETS.items()}
"""What some levels really weigh in the invented market below; others weigh their default."""


def planted_bits(levels: Mapping[str, str | None]) -> float:
    """Give the true weight of a pair, in bits."""
    known = [(part, level) for part, level in levels.items() if level is not None]
    return PRIOR + sum(PLANTED.get(key, LEVELS[key[0]][key[1]].bits) for key in known)


def answered(count: int, *, seed: int) -> Iterator[AnsweredPair]:
    """Invent pairs, and answer the doubtful ones as often yes as their true weight says."""
    draws = random.Random(seed)
    while count:
        levels = {
            part: draws.choice([*LEVELS[part], None])
            for part in ("domain", "name", "country", "city")
        }
        shown = PRIOR + sum(LEVELS[p][level].bits for p, level in levels.items() if level)
        if -4 <= shown <= 6:
            share = 1 / (1 + 2 ** -planted_bits(levels))
            yield AnsweredPair(levels, draws.random() < share)
            count -= 1


def of_level(learned: tuple[LearnedLevel, ...], part: str, level: str) -> LearnedLevel:
    """Give the record of one level."""
    return next(one for one in learned if (one.part, one.level) == (part, level))


@pytest.fixture(scope="module")
def learned() -> tuple[LearnedLevel, ...]:
    """Learn from eight thousand answers."""
    return learn_weights(answered(8_000, seed=11))


@pytest.mark.parametrize("key", PLANTED)
def test_what_was_planted_is_found(key: tuple[str, str], learned: tuple[LearnedLevel, ...]) -> None:
    """Each planted weight is nearer to what was learned than its default is, within chance."""
    found = of_level(learned, *key)

    assert found.low_bits is not None
    assert found.high_bits is not None
    margin = (found.high_bits - found.low_bits) / 2
    assert abs(found.new_bits - PLANTED[key]) < min(abs(OFFSETS[key]), 2 * margin)


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """Over thirty markets about 95 % of the intervals hold what each level really weighs."""
    held = [
        one.low_bits <= PLANTED.get((one.part, one.level), one.old_bits) <= one.high_bits
        for seed in range(30)
        for one in learn_weights(answered(1_500, seed=seed))
        if one.low_bits is not None and one.high_bits is not None
    ]

    assert 0.92 <= sum(held) / len(held) <= 0.995


def test_answers_to_doubtful_pairs_do_not_make_a_strong_level_weak() -> None:
    """Where people are only asked about what the domain leaves open, the domain keeps its weight.

    Shares would say that the same domain weighs nothing: every pair that has it among these is
    one that other evidence speaks against.
    """
    against = {"domain": "same", "name": "different", "country": "different", "city": "different"}
    speaks_for = {"domain": "different", "name": "spelling, common", "country": "same"}
    answers = [AnsweredPair(against, place % 2 == 0) for place in range(60)]
    answers += [AnsweredPair(speaks_for, place % 2 == 0) for place in range(60)]

    found = of_level(learn_weights(answers), "domain", "same")

    assert found.confirmed == found.refused == 30
    assert found.new_bits > 8


def test_few_answers_change_nothing() -> None:
    """Below the stated number of either answer every weight stays."""
    pair = {"country": "same"}
    answers = [AnsweredPair(pair, True)] * 1000
    answers += [AnsweredPair(pair, False)] * (LEAST_OF_EACH - 1)

    assert all(
        one.new_bits == one.old_bits and not one.is_learned for one in learn_weights(answers)
    )


def test_a_level_with_few_answers_keeps_its_weight() -> None:
    """A level that hardly anybody was asked about is not learned, whatever the others say."""
    often, seldom = {"country": "same"}, {"country": "same", "phone": "same"}
    answers = [AnsweredPair(often, place % 2 == 0) for place in range(200)]
    answers += [AnsweredPair(seldom, False)] * (LEAST_ANSWERS - 1)

    found = learn_weights(answers)

    phone = of_level(found, "phone", "same")
    assert (phone.is_learned, phone.new_bits, phone.refused) == (False, phone.old_bits, 19)
    assert of_level(found, "country", "same").is_learned


def test_few_answers_more_than_needed_move_little() -> None:
    """A level that is just learned stays near its default, however one-sided its answers."""
    answers = [AnsweredPair({"city": "same"}, True)] * 20
    answers += [AnsweredPair({"city": "different"}, False)] * 20

    found = of_level(learn_weights(answers), "city", "same")

    assert 0 < found.new_bits - found.old_bits < 1.5


def test_a_project_keeps_its_own_weight_where_nothing_is_learned() -> None:
    """Overrides are what `old_bits` says, and stay."""
    found = of_level(learn_weights([], current={"city": {"same": 2.5}}), "city", "same")

    assert (found.old_bits, found.new_bits, found.low_bits) == (2.5, 2.5, None)


def test_learning_twice_gives_the_same() -> None:
    """Weights learned before are no part of what is learned from the same answers."""
    answers = list(answered(600, seed=3))
    first = learn_weights(answers)
    taken = {
        part: {one.level: one.new_bits for one in first if one.part == part} for part in LEVELS
    }

    again = learn_weights(answers, current=taken)

    assert [one.new_bits for one in again] == [one.new_bits for one in first]


@settings(max_examples=25)
@given(seed=st.integers(0, 10**6), count=st.integers(60, 300), share=st.floats(0.1, 0.9))
def test_stronger_agreement_never_weighs_less(seed: int, count: int, share: float) -> None:
    """Whatever the answers, even at random, the stated orders hold."""
    draws = random.Random(seed)
    answers = [
        AnsweredPair(pair.levels, draws.random() < share) for pair in answered(count, seed=seed)
    ]

    bits = {(one.part, one.level): one.new_bits for one in learn_weights(answers)}

    for part, orders in ORDERS.items():
        for order in orders:
            weights = [bits[part, level] for level in order]
            assert all(stronger >= weaker - 0.011 for stronger, weaker in pairwise(weights))


def test_every_level_has_its_record_and_every_order_its_levels() -> None:
    """The records follow the vocabulary of weights, as do the orders."""
    found = learn_weights([])

    assert [(one.part, one.level) for one in found] == [
        (part, level) for part, levels in LEVELS.items() for level in levels
    ]
    for part, orders in ORDERS.items():
        assert {level for order in orders for level in order} <= set(LEVELS[part])


def test_the_defaults_are_in_order() -> None:
    """No default contradicts an order that learning keeps."""
    for part, orders in ORDERS.items():
        for order in orders:
            bits = [LEVELS[part][level].bits for level in order]
            assert bits == sorted(bits, reverse=True)
            assert all(math.isfinite(one) for one in bits)
