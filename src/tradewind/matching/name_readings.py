"""Read every distinct name once, and remember what it was read as."""

from collections.abc import Iterator

from tradewind.matching.distinct_texts import read_texts
from tradewind.matching.interface import Bench
from tradewind.matching.names import read_name

_REMEMBERED = """CREATE TEMP TABLE IF NOT EXISTS match_read_names (
  text VARCHAR, reading VARCHAR, nth TINYINT)"""
_REMEMBER = """INSERT INTO match_read_names
SELECT text, reading, nth FROM ({texts}) LEFT JOIN match_new_names USING (text)
WHERE text NOT IN (SELECT text FROM match_read_names)"""
_USABLE = """CREATE OR REPLACE TEMP VIEW match_name_readings AS
SELECT text, reading, nth FROM match_read_names WHERE reading IS NOT NULL"""


def read_names(bench: Bench, texts: str) -> None:
    """Make `match_name_readings(text, reading, nth)`: one row per text and reading of its name.

    `match_read_names` remembers all texts that were ever read on this bench, those that name
    nobody with a null reading; only others cost anything. A run may be given the memory of an
    earlier one by loading that table beforehand, if both are of one version of Tradewind.

    Args:
        bench: Where the query runs.
        texts: A query of distinct `text`, without null.
    """
    bench.execute(_REMEMBERED)
    new = f"SELECT text FROM ({texts}) WHERE text NOT IN (SELECT text FROM match_read_names)"
    read_texts(bench, table="match_new_names", texts=new, readings=_readings)
    bench.execute(_REMEMBER.format(texts=texts))
    bench.execute("DROP TABLE match_new_names")
    bench.execute(_USABLE)


def _readings(text: str) -> Iterator[str]:
    return (" ".join(words) for words in read_name(text))
