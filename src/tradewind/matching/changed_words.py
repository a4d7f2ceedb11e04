"""Which words became rarer or more common among the accounts since an earlier matching."""

from tradewind.matching.interface import Bench
from tradewind.matching.name_readings import read_names

_TEXTS = """SELECT DISTINCT text FROM (
  SELECT company_name AS text FROM match_leads
  UNION ALL SELECT name FROM match_accounts
  UNION ALL SELECT unnest(aliases) FROM match_accounts
  UNION ALL SELECT name FROM earlier_accounts
  UNION ALL SELECT unnest(aliases) FROM earlier_accounts
) WHERE text IS NOT NULL"""

_NAMES = """CREATE OR REPLACE TEMP TABLE touch_names AS
SELECT reading AS core, bool_or(is_now) AS is_now, bool_or(NOT is_now) AS is_earlier
FROM (
  SELECT name AS text, true AS is_now FROM match_accounts
  UNION ALL SELECT unnest(aliases), true FROM match_accounts
  UNION ALL SELECT name, false FROM earlier_accounts
  UNION ALL SELECT unnest(aliases), false FROM earlier_accounts
) JOIN match_name_readings USING (text)
GROUP BY reading"""

_CLASS = "CASE WHEN {count} > 0 THEN floor(log2({count}))::INTEGER ELSE -1 END"
_WORDS = f"""CREATE OR REPLACE TEMP TABLE touch_words AS
SELECT word, {_CLASS.format(count="now")} AS class,
  {_CLASS.format(count="earlier")} AS earlier_class
FROM (
  SELECT word, count(*) FILTER (is_now) AS now, count(*) FILTER (is_earlier) AS earlier
  FROM (SELECT is_now, is_earlier, unnest(list_distinct(string_split(core, ' '))) AS word
        FROM touch_names)
  GROUP BY word
)"""


def make_changed_words(bench: Bench) -> bool:
    """Make the words of accounts as they are and were, and say whether all weights moved.

    Makes `match_name_readings` of all names, as they are and were, and
    `touch_words(word, class, earlier_class)`: classes as in `match_words`. All weights move where
    the number of account names itself is in another class.
    """
    read_names(bench, _TEXTS)
    bench.execute(_NAMES)
    bench.execute(_WORDS)
    ((now, earlier),) = bench.rows(
        f"SELECT {_CLASS.format(count='now')}, {_CLASS.format(count='earlier')} FROM (\n"
        "  SELECT count(*) FILTER (is_now) AS now, count(*) FILTER (is_earlier) AS earlier\n"
        "  FROM touch_names)"
    )
    return bool(now != earlier)
