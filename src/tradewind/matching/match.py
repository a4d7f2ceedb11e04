"""Match leads to accounts: from the three relations to pairs with evidence, and decisions."""

from tradewind.matching.blocking import find_candidates
from tradewind.matching.compare_names import compare_names, read_name_book
from tradewind.matching.counting import count_treated
from tradewind.matching.deciding import decide
from tradewind.matching.domain_lists import lists_of
from tradewind.matching.domain_tables import registrable_domains
from tradewind.matching.evidence import weigh
from tradewind.matching.interface import Bench, MatchCounts, Progress, quiet
from tradewind.matching.meeting import meet
from tradewind.matching.name_levels import NAME_LEVELS
from tradewind.matching.name_tables import make_name_tables
from tradewind.matching.phones import phone_tables
from tradewind.matching.settings import MatchSettings
from tradewind.matching.sides import make_sides

_PART_RARE, _PART_COMMON = NAME_LEVELS.index("part, rare"), NAME_LEVELS.index("part, common")
_NOT_THE_ONLY_ONE = f"""UPDATE match_name_levels SET level_no = {_PART_COMMON}
WHERE level_no = {_PART_RARE} AND (lead_name * 4::BIGINT + contained) IN (
  SELECT lead_name * 4::BIGINT + contained AS part FROM match_name_levels
  WHERE contained IN (1, 2) AND lead_name IN (
    SELECT lead_name FROM match_name_levels WHERE level_no = {_PART_RARE})
  GROUP BY part HAVING count(*) > 1
)"""
"""A part of a name that several accounts' names have does not tell which of them is meant."""


def match(
    bench: Bench,
    settings: MatchSettings,
    progress: Progress = quiet,
    *,
    accounts_are_read: bool = False,
) -> MatchCounts:
    """Weigh each lead against the accounts that come into question, and decide.

    Reads `match_leads`, `match_accounts` and `match_contacts` (see `interface.py`) and makes:

    - `match_pairs(lead_id, account_id, weight, probability, and per part p of domain, website,
      name, country, city, phone: p_level, p_bits)`: at most five accounts of a lead, the
      likeliest; levels are those of `weights.LEVELS`, null where the part is unknown on a side;
      weight is the prior and all bits, in bits with two decimals;
    - `match_decisions(lead_id, decision, account_id, weight, probability, reason, tie_rule,
      runner_up_id, runner_up_weight)`: one row per lead. `decision` is `match`, `review` or
      `none`; with `none` account_id is null and the weight is that of the nearest account, null
      where no account came into question.

    A lead's result depends on no other lead, so that some leads can be matched by themselves.

    Args:
        bench: The engine with the three relations.
        settings: Thresholds, rules for ties, lists and weights.
        progress: Told each step.
        accounts_are_read: Whether `affected` has made the tables of the domains of these very
            accounts and contacts on this bench, by these settings.
    """
    progress("reading domains")
    domains = registrable_domains(bench, lists_of(settings), accounts_are_read=accounts_are_read)
    phones = phone_tables(bench)
    progress("reading names")
    make_sides(bench, settings.ties)
    make_name_tables(bench)
    progress("finding accounts with like names")
    find_candidates(bench)
    progress("comparing names")
    book = read_name_book(bench)
    pairs = "SELECT lead_name, account_name FROM match_name_candidates"
    compare_names(bench, book, pairs=pairs, table="match_name_levels")
    bench.execute(_NOT_THE_ONLY_ONE)
    progress("weighing the evidence")
    meet(bench)
    weigh(bench, book, settings)
    progress("deciding")
    decide(bench, settings)
    return count_treated(bench, domains, phones)
