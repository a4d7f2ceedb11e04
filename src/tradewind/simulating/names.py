"""Names and domains of companies, put together so that no two companies share a domain."""

from math import gcd

from tradewind.simulating.randomness import Draws
from tradewind.simulating.vocabulary import Vocabulary


def _stem_step(draws: Draws, stems: int) -> int:
    """Give a step that visits every stem once before any comes again."""
    step = draws.key("stem step") % stems
    while gcd(step, stems) != 1:
        step += 1
    return step


def names(draws: Draws, vocabulary: Vocabulary) -> str:
    """Write names and domains; a family number gives one stem, and no two give the same."""
    stems, seconds = vocabulary.stems, vocabulary.block_words
    step, offset = _stem_step(draws, stems), draws.key("stem offset") % stems
    family = {"of": "family_entity"}
    return f"""
stemmed AS (
  SELECT traits.*, word_list.*, (family_n * {step} + {offset}) % {stems} AS stem_number,
    family_n // {stems} AS block
  FROM traits, word_list
),
worded AS (
  SELECT *,
    stem_firsts[1 + stem_number // len(stem_middles) // len(stem_lasts)]
      || stem_middles[1 + stem_number // len(stem_lasts) % len(stem_middles)]
      || stem_lasts[1 + stem_number % len(stem_lasts)] AS plain_stem,
    CASE WHEN block = 0 THEN '' ELSE block_words[1 + (block - 1) % {seconds}]
      || CASE WHEN block > {seconds} THEN ' ' || (block - 1) // {seconds} + 1 ELSE '' END
    END AS second_word,
    CASE WHEN len(local_words) > 0 AND {draws.share("local word", **family)} < 0.3
      THEN {draws.pick("which local word", "local_words", **family)}
      ELSE {draws.pick("industry word", "industry_words", **family)} END AS word
  FROM stemmed
),
named AS (
  SELECT * EXCLUDE (stem_firsts, stem_middles, stem_lasts, block_words, free_mail, intent_topics),
    rtrim(CASE WHEN {draws.share("accent", **family)} < 0.4
      THEN translate(plain_stem, accents_from, accents_to) ELSE plain_stem END
      || ' ' || second_word) AS stem,
    lower(plain_stem) || CASE WHEN block = 0 THEN ''
      ELSE '-' || replace(lower(second_word), ' ', '') END || '.example' AS family_domain,
    {draws.pick("legal form", "legal_forms")} AS legal_form
  FROM worded
),
spelt AS (
  SELECT *, CASE WHEN n > 2 AND n % 1000 BETWEEN 11 AND 14
      THEN ['=', '@', '-', '+'][n % 1000 - 10] ELSE '' END
    || CASE n % 1000 WHEN 15 THEN '"' || stem || '"' WHEN 16 THEN 'O''' || stem ELSE stem END
    || ' ' || word
    || CASE WHEN {draws.share("partners", **family)} < 0.03 THEN ' & Partners' ELSE '' END
    || CASE WHEN parent_n IS NULL THEN '' ELSE ' ' || country END AS spelt_name
  FROM named
),
written AS (
  SELECT *, CASE WHEN is_duplicate THEN upper(spelt_name)
    WHEN {draws.share("no legal form")} < 0.08 THEN spelt_name
    ELSE spelt_name || CASE WHEN country = 'United States' AND legal_form = 'Inc.' THEN ', '
      ELSE ' ' END || legal_form END AS name,
    CASE WHEN parent_n IS NULL OR {draws.share("own domain")} < 0.5 THEN family_domain
      ELSE code || '.' || family_domain END AS domain
  FROM spelt
)"""
