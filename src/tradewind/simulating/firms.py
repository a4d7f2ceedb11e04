"""The companies as they are: every trait, also those the CRM does not know."""

from tradewind.simulating.formulas import fit_points, readiness
from tradewind.simulating.names import names
from tradewind.simulating.pair import replaced_traits
from tradewind.simulating.parameters import HISTORY_DAYS, Parameters
from tradewind.simulating.randomness import Draws
from tradewind.simulating.vocabulary import Vocabulary

DUPLICATES_EVERY = 200
"""One account in so many is a second entry of a company that the CRM already has."""

DUPLICATE_AT = 118
TWIN_DISTANCE = 7


def _entity(draws: Draws, number: str) -> str:
    return draws.number("company", of=f"({number})::UBIGINT")


def _identity(draws: Draws, parameters: Parameters, first: int, last: int) -> str:
    """Write who is whose duplicate and whose subsidiary; all follows from the number alone."""
    share = parameters.subsidiary_share
    twin_at = DUPLICATE_AT - TWIN_DISTANCE
    return f"""
numbered AS (
  SELECT i AS n, {_entity(draws, "i")} AS row_entity,
    i % {DUPLICATES_EVERY} = {DUPLICATE_AT} AS is_duplicate
  FROM range({first}, {last + 1}) AS counted(i)
),
candidates AS (
  SELECT *, CASE WHEN is_duplicate THEN n - {TWIN_DISTANCE} ELSE n END AS twin_n,
    greatest(1, n - 1 - {draws.below("parent", 8, of="row_entity")}) AS candidate_n
  FROM numbered
),
related AS (
  SELECT n, row_entity, is_duplicate, twin_n, {_entity(draws, "twin_n")} AS entity,
    CASE WHEN n > 10 AND n % {DUPLICATES_EVERY} NOT IN ({DUPLICATE_AT}, {twin_at})
        AND candidate_n % {DUPLICATES_EVERY} NOT IN ({DUPLICATE_AT}, {twin_at})
        AND {draws.share("subsidiary", of="row_entity")} < {share}
        AND {draws.share("subsidiary", of=_entity(draws, "candidate_n"))} >= {share}
      THEN candidate_n END AS parent_n
  FROM candidates
),
families AS (
  SELECT *, coalesce(parent_n, twin_n) AS family_n,
    {_entity(draws, "coalesce(parent_n, twin_n)")} AS family_entity
  FROM related
)"""


