"""Read every distinct name once, and remember what it was read as."""

from tradewind.matching.distinct_texts import read_texts
from tradewind.matching.interface import Bench
from tradewind.matching.memory import NAMES
from tradewind.matching.names import read_name

_REMEMBERED = f"""CREATE TEMP TABLE IF NOT EXISTS {NAMES} (
  text VARCHAR, reading VARCHAR, nth TINYINT)"""
_REMEMBER = f"""INSERT INTO {NAMES}
SELECT text, reading, nth FROM ({{texts}}) LEFT JOIN match_new_names USING (text)
WHERE text NOT IN (SELECT text FROM {NAMES})"""
_USABLE = f"""CREATE OR REPLACE TEMP VIEW match_name_readings AS
SELECT text, reading, nth FROM {NAMES} WHERE reading IS NOT NULL"""


def read_names(bench: Bench, texts: str) -> None:
    """Make `match_name_readings(text, reading, nth)`: one row per text and reading of its name.

    Only texts that are not in memory (`memory.py`) cost anything.

    Args:
        bench: Where the query runs.
        texts: A query of distinct `text`, without null.
    """
    bench.execute(_REMEMBERED)
    new = f"SELECT text FROM ({texts}) WHERE text NOT IN (SELECT text FROM {NAMES})"
    read_texts(bench, table="match_new_names", texts=new, readings=_readings)
    bench.execute(_REMEMBER.format(texts=texts))
    bench.execute("DROP TABLE match_new_names")
    bench.execute(_USABLE)


def _readings(text: str) -> list[str]:
    return [" ".join(words) for words in read_name(text)]
