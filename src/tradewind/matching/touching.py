"""The keys by which a lead and an account can meet, widely drawn: no pair that meets is missed.

`name_keys.py` and `blocking.py` look up fewer: they choose the most telling words, and what they
choose moves with the other accounts. Keys here hang on the two names alone, but for those that
are surely too common to be looked up, now and before.
"""

from tradewind.matching.interface import Bench
from tradewind.matching.name_keys import MOST_NAMES_PER_KEY, WORDS_IN_PAIRS, Side
from tradewind.matching.name_tables import IS_LIGHT

_CROWDED = (MOST_NAMES_PER_KEY - 1).bit_length()
"""Class from which a word may be too common to be looked up by itself; from the next it is."""

_WORDED = """CREATE OR REPLACE TEMP TABLE touch_{side}_words AS
SELECT owner, core, place, word, coalesce(class, -1) AS class,
  coalesce(earlier_class, -1) AS earlier_class
FROM (
  SELECT owner, core, unnest(words) AS word, generate_subscripts(words, 1) AS place
  FROM (SELECT owner, core, string_split(core, ' ') AS words FROM touch_{side}_names)
) LEFT JOIN touch_words USING (word)"""

_SLIPS = {
    "lead": "least(class, earlier_class) <= 1",
    "account": f"least(class, earlier_class) < {_CROWDED}",
}
"""Which words are looked up with a letter less: rare ones of leads among known ones of accounts."""
_JOINED = {"lead": "joined IN (SELECT word FROM touch_words)", "account": "true"}

_TWO_WORDS = f"""
  SELECT one.owner, hash(least(one.word, two.word) || ' ' || greatest(one.word, two.word)) AS key
  FROM touch_{{side}}_words AS one JOIN touch_{{side}}_words AS two
    ON one.owner = two.owner AND one.core = two.core AND one.place < two.place
  WHERE greatest(one.class, one.earlier_class) >= {_CROWDED}
    AND greatest(two.class, two.earlier_class) >= {_CROWDED}"""

_CROWDED_PAIRS = f"""CREATE OR REPLACE TEMP TABLE touch_crowded AS
WITH frequent AS (
  SELECT core, is_now, is_earlier, word
  FROM (SELECT core, is_now, is_earlier, unnest(words) AS word FROM (
    SELECT *, list_distinct(string_split(core, ' ')) AS words FROM touch_names)
    WHERE len(words) <= {WORDS_IN_PAIRS["account"]})
  JOIN touch_words USING (word)
  WHERE least(class, earlier_class) >= {_CROWDED}
)
SELECT hash(one.word || ' ' || two.word) AS key
FROM frequent AS one JOIN frequent AS two ON one.core = two.core AND one.word < two.word
GROUP BY one.word, two.word
HAVING least(count(*) FILTER (one.is_now), count(*) FILTER (one.is_earlier))
  > {MOST_NAMES_PER_KEY}"""


def name_keys(side: Side) -> str:
    """Write the query of (owner, key) for `touch_{side}_words`, with duplicates."""
    words = f"touch_{side}_words"
    return f"""
  SELECT owner, hash('=' || replace(core, ' ', '')) AS key FROM touch_{side}_names
  UNION ALL
  SELECT owner, hash('#' || array_to_string(list_sort(string_split(core, ' ')), ' '))
  FROM touch_{side}_names
  UNION ALL
  SELECT owner, hash('~' || string_agg(word, '' ORDER BY place)) FROM {words}
  WHERE NOT {IS_LIGHT} GROUP BY owner, core
  UNION ALL
  SELECT owner, hash('=' || string_agg(left(word, 1), '' ORDER BY place)) FROM {words}
  WHERE word NOT IN ('of', 'de', 'di', 'du', 'del', 'der', 'des', 'la', 'le')
  GROUP BY owner, core HAVING count(*) BETWEEN 3 AND 6
  UNION ALL
  SELECT owner, hash(word) FROM {words} WHERE least(class, earlier_class) <= {_CROWDED}
  UNION ALL
  SELECT owner, hash(joined) FROM (
    SELECT owner, word || lead(word) OVER (PARTITION BY owner, core ORDER BY place) AS joined
    FROM {words}) WHERE {_JOINED[side]}
  UNION ALL
  FROM ({_TWO_WORDS.format(side=side)}) WHERE key NOT IN (SELECT key FROM touch_crowded)
  UNION ALL
  SELECT owner, hash('-' || left(word, dropped) || substr(word, dropped + 2))
  FROM (SELECT owner, word, unnest(range(length(word) + 1)) AS dropped
        FROM {words} WHERE length(word) BETWEEN 4 AND 30 AND {_SLIPS[side]})"""


def make_worded(bench: Bench, side: Side) -> None:
    """Make `touch_{side}_words` of `touch_{side}_names(owner, core)`: one row per word."""
    bench.execute(_WORDED.format(side=side))


def make_crowded_pairs(bench: Bench) -> None:
    """Make `touch_crowded(key)`: pairs of words too common to be looked up, now and before.

    Counted are only names so short that each two of their words are a key; the others may add.
    """
    bench.execute(_CROWDED_PAIRS)