def _traits(draws: Draws, parameters: Parameters) -> str:
    """Write what a company is and what happens to it, by independent draws."""
    p, d = parameters, draws
    triggered = f"{p.trigger_share} + {p.trigger_share_per_growth_deviation} * growth_z"
    set_back = f"{p.setback_share} + {p.setback_share_per_growth_deviation} * growth_z"
    return f"""
drawn AS (
  SELECT *, {d.below("country", 1000)} AS country_number,
    {d.below("industry", 1000, of="family_entity")} AS industry_number,
    {d.below("crm", 1000)} AS crm_number,
    {d.normal("size")} AS size_z, {d.normal("growth")} AS growth_z
  FROM families
),
placed AS (
  SELECT drawn.*, country, code, cities, legal_forms, accents_from, accents_to, crm, crm_effect,
    country.words AS local_words, industry.words AS industry_words, industry, spellings,
    industry.fit_effect AS industry_effect, country.fit_effect AS country_effect,
    greatest(3, least(400000, round(median_employees * exp(spread * size_z)
      * CASE WHEN parent_n IS NULL THEN 1 ELSE 0.4 END)))::BIGINT AS employees,
    revenue_per_employee
  FROM drawn
  JOIN country_slot AS country ON country.slot = country_number
  JOIN industry_slot AS industry ON industry.slot = industry_number
  JOIN crm_slot ON crm_slot.slot = crm_number
),
traits AS (
  SELECT n, entity, row_entity, family_n, family_entity, parent_n, is_duplicate, twin_n,
    country_number, country, code, legal_forms, accents_from, accents_to, local_words,
    industry_words, industry, spellings, industry_effect, country_effect, crm, crm_effect,
    size_z, employees,
    {d.pick("city", "cities")} AS city,
    greatest(10000, round(employees * revenue_per_employee * exp(0.4 * {d.normal("revenue")}), -3)
      )::BIGINT AS revenue,
    greatest(0, least(150, round(18 * exp(0.8 * {d.normal("age")}))))::BIGINT AS age_years,
    round(greatest(-45, least(120, 5 + 14 * growth_z)), 1) AS growth_pct,
    greatest(0, round(employees * greatest(0.002, 0.03 + 0.03 * growth_z)
      * exp(0.4 * {d.normal("jobs")})))::BIGINT AS open_jobs,
    {d.share("old planner")} < {p.old_planner_share} AS has_old_planner,
    {d.share("rival planner")} < {p.rival_planner_share} AS has_rival_planner,
    CASE WHEN {d.share("trigger 1")} < {triggered}
      THEN {d.below("trigger 1 day", HISTORY_DAYS)} END AS trigger_1_day,
    CASE WHEN {d.share("trigger 2")} < {p.second_trigger_share}
      THEN {d.below("trigger 2 day", HISTORY_DAYS)} END AS trigger_2_day,
    {d.below("trigger 1 kind", 100)} AS trigger_1_number,
    {d.below("trigger 2 kind", 100)} AS trigger_2_number,
    CASE WHEN {d.share("setback")} < {set_back}
      THEN {d.below("setback day", HISTORY_DAYS)} END AS setback_day,
    {p.standing_readiness_deviation} * {d.normal("standing readiness")} AS standing_readiness,
    {d.normal("chattiness")} AS chattiness,
    {p.fit_hidden_deviation} * {d.normal("hidden fit")} AS hidden_fit,
    CASE WHEN {d.share("early account")} < 0.72 THEN -{d.below("early day", 1460)}
      ELSE {d.below("late day", HISTORY_DAYS - 20)} END AS created_day,
    least(8, floor(1 + 0.35 * greatest(0, ln(employees) - 3)
      + 3 * pow({d.share("contacts")}, 3)))::BIGINT
      * ({d.share("has contacts")} < 0.86)::BIGINT AS contacts,
    {d.share("dark")} < 0.2 AS is_dark,
    {d.share("web address")} AS web_address_share
  FROM placed
)"""


def _events_of_the_firm() -> str:
    """Write what kind of trigger each company has, and how strongly it lifts readiness."""
    return """
eventful AS (
  SELECT written.* EXCLUDE (industry_words, local_words, legal_forms, legal_form, accents_from,
      accents_to, plain_stem, second_word, stem_number, block, spelt_name, family_domain),
    first.kind AS trigger_1_kind, first.lift AS trigger_1_lift,
    second.kind AS trigger_2_kind, second.lift AS trigger_2_lift
  FROM written
  JOIN trigger_slot AS first ON first.slot = trigger_1_number
  JOIN trigger_slot AS second ON second.slot = trigger_2_number
)"""


def companies(
    draws: Draws, parameters: Parameters, vocabulary: Vocabulary, *, first: int, last: int
) -> str:
    """Write the query that gives the companies of the numbers `first` to `last`.

    Grain: one row per account number. Hidden traits are all known; what the CRM knows of them
    is decided later. A duplicate has the entity of its twin, so it has the same traits.
    """
    steps = (
        _identity(draws, parameters, first, last),
        _traits(draws, parameters),
        names(draws, vocabulary),
        _events_of_the_firm(),
    )
    return f"""
WITH {",".join(steps)},
planted AS (
  SELECT * FROM eventful WHERE n > 2
  UNION ALL BY NAME
  SELECT * REPLACE ({replaced_traits()}) FROM eventful WHERE n <= 2
)
SELECT *, {fit_points(parameters)} AS fit_points,
  round({readiness(parameters, str(HISTORY_DAYS - 1))}, 6) AS readiness_at_end
FROM planted
"""
