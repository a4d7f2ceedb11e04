"""The leads: people whose account nobody has found yet, with the truth about it."""

from tradewind.simulating.parameters import HISTORY_DAYS
from tradewind.simulating.randomness import Draws

LEADS_PER_ACCOUNT = 0.7
STRANGERS_EVERY = 8
"""One company unknown to the CRM is made for so many accounts, for leads to come from."""


def _typed_name(draws: Draws) -> str:
    """Write how a company's name was typed, as two columns: typed_name and how_typed."""
    share = draws.share("typing", of="person")
    place = f"(2 + {draws.below('typing place', 'len(short_name) - 3', of='person')})"
    before, after = f"left(short_name, {place} - 1)", f"substr(short_name, {place} + 1)"
    letter = f"substr(short_name, {place}, 1)"
    ways = (
        (0.30, "short name", "short_name"),
        (0.42, "lower case", "lower(short_name)"),
        (0.54, "full name", "company_name"),
        (0.64, "first word", "stem"),
        (0.74, "letter missing", f"{before} || {after}"),
        (0.83, "letter doubled", f"{before} || {letter} || {letter} || {after}"),
        (
            0.90,
            "letters swapped",
            f"{before} || substr(short_name, {place} + 1, 1) || {letter}"
            f" || substr(short_name, {place} + 2)",
        ),
        (0.96, "without accents", "strip_accents(short_name)"),
    )
    named = " ".join(f"WHEN {share} < {most} THEN '{way}'" for most, way, _ in ways)
    typed = " ".join(f"WHEN '{way}' THEN {text}" for _, way, text in ways)
    return f"""
typed AS (
  SELECT *, CASE {named} ELSE 'left blank' END AS how_typed FROM person
),
written AS (
  SELECT *, CASE how_typed {typed} END AS typed_name FROM typed
)"""


def leads(draws: Draws, *, first_account: int, last_account: int) -> str:
    """Write the query of the leads of one slice over `company` and `stranger`.

    Grain: one row per lead: number, n (the true account, null for a company that is not in
    the CRM), who the person is, typed_name and how_typed, readiness of the company at the end.
    Of two companies drawn, the readier one sends the lead. A company in the CRM twice counts
    as its first entry; the two companies of the pair have no leads.
    """
    first = int((first_account - 1) * LEADS_PER_ACCOUNT) + 1
    last = int(last_account * LEADS_PER_ACCOUNT)
    accounts = last_account - first_account + 1
    person = {"of": "person"}
    return f"""
WITH numbered AS (
  SELECT i AS number, {draws.number("lead", of="i::UBIGINT")} AS person
  FROM range({first}, {last + 1}) AS counted(i)
),
drawn AS (
  SELECT *, {draws.share("stranger", **person)} < 0.18 AS is_stranger,
    {first_account} + {draws.below("company 1", accounts, **person)} AS n_1,
    {first_account} + {draws.below("company 2", accounts, **person)} AS n_2,
    {draws.below("which stranger", "(SELECT greatest(1, count(*)) FROM stranger)", **person)}
      + (SELECT min(n) FROM stranger) AS stranger_n
  FROM numbered
),
sent AS (
  SELECT number, person, CASE WHEN is_stranger THEN stranger_n
      WHEN one.readiness_at_end >= two.readiness_at_end THEN one.twin_n ELSE two.twin_n
    END AS company_n
  FROM drawn JOIN company AS one ON one.n = n_1 JOIN company AS two ON two.n = n_2
),
pool AS (
  SELECT *, true AS is_account FROM company WHERE n > 2
  UNION ALL SELECT *, false FROM stranger
),
person AS (
  SELECT number, person, CASE WHEN is_account THEN pool.n END AS n, stem, name AS company_name,
    domain, country, country_number, readiness_at_end, stem || ' ' || word AS short_name,
    {HISTORY_DAYS - 1} - floor({HISTORY_DAYS - 1} * pow({draws.share("created", **person)}, 1.6)
      )::BIGINT AS created_day,
    {draws.share("onlooker", **person)} < 0.1 AS is_onlooker
  FROM sent JOIN pool ON pool.n = company_n
),{_typed_name(draws)}
SELECT number, person, n, company_name, typed_name, how_typed, created_day, readiness_at_end,
  {draws.pick("given name", "given", **person)} AS given_name,
  {draws.pick("family name", "family", **person)} AS family_name,
  CASE WHEN {draws.share("country known", **person)} < 0.9 THEN written.country END AS country,
  CASE WHEN is_onlooker THEN 'Student' ELSE title END AS title,
  CASE WHEN NOT is_onlooker AND {draws.share("role known", **person)} < 0.3 THEN role END AS role,
  CASE WHEN is_onlooker OR {draws.share("free mail", **person)} < 0.16
      THEN {draws.pick("provider", "free_mail", **person)}
    WHEN {draws.share("no e-mail", **person)} < 0.03 THEN NULL ELSE domain END AS email_domain
FROM written
JOIN country_slot ON country_slot.slot = country_number
JOIN title_slot ON title_slot.slot = {draws.below("title", 100, **person)}
CROSS JOIN word_list
"""
