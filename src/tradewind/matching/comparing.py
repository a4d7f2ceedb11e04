"""Compare pairs of names in bulk: how much of their telling words they share."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

Ints = npt.NDArray[np.int64]
Doubles = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

SLIP_KEEPS = 0.75
"""Share of a word's bits that agreement keeps where it is spelt differently."""
_LIGHT_COUNTS = 0.5
"""Share of its bits that a light word adds to a name that has it too."""
_SPELT_ALIKE = ((9, 2), (4, 1))
"""From how many letters how many slips of the pen still leave the same word, the most first."""
STEM = "CASE WHEN length(word) > 5 AND suffix(word, 's') THEN left(word, -1) ELSE word END"
"""SQL of a `word` without a last s, so that a plural is no second slip."""
_SURE_OF_ONE_SLIP = 8
"""Letters from which a word with one slip is that word, even where nothing else is shared."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of words, by number.

    Attributes:
        stems: The words themselves, as `STEM` writes them.
        letters: Number of letters of each stem; 0 where it has a digit, which is no letter.
        which_letters: One bit per letter of the alphabet that the stem has.
        bits: How rare each word is: log2 of one over the share of companies that bear it.
        world_bits: The same, without regard to how many accounts bear it.
        telling: As `bits`, as far as the word's length allows.
        apart: As `telling`, where only one of two names has it; a number tells apart in full.
        is_light: Whether it tells only the kind of entity, as "group" does.
    """

    stems: Sequence[str]
    letters: Ints
    which_letters: npt.NDArray[np.uint32]
    bits: Doubles
    world_bits: Doubles
    telling: Doubles
    apart: Doubles
    is_light: Flags


