"""Which names of accounts to compare with a lead's name at all: those that share a key."""

from tradewind.matching.interface import Bench
from tradewind.matching.name_keys import MOST_NAMES_PER_KEY, POINTS_SAME, make_name_keys, rank_words

CANDIDATES = 8
"""Account names compared with one name of a lead, those that share the most first."""
_TWINS = 8
"""Words spelt alike that are looked up for one unknown word, the nearest first."""
_MAY_BE_MISSPELT = "length(word) BETWEEN 4 AND 30 AND NOT regexp_matches(word, '[0-9]')"
_POINTS_ACRONYM = 800
_SLIP_KEEPS_PERCENT = 75

_OFFERS = """CREATE OR REPLACE TEMP TABLE match_offers AS
SELECT key, name_no, points
FROM match_account_keys ANTI JOIN match_crowded_keys USING (key)"""

_CROWDED = f"""CREATE OR REPLACE TEMP TABLE match_crowded_keys AS
SELECT key FROM match_account_keys GROUP BY key HAVING count(*) > {MOST_NAMES_PER_KEY}"""

_MET = """CREATE OR REPLACE TEMP TABLE match_met AS
SELECT lead.name_no AS lead_name, offer.name_no AS account_name,
  sum(least(lead.points, offer.points))::INTEGER AS points
FROM match_lead_keys AS lead JOIN match_offers AS offer USING (key)
GROUP BY ALL"""

_UNMET = f"""CREATE OR REPLACE TEMP TABLE match_unmet AS
SELECT DISTINCT name_no FROM match_lead_names
WHERE name_no NOT IN (SELECT lead_name FROM match_met WHERE points >= {POINTS_SAME})"""


def _one_letter_less(words: str) -> str:
    """Write each word with each of its letters left out, and whole."""
    return f"""
  SELECT word, hash(left(word, dropped) || substr(word, dropped + 2)) AS key
  FROM (SELECT word, unnest(range(length(word) + 1)) AS dropped FROM ({words}))"""


_UNKNOWN_WORDS = f"""
    SELECT DISTINCT word FROM match_lead_words
    WHERE name_no IN (SELECT name_no FROM match_unmet) AND class <= 1 AND nth <= 3
      AND {_MAY_BE_MISSPELT}"""
_KNOWN_WORDS = f"""
    SELECT word FROM match_words
    WHERE class BETWEEN 0 AND {MOST_NAMES_PER_KEY.bit_length() - 2}
      AND {_MAY_BE_MISSPELT}"""

_TWIN_WORDS = f"""CREATE OR REPLACE TEMP TABLE match_twin_words AS
SELECT lead_word, account_word
FROM (
  SELECT DISTINCT unknown.word AS lead_word, known.word AS account_word
  FROM ({_one_letter_less(_UNKNOWN_WORDS)}) AS unknown
  JOIN ({_one_letter_less(_KNOWN_WORDS)}) AS known USING (key)
  WHERE unknown.word <> known.word
)
QUALIFY row_number() OVER (
  PARTITION BY lead_word ORDER BY damerau_levenshtein(lead_word, account_word), account_word
) <= {_TWINS}"""

_BY_TWINS = f"""
  SELECT lead.name_no AS lead_name, account.name_no AS account_name,
    account.telling * {_SLIP_KEEPS_PERCENT} AS points
  FROM match_lead_words AS lead
  JOIN match_twin_words ON lead_word = lead.word
  JOIN match_account_words AS account ON account.word = account_word
  WHERE lead.nth <= 3 AND lead.name_no IN (SELECT name_no FROM match_unmet)"""

_BY_ACRONYM = f"""
  SELECT lead.name_no, account.name_no, {_POINTS_ACRONYM}
  FROM match_names AS lead JOIN match_unmet USING (name_no)
  JOIN match_acronyms AS account ON account.is_account AND lead.joined = account.acronym
  QUALIFY count(*) OVER (PARTITION BY lead.name_no) <= {MOST_NAMES_PER_KEY}
  UNION ALL
  SELECT lead.name_no, account.name_no, {_POINTS_ACRONYM}
  FROM match_acronyms AS lead JOIN match_unmet USING (name_no)
  JOIN match_names AS account ON account.joined = lead.acronym
  JOIN match_name_sides AS side ON side.name_no = account.name_no AND side.is_account
  WHERE lead.is_lead"""

_PER_POINT = 2**32
_NOT_NEGATIVE = 2**20
_CLOSENESS = f"""(
      ({_NOT_NEGATIVE} + points - 5 * abs(length(lead.joined) - length(account.joined)))::BIGINT
      * {_PER_POINT} + {_PER_POINT - 1} - account_name)"""
"""Points less those for other lengths, and the number of the name, in one number: the largest is
the closest name, the first of equally close ones."""

_CANDIDATES = f"""CREATE OR REPLACE TEMP TABLE match_name_candidates AS
WITH met AS (
  SELECT * FROM match_met ANTI JOIN match_unmet ON name_no = lead_name
  UNION ALL
  SELECT lead_name, account_name, sum(points)::INTEGER AS points
  FROM (
    SELECT * FROM match_met SEMI JOIN match_unmet ON name_no = lead_name
    UNION ALL {_BY_TWINS}
    UNION ALL {_BY_ACRONYM}
  ) GROUP BY ALL
), closest AS (
  SELECT lead_name, max({_CLOSENESS}, {CANDIDATES}) AS names
  FROM met
  JOIN match_names AS lead ON lead.name_no = lead_name
  JOIN match_names AS account ON account.name_no = account_name
  GROUP BY lead_name
)
SELECT lead_name, ({_PER_POINT - 1} - unnest(names) % {_PER_POINT})::INTEGER AS account_name
FROM closest"""

_NEEDED_HERE_ONLY = (
    *("match_lead_keys", "match_account_keys", "match_offers", "match_met", "match_unmet"),
    *("match_twin_words", "match_ranked_words"),
)


def find_candidates(bench: Bench) -> None:
    """Make `match_name_candidates(lead_name, account_name)`: one row per pair to compare.

    A lead's name meets the names that share a key with it. One that no account bears also meets
    those with a word that differs from a rare word of its by one or two letters, and those whose
    first letters it is. Of each name's candidates the `CANDIDATES` that share the most are kept.
    `match_crowded_keys(key)` are the keys that too many account names share.
    """
    rank_words(bench)
    make_name_keys(bench, "lead")
    make_name_keys(bench, "account")
    for statement in (_CROWDED, _OFFERS, _MET, _UNMET, _TWIN_WORDS, _CANDIDATES):
        bench.execute(statement)
    for table in _NEEDED_HERE_ONLY:
        bench.execute(f"DROP TABLE {table}")
