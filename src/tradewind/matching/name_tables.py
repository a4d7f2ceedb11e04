"""Names as tables: distinct names, their words, and how rare each word is."""

from importlib.resources import files

import pyarrow as pa

from tradewind.matching.interface import Bench
from tradewind.matching.names import COUNTRY_MARK, LIGHT_WORDS

UNKNOWN_WORD_BITS = 13
"""Rarity of a word that is in no list and in few accounts: fewer than one of 8,192 companies."""
_SEEN_OFTEN_ENOUGH = 4
"""Accounts from which their own share of a word counts; of fewer it would be chance."""
_BITS_BY_LENGTH = (0, 3, 6, 9, 11, UNKNOWN_WORD_BITS)
"""The most bits that a word of so many letters tells: short words coincide by chance."""

_NAMES = """CREATE OR REPLACE TEMP TABLE match_names AS
SELECT
  (row_number() OVER (ORDER BY core) - 1)::INTEGER AS name_no, core,
  string_split(core, ' ') AS words, replace(core, ' ', '') AS joined
FROM (
  SELECT DISTINCT reading AS core FROM match_name_readings SEMI JOIN match_name_texts USING (text)
)"""

_LEAD_NAMES = """CREATE OR REPLACE TEMP TABLE match_lead_names AS
SELECT DISTINCT form_no, name_no
FROM match_forms JOIN match_name_readings USING (text) JOIN match_names ON core = reading"""

_ACCOUNT_NAMES = """CREATE OR REPLACE TEMP TABLE match_account_names AS
SELECT DISTINCT account_no, name_no
FROM (
  SELECT account_no, name AS text FROM match_account_list
  UNION ALL
  SELECT account_no, unnest(aliases) AS text FROM match_account_list
) JOIN match_name_readings USING (text) JOIN match_names ON core = reading"""

_SIDES_OF_NAMES = """CREATE OR REPLACE TEMP TABLE match_name_sides AS
SELECT name_no, bool_or(is_lead) AS is_lead, bool_or(NOT is_lead) AS is_account
FROM (
  SELECT DISTINCT name_no, true AS is_lead FROM match_lead_names
  UNION ALL
  SELECT DISTINCT name_no, false FROM match_account_names
) GROUP BY name_no"""

_NAME_WORDS = """CREATE OR REPLACE TEMP TABLE match_name_words AS
SELECT name_no, is_lead, is_account, unnest(words) AS word, generate_subscripts(words, 1) AS place
FROM match_names JOIN match_name_sides USING (name_no)"""

IS_LIGHT = f"""(word IN ({", ".join(f"'{word}'" for word in sorted(LIGHT_WORDS))})
    OR starts_with(word, '{COUNTRY_MARK}'))"""
"""What is true of a `word` that tells only the kind of an entity or where it is at home."""
_COUNTRY_BITS = 6
"""Rarity of a country at the end of a name: one in 64 companies bears that very one."""

_BITS_LIST = ", ".join(str(bits) for bits in _BITS_BY_LENGTH)
_WORLD_BITS = f"""CASE WHEN starts_with(word, '{COUNTRY_MARK}') THEN {_COUNTRY_BITS}
        WHEN length(word) = 1 THEN {_BITS_BY_LENGTH[1]}
        ELSE coalesce(common.bits, {UNKNOWN_WORD_BITS}) END"""
_WORDS = f"""CREATE OR REPLACE TEMP TABLE match_words AS
WITH seen AS (
  SELECT word, count(DISTINCT name_no) FILTER (is_account) AS names
  FROM match_name_words GROUP BY word
), size AS (
  SELECT floor(log2(greatest(count(*), 1))) AS class FROM match_name_sides WHERE is_account
), judged AS (
  SELECT
    word, names, CASE WHEN names > 0 THEN floor(log2(names))::INTEGER ELSE -1 END AS class,
    least(
      {_WORLD_BITS},
      CASE WHEN names >= {_SEEN_OFTEN_ENOUGH}
        THEN greatest(size.class - floor(log2(names)), 0) ELSE {UNKNOWN_WORD_BITS} END
    )::INTEGER AS bits, {_WORLD_BITS}::INTEGER AS world_bits
  FROM seen CROSS JOIN size LEFT JOIN match_common_words AS common USING (word)
)
SELECT
  (row_number() OVER (ORDER BY word) - 1)::INTEGER AS word_no, word, class, bits, world_bits,
  least(bits, [{_BITS_LIST}][least(length(word), {len(_BITS_BY_LENGTH) - 1}) + 1]) AS telling,
  {IS_LIGHT} AS is_light
FROM judged"""

_JOINED_WORDS = """CREATE OR REPLACE TEMP TABLE match_joined_words AS
SELECT one.name_no, one.is_lead, one.is_account, one.place, joined.word, joined.word_no
FROM match_name_words AS one
JOIN match_name_words AS two ON one.name_no = two.name_no AND two.place = one.place + 1
JOIN match_words AS joined ON joined.word = one.word || two.word"""

_ACRONYMS = """CREATE OR REPLACE TEMP TABLE match_acronyms AS
SELECT name_no, is_lead, is_account,
  array_to_string(list_transform(telling, lambda word: left(word, 1)), '') AS acronym
FROM (
  SELECT name_no, list_filter(words, lambda word: word NOT IN
    ('of', 'de', 'di', 'du', 'del', 'der', 'des', 'la', 'le')) AS telling
  FROM match_names WHERE len(words) >= 3
) JOIN match_name_sides USING (name_no)
WHERE len(telling) BETWEEN 3 AND 6"""


def make_name_tables(bench: Bench) -> None:
    """Number the distinct names and their words.

    Makes, of `match_name_readings`, `match_forms` and `match_account_list`:
    - `match_names(name_no, core, words, joined)`: one row per distinct name as read;
    - `match_lead_names(form_no, name_no)`, `match_account_names(account_no, name_no)`;
    - `match_name_words(name_no, is_lead, is_account, word, place)`: one row per word of a name;
    - `match_words(word_no, word, class, bits, world_bits, telling, is_light)`: one row per word.
      `class` is log2 of how many account names have it, -1 for none; `bits` is log2 of one over
      the share of companies that bear it, the smaller of that among the accounts and that of the
      world, `world_bits`; `telling` is `bits` as far as the word's length allows;
    - `match_joined_words(name_no, is_lead, is_account, place, word, word_no)`: one row per two
      neighbouring words that some other name writes as one;
    - `match_acronyms(name_no, is_lead, is_account, acronym)`: one row per name of 3 to 6 words.
    """
    bench.load("match_common_words", common_words())
    for statement in (_NAMES, _LEAD_NAMES, _ACCOUNT_NAMES, _SIDES_OF_NAMES, _NAME_WORDS):
        bench.execute(statement)
    for statement in (_WORDS, _JOINED_WORDS, _ACRONYMS):
        bench.execute(statement)


def common_words() -> pa.Table:
    """Give words that many companies of the world bear, with their bits.

    Sources:
        J. Bouma, FinanceDatabase (MIT), 28,832 distinct names of listed companies: words that at
        least 4 of them bear, each with the whole part of log2(names / names with the word).
    """
    lines = files("tradewind.matching").joinpath("common_words.txt").read_text("utf-8")
    rows = [line.split() for line in lines.splitlines()]
    words, bits = zip(*((word, int(row[0])) for row in rows for word in row[1:]), strict=True)
    return pa.table({"word": pa.array(words, pa.string()), "bits": pa.array(bits, pa.int32())})
