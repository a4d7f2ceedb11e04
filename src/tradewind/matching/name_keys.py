"""Keys by which names find each other: equal, in other order, by rare words, by two words."""

from typing import Literal

from tradewind.matching.interface import Bench

Side = Literal["lead", "account"]

MOST_NAMES_PER_KEY = 64
"""Account names under one key; a key that more of them have tells too little to be looked up."""
_WORDS = {"lead": 3, "account": 10}
"""Most telling words of a name that are keys by themselves."""
WORDS_IN_PAIRS = {"lead": 3, "account": 4}
"""Most telling words of a name of which each two make a key, where both are too common alone."""
_JOINED = {"lead": "class >= 0", "account": "true"}
"""Joined words that are keys. Those of a lead are words of accounts, never of other leads: what a
lead meets must not depend on them."""
_ASKED = {"lead": "", "account": "SEMI JOIN match_lead_keys USING (key)"}
_CROWDED = MOST_NAMES_PER_KEY.bit_length() - 1
"""Class of a word from which it may be too common to be a key."""

POINTS_SAME = 10_000
"""Points of a key that stands for the whole name; those of words are 100 per bit."""
_POINTS_TELLING_WORDS_SAME = 5_000

_RANKED = """CREATE OR REPLACE TEMP TABLE match_ranked_words AS
SELECT
  name_no, is_lead, is_account, word, class, telling, is_light, min(place) AS place,
  row_number() OVER (
    PARTITION BY name_no ORDER BY is_light, telling DESC, length(word) DESC, word
  ) AS nth
FROM match_name_words JOIN match_words USING (word)
GROUP BY name_no, is_lead, is_account, word, class, telling, is_light"""
_OF_SIDE = """CREATE OR REPLACE TEMP VIEW match_{side}_words AS
SELECT * EXCLUDE (is_lead, is_account) FROM match_ranked_words WHERE is_{side}"""


def rank_words(bench: Bench) -> None:
    """Make `match_ranked_words`: one row per name and word, `nth` being 1 for the most telling.

    `match_lead_words` and `match_account_words` are those of either side.
    """
    bench.execute(_RANKED)
    for side in ("lead", "account"):
        bench.execute(_OF_SIDE.format(side=side))


def make_name_keys(bench: Bench, side: Side) -> None:
    """Make `match_{side}_keys(name_no, key, points)`: one row per name and key of that side.

    Words are ranked before, by `rank_words`.

    Points say how much a shared key tells. Keys stand for: the whole name without blanks; its
    words in alphabetical order; its telling words; each of its rarest words; each two of them;
    two neighbouring words written as one that the other side has. Of accounts only those keys are
    made that leads have, so the leads' come first.
    """
    parts = (_whole(side), _by_word(side), _by_two_words(side), _by_joined_words(side))
    keys = f"SELECT * FROM ({' UNION ALL '.join(parts)})\n{_ASKED[side]}"
    bench.execute(f"CREATE OR REPLACE TEMP TABLE match_{side}_keys AS\n{keys}")


def _whole(side: Side) -> str:
    return f"""
  SELECT name_no, hash('=' || joined) AS key, {POINTS_SAME}::INTEGER AS points
  FROM match_names JOIN match_name_sides USING (name_no) WHERE is_{side}
  UNION ALL
  SELECT name_no, hash('#' || array_to_string(list_sort(words), ' ')), {POINTS_SAME}
  FROM match_names JOIN match_name_sides USING (name_no) WHERE is_{side} AND len(words) > 1
  UNION ALL
  SELECT name_no, hash('~' || string_agg(word, '' ORDER BY place)), {_POINTS_TELLING_WORDS_SAME}
  FROM match_{side}_words WHERE NOT is_light GROUP BY name_no"""


def _by_word(side: Side) -> str:
    return f"""
  SELECT name_no, hash(word), (telling * 100)::INTEGER
  FROM match_{side}_words WHERE nth <= {_WORDS[side]}"""


def _by_two_words(side: Side) -> str:
    return f"""
  SELECT
    one.name_no, hash(least(one.word, two.word) || ' ' || greatest(one.word, two.word)),
    ((one.telling + two.telling) * 100)::INTEGER
  FROM match_{side}_words AS one
  JOIN match_{side}_words AS two ON one.name_no = two.name_no AND one.nth < two.nth
  WHERE two.nth <= {WORDS_IN_PAIRS[side]}
    AND one.class >= {_CROWDED} AND two.class >= {_CROWDED}"""


def _by_joined_words(side: Side) -> str:
    return f"""
  SELECT DISTINCT name_no, hash(joined.word), (telling * 100)::INTEGER
  FROM match_joined_words AS joined JOIN match_words USING (word_no)
  WHERE is_{side} AND {_JOINED[side]} AND (name_no, joined.word) NOT IN (
    SELECT (name_no, word) FROM match_{side}_words WHERE nth <= {_WORDS[side]}
      AND name_no IN (SELECT name_no FROM match_joined_words))"""
