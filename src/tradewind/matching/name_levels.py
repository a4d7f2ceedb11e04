"""The level of agreement between two names, from what they share and what each has alone."""

import numpy as np
import numpy.typing as npt

from tradewind.matching.comparing import Flags, Overlap
from tradewind.matching.weights import LEVELS

NAME_LEVELS = tuple(LEVELS["name"])
"""Levels by number, as `name_levels` gives them."""

_RARE_NAME = 9.0
"""Bits from which a name that is the same is rare: one in 512 companies of the world."""
_RARE_WORDS = 11.0
"""Bits from which shared words are rare, where the names differ in light words or spelling: one in
2,048 companies."""
_SOME_BITS = 5.0
"""Bits of words shared beside a misspelt one from which a single slip in it is sure: a word that
fewer than one in 32 companies bear."""
_RARE_PART = 13.0
"""Bits from which shared words are rare where one name also has ordinary words: one in 8,192."""
_ORDINARY_WORD = 10.0
"""Bits up to which a word that only one name has describes a business rather than names it."""
_VERY_RARE_PART = 20.0
"""Bits from which shared words stand for themselves, whatever the other name has more: two rare
words, one in a million."""
_MOST_WORDS_MORE = 2
"""Telling words that one name may have more, where a part of it stands for the whole."""


def name_levels(found: Overlap, *, same: Flags, acronym: Flags) -> npt.NDArray[np.int8]:
    """Give the number of each pair's level.

    Args:
        found: What the names share.
        same: Pairs whose names are the same when written without blanks.
        acronym: Pairs of which one name is the first letters of the other's words.
    """
    left_extra, right_extra = found.left_words_alone > 0, found.right_words_alone > 0
    light_extra = (found.left_light_alone > 0) & (found.right_light_alone > 0)
    whole = ~left_extra & ~right_extra & (found.shared > 0)
    no_light = (found.left_light_alone + found.right_light_alone) == 0
    identical = same | (whole & no_light & (found.slips == 0))
    rare = (found.shared >= _RARE_WORDS) & ~light_extra
    beside = found.telling - found.slip_bits
    sure = (
        (found.doubtful_slips == 0)
        | (beside >= _RARE_WORDS)
        | ((beside >= _SOME_BITS) & (found.slips == 1) & (found.far_slips == 0))
    )
    part = (left_extra ^ right_extra) & (found.telling > 0)
    by_level = {
        "same, rare": identical & (found.world >= _RARE_NAME),
        "same, common": identical,
        "alike, rare": whole & (found.slips == 0) & rare,
        "alike, common": whole & (found.slips == 0) & (found.telling > 0),
        "spelling, rare": whole & rare & sure,
        "spelling, common": whole & (found.telling > 0),
        "acronym": acronym,
        "part, rare": part & _is_rare_part(found),
        "part, common": part,
        "some words": found.telling > 0,
        "different": np.ones(len(same), dtype=np.bool_),
    }
    numbers = [NAME_LEVELS.index(level) for level in by_level]
    return np.select(list(by_level.values()), numbers).astype(np.int8)


def contained(found: Overlap) -> npt.NDArray[np.int8]:
    """Say which name's telling words are all in the other: 1 the left's, 2 the right's, 3 both."""
    some = found.telling > 0
    left, right = found.left_words_alone == 0, found.right_words_alone == 0
    which: npt.NDArray[np.int8] = np.where(some, left + 2 * right, 0).astype(np.int8)
    return which


def _is_rare_part(found: Overlap) -> Flags:
    """Whether all of one name is in the other, rare enough for what the other has more."""
    extra = found.left_words_alone + found.right_words_alone
    light_in_part = np.where(
        found.left_words_alone > 0, found.right_light_alone, found.left_light_alone
    )
    ordinary = (found.rarest_alone <= _ORDINARY_WORD) & (light_in_part == 0)
    rare = (found.telling >= _RARE_PART) & ordinary
    very_rare = found.telling >= _VERY_RARE_PART
    enough: Flags = (rare | very_rare) & (found.slips == 0) & (extra <= _MOST_WORDS_MORE)
    return enough
