"""Give pairs of names their levels, batch by batch, out of the tables of names and words."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tradewind.matching.comparing import STEM, Ints, Lexicon, Names, overlap
from tradewind.matching.interface import Bench
from tradewind.matching.name_levels import contained, name_levels
from tradewind.matching.name_tables import UNKNOWN_WORD_BITS
from tradewind.matching.words import MOST_WORDS

_BATCH = 100_000
"""Pairs compared at once; some 100 MB of working memory."""

_APART = f"""CASE WHEN regexp_full_match(word, '[0-9]+|i[ivx]|iii|v?i{{1,3}}|xi{{0,3}}|xiv|xv')
  THEN {UNKNOWN_WORD_BITS} ELSE telling END"""
"""Numbers in figures and Roman: "Acme Capital II" is not Acme Capital."""

_A, _ALPHABET = ord("a"), 26

_COLUMNS = {
    "lead_name": pa.int32(),
    "account_name": pa.int32(),
    "level_no": pa.int8(),
    "contained": pa.int8(),
}


@dataclass(frozen=True, slots=True)
class NameBook:
    """All names and words of a run, as arrays.

    Attributes:
        words: Numbers of the words of all names, name after name.
        joined: For each of `words`, the word that it and the next make written as one, or -1.
        begins: Where in `words` each name begins.
        lengths: How many words each name has.
        lexicon: What is known of words.
        spelt: A hash of each name without blanks.
        acronyms: The same of its acronym, 0 where it has none.
    """

    words: Ints
    joined: Ints
    begins: Ints
    lengths: Ints
    lexicon: Lexicon
    spelt: npt.NDArray[np.uint64]
    acronyms: npt.NDArray[np.uint64]

    def names(self, rows: Ints, length: int) -> Names:
        """Give names that all have `length` words."""
        places = self.begins[rows][:, None] + np.arange(length)
        return Names(self.words[places], self.joined[places])


def read_name_book(bench: Bench) -> NameBook:
    """Read the tables of names and words into arrays, and drop those that nobody else reads."""
    words = bench.arrow(
        f"SELECT *, {_APART} AS apart, {STEM} AS stem FROM match_words ORDER BY word_no"
    )
    hashes = bench.arrow(
        "SELECT hash(joined) AS joined, coalesce(hash(acronym), 0) AS acronym,\n"
        "  len(words)::INTEGER AS length\n"
        "FROM match_names LEFT JOIN match_acronyms USING (name_no) ORDER BY name_no"
    )
    placed = bench.arrow(
        "SELECT words.word_no, coalesce(joined.word_no, -1)::INTEGER AS joined_no\n"
        "FROM (FROM match_name_words JOIN match_words USING (word)) AS words\n"
        "LEFT JOIN match_joined_words AS joined USING (name_no, place)\n"
        "ORDER BY name_no, place"
    )
    for table in ("match_name_words", "match_joined_words", "match_acronyms"):
        bench.execute(f"DROP TABLE {table}")  # of no more use, and large
    lengths = hashes["length"].to_numpy()
    return NameBook(
        placed["word_no"].to_numpy(),
        placed["joined_no"].to_numpy(),
        np.cumsum(lengths, dtype=np.int64) - lengths,
        lengths,
        _lexicon(words),
        hashes["joined"].to_numpy(),
        hashes["acronym"].to_numpy(),
    )


def _lexicon(words: pa.Table) -> Lexicon:
    stems = words["stem"].combine_chunks()
    letters, which_letters = letters_of(stems)
    return Lexicon(
        stems.to_pylist(),
        letters,
        which_letters,
        _doubles(words["bits"]),
        _doubles(words["world_bits"]),
        _doubles(words["telling"]),
        _doubles(words["apart"]),
        words["is_light"].to_numpy(),
    )


def letters_of(stems: pa.StringArray) -> tuple[Ints, npt.NDArray[np.uint32]]:
    """Give how many letters each word has, 0 for one with other signs, and which they are."""
    lengths = pc.binary_length(stems).to_numpy(zero_copy_only=False).astype(np.int64)
    if not len(lengths):
        return lengths, np.empty(0, np.uint32)
    signs = np.frombuffer("".join(stems.to_pylist()).encode("ascii"), np.uint8)
    is_letter = (signs >= _A) & (signs < _A + _ALPHABET)
    bits = np.left_shift(np.uint32(1), np.where(is_letter, signs - _A, _ALPHABET), dtype=np.uint32)
    which = np.bitwise_or.reduceat(bits, np.cumsum(lengths) - lengths)
    return np.where(which < 1 << _ALPHABET, lengths, 0), which


def _doubles(column: pa.ChunkedArray) -> npt.NDArray[np.float64]:
    doubles: npt.NDArray[np.float64] = column.to_numpy().astype(np.float64)
    return doubles


def compare_names(bench: Bench, book: NameBook, *, pairs: str, table: str) -> None:
    """Make `table(lead_name, account_name, level_no, contained)`: one row per pair of names.

    `contained` is 1 where all telling words of the lead's name are in the account's, 2 the other
    way round, 3 where both, 0 where neither.

    Args:
        bench: Where the tables are.
        book: The names and words.
        pairs: A query of distinct (lead_name, account_name), numbers of names.
        table: Name of the table.
    """
    met = bench.arrow(pairs)
    left, right = met["lead_name"].to_numpy(), met["account_name"].to_numpy()
    found = [_compared(left[rows], right[rows], book) for rows in _alike_long(left, right, book)]
    bench.load(table, pa.Table.from_batches(found, schema=pa.schema(list(_COLUMNS.items()))))


def _alike_long(left: Ints, right: Ints, book: NameBook) -> Iterator[Ints]:
    """Give batches of pairs whose left names have one number of words, and whose right names."""
    lengths = (book.lengths[left] * (MOST_WORDS + 1) + book.lengths[right]).astype(np.uint8)
    order = np.argsort(lengths, kind="stable")
    for group in np.split(order, np.flatnonzero(np.diff(lengths[order])) + 1):
        for start in range(0, len(group), _BATCH):
            yield group[start : start + _BATCH]


def _compared(left: Ints, right: Ints, book: NameBook) -> pa.RecordBatch:
    lengths = int(book.lengths[left[0]]), int(book.lengths[right[0]])
    found = overlap(book.names(left, lengths[0]), book.names(right, lengths[1]), book.lexicon)
    levels = name_levels(
        found,
        same=book.spelt[left] == book.spelt[right],
        acronym=(book.spelt[left] == book.acronyms[right])
        | (book.acronyms[left] == book.spelt[right]),
    )
    columns = [pa.array(column) for column in (left, right, levels, contained(found))]
    return pa.RecordBatch.from_arrays(columns, names=list(_COLUMNS))
