"""Count where leads ended, and what of the input was treated in a way of its own."""

from tradewind.matching.domain_tables import DomainCounts
from tradewind.matching.interface import Bench, MatchCounts
from tradewind.matching.meeting import MOST_ACCOUNTS_PER_KEY
from tradewind.matching.name_keys import MOST_NAMES_PER_KEY
from tradewind.matching.phones import PhoneCounts
from tradewind.matching.readings import MEANINGS, Reading
from tradewind.matching.words import LONGEST_NAME

_COUNTED = {
    "leads without a company name": "match_leads WHERE company_name IS NULL",
    "leads whose company name names nobody, such as Inc. or a row of signs": (
        "match_leads WHERE company_name NOT IN (SELECT text FROM match_name_readings)"
    ),
    f"leads whose company name is longer than {LONGEST_NAME} characters, read up to there": (
        f"match_leads WHERE length(company_name) > {LONGEST_NAME}"
    ),
    "accounts whose name names nobody": (
        "match_accounts WHERE name NOT IN (SELECT text FROM match_name_readings)"
    ),
    "accounts without a name and a domain, which no lead can find": (
        "match_account_list WHERE account_no NOT IN (SELECT account_no FROM match_account_names)"
        " AND account_id NOT IN (SELECT account_id FROM match_account_domains)"
    ),
    f"keys of names that more than {MOST_NAMES_PER_KEY} account names share, not looked up": (
        "match_crowded_keys"
    ),
    f"names that more than {MOST_ACCOUNTS_PER_KEY} accounts bear, of which only the first by the "
    "rules for ties and those in the lead's country or city are weighed": (
        "(SELECT DISTINCT key FROM match_named_crowded)"
    ),
    f"domains that more than {MOST_ACCOUNTS_PER_KEY} accounts have, of which only the first by the "
    "rules for ties and those in the lead's country or city are weighed": (
        "(SELECT DISTINCT key FROM match_owning_crowded)"
    ),
}
_USED = (Reading.COMPANY, Reading.ROLE, Reading.EDUCATION, Reading.EMPTY)


def count_treated(bench: Bench, domains: DomainCounts, phones: PhoneCounts) -> MatchCounts:
    """Count decisions and treatments of a run whose tables are made."""
    treated = {
        reason: _count(bench, f"SELECT count(*) FROM {rows}") for reason, rows in _COUNTED.items()
    }
    for owner, readings in (
        ("e-mail addresses of leads", domains.emails),
        ("websites of leads", domains.websites),
        ("domains of accounts", domains.accounts),
        ("e-mail addresses of contacts", domains.contacts),
    ):
        if (roles := readings.get(Reading.ROLE, 0)) > 0:
            treated[f"{owner} that are {MEANINGS[Reading.ROLE]}"] = roles
        for reading, count in readings.items():
            if reading not in _USED:
                treated[f"{owner} left out: {MEANINGS[reading]}"] = count
    treated["telephone numbers of leads with too few or too many digits, left out"] = phones.leads
    treated["telephone numbers of accounts with too few or too many digits, left out"] = (
        phones.accounts
    )
    treated["telephone numbers that many accounts share, left out"] = phones.shared
    decided = dict(bench.rows("SELECT decision, count(*) FROM match_decisions GROUP BY decision"))
    return MatchCounts(
        leads=_count(bench, "SELECT count(*) FROM match_leads"),
        accounts=_count(bench, "SELECT count(*) FROM match_accounts"),
        matched=decided.get("match", 0),
        review=decided.get("review", 0),
        unmatched=decided.get("none", 0),
        treated={reason: count for reason, count in treated.items() if count},
    )


def _count(bench: Bench, statement: str) -> int:
    ((count,),) = bench.rows(statement)
    return int(count)
