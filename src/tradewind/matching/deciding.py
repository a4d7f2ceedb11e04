"""Decide each lead: its account, a case for review, or none, with the reason."""

from tradewind.matching.evidence import KEPT_PAIRS
from tradewind.matching.interface import Bench
from tradewind.matching.settings import MatchSettings
from tradewind.matching.ties import deciding_rule, tie_columns, tie_sorting
from tradewind.matching.weights import LEVELS, PARTS

_OWN_DOMAIN = "('same', 'other host', 'other domain')"
_HOW_MANY = f"CASE WHEN equals < {KEPT_PAIRS} THEN '' || equals ELSE 'at least {KEPT_PAIRS}' END"
"""Of equal accounts only so many are kept; how many there are beyond nobody counted."""


def decide(bench: Bench, settings: MatchSettings) -> None:
    """Make `match_pairs` and `match_decisions` of `match_weighed`; `match.py` has their columns."""
    columns = tie_columns(settings.ties) or "0"
    bench.execute(_EQUALS.format(margin=settings.margin, columns=columns))
    bench.execute(_tied(settings))
    bench.execute(_judged(settings))
    bench.execute(_decisions())
    bench.execute(_pairs())


_EQUALS = """CREATE OR REPLACE TEMP TABLE match_equals AS
WITH near AS (
  SELECT pair.* FROM match_weighed AS pair JOIN (
    SELECT form_no, max(weight) AS most, max(weight) - {margin} AS beyond FROM match_weighed
    GROUP BY form_no HAVING max(weight, 2)[2] > beyond OR max(weight, 2)[2] = most
  ) USING (form_no) WHERE weight > beyond OR weight = most
)
SELECT pair.*, coalesce(account.parent_id, account.account_id) AS family, listed.country,
  owned.domain,
  {columns}
FROM near AS pair
JOIN match_accounts AS account USING (account_id)
JOIN match_account_list AS listed USING (account_no)
LEFT JOIN (
  SELECT account_id, min(domain) AS domain FROM match_account_domains
  WHERE source = 'own' GROUP BY account_id
) AS owned USING (account_id)"""


def _tied(settings: MatchSettings) -> str:
    """Write the table of forms with several equal accounts: who is chosen, and by which rule.

    Nobody is chosen among accounts that are no kin, or that no rule tells apart.
    """
    order = ", ".join(filter(None, [tie_sorting(settings.ties), "weight DESC", "account_no"]))
    return f"""CREATE OR REPLACE TEMP TABLE match_tied AS
WITH sorted AS (
  SELECT *, row_number() OVER (PARTITION BY form_no ORDER BY {order}) AS nth FROM match_equals
), groups AS (
  SELECT form_no, count(*) AS equals,
    bool_and(coalesce(domain_level IN {_OWN_DOMAIN}, false)
      OR coalesce(website_level IN {_OWN_DOMAIN}, false))
    OR count(DISTINCT family) = 1
    OR (count(DISTINCT domain) = 1 AND count(domain) = count(*))
    OR (count(DISTINCT country) = 1 AND count(country) = count(*)
      AND bool_and(coalesce(name_level LIKE 'same%', false))) AS are_kin
  FROM match_equals GROUP BY form_no HAVING count(*) > 1
)
SELECT form_no, equals, are_kin, {deciding_rule(settings.ties, "first", "second")} AS rule,
  CASE WHEN are_kin AND rule IS NOT NULL THEN first.account_no END AS chosen_no,
  CASE WHEN are_kin AND rule IS NOT NULL THEN second.account_no END AS second_no
FROM groups
JOIN sorted AS first USING (form_no)
JOIN sorted AS second USING (form_no)
WHERE first.nth = 1 AND second.nth = 2"""


def _judged(settings: MatchSettings) -> str:
    return f"""CREATE OR REPLACE TEMP TABLE match_judged AS
WITH ranked AS (
  SELECT weighed.*, tied.equals, tied.are_kin, tied.rule,
    row_number() OVER (PARTITION BY form_no ORDER BY
      coalesce(account_no = chosen_no, false) DESC, coalesce(account_no = second_no, false) DESC,
      weight DESC, account_no) AS nth,
    max(probability) OVER (PARTITION BY form_no) AS likeliest
  FROM match_weighed AS weighed LEFT JOIN match_tied AS tied USING (form_no)
)
SELECT best.* EXCLUDE (nth, likeliest),
  second.account_id AS runner_up_id, second.weight AS runner_up_weight,
  CASE
    WHEN best.likeliest < {settings.review_at} THEN 'none'
    WHEN best.probability < {settings.match_at} THEN 'review'
    WHEN best.equals IS NULL OR (best.are_kin AND best.rule IS NOT NULL) THEN 'match'
    ELSE 'review' END AS decision
FROM (FROM ranked WHERE nth = 1) AS best
LEFT JOIN (FROM ranked WHERE nth = 2) AS second USING (form_no)"""


def _for_and_against() -> str:
    """Write the list of what agrees, in the field's words."""
    texts = []
    for part in PARTS:
        whens = " ".join(
            f"WHEN '{level}' THEN '{listed.meaning.replace(chr(39), chr(39) * 2)}'"
            for level, listed in LEVELS[part].items()
        )
        texts.append(f"CASE WHEN {part}_bits > 0 THEN CASE {part}_level {whens} END END")
    return f"concat_ws('; ', {', '.join(texts)})"


def _decisions() -> str:
    agreeing = _for_and_against()
    return f"""CREATE OR REPLACE TEMP TABLE match_decisions AS
WITH told AS (
  SELECT *, {agreeing} AS agreeing FROM match_judged
)
SELECT lead_id, coalesce(decision, 'none') AS decision,
  CASE WHEN decision <> 'none' THEN account_id END AS account_id,
  weight, probability,
  CASE
    WHEN form.is_colleague THEN 'works at your own company'
    WHEN form.text IS NULL AND form.domain IS NULL AND form.website IS NULL AND weight IS NULL
      THEN 'the lead has neither a company name nor a domain of a company'
    WHEN weight IS NULL
      THEN 'no account has anything like its domain, its name or its telephone number'
    WHEN decision = 'none' THEN 'too little agrees with the nearest account: ' || agreeing
    WHEN decision = 'match' AND equals IS NOT NULL
      THEN agreeing || '; chosen among ' || {_HOW_MANY} || ' equal accounts by: ' || rule
    WHEN decision = 'match' THEN agreeing
    WHEN equals IS NOT NULL THEN {_HOW_MANY} || ' accounts are equally likely: ' || agreeing
    ELSE 'not sure enough: ' || agreeing
  END AS reason,
  CASE WHEN decision = 'match' THEN rule END AS tie_rule, runner_up_id, runner_up_weight
FROM match_lead_forms
JOIN match_forms AS form USING (form_no)
LEFT JOIN told USING (form_no)"""


def _pairs() -> str:
    columns = ", ".join(f"{part}_level, {part}_bits" for part in PARTS)
    return f"""CREATE OR REPLACE TEMP VIEW match_pairs AS
SELECT lead_id, account_id, weight, probability, {columns}
FROM match_lead_forms JOIN match_weighed USING (form_no)"""