@dataclass(frozen=True, slots=True)
class Names:
    """Names of one length as rows.

    Attributes:
        words: Numbers of their words.
        joined: Number of the word that a word and the next make when written as one, or -1.
    """

    words: Ints
    joined: Ints


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two names share and what each has alone; one entry per pair.

    Attributes:
        shared: Bits of shared words, by frequency alone; light words at half.
        world: The same by frequency in the world.
        telling: Bits of shared telling words, as far as their length allows.
        slips: Shared words that are spelt differently.
        doubtful_slips: Those among them that are too short, or two slips apart, to be sure.
        far_slips: Those among them that are two slips apart.
        slip_bits: What words that are spelt differently add to `telling`.
        rarest_alone: Of the telling words that only one name has, how much the rarest tells apart.
        left_words_alone: How many telling words they are; `right_words_alone` likewise.
        left_light_alone: How many light words only the left name has; `right_light_alone` likewise.
    """

    shared: Doubles
    world: Doubles
    telling: Doubles
    slips: Ints
    doubtful_slips: Ints
    far_slips: Ints
    slip_bits: Doubles
    rarest_alone: Doubles
    left_words_alone: Ints
    right_words_alone: Ints
    left_light_alone: Ints
    right_light_alone: Ints


def overlap(left: Names, right: Names, lexicon: Lexicon) -> Overlap:
    """Pair the words of two columns of names: equal ones, joined ones, then those spelt alike."""
    a, b = _told_apart(left.words, len(lexicon.stems)), _told_apart(right.words, len(lexicon.stems))
    equal = a[:, :, None] == b[:, None, :]
    a_met, b_met = equal.any(axis=2), equal.any(axis=1)
    _meet_joined(left.words, right.joined, a_met, b_met)
    _meet_joined(right.words, left.joined, b_met, a_met)
    slips = _meet_slips(left.words, right.words, a_met, b_met, lexicon)
    on_a, on_b = _looked_up(left.words, lexicon), _looked_up(right.words, lexicon)
    return Overlap(
        shared=_with_light(a_met, on_a, on_a.bits) - slips.cost,
        world=_with_light(a_met, on_a, on_a.world_bits) - slips.cost,
        telling=_sum(a_met, on_a.telling, on_a.telling_word) - slips.cost,
        slips=slips.count,
        doubtful_slips=slips.doubtful,
        far_slips=slips.far,
        slip_bits=slips.bits,
        rarest_alone=np.maximum(_rarest(~a_met, on_a), _rarest(~b_met, on_b)),
        left_words_alone=(~a_met & on_a.telling_word).sum(axis=1),
        right_words_alone=(~b_met & on_b.telling_word).sum(axis=1),
        left_light_alone=(~a_met & on_a.light_word).sum(axis=1),
        right_light_alone=(~b_met & on_b.light_word).sum(axis=1),
    )


@dataclass(frozen=True, slots=True)
class _Slips:
    count: Ints
    doubtful: Ints
    far: Ints
    bits: Doubles
    cost: Doubles


@dataclass(frozen=True, slots=True)
class _LookedUp:
    bits: Doubles
    world_bits: Doubles
    telling: Doubles
    apart: Doubles
    telling_word: Flags
    light_word: Flags


def _looked_up(words: Ints, lexicon: Lexicon) -> _LookedUp:
    light = lexicon.is_light[words]
    return _LookedUp(
        lexicon.bits[words],
        lexicon.world_bits[words],
        lexicon.telling[words],
        lexicon.apart[words],
        ~light,
        light,
    )


def _sum(met: Flags, bits: Doubles, which: Flags) -> Doubles:
    total: Doubles = np.where(met & which, bits, 0.0).sum(axis=1)
    return total


def _with_light(met: Flags, on: _LookedUp, bits: Doubles) -> Doubles:
    light = _LIGHT_COUNTS * _sum(met, bits, on.light_word)
    total: Doubles = _sum(met, bits, on.telling_word) + light
    return total


def _rarest(alone: Flags, on: _LookedUp) -> Doubles:
    rarest: Doubles = np.where(alone & on.telling_word, on.apart, 0.0).max(axis=1)
    return rarest


def _told_apart(words: Ints, known: int) -> Ints:
    """Give a word's second and third place in a name numbers of their own.

    "Johnson & Johnson" is not contained in "Johnson Controls".
    """
    apart = words.copy()
    for place in range(1, words.shape[1]):
        before = (words[:, :place] == words[:, place : place + 1]).sum(axis=1)
        apart[:, place] += before * known
    return apart


def _meet_joined(whole: Ints, joined: Ints, whole_met: Flags, parts_met: Flags) -> None:
    """Let a word meet the two neighbours that make it when written as one."""
    rows = np.flatnonzero((joined >= 0).any(axis=1))
    if not len(rows):
        return
    row, i, j = np.nonzero(whole[rows][:, :, None] == joined[rows][:, None, :])
    row = rows[row]
    free = ~whole_met[row, i] & ~parts_met[row, j] & ~parts_met[row, j + 1]
    whole_met[row[free], i[free]] = True
    parts_met[row[free], j[free]] = True
    parts_met[row[free], j[free] + 1] = True


def _meet_slips(
    left: Ints, right: Ints, left_met: Flags, right_met: Flags, lexicon: Lexicon
) -> _Slips:
    """Let unmet words meet that are spelt alike, each with one other at most."""
    pairs = len(left)
    counts = np.zeros((3, pairs), np.int64)
    slips = _Slips(counts[0], counts[1], counts[2], np.zeros(pairs), np.zeros(pairs))
    rows, i, j = np.nonzero(~left_met[:, :, None] & ~right_met[:, None, :])
    alike = spelt_alike(left[rows, i], right[rows, j], lexicon)
    rows, i, j = rows[alike.places], i[alike.places], j[alike.places]
    chosen = _each_once(rows * left.shape[1] + i, rows * right.shape[1] + j)
    rows, i, j = rows[chosen], i[chosen], j[chosen]
    left_met[rows, i] = right_met[rows, j] = True
    here = lexicon.telling[left[rows, i]]
    kept = SLIP_KEEPS * np.minimum(here, lexicon.telling[right[rows, j]])
    np.add.at(slips.count, rows, 1)
    np.add.at(slips.doubtful, rows, ~alike.sure[chosen])
    np.add.at(slips.far, rows, alike.far[chosen])
    np.add.at(slips.bits, rows, kept)
    np.add.at(slips.cost, rows, here - kept)
    return slips


def _each_once(left_place: Ints, right_place: Ints) -> Ints:
    """Choose the pairs that are the first with their word on both sides."""
    chosen = np.arange(len(left_place))
    for place in (left_place, right_place):
        chosen = chosen[np.unique(place[chosen], return_index=True)[1]]
    return chosen


@dataclass(frozen=True, slots=True)
class Alike:
    """Pairs of words that are alike.

    Attributes:
        places: Where they stand among the pairs that were asked about.
        sure: Which of them are surely the same word.
        far: Which of them are two slips apart.
    """

    places: Ints
    sure: Flags
    far: Flags


def spelt_alike(left: Ints, right: Ints, lexicon: Lexicon) -> Alike:
    """Find the pairs whose words are the same, but for as many slips as their length allows."""
    places = np.flatnonzero(_may_be_alike(left, right, lexicon))
    known = len(lexicon.stems)
    pairs, place = np.unique(
        left[places].astype(np.int64) * known + right[places], return_inverse=True
    )
    a, b = pairs // known, pairs % known
    distance = _distance(a, b, lexicon)
    shorter = np.minimum(lexicon.letters[a], lexicon.letters[b])
    alike = (distance <= _slips_allowed(shorter))[place]
    sure = ((distance <= 1) & (shorter >= _SURE_OF_ONE_SLIP))[place]
    return Alike(places[alike], sure[alike], (distance > 1)[place][alike])


def _distance(left: Ints, right: Ints, lexicon: Lexicon) -> Ints:
    if not len(left):
        return left
    distance: Ints = process.cpdist(
        [lexicon.stems[word] for word in left.tolist()],
        [lexicon.stems[word] for word in right.tolist()],
        scorer=OSA.distance,
        score_cutoff=2,
        dtype=np.int32,
    )
    return distance


def _may_be_alike(left: Ints, right: Ints, lexicon: Lexicon) -> Flags:
    """Tell which words have lengths and letters that so few slips can explain.

    A slip makes a word one letter longer at most, and takes and adds one letter at most.
    """
    a, b = lexicon.letters[left], lexicon.letters[right]
    slips = _slips_allowed(np.minimum(a, b))
    other_letters = np.bitwise_count(lexicon.which_letters[left] ^ lexicon.which_letters[right])
    near: Flags = (slips > 0) & (np.abs(a - b) <= slips) & (other_letters <= 2 * slips)
    return near


def _slips_allowed(letters: Ints) -> Ints:
    """Say how many slips leave the same word, by the letters of the shorter spelling."""
    allowed: Ints = np.select(
        [letters >= least for least, _ in _SPELT_ALIKE], [slips for _, slips in _SPELT_ALIKE], 0
    )
    return allowed
