"""Telephone numbers as keys that are equal where it is the same line, however it is written."""

from dataclasses import dataclass

from tradewind.matching.interface import Bench

COMPARED_DIGITS = 8
"""Digits compared, counted from the end.

National numbers without their trunk zero have 8 digits or more nearly everywhere (Denmark,
Norway, Singapore: 8; France, Spain: 9; United States, Britain: 10), so country codes, "(0)" and
trunk zeros do not matter. Sources: ITU-T E.164 (2010), section 6.2: at most 15 digits in all.
"""
MOST_DIGITS = 15
MOST_ACCOUNTS = 5
"""Accounts that may have a number, such as the switchboard of a group; one that more have is the
number of a call centre, of an office building or of nobody, and says nothing."""
LONGEST_PHONE = 100
"""Characters beyond which a text is a note, not a number."""

_EXTENSION = "((ext|#|durchw|poste|;|,|/ *[+]| or ).*| *x[ .:]*[0-9]+)$"
_EXPONENT = "[0-9][eE][+]?[0-9]+$"


def phone_key(column: str) -> str:
    """Write the SQL expression of a telephone number's last digits.

    Left out are signs, extensions ("ext. 12", "x12", "#12") and a second number after it. Null
    for what has too few or too many digits, one digit repeated, or went through a spreadsheet
    ("4.98912E+11"), which lost its last digits.

    Args:
        column: SQL expression of the text, or null.
    """
    text = f"regexp_replace(lower({column}), '{_EXTENSION}', '')"
    digits = f"regexp_replace(regexp_replace({text}, '[.]0$', ''), '[^0-9]', '', 'g')"
    last = f"right({digits}, {COMPARED_DIGITS})"
    return f"""CASE WHEN length({column}) > {LONGEST_PHONE}
    OR regexp_matches({column}, '{_EXPONENT}')
    OR length({digits}) NOT BETWEEN {COMPARED_DIGITS} AND {MOST_DIGITS}
    OR replace({last}, left({last}, 1), '') = '' OR {last} IN ('12345678', '23456789')
  THEN NULL ELSE {last} END"""


@dataclass(frozen=True, slots=True)
class PhoneCounts:
    """Numbers that are no evidence.

    Attributes:
        leads: Of leads, with too few digits or no number at all.
        accounts: Of accounts, in the same way.
        shared: Of accounts, usable but had by more than `MOST_ACCOUNTS` accounts.
    """

    leads: int
    accounts: int
    shared: int


def phone_tables(bench: Bench) -> PhoneCounts:
    """Make the telephone numbers of leads and accounts that are evidence.

    Makes two temporary tables, `match_lead_phones(lead_id, phone)` and
    `match_account_phones(account_id, phone)`: one row per lead or account with a usable number,
    its last digits.
    """
    counts = {}
    for owner in ("lead", "account"):
        bench.execute(f"""CREATE OR REPLACE TEMP TABLE match_{owner}_phones AS
SELECT {owner}_id, {phone_key("phone")} AS phone FROM match_{owner}s
WHERE phone IS NOT NULL AND trim(phone) <> ''""")
        counts[owner] = _dropped(bench, owner, "phone IS NULL")
    shared = f"""phone IN (SELECT phone FROM match_account_phones
  GROUP BY phone HAVING COUNT(*) > {MOST_ACCOUNTS})"""
    return PhoneCounts(
        leads=counts["lead"], accounts=counts["account"], shared=_dropped(bench, "account", shared)
    )


def _dropped(bench: Bench, owner: str, which: str) -> int:
    """Take rows out of the table of an owner's numbers, and tell how many they were."""
    table = f"match_{owner}_phones"
    ((count,),) = bench.rows(f"SELECT COUNT(*) FROM {table} WHERE {which}")
    bench.execute(f"DELETE FROM {table} WHERE {which}")
    return int(count)
