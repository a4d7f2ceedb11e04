"""The technologies table: products that somebody saw at an account."""

from tradewind.simulating.parameters import HISTORY_DAYS, Parameters
from tradewind.simulating.randomness import Draws


def technologies(draws: Draws, parameters: Parameters) -> str:
    """Write the query of the technologies table over `company`.

    Grain: one row per product seen at an account, ordered by account and product number.
    Two accounts in five were ever looked at; one that was looked at always shows a product,
    because each has one of the two office suites. The scanner misses a tenth of the CRM and
    planning products. `last_seen_at` is well before the end where a product has gone.
    """
    p = parameters
    use = {"of": "use"}
    covered = (
        f"{draws.share('technologies known', of='row_entity')}"
        f" < {p.technologies_known_share} + {p.known_share_per_size_deviation} * size_z"
    )
    return f"""
WITH covered AS (
  SELECT n, entity, crm, has_old_planner, has_rival_planner,
    CASE WHEN {draws.share("office suite")} < 0.62 THEN 'Microsoft 365'
      ELSE 'Google Workspace' END AS suite
  FROM company WHERE {covered} OR n <= 2
),
possible AS (
  SELECT n, number, product, category, share AS use_share,
    {draws.nth("technology", "number")} AS use,
    CASE WHEN product = suite THEN 1 WHEN product = crm THEN CASE WHEN n <= 2 THEN 1 ELSE 0.9 END
      WHEN product = 'Territoria Desktop' AND has_old_planner
        THEN CASE WHEN n <= 2 THEN 1 ELSE 0.9 END
      WHEN product = 'Plancrest Cloud' AND has_rival_planner THEN 0.9
      ELSE share END AS seen_share
  FROM covered CROSS JOIN product
),
seen AS (
  SELECT n, number, product, category, use,
    {draws.below("first seen", HISTORY_DAYS + 1000, **use)} - 1001 AS first_day
  FROM possible WHERE n > 2 AND {draws.share("seen", **use)} < seen_share
    OR n <= 2 AND seen_share = 1
),
dated AS (
  SELECT *, CASE WHEN n > 2 AND {draws.share("gone", **use)} < 0.1
      THEN first_day + {draws.below("gone after", f"{HISTORY_DAYS} - first_day", **use)}
      ELSE greatest(first_day, {HISTORY_DAYS - 1} - {draws.below("last seen", 60, **use)})
    END AS last_day
  FROM seen
)
SELECT account_id_of(n) AS account_id, product, category,
  on_day(first_day) AS first_seen_at, on_day(last_day) AS last_seen_at
FROM dated ORDER BY n, number
"""
