"""Texts such as "N/A" that stand for "unknown" in a table."""

from collections import defaultdict

from tradewind.project.recognising.guesses import MissingWord
from tradewind.project.recognising.samples import ColumnSample, TableSample
from tradewind.project.recognising.values import is_country, is_missing_word, known_words, share


def missing_words(sample: TableSample) -> tuple[MissingWord, ...]:
    """Find the texts that stand for "unknown", as they are spelt, the most frequent first.

    Namibia's code NA is left alone in a column of country codes.
    """
    rows: dict[str, int] = defaultdict(int)
    columns: dict[str, list[str]] = defaultdict(list)
    for column in sample.columns:
        seen = [text for text in column.known if is_missing_word(text)]
        for text in sorted(set(seen)):
            if text == "NA" and _holds_country_codes(column):
                continue
            rows[text] += seen.count(text)
            columns[text].append(column.name)
    found = [MissingWord(text, tuple(columns[text]), count) for text, count in rows.items()]
    return tuple(sorted(found, key=lambda word: (-word.rows, word.text)))


def _holds_country_codes(column: ColumnSample) -> bool:
    codes = share(known_words(column), lambda text: len(text) == 2 and is_country(text))
    return codes is not None and codes > 0.9
