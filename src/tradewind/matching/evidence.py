"""Weigh every pair of a lead and an account: the level and the bits of each part."""

from tradewind.matching.compare_names import NameBook, compare_names
from tradewind.matching.domain_tables import label_of
from tradewind.matching.interface import Bench
from tradewind.matching.settings import MatchSettings
from tradewind.matching.weights import LEVELS, PARTS, bits_of

KEPT_PAIRS = 5
"""Accounts kept for a lead, the likeliest first."""
LEAST_WEIGHT = -5.0
"""Weight below which a pair is not kept: probability 0.03."""

_MORE_NAMES = """
SELECT DISTINCT lead.name_no AS lead_name, account.name_no AS account_name
FROM match_met_accounts
JOIN match_lead_names AS lead USING (form_no)
JOIN match_account_names AS account USING (account_no)
ANTI JOIN match_name_levels AS known
  ON known.lead_name = lead.name_no AND known.account_name = account.name_no"""

_NAME_OF_PAIRS = """CREATE OR REPLACE TEMP TABLE match_name_evidence AS
SELECT form_no, account_no, arg_max(level, (bits, level)) AS level
FROM match_met_accounts
JOIN match_lead_names AS lead USING (form_no)
JOIN match_account_names AS account USING (account_no)
JOIN (FROM match_name_levels UNION ALL FROM match_more_levels) AS levels
  ON levels.lead_name = lead.name_no AND levels.account_name = account.name_no
JOIN match_level_bits AS weighed ON weighed.part = 'name' AND weighed.number = level_no
GROUP BY form_no, account_no"""

_ACCOUNT_LABELS = f"""CREATE OR REPLACE TEMP TABLE match_account_labels AS
SELECT account_no, labels, coalesce(spelt, []) AS spelt
FROM match_account_list
LEFT JOIN (
  SELECT account_id, list(DISTINCT {label_of("domain")}) AS labels
  FROM match_account_domains GROUP BY account_id
) USING (account_id)
LEFT JOIN (
  SELECT account_no, list(joined) AS spelt
  FROM match_account_names JOIN match_names USING (name_no) GROUP BY account_no
) USING (account_no)"""


def _domain_of_pairs(part: str, domain: str, host: str) -> str:
    """Write the table of levels of a part that compares domains."""
    label = label_of(domain)
    return f"""CREATE OR REPLACE TEMP TABLE match_{part}_evidence AS
WITH shared AS (
  SELECT form_no, account_no, min(CASE
    WHEN owned.source = 'own' AND owned.host = form.{host} THEN 1
    WHEN owned.source = 'own' THEN 2
    WHEN owned.source = 'other' THEN 3
    WHEN owned.accounts = 1 THEN 4
    ELSE 5 END) AS best
  FROM match_met_accounts JOIN match_forms AS form USING (form_no)
  JOIN match_account_list AS account USING (account_no)
  JOIN match_account_domains AS owned
    ON owned.account_id = account.account_id AND owned.domain = form.{domain}
  GROUP BY form_no, account_no
)
SELECT form_no, account_no, CASE
    WHEN best = 5 THEN NULL
    WHEN best IS NOT NULL
      THEN ['same', 'other host', 'other domain', 'known contact'][best]
    WHEN labels IS NULL AND length({label}) > 3 AND list_contains(spelt, {label})
      THEN 'spells the name'
    WHEN labels IS NULL THEN NULL
    WHEN list_contains(labels, {label}) THEN 'same label'
    ELSE 'different' END AS level
FROM match_met_accounts JOIN match_forms USING (form_no)
JOIN match_account_labels USING (account_no)
LEFT JOIN shared USING (form_no, account_no)
WHERE {domain} IS NOT NULL"""


def _same_or_different(fact: str) -> str:
    return (
        f"CASE WHEN form.{fact} = account.{fact} THEN 'same'\n"
        f"      WHEN form.{fact} <> account.{fact} THEN 'different' END"
    )


_LEVELS = f"""CREATE OR REPLACE TEMP TABLE match_levels AS
SELECT
  form_no, account_no,
  domain.level AS domain_level, website.level AS website_level, name.level AS name_level,
  {_same_or_different("country")} AS country_level,
  {_same_or_different("city")} AS city_level,
  {_same_or_different("phone")} AS phone_level
FROM match_met_accounts
JOIN match_forms AS form USING (form_no)
JOIN match_account_list AS account USING (account_no)
LEFT JOIN match_domain_evidence AS domain USING (form_no, account_no)
LEFT JOIN match_website_evidence AS website USING (form_no, account_no)
LEFT JOIN match_name_evidence AS name USING (form_no, account_no)"""


def weigh(bench: Bench, book: NameBook, settings: MatchSettings) -> None:
    """Make `match_weighed`: one row per form and account worth keeping, with all its parts.

    Columns: form_no, account_no, account_id, per part its level and bits, weight, probability.
    """
    compare_names(bench, book, pairs=_MORE_NAMES, table="match_more_levels")
    bench.execute(_level_bits(settings))
    bench.execute(_NAME_OF_PAIRS)
    bench.execute(_ACCOUNT_LABELS)
    bench.execute(_domain_of_pairs("domain", "domain", "host"))
    bench.execute(_domain_of_pairs("website", "website", "website_host"))
    bench.execute(_LEVELS)
    bench.execute(_weighed(settings))


def _level_bits(settings: MatchSettings) -> str:
    rows = [
        f"('{part}', '{level}', {number}, {round(bits_of(part, level, settings.weights), 2)})"
        for part, levels in LEVELS.items()
        for number, level in enumerate(levels)
    ]
    return (
        "CREATE OR REPLACE TEMP TABLE match_level_bits AS\n"
        "SELECT part, level, number, bits::DOUBLE AS bits\n"
        f"FROM (VALUES {', '.join(rows)}) AS listed(part, level, number, bits)"
    )


def _weighed(settings: MatchSettings) -> str:
    bits = ",\n    ".join(_bits(part, settings) for part in PARTS)
    total = " + ".join(f"{part}_bits" for part in PARTS)
    columns = ", ".join(f"{part}_level, {part}_bits" for part in PARTS)
    return f"""CREATE OR REPLACE TEMP TABLE match_weighed AS
WITH parts AS (
  SELECT *,
    {bits}
  FROM match_levels
), summed AS (
  SELECT *, round({round(settings.prior, 2)} + {total}, 2) AS weight FROM parts
)
SELECT form_no, account_no, account_id, {columns}, weight,
  1 / (1 + pow(2, -weight)) AS probability
FROM summed JOIN (SELECT account_no, account_id FROM match_account_list) USING (account_no)
WHERE weight >= {LEAST_WEIGHT}
QUALIFY row_number() OVER (PARTITION BY form_no ORDER BY weight DESC, account_no) <= {KEPT_PAIRS}"""


def _bits(part: str, settings: MatchSettings) -> str:
    whens = " ".join(
        f"WHEN '{level}' THEN {round(bits_of(part, level, settings.weights), 2)}"
        for level in LEVELS[part]
    )
    return f"CAST(CASE {part}_level {whens} ELSE 0 END AS DOUBLE) AS {part}_bits"
