"""Comparing words: leaving out what cannot be alike leaves out nothing that is."""

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from tradewind.matching.compare_names import letters_of
from tradewind.matching.comparing import Lexicon, spelt_alike

words = st.text(alphabet="abcdes1", min_size=1, max_size=12)


def lexicon_of(stems: list[str]) -> Lexicon:
    """Give a lexicon in which only the spelling of the words counts."""
    zeros = np.zeros(len(stems))
    letters, which = letters_of(pa.array(stems))
    return Lexicon(stems, letters, which, zeros, zeros, zeros, zeros, zeros > 0)


def alike(one: str, other: str) -> bool:
    """Say by the stated rule whether two spellings leave the same word."""
    shorter = min(len(one), len(other))
    if any(sign.isdigit() for sign in one + other) or shorter < 4:
        return False
    return bool(OSA.distance(one, other) <= (2 if shorter >= 9 else 1))


@given(pairs=st.lists(st.tuples(words, words), min_size=1))
def test_words_are_alike_by_slips_and_length(pairs: list[tuple[str, str]]) -> None:
    """Whatever the words, those alike are within the slips that their length allows."""
    lexicon = lexicon_of([word for pair in pairs for word in pair])
    left, right = np.arange(0, 2 * len(pairs), 2), np.arange(1, 2 * len(pairs), 2)

    found = spelt_alike(left, right, lexicon)

    expected = [place for place, pair in enumerate(pairs) if alike(*pair)]
    assert found.places.tolist() == expected
